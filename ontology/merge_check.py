"""Whether the default graph is the merge of the others, and nothing has a blank node."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from ontology.dataset import Dataset
from ontology.labels import LABEL_PREDICATES, desired_labels
from ontology.runs import runs_graph
from ontology.violation import Violation

_DEFAULT: Final = ox.DefaultGraph()


def merge_violations(dataset: Dataset) -> Iterator[Violation]:
    """Triples too many and too few in the default graph, blank nodes anywhere; in the engine's order."""
    quads, runs = dataset.quads, runs_graph()
    labelled: set[ox.NamedNode] = set()
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            yield _found("blank node", quad, "has a blank node")
        elif quad.predicate in LABEL_PREDICATES and isinstance(quad.subject, ox.NamedNode):
            labelled.add(quad.subject)
        elif quad.graph_name == _DEFAULT:
            if not _is_supported(quads, quad, runs):
                yield _found("default graph", quad, "no other graph has it")
        elif quad.graph_name != runs and ox.Quad(quad.subject, quad.predicate, quad.object) not in quads:
            yield _found("default graph", quad, "is missing in the default graph")
    for subject in sorted(labelled, key=lambda one: one.value):
        yield from _label_violations(quads, subject, runs)


def _is_supported(quads: ox.Store, quad: ox.Quad, runs: ox.NamedNode) -> bool:
    found = quads.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(one.graph_name not in (_DEFAULT, runs) for one in found)


def _label_violations(quads: ox.Store, subject: ox.NamedNode, runs: ox.NamedNode) -> Iterator[Violation]:
    wanted = desired_labels(quads, subject, runs)
    present = {
        quad for predicate in LABEL_PREDICATES for quad in quads.quads_for_pattern(subject, predicate, None, _DEFAULT)
    }
    for quad in sorted(wanted ^ present, key=str):
        message = "is not among the labels to keep" if quad in present else "is missing in the default graph"
        yield _found("label", quad, message)


def _found(rule: str, quad: ox.Quad, message: str) -> Violation:
    graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else "the default graph"
    triple = f"{quad.subject} {quad.predicate} {str(quad.object)[:80]}"
    return Violation(rule=rule, focus=triple, message=f"{message} (in {graph})")
