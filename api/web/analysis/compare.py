"""Two to six clusters or documents side by side: what each has, with where that stands, and what they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.web.analysis.answers import csv_answer
from api.web.analysis.chosen import item_called, offered, word_of, written
from api.web.analysis.queries import CompareQuery
from api.web.graph.behind import query_behind
from api.web.graph.catalogue import Catalogue
from api.web.graph.facts import Ref, label_beside, reference
from api.web.graph.involved import involved
from api.web.graph.items import ClusterItem, DocumentItem, Item, page_of
from api.web.graph.linked import links, years_of
from api.web.graph.reads import rows, words_of
from api.web.presentation.templating import page
from api.web.service import Shown
from ontology.dataset import Dataset
from ontology.statement import Iri, Term
from ontology.terms import CKG, DCTERMS, NIF

router = APIRouter(include_in_schema=False)
MOST_VALUES = 12  # of one cell
LEAST, MOST = 2, 6
ASPECTS = ("Regions", "Sectors", "Kinds", "Members", "Clusters studied", "Concepts", "Authors", "Years")
_HEADINGS: Mapping[str, str] = {
    CKG.locatedIn: "Regions",
    CKG.sector: "Sectors",
    CKG.clusterKind: "Kinds",
    CKG.hasMember: "Members",
    DCTERMS.subject: "Concepts",
    DCTERMS.creator: "Authors",
    DCTERMS.issued: "Years",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A value: in how many documents (0 where it is the document's own), and the quote or document that says so.

    Of a value that a statement says, `source` and `quote` are looked up when it is shown.
    """

    ref: Ref
    documents: int
    source: str = ""
    quote: str = ""
    statement: Iri | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The values of an item under a heading, and how many more it has."""

    values: tuple[Held, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The headings that any of the items has something under, each with a cell for every item."""

    items: tuple[Item, ...]
    aspects: tuple[tuple[str, tuple[Cell, ...]], ...]


@router.get("/compare")
def compare(request: Request, shown: Shown, query: Annotated[CompareQuery, Query()]) -> Response:
    """The table, or, with fewer than two things, the form that asks for them."""
    items = list(dict.fromkeys(item_called(shown, name) for name in query.item if name.strip()))
    found = compared(shown.dataset, shown.catalogue, items) if len(items) >= LEAST else None
    if found is not None and query.format == "csv":
        return csv_answer("comparison", ["", *(item.label for item in items)], _lines(found))
    return page(
        request,
        "compare.html",
        items=items,
        values=[written(shown, item) for item in items],
        found=found,
        most=MOST,
        offered=shown.once(offered, ""),
        behind=[(item, links) for item in items if (links := list(_links(item)))],
        csv=f"/compare?{urlencode([*(('item', word_of(item)) for item in items), ('format', 'csv')])}",
    )


def compared(dataset: Dataset, catalogue: Catalogue, items: Sequence[Item]) -> Compared:
    """The items side by side; what at least two of them have is marked and comes first."""
    held = [_held(dataset, catalogue, item) for item in items]
    aspects = []
    for aspect in ASPECTS:
        columns = [one.get(aspect, {}) for one in held]
        if any(columns):
            times = Counter(key for column in columns for key in column)
            aspects.append((aspect, tuple(_cell(dataset, column, times, aspect) for column in columns)))
    return Compared(items=tuple(items), aspects=tuple(aspects))


def _held(dataset: Dataset, catalogue: Catalogue, item: Item) -> dict[str, dict[str, Held]]:
    """The values of an item by heading and by what they are."""
    held: defaultdict[str, dict[str, Held]] = defaultdict(dict)
    for aspect, value in _said(dataset, catalogue, item):
        held[aspect].setdefault(value.ref.page or value.ref.label, value)
    if isinstance(item, ClusterItem):
        for aspect, value in _studied(dataset, catalogue, item):
            held[aspect].setdefault(value.ref.page or value.ref.label, value)
    return held


def _said(dataset: Dataset, catalogue: Catalogue, item: Item) -> Iterator[tuple[str, Held]]:
    """What statements say, each value with how many documents say it."""
    for row in rows(dataset, "compare_said", item=Iri(item.iri)):
        value, one = row["value"], row["one"]
        assert isinstance(one, Iri)
        aspect, ref = _value(catalogue, words_of(row["predicate"]), value, label_beside(dataset, catalogue, value))
        documents = 0 if isinstance(item, DocumentItem) else int(words_of(row["documents"]))
        yield aspect, Held(ref=ref, documents=documents, statement=one)


def _sourced(dataset: Dataset, held: Held) -> Held:
    """The value with the first place where its statement stands."""
    if held.statement is None:
        return held
    phrase = Iri(min(words_of(value) for value in dataset.values(held.statement, CKG.evidence)))
    return replace(held, source=page_of(phrase), quote=words_of(dataset.value(phrase, NIF.anchorOf)))


def _studied(dataset: Dataset, catalogue: Catalogue, item: Item) -> Iterator[tuple[str, Held]]:
    """What the documents that study a cluster are on, by whom, and of when, each with the first of these documents.

    The same as the stored query compare_studied, which takes some ten times as long.
    """
    documents = {iri: reference(catalogue, Iri(iri), None) for iri in _studying(dataset, item)}
    for predicate, had in _had(dataset):
        for value, those in _grouped(had, documents).items():
            aspect, ref = _value(catalogue, predicate, value, None)
            one = documents[those[0]]
            yield aspect, Held(ref=ref, documents=len(those), source=one.page, quote=one.label)


def _studying(dataset: Dataset, item: Item) -> list[str]:
    studied = links(dataset, "studies")
    return sorted(iri for iri in involved(dataset).among((item.iri,)) if item.iri in studied.get(iri, ()))


def _had(dataset: Dataset) -> Iterator[tuple[Iri, Mapping[str, Iterable[Term]]]]:
    """The concepts, authors and years of each document."""
    yield DCTERMS.subject, links(dataset, "subject")
    yield DCTERMS.creator, links(dataset, "creator")
    yield DCTERMS.issued, years_of(dataset)


def _grouped(had: Mapping[str, Iterable[Term]], documents: Iterable[str]) -> Mapping[Term, list[str]]:
    groups: defaultdict[Term, list[str]] = defaultdict(list)
    for document in documents:
        for value in had.get(document, ()):
            groups[value].append(document)
    return groups


def _value(catalogue: Catalogue, predicate: str, value: Term, label: Term | None) -> tuple[str, Ref]:
    """The heading for a value, and how it is named; of a date the year."""
    if predicate == DCTERMS.issued:
        return "Years", Ref(label=words_of(value)[:4])
    ref = reference(catalogue, value, label)
    if predicate == CKG.studies:
        return ("Regions" if ref.kind == "region" else "Clusters studied"), ref
    return _HEADINGS[predicate], ref


def _cell(dataset: Dataset, column: Mapping[str, Held], times: Mapping[str, int], aspect: str) -> Cell:
    def rank(pair: tuple[str, Held]) -> tuple[bool, int, str, str]:
        key, value = pair
        return times[key] < 2, -value.documents, value.ref.label, value.ref.page

    years = aspect == "Years"
    ordered = sorted(column.items(), key=lambda pair: pair[1].ref.label) if years else sorted(column.items(), key=rank)
    shown = ordered if years else ordered[:MOST_VALUES]
    values = (replace(_sourced(dataset, value), shared=times[key] > 1) for key, value in shown)
    return Cell(values=tuple(values), more=len(ordered) - len(shown))


def _lines(found: Compared) -> Iterator[list[str]]:
    yield ["Status", *(getattr(item, "status", None) or "" for item in found.items)]
    for aspect, cells in found.aspects:
        yield [aspect, *("; ".join(_word(value) for value in cell.values) + _more(cell) for cell in cells)]


def _word(value: Held) -> str:
    return f"{value.ref.label} ({value.documents})" if value.documents else value.ref.label


def _more(cell: Cell) -> str:
    return f"; {cell.more} more" if cell.more else ""


def _links(item: Item) -> Iterator[str]:
    """The queries behind the column of an item."""
    yield query_behind("compare_facts", {"item": Iri(item.iri)})
    if isinstance(item, ClusterItem):
        yield query_behind("compare_studied", {"item": Iri(item.iri)})
