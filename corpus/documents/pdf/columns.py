"""The order in which people read what stands on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import Final

from corpus.documents.pdf.model import Line, Run, Sheet

_MOST_RUNS: Final = 1_500
"""Of a page with more pieces (a map, a table of figures) only rows are told, not columns."""
_LEAST_ROWS: Final = 3
"""Rows with words on both sides of a gutter that make columns of them."""
_GUTTER: Final = 0.9
"""The narrowest gutter, in sizes of the font."""
_LEAST_LETTERS: Final = 8
"""Letters of a typical row of a column: fewer are numbers of a table or of a list."""
_DEEPEST: Final = 4
_WIDE_GAP: Final = 3.0
_HEADLINE: Final = 1.15
_ALIKE: Final = 0.2
_CENTRED: Final = 0.04
_ROOM: Final = 1.8


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one line of the page, from left to right."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows to read one after another, on which side of the page they stand, and how far they may reach."""

    rows: Sequence[_Row]
    side: str
    limit: float


def lines(sheet: Sheet, page: int) -> Iterator[Line]:
    """The lines of the page in reading order: columns one after another, what spans them in its place."""
    if not sheet.runs:
        return
    # A page with short lines only is as wide as its left margin, mirrored, says.
    mirrored = sheet.width - min(run.left for run in sheet.runs)
    whole = _Region(_rows(sheet.runs), "", max(mirrored, *(run.right for run in sheet.runs)))
    for column, region in enumerate(_regions(whole)):
        yield from (_line(row, column, page, region) for row in region.rows)


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Runs whose lines are less than half a letter apart stand on one row."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if rows and rows[-1][0].base - run.base < 0.45 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_Row(tuple(sorted(row, key=lambda run: run.left))) for row in rows]


def _regions(region: _Region, depth: int = 0) -> Iterator[_Region]:
    """The stretches of a region to read one after another."""
    gutter = None if depth >= _DEEPEST else _gutter(region.rows)
    if gutter is None:
        yield region
        return
    for beside, group in groupby(_banded(region.rows, gutter), key=lambda pair: pair[0]):
        band = [row for _, row in group]
        if beside:
            left = _Region(_side(band, gutter, left=True), f"{region.side}L", gutter)
            right = _Region(_side(band, gutter, left=False), f"{region.side}R", region.limit)
            yield from chain(_regions(left, depth + 1), _regions(right, depth + 1))
        else:
            yield from _regions(_Region(band, region.side, region.limit), depth + 1)


def _side(band: Sequence[_Row], gutter: float, *, left: bool) -> list[_Row]:
    """One column of a band, its rows found anew: lines of two columns seldom stand at the same height."""
    return _rows([run for row in band for run in row.runs if (run.left < gutter) == left])


def _banded(rows: Sequence[_Row], gutter: float) -> list[tuple[int, _Row]]:
    """Each row, and how many rows there are in its columns side by side; 0 for what spans the page or is no column."""
    crossed = [_crosses(row, gutter) for row in rows]
    middle = _middle(rows)
    found: list[tuple[int, _Row]] = []
    for crossing, group in groupby(zip(crossed, rows, strict=True), key=lambda pair: pair[0]):
        band = [row for _, row in group]
        above = 0 if crossing else _above(band, gutter, middle)
        beside = 0 if crossing else _beside(band[above:], gutter)
        found.extend((beside if at >= above else 0, row) for at, row in enumerate(band))
    return found


def _middle(rows: Sequence[_Row]) -> tuple[float, float]:
    """The stretch around the middle of the rows in which the middle of a centred line lies."""
    left, right = min(row.runs[0].left for row in rows), max(run.right for row in rows for run in row.runs)
    around = _CENTRED * (right - left)
    return (left + right) / 2 - around, (left + right) / 2 + around


def _above(band: Sequence[_Row], gutter: float, middle: tuple[float, float]) -> int:
    """How many rows at the top belong to what stands above the columns: nothing stands beside them.

    They are large, as the last line of a headline, or centred, or on the left with room below.
    """
    sizes = sorted(row.runs[0].size for row in band)
    usual = sizes[len(sizes) // 2]
    above = 0
    for at, (row, below) in enumerate(pairwise(band), 1):
        first, last = row.runs[0], row.runs[-1]
        if first.left < gutter <= last.left:
            break
        room = last.left < gutter and first.base - below.runs[0].base > _ROOM * first.size
        if room or first.size >= _HEADLINE * usual or middle[0] < (first.left + last.right) / 2 < middle[1]:
            above = at
    return above


def _crosses(row: _Row, gutter: float) -> bool:
    return any(run.left < gutter - 0.5 and run.right > gutter - 0.5 * _GUTTER * run.size for run in row.runs)


def _beside(band: Sequence[_Row], gutter: float) -> int:
    """How many lines of the shorter side stand beside the other; 0 where they are too few or too short for columns."""
    left = [run for row in band for run in row.runs if run.left < gutter]
    right = [run for row in band for run in row.runs if run.left >= gutter]
    if not left or not right or min(_letters(left), _letters(right)) < _LEAST_LETTERS:
        return 0
    low = max(min(run.base for run in left), min(run.base for run in right))
    high = min(max(run.base for run in left), max(run.base for run in right))
    both = min(len({round(run.base) for run in side if low - 3 <= run.base <= high + 3}) for side in (left, right))
    return both if both >= _LEAST_ROWS else 0


def _letters(runs: Sequence[Run]) -> int:
    """Letters of the typical row."""
    lengths = sorted(len(run.text) for run in runs)
    return lengths[len(lengths) // 2]


def _gutter(rows: Sequence[_Row]) -> float | None:
    """The left edge of the column on the right of the gutter that parts the most rows; None where nothing does."""
    runs = [run for row in rows for run in row.runs]
    if len(rows) < _LEAST_ROWS or len(runs) > _MOST_RUNS:
        return None
    far_left, far_right = min(run.left for run in runs), max(run.right for run in runs)
    margin = 0.12 * (far_right - far_left)
    edges = sorted({round(run.left) for run in runs if far_left + margin < run.left < far_right - margin})
    # Of edges that part the same rows the last is that of the column itself.
    best, edge = max(((_parted(rows, edge - 0.5), edge) for edge in edges), default=(0, 0))
    return edge - 0.5 if best else None


def _parted(rows: Sequence[_Row], gutter: float) -> int:
    """The number of rows that have words on both sides, in all bands of columns that the gutter would make."""
    bands = groupby(_banded(rows, gutter), key=lambda pair: pair[0])
    return sum(beside for beside, _ in bands)


def _is_stretched(row: _Row) -> bool:
    """Whether a line of few words was pulled to the margin: all its gaps are alike."""
    gaps = [run.left - before.right for before, run in pairwise(row.runs)]
    words = all(" " not in run.text for run in row.runs)
    return words and len(gaps) > 1 and max(gaps) - min(gaps) < _ALIKE * row.runs[0].size


def _line(row: _Row, column: int, page: int, region: _Region) -> Line:
    first = row.runs[0]
    text, parts = first.text, 1
    stretched = _is_stretched(row)
    for before, run in pairwise(row.runs):
        wide = not stretched and run.left - before.right > _WIDE_GAP * run.size
        text += ("\t" if wide else " ") + run.text
        parts += wide
    longest = max(row.runs, key=lambda run: len(run.text))
    right = max(run.right for run in row.runs)
    return Line(
        text=text,
        left=first.left,
        right=right,
        base=longest.base,
        size=longest.size,
        first=first.first,
        column=column,
        page=page,
        side=region.side,
        limit=region.limit,
        parts=parts,
    )
