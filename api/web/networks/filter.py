"""Narrows a drawn network to kinds, years, a region, heavy ties, and to what can be drawn. Nothing moves by it."""

from collections.abc import Callable, Sequence

from api.web.graph.involved import involved
from api.web.graph.items import named_by
from api.web.graph.live import Generation
from api.web.graph.reads import rows, words_of
from api.web.graph.wording import counted
from api.web.graph.years import Years, documents_of_years
from api.web.http.problems import NotFoundError
from api.web.networks.network import Edge, Network, Node, measured
from api.web.networks.query import NetworkQuery
from ontology.iris import kind_and_key
from ontology.statement import Iri
from ontology.transliteration import plain_letters

Weigh = Callable[[str, str, int], int]
"""The weight of a tie between two things under the filters, from its weight without; 0 for one that is not wanted."""


def weigher(shown: Generation, query: NetworkQuery) -> Weigh:
    """How this query weighs ties: by the documents that it counts, and not at all below its least weight."""
    if not query.chooses_documents:
        return lambda _source, _target, weight: weight if weight >= query.min_weight else 0
    known = involved(shown.dataset)
    chosen = known.places(_documents(shown, query))

    def weigh(source: str, target: str, weight: int) -> int:
        found = known.weight(source, target, weight, chosen) if weight >= query.min_weight else 0
        return found if found >= query.min_weight else 0

    return weigh


def _documents(shown: Generation, query: NetworkQuery) -> frozenset[str]:
    """The documents that count."""
    found = documents_of_years(shown.catalogue, Years.between(query.year_from, query.year_to))
    if query.region is not None:
        region = Iri(thing_called(shown, query.region, "region"))
        found &= {words_of(row["document"]) for row in rows(shown.dataset, "documents_of_region", thing=region)}
    return found


def thing_called(shown: Generation, name: str, kind: str | None = None) -> str:
    """The thing with an IRI, a key (when the kind is known) or, best of all that are found, a name.

    Raises NotFoundError when there is none.
    """
    by_iri = shown.catalogue.by_iri
    keyed = (name, named_by(kind, name)) if kind else (name,)
    known = next((iri for iri in keyed if iri in by_iri and kind in (None, by_iri[iri].kind)), None)
    if known is not None or (kind is None and kind_and_key(name) is not None):
        return known or name
    hits = () if "://" in name else shown.catalogue.find(name[:200])
    found = [item for item, _ in hits if kind in (None, item.kind)]
    exact = [item for item in found if plain_letters(item.label) == plain_letters(name)]
    if not found:
        raise NotFoundError(f"There is no {kind or 'thing'} called {name[:200]!r} in this graph.")
    return (exact or found)[0].iri


def narrowed(network: Network, query: NetworkQuery, weigh: Weigh) -> Network:
    """What of a drawn network fits the query, and of that the heaviest that may be drawn; each node stays in place."""
    nodes, edges = (_fitting(network, query, weigh)) if query.filters else (network["nodes"], network["edges"])
    kept = nodes[: query.most]
    inside = edges if len(kept) == len(nodes) else among(kept, edges)
    if not query.filters and len(kept) == len(nodes):
        return network
    undrawn = network["left_out"]["nodes"] or 0
    return {
        **network,
        "nodes": kept,
        "edges": inside,
        "left_out": {
            "nodes": len(nodes) - len(kept) + undrawn,
            "edges": len(edges) - len(inside) + network["left_out"]["edges"],
        },
        "words": _words(len(kept), len(nodes), len(inside), undrawn, filtered=query.filters),
    }


def _fitting(network: Network, query: NetworkQuery, weigh: Weigh) -> tuple[list[Node], list[Edge]]:
    kept = {node["id"] for node in network["nodes"] if not query.kind or node["kind"] in query.kind}
    inside = [edge for edge in network["edges"] if edge["from"] in kept and edge["to"] in kept]
    edges = weighed(inside, weigh)
    tied = {edge[end] for edge in edges for end in ("from", "to")}
    return measured([node for node in network["nodes"] if node["id"] in tied], edges), edges


def weighed(edges: Sequence[Edge], weigh: Weigh) -> list[Edge]:
    """The wanted edges with their weights under the filters."""
    found = (Edge({**edge, "weight": weigh(edge["from"], edge["to"], edge["weight"])}) for edge in edges)
    return [edge for edge in found if edge["weight"]]


def among(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Edge]:
    """The edges between these nodes."""
    kept = {node["id"] for node in nodes}
    return [edge for edge in edges if edge["from"] in kept and edge["to"] in kept]


def _words(kept: int, nodes: int, inside: int, undrawn: int, *, filtered: bool) -> str:
    """What is shown, and in plain words what is not.

    >>> _words(3, 3, 2, 0, filtered=True)
    '3 things and 2 ties fit the filters.'
    >>> _words(1, 1, 0, 0, filtered=False)
    '1 thing and 0 ties.'
    >>> _words(2000, 2500, 4000, 800, filtered=False)[:77]
    '2,000 of 3,300 things, those with the heaviest ties, and 4,000 ties are shown'
    """
    fit = " that fit the filters" if filtered else ""
    both = f"{counted(kept, 'thing', 'things')} and {counted(inside, 'tie', 'ties')}"
    if kept == nodes and not undrawn:
        return f"{both} fit the filters." if filtered else f"{both}."
    total = nodes if filtered else nodes + undrawn
    lines = f"{counted(inside, 'tie', 'ties')} {'is' if inside == 1 else 'are'} shown"
    shown = (
        f"{both}{fit} are shown"
        if kept == nodes
        else f"{kept:,} of {total:,} things{fit}, those with the heaviest ties, and {lines}"
    )
    unseen = (
        f"; {counted(undrawn, 'thing', 'things')} with lighter ties were not looked at" if filtered and undrawn else ""
    )
    return f"{shown}{unseen}. Around one thing all its ties can be seen; the lists have everything."
