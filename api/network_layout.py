"""Places for the things of a network: the same network gets the same places."""

import math
import random
from collections.abc import Iterator, Sequence
from typing import Any

SPACING = 180  # of neighbours, in units of the drawing
STEPS = 400  # of the layout of a network of up to FEW nodes; fewer for larger ones, for each takes longer
FEW = 1500

Place = tuple[int, int]


def layout(graph: Any) -> list[Place]:
    """A place for every node: each connected part laid out on its own, the parts then set in rows like words."""
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    boxes = [_part(graph.induced_subgraph(part)) for part in parts]
    corners = _rows([_size(box) for box in boxes])
    places: list[Place] = [(0, 0)] * graph.vcount()
    for part, box, (left, top) in zip(parts, boxes, corners, strict=True):
        for node, (x, y) in zip(part, box, strict=True):
            places[node] = (x + left, y + top)
    return places


def _part(graph: Any) -> list[Place]:
    """A connected part by Fruchterman and Reingold, from a fixed spiral, its corner at the origin."""
    import igraph  # noqa: PLC0415

    if graph.vcount() == 1:
        return [(0, 0)]
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 (not for secrets: for the same picture each time)
    found = graph.layout_fruchterman_reingold(
        niter=_steps(graph.vcount()), seed=list(_spiral(graph.vcount())), grid="grid"
    )
    left, top = (min(point[axis] for point in found) for axis in (0, 1))
    scale = _scale(graph, found)
    return [(round((x - left) * scale), round((y - top) * scale)) for x, y in found]


def _steps(nodes: int) -> int:
    return STEPS if nodes <= FEW else max(100, STEPS * FEW // nodes)


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
