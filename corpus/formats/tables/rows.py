"""Rows of a table in a text file, as databases export them and spreadsheets save them again."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.values.crosswalk import Crosswalk, Entry, Value
from corpus.work import Work

_DELIMITERS: Final = (",", ";", "\t", "|")
_MOST_LINES: Final = 2_000
"""Lines of the longest cell: what has more lacks a quote."""
_MOST_LETTERS: Final = 20_000_000
_MOST_MENDS: Final = 100
"""Rows without a closing quote that are passed over: each costs as many lines as a cell may have."""
_TITLE_LINES: Final = 5
"""So many lines may stand above the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of a row by heading. `line` is where it begins, counted from 1."""

    line: int
    cells: dict[str, str]


def headings(line: str) -> tuple[Sequence[str], str]:
    """The headings in a line, and the sign that divides them: the one that makes the most of it.

    >>> headings('"Title";"Year"')
    (['Title', 'Year'], ';')
    """
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        cells = next(csv.reader([line.removeprefix("\ufeff")], delimiter=delimiter), [])
    except csv.Error:
        return [], delimiter
    return [cell.strip() for cell in cells], delimiter


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table as one database exports it, known by all headings of one set of `wanted` (in lower case).

    `work` makes a work of the cells of a row under their headings.
    """

    name: str
    wanted: Sequence[frozenset[str]]
    work: Callable[[Mapping[str, str]], Work]

    def has(self, names: Iterable[str]) -> bool:
        """Whether these are its headings, in whatever order and case."""
        folded = {name.casefold() for name in names}
        return any(some <= folded for some in self.wanted)


def explained(
    name: str, crosswalk: Callable[[], Crosswalk], work: Callable[[Entry], Work], *wanted: frozenset[str]
) -> Layout:
    """The layout whose headings a crosswalk explains."""
    return Layout(
        name=name, wanted=wanted, work=lambda cells: work(Entry(crosswalk(), (Value(*cell) for cell in cells.items())))
    )


def table_format(layout: Layout, name: str = "") -> Format:
    """The format of text files in this layout."""

    def recognises(head: Head) -> bool:
        return any(layout.has(headings(line)[0]) for line in head.lines[: _TITLE_LINES + 1])

    def read(opened: Opened) -> Iterator[Work | Fault]:
        for row in rows(opened, *layout.wanted):
            yield row if isinstance(row, Fault) else layout.work(row.cells)

    return Format(name=name or f"{layout.name} CSV", recognises=recognises, read=read)


def rows(opened: Opened, *wanted: frozenset[str]) -> Iterator[Row | Fault]:
    """The rows below the line that holds all headings of one set of `wanted` (in lower case); lines above are no rows.

    A cell may hold line ends. A quote that is never closed costs its own line and not the rest of the file.
    """
    # The limit of the library is one for the process; ours is kept while lines are gathered.
    csv.field_size_limit(2 * _MOST_LETTERS)
    lines = _Lines(opened.lines())
    names: list[str] = []
    delimiter = ","
    while not names and (line := lines.next()) is not None:
        found, delimiter = headings(line)
        if any(some <= {name.casefold() for name in found} for some in wanted):
            names = distinct(found)
        elif lines.number > _TITLE_LINES:
            return
    for found_row in _below(lines, delimiter):
        if isinstance(found_row, Fault):
            yield found_row
        else:
            number, cells = found_row
            yield from too_many(cells, names, number)
            yield Row(line=number, cells=dict(zip(names, cells, strict=False)))


def cell_rows(opened: Opened, delimiter: str) -> Iterator[tuple[int, list[str]] | Fault]:
    """The rows that are not blank, with the number of the line in which each begins."""
    csv.field_size_limit(2 * _MOST_LETTERS)
    return _below(_Lines(opened.lines()), delimiter)


def _below(lines: "_Lines", delimiter: str) -> Iterator[tuple[int, list[str]] | Fault]:
    mends = _MOST_MENDS
    while (line := lines.next()) is not None:
        number = lines.number
        if not line.strip():
            continue
        cells = lines.row(line, delimiter)
        if cells is None:
            yield Fault(place=f"line {number}", reason="a quote opens a cell and nothing closes it", mend="close it")
            mends -= 1
            if not mends:
                return
        elif any(cells):
            yield number, cells


def too_many(cells: Sequence[str], names: Sequence[str], number: int) -> Iterator[Fault]:
    """The fault of a row with cells behind the last heading, if it has any."""
    if any(cell.strip() for cell in cells[len(names) :]):
        reason = f"has {len(cells)} cells where there are {len(names)} headings"
        yield Fault(place=f"line {number}", reason=reason, mend="see whether a cell there needs quotes")


def distinct(names: Sequence[str]) -> list[str]:
    """The headings, a repeated one with a number."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return found


class _Lines:
    """Lines of which those that were read in vain may be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: list[str] = []
        self.number = 0

    def next(self) -> str | None:
        line = self._back.pop() if self._back else next(self._lines, None)
        self.number += line is not None
        return line

    def row(self, first: str, delimiter: str) -> list[str] | None:
        """The cells of the row that begins with this line; None when a quote in it is not closed."""
        held = [first]
        if '"' not in first:
            return first.split(delimiter)
        try:
            found = next(csv.reader(self._following(held), delimiter=delimiter), [])
        except (csv.Error, _UnclosedError):
            self.number -= len(held) - 1
            self._back.extend(reversed(held[1:]))
            return None
        return found

    def _following(self, held: list[str]) -> Iterator[str]:
        yield held[0] + "\n"
        letters = len(held[0])
        while len(held) < _MOST_LINES and letters < _MOST_LETTERS and (line := self.next()) is not None:
            held.append(line)
            letters += len(line)
            yield line + "\n"
        raise _UnclosedError


class _UnclosedError(Exception):
    """A quote is not closed within the lines that a cell may have."""
