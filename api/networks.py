"""Draws the networks when a build is done, so that browsers only have to paint them.

pyvis makes the network object. It stays out of the web process (it brings IPython), and so does its page (it loads
scripts from elsewhere): this module is for the build alone.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from api.network_layout import layout
from api.network_measures import measures
from api.web.graph.catalogue import Catalogue, read_catalogue
from api.web.graph.catalogue_file import write_catalogue
from api.web.graph.items import page_of
from api.web.graph.neighbours import write_ties
from api.web.graph.reads import rows, words_of
from api.web.graph.wording import counted
from api.web.networks.network import node_of
from api.web.networks.views import View, views
from ontology.dataset import Dataset
from ontology.networks import TIE_KINDS
from ontology.statement import Text

MOST_NODES = 10_000
MOST_EDGES = 15_000
SHAPES = {
    "person": "dot",
    "organisation": "square",
    "region": "diamond",
    "cluster": "star",
    "concept": "hexagon",
    "document": "triangleDown",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Tie:
    """A line of a network; `weight` counts documents."""

    iri: str
    source: str
    target: str
    weight: int


def load_libraries() -> None:
    """Loads what drawing needs: a second that a build may spend while it waits for something else."""
    import igraph  # noqa: F401, PLC0415 (only a build may pay for them)
    import pyvis.node  # noqa: F401, PLC0415


def draw_networks(dataset: Dataset) -> None:
    """Writes networks/VIEW.json into the folder of the generation, for each view: nodes with places, and edges.

    Beside them it leaves catalogue.json, the names that it had to read anyway and that every server needs, and
    ties.index, the ties of every thing.
    The same graph gives the same files.
    """
    folder = dataset.directory / "networks"
    folder.mkdir(exist_ok=True)
    catalogue = read_catalogue(dataset)
    write_catalogue(dataset, catalogue)
    ties = {kind: _ties(dataset, kind) for kind in TIE_KINDS}
    write_ties(dataset, ((tie.iri, kind, tie.source, tie.target, tie.weight) for kind in ties for tie in ties[kind]))
    for view in views():
        drawing = _drawing(view, [tie for kind in view.kinds for tie in ties[kind]], catalogue)
        text = json.dumps(drawing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (folder / f"{view.name}.json").write_text(text + "\n", encoding="utf-8")


def _ties(dataset: Dataset, kind: str) -> list[Tie]:
    found = (
        Tie(iri=words_of(row["tie"]), source=words_of(row["from"]), target=words_of(row["to"]), weight=_number(row))
        for row in rows(dataset, "ties", kind=Text(kind))
    )
    return sorted(found)


def _number(row: Mapping[str, Any]) -> int:
    return int(words_of(row["weight"]))


def _drawing(view: View, ties: Sequence[Tie], catalogue: Catalogue) -> dict[str, Any]:
    degree = _degrees(ties)
    kept = sorted(degree, key=lambda iri: (-degree[iri], iri))[:MOST_NODES]
    chosen = frozenset(kept)
    inside = [tie for tie in ties if tie.source in chosen and tie.target in chosen]
    lines = sorted(sorted(inside, key=lambda tie: (-tie.weight, tie.iri))[:MOST_EDGES])
    left_out = {"nodes": len(degree) - len(kept), "edges": len(ties) - len(lines)}
    return {
        "view": view.name,
        "title": view.title,
        "kinds": list(view.kinds),
        "nodes": _nodes(kept, lines, catalogue),
        "edges": _edges(lines),
        "left_out": left_out,
        "words": _words(len(degree), len(ties), left_out),
    }


def _degrees(ties: Sequence[Tie]) -> Counter[str]:
    degree: Counter[str] = Counter()
    for tie in ties:
        degree[tie.source] += tie.weight
        degree[tie.target] += tie.weight
    return degree


def _words(things: int, ties: int, left_out: Mapping[str, int]) -> str:
    """What is shown, and in plain words what is not.

    >>> _words(3, 2, {"nodes": 0, "edges": 0})
    '3 things and 2 ties.'
    >>> _words(2000, 9000, {"nodes": 500, "edges": 3000})
    '1,500 of 2,000 things, those with the heaviest ties, and 6,000 of 9,000 ties; the lists have all of them.'
    """
    if not any(left_out.values()):
        return f"{counted(things, 'thing', 'things')} and {counted(ties, 'tie', 'ties')}."
    shown, lines = things - left_out["nodes"], ties - left_out["edges"]
    return (
        f"{shown:,} of {things:,} things, those with the heaviest ties, and {lines:,} of {ties:,} ties; "
        "the lists have all of them."
    )


def _nodes(kept: Sequence[str], lines: Sequence[Tie], catalogue: Catalogue) -> list[dict[str, Any]]:
    """The nodes with places and measures, in the order given."""
    import igraph  # noqa: PLC0415 (only a build may pay for it)
    from pyvis.node import Node  # noqa: PLC0415 (likewise)

    number = {iri: place for place, iri in enumerate(kept)}
    graph = igraph.Graph(n=len(kept), edges=[(number[tie.source], number[tie.target]) for tie in lines])
    found = measures(graph, [tie.weight for tie in lines])
    return [
        Node(shape=SHAPES[node["kind"]], n_id=iri, **{**node, **asdict(own), "x": x, "y": y}).options
        for iri, own, (x, y) in zip(kept, found, layout(graph), strict=True)
        if (node := _known(iri, catalogue))
    ]


def _known(iri: str, catalogue: Catalogue) -> dict[str, Any]:
    return {name: value for name, value in node_of(catalogue, iri).items() if name != "id"}


def _edges(lines: Sequence[Tie]) -> list[dict[str, Any]]:
    from pyvis.edge import Edge  # noqa: PLC0415 (likewise)

    return [Edge(tie.source, tie.target, id=tie.iri, weight=tie.weight, page=page_of(tie.iri)).options for tie in lines]
