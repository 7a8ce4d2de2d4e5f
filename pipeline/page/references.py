"""The entries of the reference list, and the works that footnotes name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.page.entry import parse_entry
from pipeline.page.lines import Line
from pipeline.page.model import Reference, ZoneKind
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_NUMBER = re.compile(
    r"\s*(?:[•·▪●*+–—-]\s*)?(?:\[\^?\s?[\w+.-]{1,12}\s?\]:?|\(?\d{1,3}[.)](?!\d)|\d{1,3}\s+(?=[A-ZÀ-ÞА-Я“«])|"
    r"<sup>\d{1,3}</sup>)\s*"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_FAMILY = (
    rf"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al)\s){{0,2}}"
    rf"{_CAPITAL}[^\W\d_]+(?:[-’'][^\W\d_]+){{0,2}}"
)
_INITIALS = rf"(?:{_CAPITAL}[a-z]?\.[\s-]?){{1,4}}"
_AUTHOR_START = re.compile(
    r"\s*(?:[^\W\d_a-z][^\W\d_]+(?:[-’' ][^\W\d_a-z][^\W\d_]+){0,2},?\s(?:[^\W\d_a-z]\.|"
    r"[^\W\d_a-z]{1,2}\b)|(?:[^\W\d_a-z]\.[\s-]?){1,3}\s?[^\W\d_a-z][^\W\d_]+|\((?:19|20)\d\d|"
    r"[^\W\d_a-z][^\n]{3,120}[.,]?\s\(?(?:19|20)\d\d[a-z]?\)?[.,:])"
)
_ENDED = re.compile(r"(?:[.\])>]|\d|https?://\S+)\s*\Z")
_SAME = re.compile(r"\s*(?:[•*]\s+|\d{1,3}\.\s+)?(?:[—–_-]\s?){3,}(?=[\s.,(\[\d])")
"""A dash instead of the authors of the entry before."""

_CHAINED = re.compile(
    rf"(?<=[\w.)\]>»”/])\s+(?:\[(?P<key>\d{{1,3}})\]|(?P<number>\d{{1,3}})[.)])\s+(?=[“«\"]|{_CAPITAL})"
)
"""The number of an entry within a paragraph of entries."""

_SHORT_WORD = re.compile(
    r"(?:(?<!\d)(?<!\d\s)\b(?:vols?|nos?|nr|iss|pp?|ch|eds?|ser|part|fig|т|вып|с|стр|кн|ч)\.?|(?<!\d\s)\b[A-ZА-Я]\.|№)\Z",
    re.IGNORECASE,
)
_NAME = rf"{_FAMILY},?\s{_INITIALS}"
_UNNUMBERED = re.compile(rf"(?<=[.\d)/])\s+(?={_NAME})")
_DATED = re.compile(rf"{_NAME}(?:[^\W\d_]|[\s.,;&’'-]){{0,150}}\(?(?:19|20)\d\d[a-z]?\)?[.,:\s]")
"""An entry without a number within a paragraph begins with names and a year, or with names behind the last pages."""

_CLOSED = re.compile(r"(?:19|20)\d\d|//")
_PAGES = re.compile(r"(?:\b(?:[CСсS]|pp?|P)\.\s?\d+(?:\s?[-–—]\s?\d+)?|\d\s?[pсcs])\.\s*\Z", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[\^\w{1,12}\]:")
_NOTES = frozenset({"notes", "footnotes", "endnotes", "notes and references", "примечания", "сноски"})
_LEAST_ENTRY = 30
_LONGEST = 3000
_PARAGRAPH = 60_000
"""A longer paragraph is no list of works, or would take minutes to read."""


def read_references(text: str, labelled: Sequence[Labelled]) -> tuple[Reference, ...]:
    """The entries in the order of the text; an entry that begins with a dash has the authors of the one before."""
    lines = [piece.line for piece in labelled if piece.kind is ZoneKind.REFERENCES]
    found: list[Reference] = []
    for span in _entries(text, lines):
        reference = parse_entry(text, span)
        if reference:
            found.append(_with_authors(text, reference, found[-1] if found else None))
    return tuple(sorted((*found, *_noted(text, labelled)), key=lambda reference: reference.span))


def _with_authors(text: str, reference: Reference, before: Reference | None) -> Reference:
    same = before is not None and _SAME.match(reference.span.of(text)[:40])
    return replace(reference, authors=before.authors) if same and before else reference


def _noted(text: str, labelled: Sequence[Labelled]) -> Iterator[Reference]:
    """The works that footnotes name in full; "Ibid." and remarks are none."""
    for span in _entries(text, list(_note_lines(text, labelled))):
        reference = parse_entry(text, span)
        if reference and reference.authors and reference.title and (reference.year or reference.venue):
            yield reference


def _note_lines(text: str, labelled: Sequence[Labelled]) -> Iterator[Line]:
    """Numbered lines under a heading "Notes", and the notes of Markdown wherever they stand."""
    inside = False
    for piece in labelled:
        line = piece.line
        if line.label or line.heading:
            inside = line.words.strip(" :.#*").casefold() in _NOTES
        elif piece.kind is not ZoneKind.REFERENCES and (
            _NOTE.match(line.words) or (inside and _NUMBER.match(line.span.of(text)[:40]))
        ):
            yield line


def _entries(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """One span an entry: entries run over lines, several stand in one paragraph, lists are numbered or indented."""
    spans = list(_stretches(text, lines))
    for index, span in enumerate(spans):
        following = number_of(spans[index + 1].of(text)[:40]) if index + 1 < len(spans) else None
        yield from _run_on(text, span, following)


def _stretches(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Lines put together to entries."""
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
    dashed = [bool(_SAME.match(span.of(text)[:40])) for _, span in spans]
    marked = [
        not dash and (line.bullet or bool(_NUMBER.match(span.of(text)[:40])))
        for dash, (line, span) in zip(dashed, spans, strict=True)
    ]
    if sum(marked) * 3 >= len(spans) and sum(marked) > 1:
        return [mark and _begins_entry(text, spans, index) for index, mark in enumerate(marked)]
    spaced = sum(line.blank > 0 for line, _ in spans[1:])
    if spaced * 2 >= len(spans) - 1:
        return [line.blank > 0 and not span.of(text)[:1].islower() for line, span in spans]
    return [dash or _begins(text, spans, index) for index, dash in enumerate(dashed)]


def _begins_entry(text: str, spans: Sequence[tuple[Line, Span]], index: int) -> bool:
    """A bullet begins an entry; a number does when it does not continue a sentence."""
    if spans[index][0].bullet or index == 0:
        return True
    before, own = (number_of(spans[place][1].of(text)[:40]) for place in (index - 1, index))
    if before and own and before.isdecimal() and own.isdecimal() and int(own) == int(before) + 1:
        return True
    return not spans[index - 1][1].of(text)[-200:].rstrip().endswith((",", "-", "–"))


def _begins(text: str, spans: Sequence[tuple[Line, Span]], index: int) -> bool:
    line, span = spans[index]
    if index == 0 or line.blank:
        return True
    before = spans[index - 1][1].of(text)[-200:]
    return bool(_ENDED.search(before)) and bool(_AUTHOR_START.match(span.of(text)[:200]))


def _run_on(text: str, span: Span, following: str | None) -> Iterator[Span]:
    """The entries of a paragraph; `following` is the number of the paragraph after it."""
    words = span.of(text)
    if len(words) > _PARAGRAPH:
        yield span
        return
    number = number_of(words[:40])
    cuts = _numbered_cuts(words, int(number), following) if number and number.isdecimal() else _name_cuts(words)
    for begin, end in pairwise((0, *cuts, len(words))):
        piece = words[begin:end]
        if piece.strip():
            yield Span(span.begin + begin, span.begin + begin + len(piece.rstrip()))


def _numbered_cuts(words: str, number: int, following: str | None) -> list[int]:
    """Where the next numbers stand, one after the other, each behind the end of a sentence."""
    cuts: list[int] = []
    last = 0
    for match in _CHAINED.finditer(words):
        own = int(match["key"] or match["number"])
        sure = match["key"] or not _SHORT_WORD.search(words[max(0, match.start() - 8) : match.start()])
        if own == number + 1 and str(own) != following and sure and match.start() - last >= _LEAST_ENTRY:
            last = match.start("key") - 1 if match["key"] else match.start("number")
            cuts.append(last)
            number = own
    return cuts


def _name_cuts(words: str) -> list[int]:
    """Where names stand behind the end of an entry without a number."""
    cuts: list[int] = []
    last = 0
    for match in _UNNUMBERED.finditer(words):
        piece = words[last : match.start()]
        ended = len(piece) >= _LEAST_ENTRY and _CLOSED.search(piece)
        if ended and (_DATED.match(words, match.end()) or _PAGES.search(piece[-30:])):
            last = match.end()
            cuts.append(last)
    return cuts


def number_of(words: str) -> str | None:
    """The number or key that an entry begins with.

    >>> number_of("[12] Lee, A. Wages"), number_of("3. Lee, A. Wages"), number_of("Lee, A. Wages")
    ('12', '3', None)
    """
    match = re.match(
        r"\s*(?:[•·*+–—-]\s*)?(?:\[\^?\s?(?P<key>[\w+.-]{1,12})\s?\]|<sup>(?P<raised>\d{1,3})</sup>|(?P<number>\d{1,3})[.)\s])",
        words,
    )
    return (match["key"] or match["raised"] or match["number"]) if match else None
