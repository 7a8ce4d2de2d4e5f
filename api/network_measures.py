"""How central the things of a network are, and which of them keep together."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

EXACT = 1500
SOURCES = 400
"""Up to EXACT nodes all shortest paths count, above it those from about SOURCES nodes, evenly chosen."""
_ROUNDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """`betweenness` is the share of the highest one, `community` counts from 0, the largest community."""

    degree: int
    weight: int
    betweenness: float
    community: int


def measures(graph: Any, weights: Sequence[int]) -> list[Measures]:
    """The measures of the nodes of an igraph graph; the same graph has the same."""
    between = _betweenness(graph)
    communities = _communities(graph, weights)
    strengths = graph.strength(weights=list(weights)) if weights else [0] * graph.vcount()
    return [
        Measures(degree=degree, weight=round(strength), betweenness=share, community=community)
        for degree, strength, share, community in zip(graph.degree(), strengths, between, communities, strict=True)
    ]


def _betweenness(graph: Any) -> list[float]:
    nodes = graph.vcount()
    step = nodes // SOURCES if nodes > EXACT else 1
    sources = None if step == 1 else list(range(0, nodes, step))
    found = graph.betweenness(directed=False, sources=sources) if nodes else []
    highest = max(found, default=0.0) or 1.0
    return [round(value / highest, 4) for value in found]


def _communities(graph: Any, weights: Sequence[int]) -> list[int]:
    """The community of each node by Leiden's algorithm, the larger ones first, then that of the earlier node."""
    import igraph  # noqa: PLC0415 (only a build may pay for it)

    if not weights:
        return list(range(graph.vcount()))
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 (not for secrets: for the same result each time)
    found = graph.community_leiden("modularity", weights=list(weights), n_iterations=_ROUNDS)
    parts = sorted(found, key=lambda part: (-len(part), min(part)))
    number = {node: place for place, part in enumerate(parts) for node in part}
    return [number[node] for node in range(graph.vcount())]
