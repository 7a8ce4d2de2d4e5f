"""The network page, and the surroundings of one thing, laid out in rings."""

import math
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.web.catalogue import Catalogue
from api.web.facts import Ref, reference
from api.web.items import DocumentItem, page_of
from api.web.live import Generation
from api.web.problems import NotFoundError
from api.web.reads import rows, words_of
from api.web.service import Shown
from api.web.templating import page, with_parameters
from ontology.iris import kind_and_key
from ontology.statement import Iri

router = APIRouter(include_in_schema=False)
OVERVIEW = "all"
MOST_ROWS = 200
MOST_AROUND = 150
RING = 320  # distance of the rings, in units of the drawing

Edge = dict[str, Any]


@router.get("/graph")
def graph(
    request: Request,
    shown: Shown,
    view: Annotated[str, Query(max_length=60)] = OVERVIEW,
    centre: Annotated[str | None, Query(max_length=2000)] = None,
) -> Response:
    """The network explorer: a drawing, and below it the same as a table."""
    network = shown.network(view) if not centre else around(shown, view, centre, 1)
    labels = {node["id"]: node for node in network["nodes"]}
    heaviest = sorted(network["edges"], key=lambda edge: (-edge["weight"], edge["id"]))[:MOST_ROWS]
    return page(
        request,
        "graph.html",
        network=network,
        views=[(name, shown.network(name)["title"]) for name in shown.views()],
        centre=reference(shown.catalogue, Iri(centre), None) if centre else None,
        source=with_parameters("/api/v1/graph", {"view": view, "centre": centre}),
        kinds=sorted({node["kind"] for node in network["nodes"]}),
        ties=[{**edge, "from": _ref(labels[edge["from"]]), "to": _ref(labels[edge["to"]])} for edge in heaviest],
    )


def around(shown: Generation, view: str, centre: str, depth: int) -> dict[str, Any]:
    """What is tied to a thing in at most `depth` steps, the heaviest first; raises NotFoundError for a stranger."""
    kinds = frozenset(shown.network(view)["kinds"])
    if kind_and_key(centre) is None and centre not in shown.catalogue.by_iri:
        raise NotFoundError("The centre is not a thing of this graph.")
    rings: list[list[str]] = [[centre]]
    edges: dict[str, Edge] = {}
    labels: dict[str, str] = {}
    left_out = 0
    for _ in range(depth):
        reached = {iri for ring in rings for iri in ring}
        ring: list[str] = []
        for tie in _ties(shown, rings[-1], kinds):
            other = tie["other"]
            if other not in reached and other not in ring:
                if len(reached) + len(ring) >= MOST_AROUND:
                    left_out += 1
                    continue
                ring.append(other)
            labels[other] = tie["label"]
            edges[tie["id"]] = {key: tie[key] for key in ("id", "from", "to", "weight", "page")}
        rings.append(ring)
    if not edges:
        raise NotFoundError("This thing has no ties in this network.")
    nodes = [node for number, ring in enumerate(rings) for node in _ring(shown.catalogue, ring, number * RING, labels)]
    words = f"{len(nodes)} things and {len(edges)} ties." + (f" {left_out} more ties are left out." if left_out else "")
    return {
        "view": view,
        "title": shown.network(view)["title"],
        "kinds": sorted(kinds),
        "nodes": nodes,
        "edges": [edges[key] for key in sorted(edges)],
        "left_out": {"nodes": None, "edges": left_out},
        "words": words,
    }


def _ties(shown: Generation, ring: Iterable[str], kinds: frozenset[str]) -> list[Edge]:
    found = []
    for iri in ring:
        for row in rows(shown.dataset, "neighbours", thing=Iri(iri)):
            if words_of(row["kind"]) in kinds:
                tie, other = words_of(row["tie"]), words_of(row["other"])
                ends = {"from": iri, "to": other, "other": other, "label": words_of(row["label"])}
                found.append({"id": tie, "page": page_of(tie), "weight": int(words_of(row["weight"])), **ends})
    return sorted(found, key=lambda tie: (-tie["weight"], tie["id"], tie["from"]))


def _ring(catalogue: Catalogue, ring: list[str], radius: float, labels: dict[str, str]) -> list[dict[str, Any]]:
    """The nodes of a ring, evenly spread; a crowded ring is wider."""
    wide = max(radius, len(ring) * 40 / math.tau) if radius else 0.0
    return [
        _node(catalogue, iri, labels.get(iri, ""), round(wide * math.cos(angle)), round(wide * math.sin(angle)))
        for iri, angle in ((iri, math.tau * place / len(ring)) for place, iri in enumerate(ring))
    ]


def _node(catalogue: Catalogue, iri: str, label: str, x: int, y: int) -> dict[str, Any]:
    item = catalogue.by_iri.get(iri)
    kind = item.kind if item else (kind_and_key(iri) or ("concept", ""))[0]
    status = item.status if isinstance(item, DocumentItem) else None
    name, page = (item.label, item.page) if item else (label or iri, page_of(iri))
    return {"id": iri, "label": name, "kind": kind, "page": page, "status": status, "x": x, "y": y, "size": 16}


def _ref(node: dict[str, Any]) -> Ref:
    return Ref(label=node["label"], page=node["page"], kind=node["kind"], status=node["status"])
