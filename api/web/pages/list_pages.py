"""The list pages: filters as forms, rows as tables, the same lists as the JSON API has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.web.graph.document_view import byline
from api.web.graph.facts import Ref, reference
from api.web.graph.items import ClusterItem, ConceptItem, DocumentItem, InstitutionItem, Item, RegionItem, named_by
from api.web.graph.listing import Slice
from api.web.lists.lists import RELATED, Lists
from api.web.lists.queries import (
    AuthorQuery,
    ClusterQuery,
    ConceptQuery,
    DocumentQuery,
    InstitutionQuery,
    ListQuery,
    RegionQuery,
)
from api.web.presentation.templating import page, with_parameters
from api.web.service import page_lists
from api.web.settings import Settings
from ontology.terms import DOCUMENT_CLASSES

router = APIRouter(include_in_schema=False)
Shelves = Annotated[Lists, Depends(page_lists)]
LEVELS = ("supranational", "country", "macro-region", "region", "city")
FORMS = {"csv": "CSV", "json": "JSON", "jsonld": "JSON-LD"}
MOST_ROWS = Settings().api_most_rows
BY_NAME = (("documents", "most documents"), ("label", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A filter of the form: a choice when it has options, else a number."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: the thing, then the other columns."""

    item: Item
    cells: tuple[object, ...]
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is particular about the list of a kind."""

    heading: str
    columns: tuple[str, ...]
    sorts: tuple[tuple[str, str], ...]
    controls: tuple[Control, ...] = ()
    related: Mapping[str, str] | None = None


@router.get("/documents")
def documents(request: Request, lists: Shelves, query: Annotated[DocumentQuery, Query()]) -> Response:
    """The documents of the corpus."""
    look = Look(
        heading="Documents",
        columns=("Title", "Authors", "Year", "Type"),
        sorts=(("newest", "newest first"), ("oldest", "oldest first"), ("label", "title")),
        controls=(
            _choice(query, "type", "Type", [(name, name.replace("-", " ")) for name in DOCUMENT_CLASSES]),
            _number(query, "year_from", "From year"),
            _number(query, "year_to", "To year"),
            _choice(query, "status", "Status", [(word, word) for word in ("retracted", "corrected", "none")]),
        ),
        related={**RELATED, "country": "region", "sector": "concept"},
    )
    return _page(request, lists, query, lists.documents(query), look)


@router.get("/authors")
def authors(request: Request, lists: Shelves, query: Annotated[AuthorQuery, Query()]) -> Response:
    """People who wrote a document of the corpus."""
    look = Look(
        heading="Authors",
        columns=("Name", "Also printed as", "Documents"),
        sorts=BY_NAME,
        controls=(_choice(query, "role", "Who", [("author", "authors"), ("any", "everyone named")]),),
        related={"institution": "organisation", "region": "region", "cluster": "cluster", "concept": "concept"},
    )
    return _page(request, lists, query, lists.authors(query), look)


@router.get("/institutions")
def institutions(request: Request, lists: Shelves, query: Annotated[InstitutionQuery, Query()]) -> Response:
    """Organisations and their parts."""
    look = Look(
        heading="Institutions",
        columns=("Name", "Place", "Documents"),
        sorts=BY_NAME,
        related={"region": "region", "country": "region", "cluster": "cluster"},
    )
    return _page(request, lists, query, lists.institutions(query), look)


@router.get("/regions")
def regions(request: Request, lists: Shelves, query: Annotated[RegionQuery, Query()]) -> Response:
    """Named places of every level."""
    look = Look(
        heading="Regions",
        columns=("Name", "Level", "Code", "Country", "Documents"),
        sorts=BY_NAME,
        controls=(
            _choice(query, "level", "Level", [(level, level) for level in LEVELS]),
            _choice(query, "country", "Country", _countries(lists)),
        ),
        related={"region": "region"},
    )
    return _page(request, lists, query, lists.regions(query), look)


@router.get("/clusters")
def clusters(request: Request, lists: Shelves, query: Annotated[ClusterQuery, Query()]) -> Response:
    """Specific clusters."""
    stages = [(stage, stage) for stage in ("planned", "pilot", "operating")]
    look = Look(
        heading="Clusters",
        columns=("Name", "Place", "Sector", "Stage", "Documents"),
        sorts=BY_NAME,
        controls=(_choice(query, "stage", "Stage", stages),),
        related={"region": "region", "country": "region", "sector": "concept", "member": "organisation"},
    )
    return _page(request, lists, query, lists.clusters(query), look)


@router.get("/concepts")
def concepts(request: Request, lists: Shelves, query: Annotated[ConceptQuery, Query()]) -> Response:
    """Notions of the field."""
    sources = [("false", "thesaurus"), ("true", "candidates")]
    look = Look(
        heading="Concepts",
        columns=("Name", "Also called", "From", "Documents"),
        sorts=BY_NAME,
        controls=(_choice(query, "candidate", "From", sources),),
        related={"broader": "concept"},
    )
    return _page(request, lists, query, lists.concepts(query), look)


def _page(request: Request, lists: Lists, query: ListQuery, found: Slice[Any], look: Look) -> Response:
    given: dict[str, Any] = {name: _written(value) for name, value in query.model_dump(exclude_none=True).items()}
    shown = {control.name for control in look.controls} | {"q", "sort", "cursor", "limit"}
    path = request.url.path
    return page(
        request,
        "list.html",
        query=query,
        slice=found,
        heading=look.heading,
        columns=look.columns,
        controls=look.controls,
        sorts=((("relevance", "best fit"),) if query.q else ()) + look.sorts,
        about=_about(lists, query, look.related or {}),
        kept=[(name, value) for name, value in given.items() if name not in shown],
        table=[_line(lists, item) for item in found.items],
        next=with_parameters(path, given, cursor=found.next) if found.next else "",
        first=with_parameters(path, given, cursor=None),
        forms=_forms(path, given),
    )


def _forms(path: str, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The same list for programs, as long as one answer may be."""
    whole = {**given, "cursor": None, "limit": MOST_ROWS}
    return [(word, with_parameters(f"/api/v1{path}", whole, format=form)) for form, word in FORMS.items()]


def _about(lists: Lists, query: ListQuery, related: Mapping[str, str]) -> list[Ref]:
    """The things that the list is limited to."""
    keys = ((kind, getattr(query, name)) for name, kind in related.items())
    return [reference(lists.generation.catalogue, named_by(kind, key), None) for kind, key in keys if key]


def _line(lists: Lists, item: Item) -> Line:
    match item:
        case DocumentItem():
            names = ", ".join(
                ref.label for ref in byline(lists.generation.dataset, lists.generation.catalogue, item.iri)
            )
            return Line(item=item, cells=(names, item.year or "", item.type.replace("-", " ")), status=item.status)
        case InstitutionItem():
            return Line(item=item, cells=(", ".join(item.places), item.documents))
        case RegionItem():
            return Line(item=item, cells=(item.level, item.iso, item.country, item.documents))
        case ClusterItem():
            cells = (", ".join(item.places), ", ".join(item.sectors), item.stage, item.documents)
            return Line(item=item, cells=cells)
        case ConceptItem():
            source = "candidate" if item.candidate else "thesaurus"
            return Line(item=item, cells=(_others(item), source, item.documents))
        case _:
            return Line(item=item, cells=(_others(item), item.documents))


def _others(item: Item) -> str:
    return ", ".join(item.names[:3]) + (" …" if len(item.names) > 3 else "")


def _countries(lists: Lists) -> list[tuple[str, str]]:
    found = {(item.country_key, item.country) for item in lists.generation.catalogue.regions if item.documents}
    return sorted(((key, name) for key, name in found if key and name), key=lambda pair: pair[1])


def _choice(query: ListQuery, name: str, label: str, options: Sequence[tuple[str, str]]) -> Control:
    return Control(name=name, label=label, value=_written(getattr(query, name)), options=tuple(options))


def _number(query: ListQuery, name: str, label: str) -> Control:
    return Control(name=name, label=label, value=_written(getattr(query, name)))


def _written(value: object) -> str:
    """A parameter as it stands in an address."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
