"""/api/v1: the lists, one thing, the search and the networks, as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Generic

from fastapi import APIRouter, Depends, Query, Request

from api.web.facts import Fact, Ref, facts_of
from api.web.items import (
    LISTS,
    AuthorItem,
    ClusterItem,
    ConceptItem,
    DocumentItem,
    InstitutionItem,
    RegionItem,
    named_by,
)
from api.web.listing import ItemT, Slice
from api.web.lists import Lists
from api.web.problems import NotFoundError
from api.web.queries import (
    AuthorQuery,
    ClusterQuery,
    ConceptQuery,
    DocumentQuery,
    InstitutionQuery,
    ListQuery,
    RegionQuery,
)
from api.web.service import Served, Shown, api_lists
from api.web.templating import with_parameters
from api.web.thing_view import Neighbour, thing_view
from ontology.cards import card

Shelves = Annotated[Lists, Depends(api_lists)]
FAILURES: dict[int | str, dict[str, Any]] = {
    400: {"description": "A parameter cannot be read (application/problem+json)"},
    404: {"description": "There is no such thing (application/problem+json)"},
    503: {"description": "The store has no data yet (application/problem+json)"},
}
router = APIRouter(prefix="/api/v1", responses=FAILURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[ItemT]):
    """`next` is the address of the following page, null on the last one; `total` counts the items of all pages."""

    total: int
    items: tuple[ItemT, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search finds, best first; retracted documents say so in `status`."""

    total: int
    items: tuple[DocumentItem | AuthorItem | InstitutionItem | RegionItem | ClusterItem | ConceptItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailField:
    """A heading and its values."""

    name: str
    values: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing: details, the documents that name it, ties to other things by kind of tie, sourced statements."""

    iri: str
    kind: str
    key: str
    label: str
    names: tuple[str, ...]
    details: tuple[DetailField, ...]
    documents: tuple[DocumentItem, ...]
    neighbours: dict[str, tuple[Neighbour, ...]]
    statements: tuple[Fact, ...]


@router.get("/documents")
def documents(request: Request, lists: Shelves, query: Annotated[DocumentQuery, Query()]) -> Listed[DocumentItem]:
    """The documents of the corpus, newest first."""
    return _listed(request, query, lists.documents(query))


@router.get("/documents/{key:path}")
def document(shown: Shown, key: str) -> dict[str, Any]:
    """The card of a document, with all its statements and the words that support them."""
    iri = named_by("document", key)
    if not isinstance(shown.catalogue.by_iri.get(iri), DocumentItem):
        raise NotFoundError(f"No document of the corpus has the key {key}.")
    facts = facts_of(shown.dataset, shown.catalogue, iri)
    whole: Mapping[str, Any] = card(shown.dataset, iri)
    return {**whole, "statements": [asdict(fact) for fact in facts]}


@router.get("/authors")
def authors(request: Request, lists: Shelves, query: Annotated[AuthorQuery, Query()]) -> Listed[AuthorItem]:
    """People who wrote a document, those with most documents first; with role=any everyone."""
    return _listed(request, query, lists.authors(query))


@router.get("/institutions")
def institutions(
    request: Request, lists: Shelves, query: Annotated[InstitutionQuery, Query()]
) -> Listed[InstitutionItem]:
    """Organisations and their parts."""
    return _listed(request, query, lists.institutions(query))


@router.get("/regions")
def regions(request: Request, lists: Shelves, query: Annotated[RegionQuery, Query()]) -> Listed[RegionItem]:
    """Named places of every level."""
    return _listed(request, query, lists.regions(query))


@router.get("/clusters")
def clusters(request: Request, lists: Shelves, query: Annotated[ClusterQuery, Query()]) -> Listed[ClusterItem]:
    """Specific clusters."""
    return _listed(request, query, lists.clusters(query))


@router.get("/concepts")
def concepts(request: Request, lists: Shelves, query: Annotated[ConceptQuery, Query()]) -> Listed[ConceptItem]:
    """Notions of the field."""
    return _listed(request, query, lists.concepts(query))


@router.get("/authors/{key:path}")
def author(shown: Shown, key: str) -> Detail:
    """One person."""
    return _detail(shown, "person", key)


@router.get("/institutions/{key:path}")
def institution(shown: Shown, key: str) -> Detail:
    """One organisation."""
    return _detail(shown, "organisation", key)


@router.get("/regions/{key:path}")
def region(shown: Shown, key: str) -> Detail:
    """One region."""
    return _detail(shown, "region", key)


@router.get("/clusters/{key:path}")
def cluster(shown: Shown, key: str) -> Detail:
    """One cluster."""
    return _detail(shown, "cluster", key)


@router.get("/concepts/{key:path}")
def concept(shown: Shown, key: str) -> Detail:
    """One concept."""
    return _detail(shown, "concept", key)


@router.get("/search")
def search(
    shown: Shown,
    service: Served,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    kind: str | None = None,
    limit: Annotated[int, Query(ge=1)] = 20,
) -> Found:
    """Everything with a name, best first: blind to case and accents, one slip a word forgiven; `kind` as in paths."""
    kinds = {word: kind for kind, word in LISTS.items()}
    if kind is not None and kind not in kinds:
        raise NotFoundError(f"There is no kind {kind!r}; there are: {', '.join(kinds)}.")
    items = [item for item, _ in shown.catalogue.find(q) if kind is None or item.kind == kinds[kind]]
    most = min(limit, service.settings.api_most_rows)
    return Found(total=len(items), items=tuple(items[:most]))  # type: ignore[arg-type] # the catalogue holds these six


def _listed(request: Request, query: ListQuery, found: Slice[ItemT]) -> Listed[ItemT]:
    given = query.model_dump(exclude_none=True)
    onward = with_parameters(request.url.path, given, cursor=found.next) if found.next else None
    return Listed(total=found.total, items=found.items, next=onward)


def _detail(shown: Shown, kind: str, key: str) -> Detail:
    view = thing_view(shown.dataset, shown.catalogue, kind, key)
    fields = (DetailField(name=field.name, values=tuple(value.ref for value in field.values)) for field in view.fields)
    return Detail(
        iri=view.iri,
        kind=view.kind,
        key=view.key,
        label=view.label,
        names=view.names,
        details=tuple(fields),
        documents=view.documents,
        neighbours=dict(view.neighbours),
        statements=view.facts,
    )
