"""What is nearest to a thing in the networks, as a drawing that the server makes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from api.web.graph.facts import Ref
from api.web.graph.thing_view import Neighbour

MOST_NODES = 14
WIDTH, HEIGHT = 640, 360
_ROOM = 22  # letters of a name that fit beside a node


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A neighbour with its place; `anchor` says to which side its name is written."""

    ref: Ref
    name: str
    x: float
    y: float
    anchor: str
    documents: int
    tie: str
    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallNetwork:
    """The nearest nodes around the middle; `left_out` counts those further away."""

    nodes: tuple[Node, ...]
    left_out: int
    x: float = WIDTH / 2
    y: float = HEIGHT / 2


def small_network(groups: Sequence[tuple[str, Sequence[Neighbour]]], total: int) -> SmallNetwork | None:
    """The heaviest ties of each kind in turn, around a thing; none when there are none."""
    chosen = _in_turn([ties for _, ties in groups])[:MOST_NODES]
    if not chosen:
        return None
    ordered = sorted(chosen, key=lambda tie: (tie.ref.kind, -tie.weight, tie.ref.label))
    nodes = (_node(tie, place, len(ordered)) for place, tie in enumerate(ordered))
    return SmallNetwork(nodes=tuple(nodes), left_out=max(total - len(ordered), 0))


def _in_turn(groups: Sequence[Sequence[Neighbour]]) -> list[Neighbour]:
    """The first of each group, then the second of each …, every thing once."""
    seen: dict[str, Neighbour] = {}
    for place in range(max(map(len, groups), default=0)):
        for group in groups:
            if place < len(group):
                seen.setdefault(group[place].ref.page, group[place])
    return list(seen.values())


def _node(tie: Neighbour, place: int, number: int) -> Node:
    angle = math.tau * (place + 0.5) / number - math.pi / 2
    side = math.cos(angle)
    return Node(
        ref=tie.ref,
        name=shortened(tie.ref.label),
        x=round(WIDTH / 2 + 0.24 * WIDTH * side, 1),
        y=round(HEIGHT / 2 + 0.42 * HEIGHT * math.sin(angle), 1),
        anchor="start" if side > 0 else "end",
        documents=tie.weight,
        tie=tie.tie,
        thickness=round(min(1 + math.log2(tie.weight + 1) / 2, 5), 1),
    )


def shortened(name: str) -> str:
    """A name that fits beside a node.

    >>> shortened("Lakeland furniture cluster of the north")
    'Lakeland furniture cl…'
    """
    return name if len(name) <= _ROOM else f"{name[: _ROOM - 1].rstrip()}…"
