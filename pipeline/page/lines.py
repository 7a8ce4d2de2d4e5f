"""Segmentation: the lines of a page, split where a label begins within a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.page.labels import Label, inline_labels, label_at
from pipeline.page.menus import is_menu
from pipeline.page.openings import opening_cuts
from pipeline.page.paragraphs import prose_lines
from pipeline.page.plain import Plain, plain
from pipeline.page.structured import settled_labels
from pipeline.spans import Span

_RULE = re.compile(r"[\s\-–—_=*#•·|~.]*")
_BULLET = re.compile(r"\s*(?:[•·▪◦●■*+–—-]\s*){1,3}(?=\S)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s")
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of one line. `words` is its plain text without surrounding space; `blank` counts blank lines before it.

    `label` names what follows it ("Keywords:"); `bullet` and `heading` (Markdown level, 0 for none) are layout.
    `prose`: it speaks in sentences, alone or with its neighbours.
    """

    span: Span
    words: str
    view: Plain
    blank: int
    label: Label | None = None
    bullet: bool = False
    heading: int = 0
    continued: bool = False
    prose: bool = False

    @property
    def content(self) -> Span | None:
        """The line without its label; None when there is nothing else."""
        if self.label is None:
            return self.span
        begin = self.label.end
        return Span(begin, self.span.end) if begin < self.span.end else None

    def rest(self, text: str) -> str:
        """The words after the label."""
        content = self.content
        return plain(text, content).text.strip() if content else ""


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a page that hold more than rules and space, in order.

    >>> [(line.words, line.blank) for line in read_lines("One\\n---\\n\\nTwo. Keywords: a, b")]
    [('One', 0), ('Two.', 2), ('Keywords: a, b', 0)]
    """
    found: list[Line] = []
    blank = 0
    position = 0
    for raw in text.split("\n"):
        begin, position = position, position + len(raw) + 1
        if _RULE.fullmatch(raw):
            blank += 1
            continue
        found.extend(_split(text, begin, raw, blank))
        blank = 0
    return tuple(_told_apart(_settled(found)))


def _settled(lines: list[Line]) -> list[Line]:
    """The lines with the labels of parts of abstracts told apart."""
    labels = settled_labels([line.label for line in lines], [line.content is None for line in lines])
    return [
        line if line.label is label else replace(line, label=label) for line, label in zip(lines, labels, strict=True)
    ]


def _told_apart(lines: list[Line]) -> Iterator[Line]:
    """The lines with their mark as prose."""
    joins = [line.blank == 0 and line.label is None and not line.bullet and not line.heading for line in lines]
    for line, prose in zip(lines, prose_lines([line.words for line in lines], joins), strict=True):
        yield replace(line, prose=True) if prose and not is_menu(line.words) else line


def _split(text: str, base: int, raw: str, blank: int) -> Iterator[Line]:
    cuts = [0, *sorted({begin for begin in (*inline_labels(raw), *opening_cuts(raw)) if begin > 0}), len(raw)]
    for index, (begin, end) in enumerate(pairwise(cuts)):
        piece = raw[begin:end]
        if piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            span = Span(base + left, base + begin + len(piece.rstrip()))
            yield _line(text, span, raw[begin:end], blank if index == 0 else 0, continued=index > 0)


def _line(text: str, span: Span, raw: str, blank: int, *, continued: bool) -> Line:
    view = plain(text, span)
    heading = _HEADING.match(raw)
    return Line(
        span=span,
        words=view.text.strip(),
        view=view,
        blank=blank,
        label=label_at(text, span),
        bullet=bool(_BULLET.match(raw)) and not _BOLD.match(raw),
        heading=len(heading[1]) if heading else 0,
        continued=continued,
    )
