"""The order in which people read what stands on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
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


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one line of the page, from left to right."""

    runs: tuple[Run, ...]


def lines(sheet: Sheet, page: int) -> Iterator[Line]:
    """The lines of the page in reading order: columns one after another, what spans them in its place."""
    column = count(1)
    for region in _regions(_rows(sheet.runs), 0):
        number = next(column)
        yield from (_line(row, number, page) for row in region)


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Runs whose lines are less than half a letter apart stand on one row."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if rows and rows[-1][0].base - run.base < 0.45 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_Row(tuple(sorted(row, key=lambda run: run.left))) for row in rows]


def _regions(rows: Sequence[_Row], depth: int) -> Iterator[Sequence[_Row]]:
    """Stretches of rows to read one after another."""
    gutter = None if depth >= _DEEPEST else _gutter(rows)
    if gutter is None:
        yield rows
        return
    for split, group in groupby(_banded(rows, gutter), key=lambda pair: pair[0]):
        band = [row for _, row in group]
        if split:
            yield from _regions(_side(band, gutter, left=True), depth + 1)
            yield from _regions(_side(band, gutter, left=False), depth + 1)
        else:
            yield band


def _side(band: Sequence[_Row], gutter: float, *, left: bool) -> list[_Row]:
    """One column of a band, its rows found anew: lines of two columns seldom stand at the same height."""
    return _rows([run for row in band for run in row.runs if (run.left < gutter) == left])


def _banded(rows: Sequence[_Row], gutter: float) -> list[tuple[bool, _Row]]:
    """Each row, and whether it belongs to a band of columns; bands of fewer than three full rows are none."""
    crossed = [_crosses(row, gutter) for row in rows]
    found: list[tuple[bool, _Row]] = []
    for crossing, group in groupby(zip(crossed, rows, strict=True), key=lambda pair: pair[0]):
        band = [row for _, row in group]
        columns = not crossing and _makes_columns(band, gutter)
        found.extend((columns, row) for row in band)
    return found


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


def _line(row: _Row, column: int, page: int) -> Line:
    first, *others = row.runs
    text = first.text
    for before, run in zip(row.runs, others, strict=False):
        gap = run.left - before.right
        text += ("\t" if gap > _WIDE_GAP * run.size else " ") + run.text
    longest = max(row.runs, key=lambda run: len(run.text))
    right = max(run.right for run in row.runs)
    letters = max(1, len(text))
    word = len(text.split(maxsplit=1)[0]) if text.strip() else 0
    return Line(
        text, first.left, right, longest.base, longest.size, (right - first.left) * word / letters, column, page
    )
