"""The labels of a thing in the default graph.

Several documents may name one thing in several ways. One of their labels stays: that of most documents, then the
smallest by code point. Labels of the ontology and the thesaurus stay in any case, and then no document's does. What
does not stay becomes an alternative label. The same holds for the preferred labels of concepts.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from ontology.iris import kind_and_key
from ontology.rdf_terms import EngineTerm, node
from ontology.terms import RDFS, SKOS

_CHOSEN: Final = (node(RDFS.label), node(SKOS.prefLabel))
_ALTERNATIVE: Final = node(SKOS.altLabel)
LABEL_PREDICATES: Final = (*_CHOSEN, _ALTERNATIVE)
"""The predicates whose triples the default graph does not simply take over."""


def desired_labels(quads: ox.Store, subject: ox.NamedNode, unmerged: ox.NamedNode) -> set[ox.Quad]:
    """What the default graph of the store is to say about the names of this thing."""
    staying: set[ox.Quad] = set()
    alternatives = set(_given(quads, subject, _ALTERNATIVE, unmerged))
    left: set[EngineTerm] = set()
    for predicate in _CHOSEN:
        given = _given(quads, subject, predicate, unmerged)
        chosen = _choice(given)
        staying.update(ox.Quad(subject, predicate, label) for label in chosen)
        left.update(set(given) - chosen)
    names = {quad.object for quad in staying}
    return staying | {ox.Quad(subject, _ALTERNATIVE, label) for label in alternatives | (left - names)}


def _given(
    quads: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, unmerged: ox.NamedNode
) -> dict[EngineTerm, Counter[bool]]:
    """The labels in the named graphs: how many documents (True) and how many other graphs (False) give each."""
    given: defaultdict[EngineTerm, Counter[bool]] = defaultdict(Counter)
    for quad in quads.quads_for_pattern(subject, predicate, None, None):
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph != unmerged:
            given[quad.object][_is_document(graph.value)] += 1
    return given


@lru_cache(maxsize=8192)
def _is_document(graph: str) -> bool:
    known = kind_and_key(graph)
    return known is None or known[0] != "graph"


def _choice(given: dict[EngineTerm, Counter[bool]]) -> set[EngineTerm]:
    fixed = {label for label, counts in given.items() if counts[False]}
    if fixed or not given:
        return fixed
    return {min(given, key=lambda label: (-given[label][True], str(label)))}
