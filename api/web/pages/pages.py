"""The first page, and the pages about one thing."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.web.graph.catalogue import Catalogue
from api.web.graph.citations import DOWNLOADS, citation, download, iris_of, split_format
from api.web.graph.document_view import byline, document_view, marked_kinds
from api.web.graph.facts import Fact, Quote
from api.web.graph.items import PAGES, DocumentItem, Item, named_by
from api.web.graph.live import Generation
from api.web.graph.questions import examples
from api.web.graph.thing_view import documents_of, is_known
from api.web.graph.ties import TIE_WORDS, tie_view
from api.web.graph.withdrawn import withdrawn_works
from api.web.http.problems import PROBLEMS, NotFoundError
from api.web.linked_data.data import SUFFIXES, data_about, split_suffix
from api.web.pages.profile import ShelfQuery, profile, seen
from api.web.pages.schema_org import document_block, thing_block
from api.web.presentation.templating import page
from api.web.service import Shown
from ontology.statement import Iri
from ontology.terms import CKG

router = APIRouter(include_in_schema=False)
FEW, SOME, MANY = 6, 8, 50
KINDS = {word: kind for kind, word in PAGES.items() if kind not in ("document", "tie")}


@router.get("/")
def home(request: Request, shown: Shown) -> Response:
    """What the graph holds, and ways in."""
    catalogue = shown.catalogue
    newest = catalogue.in_order(catalogue.documents, "newest")[:FEW]
    most = (
        ("Most mentioned clusters", "/clusters", _most(catalogue, catalogue.clusters)),
        ("Most mentioned regions", "/regions", _most(catalogue, catalogue.regions)),
        ("Most mentioned concepts", "/concepts", _most(catalogue, catalogue.concepts)),
        ("Authors with most documents", "/authors", _most(catalogue, catalogue.authors)),
    )
    return page(
        request,
        "home.html",
        counts=shown.once(_counts, ""),
        newest=[(item, byline(shown.dataset, catalogue, item.iri)) for item in newest],
        questions=examples()[:SOME],
        most=most,
    )


def _counts(shown: Generation, _: str) -> list[tuple[str, int, str]]:
    catalogue = shown.catalogue
    authors = sum(author.documents > 0 for author in catalogue.authors)
    return [
        ("documents", len(catalogue.documents), "/documents"),
        ("authors", authors, "/authors"),
        ("institutions", len(catalogue.institutions), "/institutions"),
        ("regions", len(catalogue.regions), "/regions"),
        ("clusters", len(catalogue.clusters), "/clusters"),
        ("concepts", len(catalogue.concepts), "/concepts"),
        ("statements", catalogue.statements, ""),
    ]


def _most(catalogue: Catalogue, items: tuple[Item, ...]) -> list[Item]:
    return [item for item in catalogue.in_order(items, "documents")[:SOME] if item.documents]


@router.get("/document/{key:path}")
def document(request: Request, shown: Shown, key: str, query: Annotated[ShelfQuery, Query()]) -> Response:
    """A document of the corpus, or a work known from reference lists."""
    key, ending = split_format(key)
    if ending:
        return _citations(shown, "document", key, ending)
    key, suffix = split_suffix(key)
    if suffix in SUFFIXES:
        return data_about(request, shown.dataset, "document", key, SUFFIXES[suffix])
    catalogue = shown.catalogue
    item = catalogue.by_iri.get(named_by("document", key)) if key else None
    if not isinstance(item, DocumentItem):
        return _thing_page(request, shown, "document", key, query)
    view = document_view(shown.dataset, catalogue, item)
    facts = [fact for _, group in view.facts for fact in group if fact.subject.page == item.page]
    languages = [value.ref.label for field in view.fields if field.name == "Language" for value in field.values]
    about = [ref for kind, refs in view.named if kind in ("cluster", "region", "concept") for ref in refs]
    return page(
        request,
        "document.html",
        view=view,
        status_quotes=_quotes(facts, CKG.status),
        language=(languages or ["en"])[0],
        kinds=marked_kinds(view.segments),
        cited_by=documents_of(shown.dataset, catalogue, "document", Iri(item.iri)),
        downloads=DOWNLOADS,
        schema=document_block(citation(shown.dataset, Iri(item.iri)), about[:MANY]),
    )


def _quotes(facts: list[Fact], predicate: Iri) -> tuple[Quote, ...]:
    return next((fact.quotes for fact in facts if fact.predicate == predicate), ())


@router.get("/tie/{key}")
def tie(request: Request, shown: Shown, key: str) -> Response:
    """What ties two things: the evidence behind a line of the network."""
    view = tie_view(shown.dataset, shown.catalogue, key)
    return page(
        request,
        "tie.html",
        kind=view.kind,
        weight=view.weight,
        facts=view.facts,
        documents=view.documents,
        more=view.more,
        tie_words=TIE_WORDS,
        source=view.source,
        target=view.target,
    )


@router.get("/problem/{slug}")
def problem(request: Request, slug: str) -> Response:
    """What a type of problem means."""
    known = next((problem for problem in PROBLEMS.values() if problem.slug == slug), None)
    if known is None:
        raise NotFoundError("There is no such problem.")
    return page(request, "problem.html", problem=known, detail="")


@router.get("/{word}/{key:path}")
def about(request: Request, shown: Shown, word: str, key: str, query: Annotated[ShelfQuery, Query()]) -> Response:
    """A person, an institution, a region, a cluster, a concept or a venue."""
    if word not in KINDS or not key:
        raise NotFoundError("No page or thing has this address.")
    key, ending = split_format(key)
    if ending:
        return _citations(shown, KINDS[word], key, ending)
    key, suffix = split_suffix(key)
    if suffix in SUFFIXES:
        return data_about(request, shown.dataset, KINDS[word], key, SUFFIXES[suffix])
    return _thing_page(request, shown, KINDS[word], key, query)


def _citations(shown: Generation, kind: str, key: str, ending: str) -> Response:
    """The documents of a thing as citations; of a document or a cited work, itself."""
    iri = named_by(kind, key)
    if not key or not is_known(shown.dataset, kind, iri):
        raise NotFoundError(f"The graph holds no {kind} with the key {key}.")
    works = [iri] if kind == "document" else iris_of(documents_of(shown.dataset, shown.catalogue, kind, iri))
    return download(shown.dataset, works, ending, key)


def _thing_page(request: Request, shown: Generation, kind: str, key: str, query: ShelfQuery) -> Response:
    view, near = seen(shown, kind, key)
    path = f"/{PAGES[kind]}/{quote(key, safe='')}"
    cited_work = kind == "document"
    shelves = profile(shown, view, near, query, path)
    return page(
        request,
        "thing.html",
        view=view,
        profile=shelves,
        data=path,
        cited_work=cited_work,
        became=withdrawn_works(shown.dataset).get(path) if cited_work else None,
        documents_heading="Cited by" if cited_work else "Documents",
        downloads=DOWNLOADS,
        tie_words=TIE_WORDS,
        has_ties=bool(view.neighbours),
        schema=document_block(citation(shown.dataset, view.iri), ()) if cited_work else thing_block(view, shelves.map),
    )
