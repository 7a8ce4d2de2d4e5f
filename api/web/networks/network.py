"""A network as browsers and programs get it: its nodes and edges, and in plain words what is not in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from typing_extensions import TypedDict  # pydantic describes that of Python 3.12 and later only

from api.web.graph.catalogue import Catalogue
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.live import Generation, settle
from ontology.iris import kind_and_key


class Node(TypedDict):
    """A thing: `weight` sums its ties, `betweenness` is between 0 and 1, `community` counts from 0, the largest."""

    id: str
    label: str
    kind: str
    page: str
    status: str | None
    documents: int
    x: int
    y: int
    degree: int
    weight: int
    betweenness: float
    community: int | None


Edge = TypedDict("Edge", {"id": str, "from": str, "to": str, "weight": int, "page": str})
"""A tie; `weight` counts the documents that support it."""


class LeftOut(TypedDict):
    """How much of what was asked for is not there."""

    nodes: int | None
    edges: int


class Network(TypedDict):
    """Nodes, the heaviest first, and the edges between them."""

    view: str
    title: str
    kinds: list[str]
    nodes: list[Node]
    edges: list[Edge]
    left_out: LeftOut
    words: str


def node_of(catalogue: Catalogue, iri: str, known: Mapping[str, Node] | None = None) -> Node:
    """The node of a thing, without a place yet; its measures are those of the drawn view, if it is `known` there."""
    if known and iri in known:
        return known[iri].copy()
    item = catalogue.by_iri.get(iri)
    return {
        "id": iri,
        "label": item.label if item else iri,
        "kind": item.kind if item else (kind_and_key(iri) or ("concept", ""))[0],
        "page": item.page if item else page_of(iri),
        "status": item.status if isinstance(item, DocumentItem) else None,
        "documents": item.documents if item else 0,
        "x": 0,
        "y": 0,
        "degree": 0,
        "weight": 0,
        "betweenness": 0.0,
        "community": None,
    }


def drawn_network(stored: Mapping[str, Any]) -> Network:
    """The file that a build left as a network; the measures are missing from stores that are older than they."""
    nodes: list[Node] = [
        {
            "id": one["id"],
            "label": one["label"],
            "kind": one["kind"],
            "page": one["page"],
            "status": one["status"],
            "documents": one.get("documents", 0),
            "x": one["x"],
            "y": one["y"],
            "degree": one.get("degree", 0),
            "weight": one.get("weight", 0),
            "betweenness": one.get("betweenness", 0.0),
            "community": one.get("community"),
        }
        for one in stored["nodes"]
    ]
    edges: list[Edge] = [
        {"id": one["id"], "from": one["from"], "to": one["to"], "weight": one["weight"], "page": one["page"]}
        for one in stored["edges"]
    ]
    return {
        "view": stored["view"],
        "title": stored["title"],
        "kinds": stored["kinds"],
        "nodes": nodes,
        "edges": edges,
        "left_out": stored["left_out"],
        "words": stored["words"],
    }


def drawn(shown: Generation, view: str) -> Network:
    """The network of a view, read once a generation: to be copied, not changed. Raises NotFoundError."""
    return shown.once(_drawn, view)


def drawn_nodes(shown: Generation, view: str) -> Mapping[str, Node]:
    """The nodes of a view by their IRI, likewise."""
    return shown.once(_nodes_by_iri, view)


def _drawn(shown: Generation, view: str) -> Network:
    network = drawn_network(shown.network(view))
    settle()
    return network


def _nodes_by_iri(shown: Generation, view: str) -> dict[str, Node]:
    return {node["id"]: node for node in drawn(shown, view)["nodes"]}


def measured(nodes: Iterable[Node], edges: Sequence[Edge]) -> list[Node]:
    """The nodes with the degrees that these edges give them, the heaviest first."""
    degree: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for edge in edges:
        for end in (edge["from"], edge["to"]):
            degree[end] += 1
            weight[end] += edge["weight"]
    counted = [Node({**node, "degree": degree[node["id"]], "weight": weight[node["id"]]}) for node in nodes]
    return sorted(counted, key=lambda node: (-node["weight"], node["id"]))
