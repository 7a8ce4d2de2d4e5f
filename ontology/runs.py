"""Which run wrote what: the only part of the graph that depends on the day and the machine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from ontology.iris import graph_iri, run_iri
from ontology.rdf_terms import engine_term, node
from ontology.statement import Fact, Iri, Text
from ontology.terms import CKG, PROV, RDF, RDFS, XSD

_STATEMENT: Final = node(CKG.Statement)
_GENERATED: Final = node(PROV.wasGeneratedBy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build. `started` and `ended` are xsd:dateTime with a time zone; `versions` are of the software that read.

    `documents` are those whose graphs the run wrote.
    """

    started: str
    ended: str
    versions: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[Iri, ...] = ()

    @property
    def iri(self) -> Iri:
        """The name of the run: a digest of its times and versions."""
        return run_iri("\n".join((self.started, self.ended, *self.software)))

    @property
    def software(self) -> tuple[str, ...]:
        """Name and version of each component, sorted."""
        return tuple(f"{name} {version}" for name, version in sorted(self.versions.items()))


def run_quads(quads: ox.Store, run: Run) -> Iterator[ox.Quad]:
    """The description of the run, and the link to it from each document and from each of their statements."""
    graph, name = runs_graph(), node(run.iri)
    for fact in _description(run):
        yield ox.Quad(node(fact.subject), node(fact.predicate), engine_term(fact.object), graph)
    for document in run.documents:
        yield ox.Quad(node(document), _GENERATED, name, graph)
        for quad in quads.quads_for_pattern(None, node(RDF.type), _STATEMENT, node(document)):
            yield ox.Quad(quad.subject, _GENERATED, name, graph)


def forget_run(quads: ox.Store, document: Iri) -> None:
    """Removes the links from a document and its statements to the run that wrote them."""
    graph = runs_graph()
    found = quads.quads_for_pattern(None, node(RDF.type), _STATEMENT, node(document))
    for subject in [node(document), *(quad.subject for quad in found)]:
        for quad in list(quads.quads_for_pattern(subject, _GENERATED, None, graph)):
            quads.remove(quad)


def runs_graph() -> ox.NamedNode:
    """The graph of the runs, which no other graph is merged with."""
    return node(graph_iri("runs"))


def _description(run: Run) -> Iterator[Fact]:
    yield Fact(run.iri, RDF.type, PROV.Activity)
    yield Fact(run.iri, RDFS.label, Text(f"Run of {run.started}"))
    yield Fact(run.iri, PROV.startedAtTime, Text(run.started, datatype=XSD.dateTime))
    yield Fact(run.iri, PROV.endedAtTime, Text(run.ended, datatype=XSD.dateTime))
    for software in run.software:
        yield Fact(run.iri, CKG.softwareVersion, Text(software))
