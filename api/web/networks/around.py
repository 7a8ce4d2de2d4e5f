"""What surrounds one thing, whether the drawn view has it or not: ties out of the graph itself, set in rings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from api.web.graph.items import page_of
from api.web.graph.live import Generation
from api.web.graph.neighbours import Tied, ties_of
from api.web.graph.wording import counted
from api.web.http.problems import NotFoundError
from api.web.networks.filter import Weigh, thing_called, weighed
from api.web.networks.network import Edge, Network, Node, drawn_nodes, measured, node_of
from api.web.networks.query import NetworkQuery
from api.web.networks.rings import places
from ontology.statement import Iri

MOST_AROUND = 300
MOST_FOLLOWED = 20  # of a ring: each costs a query


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A tie seen from one of its ends."""

    tie: Tied
    inner: str
    weight: int

    @property
    def edge(self) -> Edge:
        """The tie as it is drawn."""
        source, target = (self.inner, self.tie.other) if self.tie.leads_out else (self.tie.other, self.inner)
        page = page_of(self.tie.tie)
        return {"id": self.tie.tie, "from": source, "to": target, "weight": self.weight, "page": page}


@dataclass(slots=True, kw_only=True)
class Walk:
    """How far the walk outwards has come: who was reached, from where, over which ties, and what was left."""

    most: int
    parents: dict[str, str | None]
    edges: dict[str, Edge] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    unfollowed: int = 0

    def take(self, steps: Iterable[Step]) -> list[str]:
        """Takes the ties one after the other while there is room; returns whom they reached first."""
        reached: list[str] = []
        for step in steps:
            outer = step.tie.other
            if outer not in self.parents:
                if len(self.parents) >= self.most:
                    self.left.add(outer)
                    continue
                self.parents[outer] = step.inner
                reached.append(outer)
            self.edges[step.tie.tie] = step.edge
        return reached


def around(shown: Generation, drawn: Network, query: NetworkQuery, weigh: Weigh) -> Network:
    """What is tied to the centre in at most `depth` steps, the heaviest first.

    Raises NotFoundError for a stranger, and when nothing that the filters let through is tied to it.
    """
    centre = thing_called(shown, query.centre or "")
    walk = _walked(shown, drawn, centre, query, weigh)
    if not walk.edges and query.centre not in query.expand:
        raise NotFoundError(
            "This thing has no ties in this network" + (" that fit the filters." if query.filters else ".")
        )
    nodes = _nodes(shown, drawn, walk)
    inner = _among_reached(drawn, walk, weigh)
    edges = [*(walk.edges[key] for key in sorted(walk.edges)), *inner]
    return {
        "view": drawn["view"],
        "title": drawn["title"],
        "kinds": drawn["kinds"],
        "nodes": measured(nodes, edges),
        "edges": edges,
        "left_out": {"nodes": len(walk.left), "edges": len(walk.left)},
        "words": _words(len(nodes), len(edges), len(walk.left), walk.unfollowed),
    }


def expanded(shown: Generation, drawn: Network, network: Network, query: NetworkQuery, weigh: Weigh) -> Network:
    """The network with the neighbours of things that were opened, each set around the one that it belongs to."""
    for name in query.expand:
        base = {node["id"]: node for node in network["nodes"]}
        if name in base:
            asked = query.model_copy(update={"centre": name, "depth": 1, "most": MOST_AROUND})
            network = _joined(network, around(shown, drawn, asked, weigh), base[name])
    return network


def collapsed(network: Network, closed: Sequence[str]) -> Network:
    """The network without the things whose only tie leads to one that was closed."""
    if not closed:
        return network
    ends: dict[str, set[str]] = {node["id"]: set() for node in network["nodes"]}
    for edge in network["edges"]:
        ends[edge["from"]].add(edge["to"])
        ends[edge["to"]].add(edge["from"])
    shut = frozenset(closed)
    gone = {iri for iri, others in ends.items() if len(others) == 1 and others <= shut and iri not in shut}
    if not gone:
        return network
    return {
        **network,
        "nodes": [node for node in network["nodes"] if node["id"] not in gone],
        "edges": [edge for edge in network["edges"] if edge["from"] not in gone and edge["to"] not in gone],
        "left_out": {**network["left_out"], "nodes": (network["left_out"]["nodes"] or 0) + len(gone)},
        "words": f"{network['words']} {len(gone):,} neighbours are folded away.",
    }


def _walked(shown: Generation, drawn: Network, centre: str, query: NetworkQuery, weigh: Weigh) -> Walk:
    walk = Walk(most=min(query.most, MOST_AROUND), parents={centre: None})
    ring = [centre]
    for _ in range(query.depth):
        if len(walk.parents) >= walk.most:
            break  # further things could not be shown, and ties between those reached come from the drawn view
        walk.unfollowed += max(0, len(ring) - MOST_FOLLOWED)
        found = (step for iri in ring[:MOST_FOLLOWED] for step in _steps(shown, iri, frozenset(drawn["kinds"]), weigh))
        wanted = (step for step in found if not query.kind or _kind(shown, step.tie.other) in query.kind)
        ring = walk.take(sorted(wanted, key=_heaviest_first))
    return walk


def _kind(shown: Generation, iri: str) -> str:
    return node_of(shown.catalogue, iri)["kind"]


def _heaviest_first(step: Step) -> tuple[int, str, str]:
    return -step.weight, step.tie.tie, step.inner


def _steps(shown: Generation, iri: str, kinds: frozenset[str], weigh: Weigh) -> Iterator[Step]:
    for tie in ties_of(shown.dataset, Iri(iri)):
        if tie.kind not in kinds:
            continue
        source, target = (iri, tie.other) if tie.leads_out else (tie.other, iri)
        weight = weigh(source, target, tie.weight)
        if weight:
            yield Step(tie=tie, inner=iri, weight=weight)


def _nodes(shown: Generation, drawn: Network, walk: Walk) -> list[Node]:
    known = drawn_nodes(shown, drawn["view"])
    at = places(walk.parents)
    return [Node({**node_of(shown.catalogue, iri, known), "x": at[iri][0], "y": at[iri][1]}) for iri in walk.parents]


def _among_reached(drawn: Network, walk: Walk, weigh: Weigh) -> list[Edge]:
    """Ties of the drawn view between those that were reached: neighbours that know one another."""
    reached = walk.parents.keys()
    inner = [edge for edge in drawn["edges"] if edge["from"] in reached and edge["to"] in reached]
    return weighed([edge for edge in inner if edge["id"] not in walk.edges], weigh)


def _words(nodes: int, edges: int, left: int, unfollowed: int) -> str:
    """What is shown, and what not.

    >>> _words(3, 2, 1, 0)
    '3 things and 2 ties. 1 more neighbour with lighter ties is left out.'
    """
    said = [f"{_counted(nodes, edges)}."]
    if left:
        many = "neighbour with lighter ties is" if left == 1 else "neighbours with lighter ties are"
        said.append(f"{left:,} more {many} left out.")
    if unfollowed:
        said.append(f"From {counted(unfollowed, 'thing', 'things')} of the inner rings no further steps were taken.")
    return " ".join(said)


def _counted(nodes: int, edges: int) -> str:
    return f"{counted(nodes, 'thing', 'things')} and {counted(edges, 'tie', 'ties')}"


def _joined(network: Network, near: Network, centre: Node) -> Network:
    """Both networks, what is new moved to where the centre is."""
    nodes = {node["id"] for node in network["nodes"]}
    edges = {edge["id"] for edge in network["edges"]}
    new = [
        Node({**node, "x": node["x"] + centre["x"], "y": node["y"] + centre["y"]})
        for node in near["nodes"]
        if node["id"] not in nodes
    ]
    ties = [edge for edge in near["edges"] if edge["id"] not in edges]
    joined = [*network["edges"], *ties]
    return {
        **network,
        "nodes": measured([*network["nodes"], *new], joined),
        "edges": joined,
        "words": f"{network['words']} {_counted(len(new), len(ties))} around {centre['label']} were added.",
    }
