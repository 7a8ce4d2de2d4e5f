"""The networks for programs: as JSON with all filters, one thing, one tie with its evidence, and files to take away."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi import Path as ParameterOfPath
from starlette.responses import Response

from api.web.graph.facts import Fact, Quote, Ref, facts_from, headed, triples_of
from api.web.graph.items import DocumentItem
from api.web.graph.live import Generation
from api.web.graph.ties import tie_view
from api.web.graph.wording import wording
from api.web.http.problems import NotFoundError
from api.web.networks.exports import gexf, graphml, vosviewer
from api.web.networks.network import Network
from api.web.networks.query import NetworkQuery
from api.web.networks.view import shown_network
from api.web.service import Shown
from ontology.statement import Iri

MOST_VALUES = 8  # of one kind of fact in a panel; the page has all
FAILURES: dict[int | str, dict[str, Any]] = {
    400: {"description": "A parameter cannot be read (application/problem+json)"},
    404: {"description": "There is no such thing (application/problem+json)"},
    503: {"description": "The store has no data yet (application/problem+json)"},
}
router = APIRouter(responses=FAILURES)
GRAPHML, GEXF = "application/graphml+xml", "application/gexf+xml"
Asked = Annotated[NetworkQuery, Query()]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFact:
    """What is known of a thing in one respect; `more` counts the values that only its page shows."""

    name: str
    values: tuple[Ref, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFacts:
    """A thing in short: details, and the surest statements about it with their quotes."""

    iri: str
    label: str
    kind: str
    page: str
    status: str | None
    documents: int
    facts: tuple[NodeFact, ...]
    statements: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A document that has both ends of a tie, with where it names them."""

    document: DocumentItem
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieDetail:
    """A tie and its evidence: statements that say it outright, and the documents that have both ends."""

    kind: str
    weight: int
    source: Ref
    target: Ref
    statements: tuple[Fact, ...]
    documents: tuple[Witness, ...]


@router.get("/api/v1/graph", response_model=Network)
def graph(request: Request, shown: Shown, query: Asked) -> Response:
    """Nodes with places and edges of a network, or of what surrounds a thing; says what the filters left out."""
    body = json.dumps(shown_network(shown, query), ensure_ascii=False, separators=(",", ":")).encode()
    return _packed(request, body, "application/json")


@router.get("/api/v1/graph/thing")
def thing(
    shown: Shown, iri: Annotated[str, Query(max_length=2000, description="the IRI of a thing with a page")]
) -> NodeFacts:
    """What a panel says of a thing: its name, kind, status and details in short."""
    item = shown.catalogue.by_iri.get(iri)
    if item is None:
        raise NotFoundError("No thing with a page of its own has this IRI.")
    return NodeFacts(
        iri=item.iri,
        label=item.label,
        kind=item.kind,
        page=item.page,
        status=item.status if isinstance(item, DocumentItem) else None,
        documents=item.documents,
        facts=tuple(_facts(shown, Iri(item.iri))),
        statements=tuple(facts_from(shown.dataset, shown.catalogue, Iri(item.iri))[:MOST_VALUES]),
    )


@router.get("/api/v1/ties/{key}")
def tie(shown: Shown, key: Annotated[str, ParameterOfPath(description="the last part of a tie's IRI")]) -> TieDetail:
    """What ties two things: each statement with its quotes and confidence, and the 30 newest documents with both."""
    view = tie_view(shown.dataset, shown.catalogue, key)
    return TieDetail(
        kind=view.kind,
        weight=view.weight,
        source=view.source,
        target=view.target,
        statements=view.facts,
        documents=tuple(Witness(document=item, quotes=quotes) for item, quotes in view.documents),
    )


@router.get("/graph.graphml", response_class=Response, responses={200: {"content": {GRAPHML: {}}}})
def graphml_file(request: Request, shown: Shown, query: Asked) -> Response:
    """The network as GraphML, for yEd, Gephi, Cytoscape and networkx."""
    return _download(request, graphml(shown_network(shown, query)), GRAPHML, "graphml")


@router.get("/graph.gexf", response_class=Response, responses={200: {"content": {GEXF: {}}}})
def gexf_file(request: Request, shown: Shown, query: Asked) -> Response:
    """The network as GEXF 1.2, for Gephi, with places, sizes and colours."""
    return _download(request, gexf(shown_network(shown, query)), GEXF, "gexf")


@router.get("/graph.vosviewer.json")
def vosviewer_file(request: Request, shown: Shown, query: Asked) -> Response:
    """The network as VOSviewer opens it: a map with clusters, weights and scores."""
    body = json.dumps(vosviewer(shown_network(shown, query)), ensure_ascii=False).encode()
    return _download(request, body, "application/json", "vosviewer.json")


def _facts(shown: Generation, iri: Iri) -> Iterator[NodeFact]:
    for predicate, refs in headed(shown.catalogue, triples_of(shown.dataset, shown.catalogue, iri)):
        more = max(0, len(refs) - MOST_VALUES)
        yield NodeFact(name=wording(predicate).field, values=tuple(refs[:MOST_VALUES]), more=more)


def _download(request: Request, body: bytes, media_type: str, suffix: str) -> Response:
    answer = _packed(request, body, media_type)
    answer.headers["content-disposition"] = f'attachment; filename="network.{suffix}"'
    return answer


def _packed(request: Request, body: bytes, media_type: str) -> Response:
    """The answer, packed here and lightly: as all others are packed, a megabyte takes ten times as long."""
    headers = {"vary": "Accept-Encoding"}
    if len(body) > 2048 and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 1, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, media_type=media_type, headers=headers)
