"""The network explorer: a drawing, and below it the same as a table."""

from heapq import nsmallest
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.web.graph.facts import Ref
from api.web.graph.items import LISTS, RegionItem
from api.web.graph.live import Generation
from api.web.networks.around import around, collapsed, expanded
from api.web.networks.filter import narrowed, thing_called, weigher
from api.web.networks.network import Edge, Network, Node, drawn
from api.web.networks.query import NetworkQuery, PageQuery, parameters
from api.web.networks.views import views
from api.web.presentation.templating import page
from api.web.service import Shown
from ontology.transliteration import plain_letters

router = APIRouter(include_in_schema=False)
MOST_ROWS = 200
MOST_REGIONS = 200  # offered while one types
COLOURS = (("kind", "kind"), ("community", "community"))
SIZES = (
    ("weight", "documents of its ties"),
    ("degree", "number of ties"),
    ("betweenness", "betweenness"),
    ("documents", "documents that name it"),
)
AMOUNTS = (150, 500, 2000, 5000, 10_000)
FILES = (("graphml", "GraphML"), ("gexf", "GEXF"), ("vosviewer.json", "VOSviewer"))


@router.get("/graph")
def graph(request: Request, shown: Shown, query: Annotated[PageQuery, Query()]) -> Response:
    """The page: what the script draws is said by the table, too."""
    network = shown_network(shown, query)
    ties, found = _ties(network, query.q)
    asked = urlencode(parameters(query))
    return page(
        request,
        "graph.html",
        query=query,
        network=network,
        views=[(view.name, view.title) for view in views() if view.name in shown.views()],
        centre=_centre(shown, query),
        centre_name=_centre_name(shown, query),
        source=f"/api/v1/graph?{asked}",
        files=[(f"/graph.{suffix}?{asked}", name) for suffix, name in FILES],
        kept=[pair for pair in parameters(query, page=True) if pair[0] not in ("q", "select")],
        kinds=[kind for kind in LISTS if any(node["kind"] == kind for node in network["nodes"])],
        all_kinds=tuple(LISTS),
        regions=shown.once(_regions, ""),
        colours=COLOURS,
        sizes=SIZES,
        amounts=sorted({*AMOUNTS, query.most}),
        ties=ties,
        found=found,
    )


def shown_network(shown: Generation, query: NetworkQuery) -> Network:
    """The network that a query asks for; raises NotFoundError for a view, region or centre that there is not."""
    whole = drawn(shown, query.view)
    weigh = weigher(shown, query)
    chosen = around(shown, whole, query, weigh) if query.centre else narrowed(whole, query, weigh)
    return collapsed(expanded(shown, whole, chosen, query, weigh), query.collapse)


def _centre(shown: Generation, query: NetworkQuery) -> Ref | None:
    if query.centre is None:
        return None
    item = shown.catalogue.by_iri.get(thing_called(shown, query.centre))
    return Ref(label=item.label, page=item.page, kind=item.kind) if item else Ref(label=query.centre)


def _centre_name(shown: Generation, query: NetworkQuery) -> str:
    """What the field of the form says: the name, where that finds the thing again."""
    if query.centre is None:
        return ""
    iri = thing_called(shown, query.centre)
    item = shown.catalogue.by_iri.get(iri)
    return item.label if item and thing_called(shown, item.label) == iri else query.centre


def _regions(shown: Generation, _: str) -> list[RegionItem]:
    return sorted(shown.catalogue.regions, key=lambda item: -item.documents)[:MOST_REGIONS]


def _ties(network: Network, words: str | None) -> tuple[list[tuple[Edge, Ref, Ref]], int]:
    """The heaviest ties with their ends, and how many there are; with words only those of things named so."""
    nodes = {node["id"]: node for node in network["nodes"]}
    edges = network["edges"]
    if words:
        named = {iri for iri, node in nodes.items() if plain_letters(words) in plain_letters(node["label"])}
        edges = [edge for edge in edges if edge["from"] in named or edge["to"] in named]
    heaviest = nsmallest(MOST_ROWS, edges, key=lambda edge: (-edge["weight"], edge["id"]))
    return [(edge, _ref(nodes[edge["from"]]), _ref(nodes[edge["to"]])) for edge in heaviest], len(edges)


def _ref(node: Node) -> Ref:
    return Ref(label=node["label"], page=node["page"], kind=node["kind"], status=node["status"])
