"""/api/v1: the lists, one thing, the search and the networks, as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from api.web.graph.facts import Fact, Ref, facts_of
from api.web.graph.items import (
    ITEM_TYPES,
    LISTS,
    AuthorItem,
    ClusterItem,
    ConceptItem,
    DocumentItem,
    InstitutionItem,
    RegionItem,
    named_by,
)
from api.web.graph.thing_view import Neighbour, thing_view
from api.web.http.problems import NotFoundError
from api.web.lists.lists import Lists
from api.web.service import Shown, api_lists
from api.web.v1 import extract
from api.web.v1.formats import CSV, JSON_LD, Listed, answer
from api.web.v1.queries import (
    AuthorList,
    ClusterList,
    ConceptList,
    DocumentList,
    InstitutionList,
    RegionList,
    SearchList,
)
from ontology.cards import card

Shelves = Annotated[Lists, Depends(api_lists)]
Key = Annotated[str, Path(description="the key of the thing, as lists give it")]
Anything = DocumentItem | AuthorItem | InstitutionItem | RegionItem | ClusterItem | ConceptItem
_FAILURES: dict[int | str, dict[str, Any]] = {
    400: {"description": "A parameter cannot be read"},
    503: {"description": "The store has no data yet"},
}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such thing"}}
router = APIRouter(prefix="/api/v1", responses=_FAILURES)
router.include_router(extract.router)


def _forms(model: object) -> dict[int | str, dict[str, Any]]:
    """What a list may answer: the model as JSON or JSON-LD, or a table."""
    text = {"schema": {"type": "string"}}
    linked = {"schema": {"type": "object", "required": ["@context", "items"]}}
    link = {"description": "the next page, as `rel=next`", "schema": {"type": "string"}}
    found = {
        "description": "A page of the list",
        "model": model,
        "content": {CSV: text, JSON_LD: linked},
        "headers": {"Link": link},
    }
    return {200: found, 406: {"description": "None of the accepted media types is on offer"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what a search finds, best first: as the page of a list, with things of all kinds."""

    total: int
    items: tuple[Anything, ...]
    next: str | None
    generation: str
    began: str


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


@router.get("/documents", responses=_forms(Listed[DocumentItem]), response_model=None)
def documents(request: Request, lists: Shelves, query: Annotated[DocumentList, Query()]) -> Response:
    """The documents of the corpus, newest first."""
    return answer(request, query, lists.documents(query), [DocumentItem])


@router.get("/documents/{key:path}", responses=_NOT_FOUND, response_description="The card")
def document(shown: Shown, key: Key) -> dict[str, Any]:
    """The card of a document, with all its statements and the words that support them."""
    iri = named_by("document", key)
    if not isinstance(shown.catalogue.by_iri.get(iri), DocumentItem):
        raise NotFoundError(f"No document of the corpus has the key {key}.")
    facts = facts_of(shown.dataset, shown.catalogue, iri)
    whole: Mapping[str, Any] = card(shown.dataset, iri)
    return {**whole, "statements": [asdict(fact) for fact in facts]}


@router.get("/authors", responses=_forms(Listed[AuthorItem]), response_model=None)
def authors(request: Request, lists: Shelves, query: Annotated[AuthorList, Query()]) -> Response:
    """People who wrote a document, those with most documents first; with role=any everyone."""
    return answer(request, query, lists.authors(query), [AuthorItem])


@router.get("/institutions", responses=_forms(Listed[InstitutionItem]), response_model=None)
def institutions(request: Request, lists: Shelves, query: Annotated[InstitutionList, Query()]) -> Response:
    """Organisations and their parts."""
    return answer(request, query, lists.institutions(query), [InstitutionItem])


@router.get("/regions", responses=_forms(Listed[RegionItem]), response_model=None)
def regions(request: Request, lists: Shelves, query: Annotated[RegionList, Query()]) -> Response:
    """Named places of every level."""
    return answer(request, query, lists.regions(query), [RegionItem])


@router.get("/clusters", responses=_forms(Listed[ClusterItem]), response_model=None)
def clusters(request: Request, lists: Shelves, query: Annotated[ClusterList, Query()]) -> Response:
    """Specific clusters."""
    return answer(request, query, lists.clusters(query), [ClusterItem])


@router.get("/concepts", responses=_forms(Listed[ConceptItem]), response_model=None)
def concepts(request: Request, lists: Shelves, query: Annotated[ConceptList, Query()]) -> Response:
    """Notions of the field."""
    return answer(request, query, lists.concepts(query), [ConceptItem])


@router.get("/authors/{key:path}", responses=_NOT_FOUND, response_description="The thing")
def author(shown: Shown, key: Key) -> Detail:
    """One person."""
    return _detail(shown, "person", key)


@router.get("/institutions/{key:path}", responses=_NOT_FOUND, response_description="The thing")
def institution(shown: Shown, key: Key) -> Detail:
    """One organisation."""
    return _detail(shown, "organisation", key)


@router.get("/regions/{key:path}", responses=_NOT_FOUND, response_description="The thing")
def region(shown: Shown, key: Key) -> Detail:
    """One region."""
    return _detail(shown, "region", key)


@router.get("/clusters/{key:path}", responses=_NOT_FOUND, response_description="The thing")
def cluster(shown: Shown, key: Key) -> Detail:
    """One cluster."""
    return _detail(shown, "cluster", key)


@router.get("/concepts/{key:path}", responses=_NOT_FOUND, response_description="The thing")
def concept(shown: Shown, key: Key) -> Detail:
    """One concept."""
    return _detail(shown, "concept", key)


@router.get("/search", responses=_forms(Found), response_model=None)
def search(request: Request, lists: Shelves, query: Annotated[SearchList, Query()]) -> Response:
    """Everything with a name, best first: blind to case, accents and script, one slip a word forgiven."""
    kinds = [type_ for kind, type_ in ITEM_TYPES.items() if query.kind in (None, LISTS[kind])]
    return answer(request, query, lists.found(query), kinds)


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
