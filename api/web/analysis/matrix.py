"""Tables of two kinds of things with the number of documents in each cell: what is studied, and what is not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappush, heappushpop

from api.web.graph.catalogue import Catalogue
from api.web.graph.incidence import Documents, Incidence
from api.web.graph.items import Item, RegionItem
from api.web.graph.years import Years

SHADES = 5
NONE: Documents = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A matrix: its name in addresses, of which kinds of things, and what a number in it means."""

    name: str
    title: str
    row: str
    column: str
    meaning: str


KINDS: Mapping[str, Kind] = {
    "regions-concepts": Kind(
        name="regions-concepts",
        title="Regions and concepts",
        row="region",
        column="concept",
        meaning="documents that study the region (itself, a part of it, or a cluster there) and have the concept as "
        "their subject",
    ),
    "clusters-sectors": Kind(
        name="clusters-sectors",
        title="Clusters and sectors",
        row="cluster",
        column="sector",
        meaning="documents that say that the cluster works in the sector",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many documents, and how dark: 0 for none, then 1 to SHADES."""

    documents: int
    shade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: its thing, and a cell for each column."""

    item: Item
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The things with most documents; `gaps` counts the empty cells, `rows` and `columns` the things there are."""

    columns: tuple[Item, ...]
    lines: tuple[Line, ...]
    rows_of_all: int
    columns_of_all: int
    gaps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a reader chose: how many rows and columns, of which years, of regions only those of one level."""

    rows: int = 15
    columns: int = 12
    years: Years = field(default_factory=Years)
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    """The documents of each row, each column and a cell, and which of them count; None when all do."""

    rows: Mapping[str, Documents]
    columns: Mapping[str, Documents]
    cell: Callable[[str, str], Documents]
    within: Documents | None

    def of(self, documents: Documents) -> Documents:
        """Those of the documents that count."""
        return documents if self.within is None else documents & self.within


def matrix(incidence: Incidence, catalogue: Catalogue, kind: Kind, choice: Choice) -> Matrix:
    """The matrix of the rows and columns with most documents, most first; equal ones by label."""
    counts = _counts(incidence, kind, incidence.within(catalogue, choice.years))
    rows = [item for item in _known(counts, counts.rows, catalogue) if _has_level(item, choice.level)]
    columns = _known(counts, counts.columns, catalogue)
    shown, across = (
        _most(counts, counts.rows, rows, choice.rows),
        _most(counts, counts.columns, columns, choice.columns),
    )
    numbers = [[len(counts.of(counts.cell(row.iri, column.iri))) for column in across] for row in shown]
    highest = max((number for line in numbers for number in line), default=0)
    return Matrix(
        columns=tuple(across),
        lines=tuple(Line(item=row, cells=_cells(line, highest)) for row, line in zip(shown, numbers, strict=True)),
        rows_of_all=len(rows),
        columns_of_all=len(columns),
        gaps=sum(number == 0 for line in numbers for number in line),
    )


def cell_documents(
    incidence: Incidence, catalogue: Catalogue, kind: Kind, ends: tuple[str, str], years: Years
) -> frozenset[str]:
    """The IRIs of the documents behind a cell, whose two ends are given."""
    counts = _counts(incidence, kind, incidence.within(catalogue, years))
    return frozenset(incidence.documents[number] for number in counts.of(counts.cell(*ends)))


def shade(number: int, highest: int) -> int:
    """How dark a cell is, by even steps up to the highest number.

    >>> [shade(number, 10) for number in (0, 1, 2, 3, 9, 10)]
    [0, 1, 1, 2, 5, 5]
    """
    return -(-SHADES * number // highest) if highest else 0


def _cells(numbers: Sequence[int], highest: int) -> tuple[Cell, ...]:
    return tuple(Cell(documents=number, shade=shade(number, highest)) for number in numbers)


def _counts(incidence: Incidence, kind: Kind, within: Documents | None) -> _Counts:
    if kind.name == "clusters-sectors":
        return _paired(incidence.sectors, within)
    rows, columns = incidence.of["regions"], incidence.of["concepts"]

    def cell(row: str, column: str) -> Documents:
        return rows.get(row, NONE) & columns.get(column, NONE)

    return _Counts(rows=rows, columns=columns, cell=cell, within=within)


def _paired(pairs: Mapping[tuple[str, str], Documents], within: Documents | None) -> _Counts:
    rows: dict[str, Documents] = {}
    columns: dict[str, Documents] = {}
    for (row, column), found in pairs.items():
        rows[row] = rows.get(row, NONE) | found
        columns[column] = columns.get(column, NONE) | found
    return _Counts(rows=rows, columns=columns, cell=lambda row, column: pairs.get((row, column), NONE), within=within)


def _known(counts: _Counts, things: Mapping[str, Documents], catalogue: Catalogue) -> list[Item]:
    """The things that have any of the documents that count."""
    found = (item for iri in things if (item := catalogue.by_iri.get(iri)) is not None)
    return [item for item in found if counts.within is None or not counts.within.isdisjoint(things[item.iri])]


def _most(counts: _Counts, things: Mapping[str, Documents], items: Iterable[Item], many: int) -> list[Item]:
    """The `many` with most documents that count, most first.

    They are counted in the order of all their documents, until what is left has too few even if all of them counted.
    """
    numbers: dict[str, int] = {}
    best: list[int] = []
    counted: list[Item] = []
    for item in sorted(items, key=lambda item: -len(things[item.iri])):
        if len(best) == many and len(things[item.iri]) < best[0]:
            break
        number = numbers[item.iri] = len(counts.of(things[item.iri]))
        counted.append(item)
        (heappush if len(best) < many else heappushpop)(best, number)
    return sorted(counted, key=lambda item: (-numbers[item.iri], item.label, item.iri))[:many]


def _has_level(item: Item, level: str | None) -> bool:
    return level is None or not isinstance(item, RegionItem) or item.level == level
