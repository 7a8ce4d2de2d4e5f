"""Draws the networks when a build is done, so that browsers only have to paint them.

pyvis makes the network object. It stays out of the web process (it brings IPython), and so does its page (it loads
scripts from elsewhere): this module is for the build alone.
"""

import json
import math
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from api.web.catalogue import Catalogue, read_catalogue
from api.web.catalogue_file import write_catalogue
from api.web.items import DocumentItem, page_of
from api.web.reads import rows, words_of
from ontology.dataset import Dataset
from ontology.iris import kind_and_key
from ontology.statement import Text

MOST_NODES = 1500
MOST_EDGES = 6000
SPACING = 180  # of neighbours, in units of the drawing
STEPS = 400  # of the layout
SHAPES = {
    "person": "dot",
    "organisation": "square",
    "region": "diamond",
    "cluster": "star",
    "concept": "hexagon",
    "document": "triangleDown",
}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One network: its name in addresses, its heading, and the kinds of ties in it."""

    name: str
    title: str
    kinds: tuple[str, ...]


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
    import pyvis.network  # noqa: F401, PLC0415


def draw_networks(dataset: Dataset) -> None:
    """Writes networks/VIEW.json into the folder of the generation, for each view: nodes with places, and edges.

    Beside them it leaves catalogue.json, the names that it had to read anyway and that every server needs.
    The same graph gives the same files.
    """
    folder = dataset.directory / "networks"
    folder.mkdir(exist_ok=True)
    catalogue = read_catalogue(dataset)
    write_catalogue(dataset, catalogue)
    ties = {kind: _ties(dataset, kind) for kind in sorted({kind for view in views() for kind in view.kinds})}
    for view in views():
        drawing = _drawing(view, [tie for kind in view.kinds for tie in ties[kind]], catalogue)
        text = json.dumps(drawing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (folder / f"{view.name}.json").write_text(text + "\n", encoding="utf-8")


@cache
def views() -> tuple[View, ...]:
    """The networks to draw."""
    with Path(__file__).with_name("networks.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(View(name=name, title=view["title"], kinds=tuple(view["kinds"])) for name, view in table.items())


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
    network = _network(kept, lines, degree, catalogue)
    left_out = {"nodes": len(degree) - len(kept), "edges": len(ties) - len(lines)}
    return {
        "view": view.name,
        "title": view.title,
        "kinds": list(view.kinds),
        "nodes": network.nodes,
        "edges": network.edges,
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
        return f"{things:,} things and {ties:,} ties."
    shown, lines = things - left_out["nodes"], ties - left_out["edges"]
    return (
        f"{shown:,} of {things:,} things, those with the heaviest ties, and {lines:,} of {ties:,} ties; "
        "the lists have all of them."
    )


def _network(kept: Sequence[str], lines: Sequence[Tie], degree: Mapping[str, int], catalogue: Catalogue) -> Any:
    from pyvis.network import Network  # noqa: PLC0415 (only a build may pay for it)

    # Directed, because pyvis compares each new edge of an undirected network with all others.
    network = Network(directed=True, cdn_resources="local")
    places = _layout(kept, lines)
    for iri in kept:
        item = catalogue.by_iri.get(iri)
        kind = item.kind if item else (kind_and_key(iri) or ("concept", ""))[0]
        network.add_node(
            iri,
            label=item.label if item else iri,
            shape=SHAPES[kind],
            x=places[iri][0],
            y=places[iri][1],
            size=round(9 + 5 * math.log2(degree[iri] + 1)),
            kind=kind,
            page=item.page if item else page_of(iri),
            status=item.status if isinstance(item, DocumentItem) else None,
        )
        del network.nodes[-1]["color"]  # the page has colours for light and for dark
    for tie in lines:
        network.add_edge(tie.source, tie.target, id=tie.iri, weight=tie.weight, page=page_of(tie.iri), arrows="")
    return network


def _layout(kept: Sequence[str], lines: Sequence[Tie]) -> dict[str, Place]:
    """A place for every node: each connected part laid out on its own, the parts then set in rows like words."""
    import igraph  # noqa: PLC0415 (likewise)

    number = {iri: place for place, iri in enumerate(kept)}
    graph = igraph.Graph(n=len(kept), edges=[(number[tie.source], number[tie.target]) for tie in lines])
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    boxes = [_part(graph.induced_subgraph(part)) for part in parts]
    corners = _rows([_size(box) for box in boxes])
    return {
        kept[node]: (x + left, y + top)
        for part, box, (left, top) in zip(parts, boxes, corners, strict=True)
        for node, (x, y) in zip(part, box, strict=True)
    }


def _part(graph: Any) -> list[Place]:
    """A connected part by Fruchterman and Reingold, from a fixed spiral, its corner at the origin."""
    import igraph  # noqa: PLC0415

    if graph.vcount() == 1:
        return [(0, 0)]
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 (not for secrets: for the same picture each time)
    found = graph.layout_fruchterman_reingold(niter=STEPS, seed=list(_spiral(graph.vcount())), grid="grid")
    left, top = (min(point[axis] for point in found) for axis in (0, 1))
    scale = _scale(graph, found)
    return [(round((x - left) * scale), round((y - top) * scale)) for x, y in found]


def _scale(graph: Any, found: Any) -> float:
    """Makes the middle one of the lines' lengths SPACING, and the part no denser than its nodes have room."""
    lengths = sorted(math.dist(found[edge.source], found[edge.target]) for edge in graph.es)
    middle = lengths[len(lengths) // 2] or 1.0
    widths = [max(point[axis] for point in found) - min(point[axis] for point in found) for axis in (0, 1)]
    roomy = SPACING * 0.7 * math.sqrt(graph.vcount()) / (max(widths) or 1.0)
    return max(SPACING / middle, roomy)


def _spiral(nodes: int) -> Iterator[tuple[float, float]]:
    """Points that fill a disc evenly: one golden angle further each."""
    golden = math.pi * (3 - math.sqrt(5))
    return ((math.sqrt(n) * math.cos(n * golden), math.sqrt(n) * math.sin(n * golden)) for n in range(nodes))


def _size(box: Sequence[Place]) -> Place:
    return max(x for x, _ in box) + 2 * SPACING, max(y for _, y in box) + SPACING


def _rows(sizes: Sequence[Place]) -> list[Place]:
    """The corner of each box: in rows, and in each row in columns no higher than its first box.

    All together are about one and a half times as wide as they are high, for rows are never quite full.

    >>> _rows([(300, 200), (100, 100), (90, 100), (100, 100)])
    [(0, 0), (300, 0), (300, 100), (0, 200)]
    """
    area = sum(width * height for width, height in sizes)
    wide = max([width for width, _ in sizes] + [round(math.sqrt(2.2 * area))], default=0)
    corners: list[Place] = []
    left = right = top = below = high = 0  # the column's edges, the row's top and height, the column's end
    for width, height in sizes:
        if corners and left + width <= right and below + height <= high:
            corners.append((left, top + below))
            below += height
            continue
        if not corners or right + width > wide:
            left, right, top, high = 0, 0, top + high, height
        left, right, below, high = right, right + width, height, max(high, height)
        corners.append((left, top))
    return corners
