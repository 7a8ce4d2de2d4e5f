"""Proof that a dataset keeps its shapes and invariants."""

from collections.abc import Iterator
from itertools import groupby, islice
from typing import Final

from ontology.dataset import Dataset
from ontology.description import Description
from ontology.invariants import document_violations
from ontology.iris import graph_iri, kind_and_key
from ontology.merge_check import merge_violations
from ontology.networks import derived_ties, tie_facts
from ontology.shapes import shape_violations
from ontology.statement import Fact, Iri
from ontology.used_concepts import unused_concepts
from ontology.violation import Violation

__all__ = ["Violation", "violations"]

_OTHER_GRAPHS: Final = ("ontology", "thesaurus", "thesauri", "networks", "runs")
_TIES_AT_ONCE: Final = 500


def violations(dataset: Dataset) -> Iterator[Violation]:
    """Every violation: document by document (sorted), then of the networks, the thesauri, the default graph.

    Documents are looked at one at a time: memory does not grow with the dataset, time only in proportion.
    """
    others = {graph_iri(name) for name in _OTHER_GRAPHS}
    for graph in sorted(Iri(name.value) for name in dataset.quads.named_graphs()):
        if graph not in others:
            yield from _graph_violations(dataset, graph)
    yield from _network_violations(dataset)
    for concept in unused_concepts(dataset):
        yield Violation(rule="thesauri", focus=concept, message="no document uses it")
    yield from merge_violations(dataset)


def _graph_violations(dataset: Dataset, graph: Iri) -> Iterator[Violation]:
    known = kind_and_key(graph)
    if known is None or known[0] != "document":
        yield Violation(rule="graph", focus=graph, message="the graph is of no document and of no known use")
        return
    facts = list(dataset.facts(graph))
    yield from shape_violations(facts, graph)
    yield from document_violations(Description(graph, facts))


def _network_violations(dataset: Dataset) -> Iterator[Violation]:
    """The ties are those of the documents, and of the right shape."""
    given = set(dataset.facts(graph_iri("networks")))
    derived = set(tie_facts(derived_ties(dataset)))
    for fact in sorted(given ^ derived, key=repr):
        message = "is not what the documents give" if fact in given else "is missing"
        yield Violation(rule="network", focus=fact.subject, message=f"{fact.predicate} {fact.object}: {message}")
    for facts in _in_parts(given):
        yield from shape_violations(facts, None)


def _in_parts(facts: set[Fact]) -> Iterator[list[Fact]]:
    """The facts of some hundred ties at a time."""
    ties = (list(tie) for _, tie in groupby(sorted(facts, key=repr), key=lambda fact: fact.subject))
    while part := [fact for tie in islice(ties, _TIES_AT_ONCE) for fact in tie]:
        yield part
