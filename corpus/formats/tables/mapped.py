"""Tables of any layout, in text files and Excel workbooks, read as a mapping says."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.sheets import is_workbook
from corpus.formats.tables import dimensions, lens, openalex_csv, scopus, wos_excel
from corpus.formats.tables.cells import Grid, grid_of
from corpus.formats.tables.guessing import Guess, guess, known
from corpus.formats.tables.mapping import TableMapping, load_mapping, mapping_beside, mapping_path
from corpus.formats.tables.rows import headings
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Crosswalk, Entry, Value
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.people import person
from corpus.work import Affiliation, Work

_SUFFIXES: Final = (".csv", ".tsv", ".tab")
_LEAST_KNOWN: Final = 3
_LAYOUTS: Final = (wos_excel.LAYOUT, scopus.LAYOUT, lens.LAYOUT, dimensions.LAYOUT, openalex_csv.LAYOUT)
_KNOWN: Final = 1_000
"""The headings of a database are known better than any others."""
NAME: Final = "table"


def mapped_beside(path: Path) -> Format | None:
    """The format of a table that has a mapping file beside it; None for all other files.

    Raises UnreadableSourceError for a mapping that is wrong.
    """
    beside = mapping_beside(path)
    if beside is None:
        return None
    mapping = load_mapping(beside)
    return Format(name=NAME, recognises=_recognises, read=partial(_read_mapped, mapping, beside.name))


def guessed(opened: Opened) -> Guess:
    """What the columns of a table probably hold; raises UnreadableSourceError where there are none."""
    found = guess(grid_of(opened, known))
    if not found.mapping.fields and not found.unused:
        raise UnreadableSourceError(opened.source_file, "holds no table", "see whether it is the file you mean")
    return found


def _recognises(head: Head) -> bool:
    """A workbook, a file that is called a table, or one whose first lines are headings that we know."""
    if is_workbook(head):
        return True
    if head.data.startswith((b"PK", b"%PDF")) or not head.lines:
        return False
    if head.name.lower().endswith(_SUFFIXES):
        return any(len(headings(line)[0]) > 1 for line in head.lines[:3])
    names, delimiter = headings(head.lines[0])
    even = all(line.count(delimiter) >= len(names) - 1 for line in head.lines[1:3])
    return even and len(head.lines) > 1 and known(names) >= _LEAST_KNOWN


def _read(opened: Opened) -> Iterator[Work | Fault]:
    """By the layout of a database where a sheet has one: they export workbooks, too. Texts were known by it before."""
    grid = grid_of(opened, lambda names: _KNOWN * any(one.has(names) for one in _LAYOUTS) + known(names))
    layout = next((one for one in _LAYOUTS if one.has(grid.names)), None) if grid.sheet else None
    if layout is None:
        yield from _read_guessed(opened)
        return
    for row in grid.rows:
        yield row if isinstance(row, Fault) else layout.work(row.cells)


def _read_guessed(opened: Opened) -> Iterator[Work | Fault]:
    found = guessed(opened)
    if not found.sure:
        name = Path(opened.source_file).name
        reason = "is a table whose columns do not say clearly what they hold"
        mend = f"run `clusterkg import --guess {name}`, check {mapping_path(Path(name)).name} and build again"
        raise UnreadableSourceError(opened.source_file, reason, mend)
    yield from _read_mapped(found.mapping, "the headings", opened)


def _read_mapped(mapping: TableMapping, place: str, opened: Opened) -> Iterator[Work | Fault]:
    crosswalk = mapping.crosswalk()
    for row in _grid(mapping, place, opened).rows:
        yield row if isinstance(row, Fault) else _work(mapping, crosswalk, row.cells)


def _grid(mapping: TableMapping, place: str, opened: Opened) -> Grid:
    wanted = mapping.columns
    found = grid_of(
        opened, lambda names: len(wanted.intersection(names)), mapping.sheet or "", has_headings=mapping.headings
    )
    missing = sorted(wanted.difference(found.names))
    if missing:
        there = ", ".join(found.names[:30]) or "none"
        reason = f"has no column {missing[0]!r}, which {place} names"
        raise UnreadableSourceError(opened.source_file, reason, f"name columns that are there: {there}")
    return found


def _work(mapping: TableMapping, crosswalk: Crosswalk, cells: dict[str, str]) -> Work:
    stated = itertools.chain(cells.items(), mapping.constant_cells(cells))
    entry = Entry(crosswalk, (Value(*cell) for cell in stated))
    family, given = entry.take_first("family"), entry.take_first("given")
    one = person(family, given)
    credit = Credits((one,)) if one else credits_of(entry.take_all("author"))
    return work_of(entry, _one_each(credit, entry) if mapping.one_each else credit)


def _one_each(credit: Credits, entry: Entry) -> Credits:
    """The authors with an affiliation each, if there are as many."""
    places = entry.split("affiliation")
    if len(places) != len(credit.creators):
        return credit
    entry.take_all("affiliation")
    pairs = zip(credit.creators, places, strict=True)
    return Credits(tuple(replace(who, affiliations=(Affiliation(name=place),)) for who, place in pairs), credit.more)


FORMAT: Final = Format(name=NAME, recognises=_recognises, read=_read)
