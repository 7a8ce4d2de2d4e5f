"""Data about things in the formats of RDF: /id, the suffixes of the pages, the ontology, the dataset's description."""

import io
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.web.graph.items import PAGES, named_by, page_of
from api.web.graph.live import Generation
from api.web.graph.reads import query_text, rows, words_of
from api.web.graph.thing_view import is_known, thing_view
from api.web.graph.wording import curie
from api.web.http.negotiation import HTML, choose
from api.web.http.problems import NotAcceptableError, NotFoundError
from api.web.linked_data.context import CONTEXT_PATH
from api.web.linked_data.description import LINES, SYNTAXES, TURTLE, void_description
from api.web.linked_data.json_ld import json_ld
from api.web.presentation.templating import page
from api.web.service import Shown
from ontology.bindings import bound
from ontology.dataset import Dataset
from ontology.iris import KINDS, graph_iri, thing
from ontology.rdf_facts import read_facts
from ontology.statement import Term

router = APIRouter(include_in_schema=False)

JSON_LD = "application/ld+json"
SUFFIXES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": JSON_LD,
    ".rdf": "application/rdf+xml",
}
OFFERS = (HTML, *SUFFIXES.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm:
    """A row of the ontology page."""

    name: str
    local: str
    kind: str
    comment: str
    domain: str
    range: str


def split_suffix(name: str) -> tuple[str, str]:
    """A key and the suffix of a data format, "" when there is none.

    >>> split_suffix("RU-TOM.ttl"), split_suffix("v1.0")
    (('RU-TOM', '.ttl'), ('v1.0', ''))
    """
    suffix = next((suffix for suffix in (*SUFFIXES, ".html") if name.endswith(suffix)), "")
    return name.removesuffix(suffix), suffix


@router.get("/id/{kind}/{name:path}")
def identifier(request: Request, shown: Shown, kind: str, name: str) -> Response:
    """The address of a thing: 303 to its page or its data, or the data itself when a suffix asks for it."""
    key, suffix = split_suffix(name)
    if kind not in KINDS or not key:
        raise NotFoundError("No thing has this address.")
    if suffix == ".html" and kind not in PAGES:
        return _plain_page(request, shown, kind, key)
    if suffix in SUFFIXES:
        return data_about(request, shown.dataset, kind, key, SUFFIXES[suffix])
    media_type = HTML if suffix else _chosen(request)
    if media_type == HTML:
        return RedirectResponse(_page_about(shown, kind, key), status_code=303, headers={"vary": "Accept"})
    ending = next(ending for ending, offered in SUFFIXES.items() if offered == media_type)
    target = f"/id/{kind}/{quote(key, safe='')}{ending}"
    return RedirectResponse(target, status_code=303, headers={"vary": "Accept"})


def data_about(request: Request, dataset: Dataset, kind: str, key: str, media_type: str) -> Response:
    """The data about a thing, of a document all that it supports; raises NotFoundError when there is none."""
    iri = named_by(kind, key)
    if not is_known(dataset, kind, iri):
        raise NotFoundError(f"The graph holds no {kind} with the key {key}.")
    is_corpus = kind == "document" and dataset.ask(query_text("is_corpus"), document=iri)
    if is_corpus:
        return _constructed(request, dataset, media_type, "graph", graph=iri)
    if kind == "run":
        return _constructed(request, dataset, media_type, "describe_run", thing=iri, runs=graph_iri("runs"))
    return _constructed(request, dataset, media_type, "describe", thing=iri)


@router.get("/ontology")
def ontology(request: Request, shown: Shown) -> Response:
    """The terms of the graph, as a table or as data."""
    media_type = _chosen(request)
    if media_type != HTML:
        return _constructed(request, shown.dataset, media_type, "graph", graph=graph_iri("ontology"))
    found = rows(shown.dataset, "ontology_terms", graph=graph_iri("ontology"))
    terms = {term.name: term for term in (_term(dict(row)) for row in found) if term.name.startswith("ckg:")}
    return page(request, "ontology.html", headers={"vary": "Accept"}, terms=[terms[name] for name in sorted(terms)])


@router.get("/ontology{suffix}")
def ontology_file(request: Request, shown: Shown, suffix: str) -> Response:
    """The ontology as data."""
    if suffix not in SUFFIXES:
        raise NotFoundError("The ontology is offered as .ttl, .nt, .jsonld and .rdf.")
    return _constructed(request, shown.dataset, SUFFIXES[suffix], "graph", graph=graph_iri("ontology"))


@router.get("/.well-known/void")
def void(request: Request, shown: Shown) -> Response:
    """What this dataset is and how much of what it holds, for machines."""
    media_type = choose(request.headers.get("accept"), SYNTAXES) or TURTLE
    body = void_description(shown.dataset, f"{request.base_url}sparql", media_type)
    return _data(shown.dataset, media_type, body)


def _chosen(request: Request) -> str:
    media_type = choose(request.headers.get("accept"), OFFERS)
    if media_type is None:
        raise NotAcceptableError(", ".join(OFFERS))
    return media_type


def _constructed(request: Request, dataset: Dataset, media_type: str, read: str, **bindings: Term) -> Response:
    body = io.BytesIO()
    found = dataset.answer(bound(query_text(read), bindings))
    if media_type != JSON_LD:
        found.write(body, media_type)
        return _data(dataset, media_type, body.getvalue())
    found.write(body, LINES)
    context = str(request.base_url.replace(path=CONTEXT_PATH))
    return _data(dataset, media_type, json_ld(read_facts(body.getvalue(), LINES), context))


def _data(dataset: Dataset, media_type: str, body: bytes) -> Response:
    headers = {"vary": "Accept", "etag": f'W/"{dataset.generation}-{media_type}"', "cache-control": "no-cache"}
    return Response(body, media_type=media_type, headers=headers)


def _page_about(shown: Generation, kind: str, key: str) -> str:
    """The page that says most about a thing: statements and authorships stand on the page of their document."""
    if kind in PAGES:
        return page_of(thing(kind, key))
    if kind in ("statement", "authorship"):
        row = next(rows(shown.dataset, "document_behind", thing=thing(kind, key)), None)
        if row is None:
            raise NotFoundError(f"The graph holds no {kind} with the key {key}.")
        return f"{page_of(words_of(row['document']))}#{f'statement-{key}' if kind == 'statement' else 'authors'}"
    return "/ontology" if (kind, key) == ("graph", "ontology") else f"/id/{kind}/{quote(key, safe='')}.html"


def _plain_page(request: Request, shown: Generation, kind: str, key: str) -> Response:
    view = thing_view(shown.dataset, shown.catalogue, kind, key)
    return page(request, "plain.html", view=view, data=f"/id/{kind}/{quote(key, safe='')}")


def _term(row: dict[str, Term]) -> DefinedTerm:
    name = curie(words_of(row.get("term")))
    return DefinedTerm(
        name=name,
        local=name.partition(":")[2],
        kind=curie(words_of(row.get("class"))).partition(":")[2],
        comment=words_of(row.get("comment")) or words_of(row.get("label")),
        domain=curie(words_of(row.get("domain"))),
        range=curie(words_of(row.get("range"))),
    )
