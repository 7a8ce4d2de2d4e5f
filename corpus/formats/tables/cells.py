"""Tables of any layout as rows of cells, and the row that holds their headings."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from corpus.formats.format import HEAD_BYTES, Fault, Head, Opened
from corpus.formats.streams.sheets import is_workbook, sheet_names, sheet_rows
from corpus.formats.tables.rows import cell_rows, distinct, headings, too_many

_TITLE_ROWS: Final = 20
"""So many rows may stand above the headings."""

Known = Callable[[Sequence[str]], int]
"""How many of these cells are headings that somebody looks for."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row under its headings; `number` is its line or row in the file, counted from 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headings and the rows below them, which may be gone through once. `sheet` is "" in text files."""

    names: Sequence[str]
    rows: Iterator[Cells | Fault]
    sheet: str = ""


def grid_of(opened: Opened, known: Known, sheet: str = "", *, has_headings: bool = True) -> Grid:
    """The table in the file: below the row of the first twenty that has the most known headings, two at least.

    Where none has, the first with the most cells has the headings. Without headings columns are called "column 1",
    "column 2" and so on. Without a `sheet` the first is read in which headings are known.
    """
    if not _is_workbook(opened):
        return _grid(cell_rows(opened, _delimiter(opened, known)), known, has_headings=has_headings)
    names = [sheet] if sheet else sheet_names(opened)
    grids = (_grid(sheet_rows(opened, name), known, name, has_headings=has_headings) for name in names)
    first = next(grids, Grid((), iter(())))
    return next((grid for grid in itertools.chain((first,), grids) if known(grid.names) > 1), first)


def _is_workbook(opened: Opened) -> bool:
    with closing(opened.binary()) as stream:
        return is_workbook(Head(name=opened.source_file, data=stream.read(HEAD_BYTES), text=""))


def _delimiter(opened: Opened, known: Known) -> str:
    """The sign that divides the cells of the headings."""
    found = [headings(line) for line in itertools.islice(opened.lines(), _TITLE_ROWS)]
    best = max(found, key=lambda pair: (known(pair[0]), len(pair[0])), default=([], ","))
    return best[1]


def _grid(rows: Iterator[tuple[int, list[str]] | Fault], known: Known, sheet: str = "", *, has_headings: bool) -> Grid:
    above = list(itertools.islice(rows, _TITLE_ROWS))
    if not has_headings:
        width = max((len(row[1]) for row in above if not isinstance(row, Fault)), default=0)
        names = [f"column {column}" for column in range(1, width + 1)]
        return Grid(names, _below(names, itertools.chain(above, rows)), sheet)
    at = _heading_row(above, known)
    if at is None:
        return Grid((), iter(()), sheet)
    names = distinct([cell.strip().removeprefix("\ufeff") for cell in _cells(above[at])])
    return Grid(names, _below(names, itertools.chain(above[at + 1 :], rows)), sheet)


def _cells(row: tuple[int, list[str]] | Fault) -> Sequence[str]:
    return () if isinstance(row, Fault) else row[1]


def _heading_row(above: Sequence[tuple[int, list[str]] | Fault], known: Known) -> int | None:
    ranked = [
        (known(_cells(row)), sum(bool(cell.strip()) for cell in _cells(row)), -at) for at, row in enumerate(above)
    ]
    told = max((rank for rank in ranked if rank[0] > 1), default=None)
    best = told or max(((0, full, at) for _, full, at in ranked if full > 1), default=None)
    return None if best is None else -best[2]


def _below(names: Sequence[str], rows: Iterator[tuple[int, list[str]] | Fault]) -> Iterator[Cells | Fault]:
    for row in rows:
        if isinstance(row, Fault):
            yield row
        else:
            yield from too_many(row[1], names, row[0])
            yield Cells(row[0], {name: cell for name, cell in zip(names, row[1], strict=False) if name})
