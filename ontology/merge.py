"""The default graph: all other graphs merged, each triple once, kept exact while graphs come, change and go.

Only the triples that a change touches are looked at. One rule goes beyond the union: of the labels that documents give
one thing exactly one stays a label (see `labels`), the others become alternative labels.
"""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from ontology.iris import graph_iri
from ontology.labels import LABEL_PREDICATES, desired_labels
from ontology.rdf_terms import node
from ontology.writer import WrittenGraph

_BATCH: Final = 200_000  # quads held in memory before they are loaded
_FEW: Final = 10_000  # below this, a transaction is cheaper than new files
_BATCH_BYTES, _FEW_BYTES = 200 * _BATCH, 200 * _FEW  # the same of lines, which have some 200 bytes each
_DEFAULT: Final = ox.DefaultGraph()


class Merge:
    """Writes named graphs to a store together with their part of the default graph.

    The default graph is exact after `settle`.
    """

    def __init__(self, quads: ox.Store) -> None:
        self.quads = quads
        self._runs = node(graph_iri("runs"))
        self._pending: list[ox.Quad] = []
        self._lines: list[bytes] = []
        self._shared: set[bytes] = set()  # lines among them that other documents may repeat
        self._size = 0
        self._pending_graphs: set[ox.NamedNode] = set()
        self._relabelled: set[ox.NamedNode] = set()
        self._loaded_in_bulk = False
        self.changed = False

    def put(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Makes the graph hold exactly these quads, which all name it."""
        if graph in self._pending_graphs:
            self._load()
        if self.quads.contains_named_graph(graph):
            self._replace(graph, quads)
        else:
            self._add(graph, quads)

    def put_written(self, written: WrittenGraph) -> None:
        """Makes the document's graph hold exactly what is written."""
        graph = node(written.name)
        if graph in self._pending_graphs:
            self._load()
        if self.quads.contains_named_graph(graph):
            self._replace(graph, ox.parse(written.own, ox.RdfFormat.N_QUADS))
        else:
            self._append(graph, written)

    def add_written(self, written: WrittenGraph) -> None:
        """Adds to the graph what is written of it, of which it has nothing yet."""
        if written.own:
            self._append(node(written.name), written)

    def withdraw(self, quads: set[ox.Quad]) -> None:
        """Takes quads out of named graphs, written as the engine gives them back."""
        for quad in quads:
            self.quads.remove(quad)
        for quad in quads:
            self._unmerge(quad)
        self.changed = self.changed or bool(quads)

    def drop(self, graph: ox.NamedNode) -> None:
        """Takes the graph out, and of the default graph all that only it supported."""
        self.put(graph, ())
        self._load()
        self.quads.remove_graph(graph)

    def settle(self) -> None:
        """Brings all changes to the store and chooses the labels of the things they touch."""
        self._load()
        wanted = [
            (subject, desired_labels(self.quads, subject, self._runs))
            for subject in sorted(self._relabelled, key=lambda one: one.value)
        ]
        self._relabelled.clear()
        added: list[ox.Quad] = []
        for subject, labels in wanted:
            present = {
                quad
                for predicate in LABEL_PREDICATES
                for quad in self.quads.quads_for_pattern(subject, predicate, None, _DEFAULT)
            }
            for quad in present - labels:
                self.quads.remove(quad)
            added.extend(labels - present)
        self._extend(added)

    def optimise(self) -> None:
        """Compacts the store when much was loaded into it."""
        self.quads.flush()
        if self._loaded_in_bulk:
            self.quads.optimize()

    def _add(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        self._pending_graphs.add(graph)
        for quad in quads:
            self._pending.append(quad)
            self._merge(quad)
            self.changed = True
        if len(self._pending) >= _BATCH:
            self._load()

    def _append(self, graph: ox.NamedNode, written: WrittenGraph) -> None:
        self._pending_graphs.add(graph)
        new = written.shared - self._shared
        self._shared |= new
        self._lines += [written.own, written.merged, *new]
        self._size += len(written.own) + len(written.merged) + sum(map(len, new))
        self._relabelled.update(ox.NamedNode(iri[1:-1]) for iri in written.labelled)
        self.changed = True
        if self._size >= _BATCH_BYTES:
            self._load()

    def _merge(self, quad: ox.Quad) -> None:
        """Puts a new triple into the default graph; labels wait for `settle`."""
        if quad.graph_name == self._runs:
            return
        if quad.predicate in LABEL_PREDICATES:
            self._touch(quad)
        else:
            self._pending.append(ox.Quad(quad.subject, quad.predicate, quad.object))

    def _touch(self, quad: ox.Quad) -> None:
        if isinstance(quad.subject, ox.NamedNode):
            self._relabelled.add(quad.subject)

    def _replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        old = set(self.quads.quads_for_pattern(None, None, None, graph))
        new = _as_stored(quads)
        self._change(gone=old - new, come=new - old)

    def _change(self, *, gone: set[ox.Quad], come: set[ox.Quad]) -> None:
        """Takes quads out of named graphs and puts others in, all written as the engine gives them back."""
        self.withdraw(gone)
        for quad in come:
            self._pending.append(quad)
            self._merge(quad)
        self._load()
        self.changed = self.changed or bool(come)

    def _unmerge(self, quad: ox.Quad) -> None:
        """Takes a triple that left its graph out of the default graph, unless another graph still has it."""
        if quad.predicate in LABEL_PREDICATES:
            self._touch(quad)
        elif quad.graph_name != self._runs and not self._is_supported(quad):
            self.quads.remove(ox.Quad(quad.subject, quad.predicate, quad.object))

    def _is_supported(self, quad: ox.Quad) -> bool:
        found = self.quads.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(one.graph_name not in (_DEFAULT, self._runs) for one in found)

    def _load(self) -> None:
        self._extend(self._pending)
        self._load_lines()
        self._pending = []
        self._pending_graphs.clear()

    def _load_lines(self) -> None:
        lines = b"".join(self._lines)
        if self._size >= _FEW_BYTES:
            self.quads.bulk_load(lines, ox.RdfFormat.N_QUADS, lenient=True)  # the engine itself wrote the terms
            self._loaded_in_bulk = True
        elif lines:
            self.quads.load(lines, ox.RdfFormat.N_QUADS, lenient=True)
        self._lines, self._size = [], 0
        self._shared.clear()

    def _extend(self, quads: list[ox.Quad]) -> None:
        self._loaded_in_bulk |= load(self.quads, quads)


def load(store: ox.Store, quads: list[ox.Quad]) -> bool:
    """Adds the quads to the store in the way that their number asks for; whether they were many."""
    is_bulk = len(quads) >= _FEW
    if is_bulk:
        store.bulk_extend(quads)
    else:
        store.extend(quads)
    return is_bulk


def _as_stored(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The quads as the engine gives them back: it keeps numbers and dates by value, 0.80 as 0.8."""
    store = ox.Store()
    store.extend(quads)
    return set(store)
