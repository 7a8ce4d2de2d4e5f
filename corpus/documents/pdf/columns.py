"""The order in which people read what stands on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import Final

from corpus.documents.pdf.model import Line, Run, Sheet

_MOST_RUNS: Final = 4_000
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
    whole = _Region(_rows(sheet.runs), "", max(mirrored, max(run.right for run in sheet.runs)))
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
    for split, group in groupby(_banded(region.rows, gutter), key=lambda pair: pair[0]):
        band = [row for _, row in group]
        if split:
            left = _Region(_side(band, gutter, left=True), f"{region.side}L", gutter)
            right = _Region(_side(band, gutter, left=False), f"{region.side}R", region.limit)
            yield from chain(_regions(left, depth + 1), _regions(right, depth + 1))
        else:
            yield from _regions(_Region(band, region.side, region.limit), depth + 1)


def _side(band: Sequence[_Row], gutter: float, *, left: bool) -> list[_Row]:
    """One column of a band, its rows found anew: lines of two columns seldom stand at the same height."""
    return _rows([run for row in band for run in row.runs if (run.left < gutter) == left])


def _banded(rows: Sequence[_Row], gutter: float) -> list[tuple[bool, _Row]]:
    """Each row, and whether it belongs to a band of columns; bands of fewer than three full rows are none."""
    crossed = [_crosses(row, gutter) for row in rows]
    found: list[tuple[bool, _Row]] = []
    for crossing, group in groupby(zip(crossed, rows, strict=True), key=lambda pair: pair[0]):
        band = [row for _, row in group]
        above = 0 if crossing else _above(band, gutter)
        columns = not crossing and _makes_columns(band[above:], gutter)
        found.extend((columns and at >= above, row) for at, row in enumerate(band))
    return found


def _above(band: Sequence[_Row], gutter: float) -> int:
    """How many rows at the top belong to what stands above the columns: the last, short line of a headline.

    It is larger, and nothing stands beside it.
    """
    sizes = sorted(row.runs[0].size for row in band)
    usual = sizes[len(sizes) // 2]
    for at, row in enumerate(band):
        beside = any((run.left < gutter) != (row.runs[0].left < gutter) for run in row.runs)
        if beside or row.runs[0].size < _HEADLINE * usual:
            return at
    return len(band)


def _crosses(row: _Row, gutter: float) -> bool:
    return any(run.left < gutter - 0.5 and run.right > gutter - 0.5 * _GUTTER * run.size for run in row.runs)


def _makes_columns(band: Sequence[_Row], gutter: float) -> bool:
    left = [run for row in band for run in row.runs if run.left < gutter]
    right = [run for row in band for run in row.runs if run.left >= gutter]
    both = _overlap(left, right)
    return both >= _LEAST_ROWS and _letters(left) >= _LEAST_LETTERS and _letters(right) >= _LEAST_LETTERS


def _overlap(left: Sequence[Run], right: Sequence[Run]) -> int:
    """How many lines of the side that has fewer stand at the height of the other."""
    if not left or not right:
        return 0
    low = max(min(run.base for run in left), min(run.base for run in right))
    high = min(max(run.base for run in left), max(run.base for run in right))
    return min(len({round(run.base) for run in side if low - 3 <= run.base <= high + 3}) for side in (left, right))


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
    scored = [(_parted(rows, float(edge)), -edge) for edge in edges]
    best, edge = max(scored, default=(0, 0))
    return float(-edge) - 0.5 if best >= _LEAST_ROWS else None


def _parted(rows: Sequence[_Row], edge: float) -> int:
    """The number of rows in the bands that a gutter left of this edge would part into columns."""
    return sum(columns for columns, _ in _banded(rows, edge - 0.5))


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
