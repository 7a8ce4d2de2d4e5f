"""The entries of the reference list."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page.entry import parse_entry
from pipeline.page.lines import Line
from pipeline.page.model import Reference, ZoneKind
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_NUMBER = re.compile(
    r"\s*(?:[•·▪●*+–—-]\s*)?(?:\[\s?[\w+.-]{1,12}\s?\]|\(?\d{1,3}[.)](?!\d)|\d{1,3}\s(?=[A-ZÀ-ÞА-Я]))\s*"
)
_AUTHOR_START = re.compile(
    r"\s*(?:[^\W\d_a-z][^\W\d_]+(?:[-’' ][^\W\d_a-z][^\W\d_]+){0,2},?\s(?:[^\W\d_a-z]\.|"
    r"[^\W\d_a-z]{1,2}\b)|(?:[^\W\d_a-z]\.[\s-]?){1,3}\s?[^\W\d_a-z][^\W\d_]+|\((?:19|20)\d\d|"
    r"[^\W\d_a-z][^\n]{3,120}[.,]?\s\(?(?:19|20)\d\d[a-z]?\)?[.,:])"
)
_ENDED = re.compile(r"(?:[.\])>]|\d|https?://\S+)\s*\Z")
_LONGEST = 3000


def read_references(text: str, labelled: Sequence[Labelled]) -> tuple[Reference, ...]:
    """The entries in the order of the list."""
    lines = [piece.line for piece in labelled if piece.kind is ZoneKind.REFERENCES]
    found: list[Reference] = []
    for span in _entries(text, lines):
        reference = parse_entry(text, span)
        if reference:
            found.append(reference)
    return tuple(found)


def _entries(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """One span an entry: entries run over lines, and lists are bulleted, numbered, spaced or indented."""
    spans = [(line, content) for line in lines if (content := line.content) is not None]
    starts = _starts(text, spans)
    begin: int | None = None
    end = 0
    for (_, span), start in zip(spans, starts, strict=True):
        if (start or span.end - (begin or 0) > _LONGEST) and begin is not None:
            yield Span(begin, end)
            begin = None
        begin = span.begin if begin is None else begin
        end = span.end
    if begin is not None:
        yield Span(begin, end)


def _starts(text: str, spans: Sequence[tuple[Line, Span]]) -> list[bool]:
    marked = [line.bullet or bool(_NUMBER.match(span.of(text)[:40])) for line, span in spans]
    if sum(marked) * 3 >= len(spans) and sum(marked) > 1:
        return [mark and _begins_entry(text, spans, index) for index, mark in enumerate(marked)]
    spaced = sum(line.blank > 0 for line, _ in spans[1:])
    if spaced * 2 >= len(spans) - 1:
        return [line.blank > 0 and not span.of(text)[:1].islower() for line, span in spans]
    return [_begins(text, spans, index) for index in range(len(spans))]


def _begins_entry(text: str, spans: Sequence[tuple[Line, Span]], index: int) -> bool:
    """A bullet begins an entry; a number does when it does not continue a sentence."""
    if spans[index][0].bullet or index == 0:
        return True
    before, own = (number_of(spans[place][1].of(text)[:40]) for place in (index - 1, index))
    if before and own and before.isdigit() and own.isdigit() and int(own) == int(before) + 1:
        return True
    return not spans[index - 1][1].of(text)[-200:].rstrip().endswith((",", "-", "–"))


def _begins(text: str, spans: Sequence[tuple[Line, Span]], index: int) -> bool:
    line, span = spans[index]
    if index == 0 or line.blank:
        return True
    before = spans[index - 1][1].of(text)[-200:]
    return bool(_ENDED.search(before)) and bool(_AUTHOR_START.match(span.of(text)[:200]))


def number_of(words: str) -> str | None:
    """The number or key that an entry begins with.

    >>> number_of("[12] Lee, A. Wages"), number_of("3. Lee, A. Wages"), number_of("Lee, A. Wages")
    ('12', '3', None)
    """
    match = re.match(r"\s*(?:[•·*+–—-]\s*)?(?:\[\s?(?P<key>[\w+.-]{1,12})\s?\]|(?P<number>\d{1,3})[.)\s])", words)
    return (match["key"] or match["number"]) if match else None
