"""Lines of pages put together to paragraphs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.documents.pdf.hyphens import Hyphens
from corpus.documents.pdf.model import Line

_SAME_SIZE: Final = 0.06
_HEADLINE: Final = 1.25
"""A headline's letters are larger by this than the text's; its lines belong together wherever they end."""
_APART: Final = 1.35
"""Lines further apart than this, in usual distances of lines, have a blank line between them."""
_INDENT: Final = 0.9
_NEAR: Final = 3.0
_TELLING: Final = 6
"""Lines that tell where a margin is."""
_SLACK: Final = 0.25
"""By how much, in sizes, a word may seem to have had room: margins are seen only where a line reaches them."""
_COUNTED_SLACK: Final = 7.0
_SHORT: Final = 0.6
_WORDS: Final = re.compile(r"\w")
_ITEM: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+$|[•·▪◦●■–*-]\s|\[\d{1,3}\]\s|[¹²³⁴⁵⁶⁷⁸⁹†‡§]")
_ENDS: Final = (".", "!", "?", ":", "”", "»", '"', ")")
_NO_BLANKS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class _Margin:
    """Where the lines of a column end, and how many letters its longest lines have when that can be told."""

    right: float
    letters: float | None


@dataclass(frozen=True, slots=True)
class _Measures:
    """`size` of most letters; `pitch`: usual distance of lines, in sizes; `margins`: where lines of a column end."""

    size: float
    pitch: float
    margins: Mapping[tuple[int, int], _Margin]


def text_of(lines: Sequence[Line]) -> str:
    """The text of these lines in their order: a line a paragraph, blank lines where the pages leave room.

    Where words are broken at the end of a line they are joined.
    """
    if not lines:
        return ""
    measures = _measure(lines)
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


def _measure(lines: Sequence[Line]) -> _Measures:
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
    size = sizes.most_common(1)[0][0]
    return _Measures(size, pitch, dict(_margins(lines, size)))


def _margins(lines: Sequence[Line], size: float) -> Iterator[tuple[tuple[int, int], _Margin]]:
    """Where the lines of each column end at the most.

    Columns on the same side of several pages that begin at the same place have the same margin; headlines, which are
    larger than the `size` of most letters, tell nothing of it. One that few lines
    reach is taken to be as wide as there is room: names and addresses are short, and each has its line.
    """
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line)
    alike: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for column in columns.values():
        alike[_place(column)].extend(line for line in column if line.size <= _HEADLINE * size)
    reached = {place: _reached([line.right for line in group], _NEAR * size) for place, group in alike.items()}
    letters = {place: _reached([len(line.text) for line in group], 2) for place, group in alike.items()}
    for key, column in columns.items():
        place = _place(column)
        yield key, _Margin(reached[place] or column[0].limit - column[0].size, letters[place])


def _place(column: Sequence[Line]) -> tuple[str, int]:
    return column[0].side, round(min(line.left for line in column) / 18)


def _reached(ends: Sequence[float], near: float) -> float | None:
    """The farthest end of a line that has two others near it; None where there are too few lines to tell."""
    if len(ends) < _TELLING:
        return None
    ordered = sorted(ends, reverse=True)
    return next((end for end, third in zip(ordered, ordered[2:], strict=False) if end - third <= near), None)


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
    if not _may_continue(before, line):
        return False
    jump = not _same_column(before, line) or line.base > before.base
    if not jump and before.base - line.base > _APART * measures.pitch * line.size:
        return False
    if not (jump or line.side) and line.size > _HEADLINE * measures.size and _aligned(before, line):
        return before.right - before.left + line.first > _SHORT * (line.limit - before.left)
    if not _full(before, line, measures) or (not jump and _is_centred(before, line)):
        return False
    shift = line.left - before.left
    if jump or abs(shift) <= _INDENT * line.size:
        return not (jump and before.text.endswith(_ENDS) and line.text[:1].isupper() and not _reaches(before, measures))
    return hanging == (shift > 0)


def _may_continue(before: Line, line: Line) -> bool:
    """Not from letters of one size to another, to or from a row of a table or a rule, nor into an item of a list or an
    address of e-mail."""
    letters = _alike(before, line) and _WORDS.search(line.text) and _WORDS.search(before.text)
    return bool(letters) and before.parts + line.parts == 2 and not _ITEM.match(line.text)


def _aligned(before: Line, line: Line) -> bool:
    """Whether the lines of a headline begin at one place or have one middle."""
    middle = (before.left + before.right - line.left - line.right) / 2
    return min(abs(middle), abs(before.left - line.left)) < line.size


def _is_centred(before: Line, line: Line) -> bool:
    """Whether the lines have one middle and neither end alike: authors and their addresses, a line each."""
    middle = (before.left + before.right - line.left - line.right) / 2
    return abs(middle) < 0.5 * line.size and abs(before.left - line.left) > line.size


def _full(before: Line, line: Line, measures: _Measures) -> bool:
    """Whether the first word of the next line had no room left, or would have made too many letters.

    Programs that print plain text count letters, whatever their widths.
    """
    margin = measures.margins[before.page, before.column]
    lacking = before.right + 0.25 * before.size + line.first - margin.right
    if margin.letters is not None and lacking > -_COUNTED_SLACK * before.size:
        word = line.text.split(maxsplit=1)[0]
        if len(before.text) + 1 + len(word) > margin.letters:
            return True
    return lacking > -_SLACK * before.size


def _reaches(before: Line, measures: _Measures) -> bool:
    return before.right > measures.margins[before.page, before.column].right - 1.5 * before.size


def _is_short(line: Line, measures: _Measures) -> bool:
    margin = measures.margins[line.page, line.column].right
    return line.right < _SHORT * margin and not line.text.endswith(".")


def _break(before: Line, line: Line, measures: _Measures) -> str:
    """Line breaks between two paragraphs: one more for each line that is left blank, two at most."""
    if not _same_column(before, line) or line.base > before.base:
        lists = (
            before.page != line.page
            and _alike(before, line)
            and all(_is_short(each, measures) for each in (before, line))
        )
        return "\n" if lists else "\n\n"
    distance = (before.base - line.base) / (measures.pitch * max(before.size, line.size))
    if distance <= _APART:
        return "\n"
    return "\n" * min(3, max(2, round(distance)))
