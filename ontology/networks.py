"""Weighted ties between things, counted once for all readers: from every document that supports them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache
from heapq import nsmallest
from itertools import combinations
from pathlib import Path
from typing import Final

from ontology.dataset import Dataset, Row
from ontology.iris import graph_iri, tie_iri
from ontology.statement import Fact, Iri, Term, Text
from ontology.terms import CKG, RDF, XSD

TIE_KINDS: Final = ("coauthor", "affiliation", "cluster-region", "cluster-concept", "concept-concept", "citation")
HEAVIEST: Final = 500
"""Ties of each kind that are marked as the heaviest: a query for them need not sort all."""
_TOGETHER: Final = frozenset(("coauthor", "concept-concept"))

Tie = tuple[str, Iri, Iri]
"""The kind and the two ends; ties without a direction run from the smaller IRI to the larger."""


def derived_ties(dataset: Dataset) -> dict[Tie, int]:
    """The ties that the documents give, each with the number of documents that give it."""
    general = frozenset(row["concept"] for row in dataset.rows(_query("general")))
    ties: Counter[Tie] = Counter()
    for kind in TIE_KINDS:
        found = _together(dataset, kind, general) if kind in _TOGETHER else _linked(dataset, kind, general)
        ties.update((kind, source, target) for source, target in found)
    return dict(ties)


def _together(dataset: Dataset, kind: str, general: Set[Term]) -> Iterator[tuple[Iri, Iri]]:
    """Every two things of one document. Pairs are made here: as a join of the engine they take seven times as long."""
    members: defaultdict[Term, list[Iri]] = defaultdict(list)
    for row in dataset.rows(_query(kind)):
        if isinstance(row["member"], Iri) and row["member"] not in general:
            members[row["document"]].append(row["member"])
    return (pair for things in members.values() for pair in combinations(sorted(things), 2))


def _linked(dataset: Dataset, kind: str, general: Set[Term]) -> Iterator[tuple[Iri, Iri]]:
    """The two ends of every link, once a document."""
    said = {(row["document"], row["from"], row["to"]) for row in dataset.rows(_query(kind))}
    for _, source, target in said:
        if isinstance(source, Iri) and isinstance(target, Iri) and target not in general:
            yield source, target


def stored_ties(dataset: Dataset) -> dict[Tie, int]:
    """The ties of the graph of the networks."""
    ties: dict[Tie, int] = {}
    for kind in TIE_KINDS:
        ties.update(_weights(dataset.rows(_query("stored"), graph=graph_iri("networks"), kind=Text(kind)), kind))
    return ties


def tie_facts(ties: Mapping[Tie, int]) -> Iterator[Fact]:
    """What the graph says of these ties, which are all of their kinds."""
    for tie, weight in ties.items():
        yield from _tie(tie, weight)
    yield from map(_heavy, heaviest(ties))


def heaviest(ties: Mapping[Tie, int]) -> set[Tie]:
    """The heaviest ties of each kind, HEAVIEST of them; of equally heavy ones those with the smaller ends.

    >>> sorted(heaviest({("citation", Iri("urn:a"), Iri("urn:b")): 1}))
    [('citation', Iri('urn:a'), Iri('urn:b'))]
    """
    by_kind: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        by_kind[tie[0]].append(tie)
    return {tie for each in by_kind.values() for tie in nsmallest(HEAVIEST, each, key=lambda one: (-ties[one], one))}


def tie_changes(old: Mapping[Tie, int], new: Mapping[Tie, int]) -> tuple[list[Fact], list[Fact]]:
    """The facts that go and those that come when the old ties give way to the new; none is in both."""
    changed = [tie for tie in new if tie in old and old[tie] != new[tie]]
    heavy_before, heavy_now = heaviest(old), heaviest(new)
    gone = [fact for tie, weight in old.items() if tie not in new for fact in _tie(tie, weight)]
    come = [fact for tie, weight in new.items() if tie not in old for fact in _tie(tie, weight)]
    gone += [*(_weight(tie, old[tie]) for tie in changed), *map(_heavy, heavy_before - heavy_now)]
    come += [*(_weight(tie, new[tie]) for tie in changed), *map(_heavy, heavy_now - heavy_before)]
    return gone, come


def _tie(tie: Tie, weight: int) -> Iterator[Fact]:
    kind, source, target = tie
    iri = tie_iri(*tie)
    yield Fact(iri, RDF.type, CKG.Tie)
    yield Fact(iri, CKG.tieKind, Text(kind))
    yield Fact(iri, CKG.from_, source)
    yield Fact(iri, CKG.to, target)
    yield _weight(tie, weight)


def _heavy(tie: Tie) -> Fact:
    return Fact(tie_iri(*tie), CKG.heaviest, Text(tie[0]))


def _weight(tie: Tie, weight: int) -> Fact:
    return Fact(tie_iri(*tie), CKG.weight, Text(str(weight), datatype=XSD.integer))


def _weights(rows: Iterator[Row], kind: str) -> Iterator[tuple[Tie, int]]:
    for row in rows:
        source, target, weight = row["from"], row["to"], row["weight"]
        if isinstance(source, Iri) and isinstance(target, Iri) and isinstance(weight, Text):
            yield (kind, source, target), int(weight.value)


@cache
def _query(name: str) -> str:
    return Path(__file__).with_name("networks").joinpath(f"{name}.sparql").read_text("utf-8")
