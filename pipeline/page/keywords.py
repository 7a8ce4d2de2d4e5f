"""The author's own keywords and the JEL codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.page.forms import without_column
from pipeline.page.hyphens import rejoined
from pipeline.page.model import Field, ZoneKind
from pipeline.page.plain import Plain, plain
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_JEL = re.compile(r"(?<![\w/-])([A-Z]\d{1,2})(?![\w/-])")
_SEPARATORS = (";", "•", "·", "▪", "●", "∙", "ㆍ", "|", ",", " – ", " — ", " - ", " / ", ". ")
_EDGE = ' \t\n\u00a0.,;:•·▪●∙ㆍ|*_–—-"“”'
_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}
_RIGHTS = re.compile(
    r"(?:©|\bÓ(?=\s?(?:19|20)\d\d)|\(c\)\s?(?=(?:19|20)\d\d)|\bcopyright\b|\ball rights reserved)", re.IGNORECASE
)
"""Ó is what fonts of old PDF files make of ©."""
_COUNT = re.compile(r"[^\W\d_]:?\s\d[\d.,]*\Z")
_SECTION = re.compile(r"(?:\.|\s(?:1|I)\.?)\s+(?:(?:1|I)\.?\s+)?(?:Introduction|INTRODUCTION|Background)\b")
_LONGEST = 100
_FEW = 2
_LEAST = 3
_CAPITAL = re.compile(r"(?<!\S)[A-ZÀ-Þ]")


def keyword_fields(text: str, labelled: Sequence[Labelled], *, tags: bool) -> Iterator[Field]:
    """The keywords in their order, each once; of several lists (two languages) the first.

    The tags of a site are keywords only with `tags`, and where there are no others.
    """
    runs = [run for run in _runs(labelled, ZoneKind.KEYWORDS) if not _is_counted(run)]
    real = [run for run in runs if not _is_tags(run)] or (runs if tags else [])
    seen: set[str] = set()
    for field in _listed(text, real[0]) if real else ():
        if field.value.casefold() not in seen:
            seen.add(field.value.casefold())
            yield field


def _is_tags(run: Sequence[Labelled]) -> bool:
    label = run[0].line.label
    return label is not None and label.words in ("tags", "topics")


def _is_counted(run: Sequence[Labelled]) -> bool:
    """Whether an empty label stands above figures of the site: "Views: 312"."""
    return run[0].line.content is None and any(_COUNT.search(piece.line.words) for piece in run[1:])


def jel_fields(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The codes of the Journal of Economic Literature, in their order, each once."""
    seen: set[str] = set()
    for run in _runs(labelled, ZoneKind.CODES):
        if run[0].line.label is None or "jel" not in run[0].line.label.words:
            continue
        for piece in run:
            for match in _JEL.finditer(piece.line.view.text):
                if match[1] not in seen:
                    seen.add(match[1])
                    yield Field(name="jel", value=match[1], span=piece.line.view.span(*match.span(1)), confidence=0.98)


def _runs(labelled: Sequence[Labelled], kind: ZoneKind) -> Iterator[list[Labelled]]:
    """The lines of one list together: a new one begins with a label."""
    run: list[Labelled] = []
    for piece in labelled:
        if piece.kind is not kind or piece.line.label is not None:
            if run:
                yield run
            run = []
        if piece.kind is kind:
            run.append(piece)
    if run:
        yield run


def _listed(text: str, run: Sequence[Labelled]) -> Iterator[Field]:
    labelled = run[0].line.label is not None
    for view in map(_without_column, _views(text, run)):
        for begin, end in _items(_own(view.text)):
            field = _keyword(text, view, begin, end)
            if field:
                yield field if labelled else replace(field, confidence=0.85)


def _without_column(view: Plain) -> Plain:
    words = without_column(view.text)
    return view if words == view.text else replace(view, text=words)


def _own(words: str) -> str:
    """The list without the notice of rights or the first section behind it on the same line."""
    ends = [match.start() for match in (_RIGHTS.search(words), _SECTION.search(words)) if match]
    return words[: min(ends, default=len(words))]


def _views(text: str, run: Sequence[Labelled]) -> Iterator[Plain]:
    """The words to be split: a bulleted list line by line, running text as one."""
    contents = [(piece.line.content, piece.line.bullet) for piece in run]
    spans = [(span, bullet) for span, bullet in contents if span is not None]
    if not spans:
        return
    separate = [bullet for _, bullet in spans]
    listed = sum(separate) > 1 or _one_a_line(text, [span for span, _ in spans])
    if listed:
        for span, _ in spans:
            yield plain(text, span)
    else:
        yield plain(text, Span(spans[0][0].begin, spans[-1][0].end))


def _one_a_line(text: str, spans: Sequence[Span]) -> bool:
    return len(spans) > _FEW and not any(re.search(r"[,;]", span.of(text)) for span in spans[:-1])


def _items(words: str) -> Iterator[tuple[int, int]]:
    separator = _separator(words)
    if separator is None:
        yield from _unparted(words)
        return
    position = 0
    for begin, end in _breaks(words, separator):
        yield position, begin
        position = end
    yield position, len(words)


def _unparted(words: str) -> Iterator[tuple[int, int]]:
    """Items that have lost their marks begin with capitals: "Wages Labour market Steel"; all capitals are one item."""
    begins = [match.start() for match in _CAPITAL.finditer(words)]
    found = len(words.split())
    if len(begins) < _LEAST or len(begins) == found or words[: begins[0]].strip():
        begins = []
    yield from pairwise([*(begins or [0]), len(words)])


def _separator(words: str) -> str | None:
    """The first separator that the list uses; a comma yields to a stronger one that occurs as often."""
    present = [mark for mark in _SEPARATORS if mark in words.strip(_EDGE)]
    return present[0] if present else None


def _breaks(words: str, separator: str) -> Iterator[tuple[int, int]]:
    """Where items end; a comma within brackets separates nothing."""
    depth = 0
    for match in re.finditer(rf"[()]|{re.escape(separator)}", words):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0 or separator != ",":
            yield match.span()


def _keyword(text: str, view: Plain, begin: int, end: int) -> Field | None:
    words = view.text[begin:end]
    stripped = words.strip(_EDGE)
    if not stripped or len(stripped) > _LONGEST or "@" in stripped or not re.search(r"[^\W\d_]", stripped):
        return None
    left = begin + words.index(stripped)
    ending = _PAIRS.get(words[left - begin - 1]) if left > begin else None
    if ending and ending in stripped:  # “Steel” valley
        left, stripped = left - 1, view.text[left - 1] + stripped
    closing = view.text[left + len(stripped) : left + len(stripped) + 1] == "." and bool(
        re.search(r"(?:^|\.)[A-Z]\Z", stripped)
    )
    right = left + len(stripped) + (1 if closing else 0)
    value = rejoined(view.text[left:right], text)
    return Field(name="keyword", value=value, span=view.span(left, right), confidence=0.97)
