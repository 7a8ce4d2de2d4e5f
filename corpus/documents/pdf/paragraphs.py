"""Lines of pages put together to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.documents.pdf.hyphens import Hyphens
from corpus.documents.pdf.model import Line

_SAME_SIZE: Final = 0.06
_HEADLINE: Final = 1.15
"""A headline's letters are larger by this than the text's; its lines belong together wherever they end."""
_APART: Final = 1.35
"""Lines further apart than this, in usual distances of lines, have a blank line between them."""
_INDENT: Final = 0.9
_NEAR: Final = 3.0
_ITEM: Final = re.compile(r"[•·▪◦●■–*]\s|\[\d{1,3}\]\s|[¹²³⁴⁵⁶⁷⁸⁹†‡§]")
_ENDS: Final = (".", "!", "?", ":", "”", "»", '"', ")")
_NO_BLANKS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class _Measures:
    """`size` of most letters; `pitch`: usual distance of lines, in sizes; `margins`: where lines of a column end."""

    size: float
    pitch: float
    margins: Mapping[tuple[int, int], float]


def text_of(lines: Sequence[Line], widths: Mapping[int, float]) -> str:
    """The text of these lines in their order: a line a paragraph, blank lines where the pages leave room.

    `widths` are those of the pages, by number. Where words are broken at the end of a line they are joined.
    """
    if not lines:
        return ""
    measures = _measure(lines, widths)
    hyphens = Hyphens(line.text for line in lines)
    hanging = _hanging(lines, measures)
    pieces = [lines[0].text]
    for before, line in pairwise(lines):
        if _continues(before, line, measures, hanging=(line.page, line.column) in hanging):
            pieces[-1], joint = hyphens.joined(pieces[-1], line.text)
            pieces[-1] += _without_blank(pieces[-1], joint, line.text) + line.text
        else:
            pieces += [_break(before, line, measures), line.text]
    return "".join(pieces)


def _without_blank(before: str, joint: str, after: str) -> str:
    """Chinese and Japanese have no blanks between their words."""
    return "" if joint and _NO_BLANKS.match(before[-1:]) and _NO_BLANKS.match(after[:1]) else joint


def _measure(lines: Sequence[Line], widths: Mapping[int, float]) -> _Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    pitches = sorted(
        (before.base - line.base) / line.size
        for before, line in pairwise(lines)
        if _same_column(before, line) and _alike(before, line) and 0.7 < (before.base - line.base) / line.size < 3
    )
    # The lower third: blank lines between short paragraphs make many distances wide.
    pitch = pitches[len(pitches) // 3] if pitches else 1.2
    return _Measures(sizes.most_common(1)[0][0], pitch, dict(_margins(lines, widths)))


def _margins(lines: Sequence[Line], widths: Mapping[int, float]) -> Iterator[tuple[tuple[int, int], float]]:
    """Where the lines of each column end at the most.

    Columns that begin at the same place of several pages have the same margin. One that few lines reach is where the
    page's left margin, mirrored, says: such a page has short lines only.
    """
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    begin = {key: min(line.left for line in column) for key, column in columns.items()}
    leftmost = min(begin.values())
    alike: dict[int, list[float]] = {}
    for key, column in columns.items():
        alike.setdefault(round(begin[key] / 12), []).extend(line.right for line in column)
    for key, column in columns.items():
        size = max(line.size for line in column)
        place = round(begin[key] / 12)
        rights = sorted(right for near in (place - 1, place, place + 1) for right in alike.get(near, ()))
        reached = [right for right in rights if sum(abs(right - other) < _NEAR * size for other in rights[-40:]) >= 3]
        # A column on the left of another ends before the gutter; the others end where the page does.
        mirrored = widths[key[0]] - leftmost if begin[key] < leftmost + 2 * size and not reached else 0.0
        yield key, max(mirrored, reached[-1] if reached else rights[-1])


def _same_column(before: Line, line: Line) -> bool:
    return (before.page, before.column) == (line.page, line.column)


def _alike(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) <= _SAME_SIZE * line.size


def _hanging(lines: Sequence[Line], measures: _Measures) -> frozenset[tuple[int, int]]:
    """The columns in which most lines are indented: all but the first of each entry are."""
    indented: Counter[tuple[int, int]] = Counter()
    total: Counter[tuple[int, int]] = Counter()
    left: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, line.column)
        left[key] = min(line.left, left.get(key, line.left))
    for line in lines:
        key = (line.page, line.column)
        total[key] += 1
        indented[key] += line.left > left[key] + _INDENT * measures.size
    return frozenset(key for key, number in total.items() if number >= 4 and 0.5 < indented[key] / number < 0.95)


def _continues(before: Line, line: Line, measures: _Measures, *, hanging: bool) -> bool:
    """Whether the paragraph goes on from one line to the next."""
    if not _alike(before, line) or _ITEM.match(line.text):
        return False
    jump = not _same_column(before, line) or line.base > before.base
    if not jump and before.base - line.base > _APART * measures.pitch * line.size:
        return False
    if not jump and line.size > _HEADLINE * measures.size:
        return True
    if not _full(before, line, measures):
        return False
    shift = line.left - before.left
    if jump or abs(shift) <= _INDENT * line.size:
        return not (jump and before.text.endswith(_ENDS) and line.text[:1].isupper() and not _reaches(before, measures))
    return hanging == (shift > 0)


def _full(before: Line, line: Line, measures: _Measures) -> bool:
    """Whether the first word of the next line had no room left."""
    blank = 0.2 * before.size
    return before.right + blank + line.first > measures.margins[before.page, before.column] - 0.1 * before.size


def _reaches(before: Line, measures: _Measures) -> bool:
    return before.right > measures.margins[before.page, before.column] - 1.5 * before.size


def _break(before: Line, line: Line, measures: _Measures) -> str:
    """Line breaks between two paragraphs: one more for each line that is left blank, two at most."""
    if not _same_column(before, line) or line.base > before.base:
        return "\n\n" if before.text.endswith(_ENDS) or not _alike(before, line) else "\n"
    distance = (before.base - line.base) / (measures.pitch * max(before.size, line.size))
    if distance <= _APART:
        return "\n"
    return "\n" * min(3, max(2, round(distance)))
