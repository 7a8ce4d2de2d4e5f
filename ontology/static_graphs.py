"""The graphs that come with the software: the ontology and the thesaurus."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from ontology.iris import graph_iri
from ontology.rdf_terms import node
from ontology.thesaurus import read_triples, thesaurus_files

ONTOLOGY_FILE = Path(__file__).with_name("clusterkg.ttl")


def static_files() -> Mapping[str, tuple[Path, ...]]:
    """The files of each static graph, by the graph's name."""
    return {"ontology": (ONTOLOGY_FILE,), "thesaurus": thesaurus_files()}


def static_digest(files: tuple[Path, ...]) -> str:
    """The digest of the files' contents in their order."""
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def static_quads(name: str, files: tuple[Path, ...]) -> Iterator[ox.Quad]:
    """The graph's quads. What rests on a blank node stays out: the graph has none."""
    graph = node(graph_iri(name))
    for path in files:
        for triple in read_triples(path):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
