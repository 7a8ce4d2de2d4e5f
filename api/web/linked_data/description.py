"""What this service and its data are, for programs: VoID and the SPARQL 1.1 Service Description.

The counts take a second for a million quads, so a build leaves them in a file beside the graph.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from api.web.http.negotiation import choose
from api.web.http.problems import NotAcceptableError
from ontology.dataset import Dataset
from ontology.iris import graph_iri
from ontology.rdf_facts import rdf, read_facts
from ontology.statement import Fact, Iri
from ontology.terms import CKG, RDF, SD, VOID
from ontology.void import constant_facts, counted_facts, void_iri

TURTLE, LINES = "text/turtle", "application/n-triples"
SYNTAXES = (TURTLE, LINES, "application/ld+json", "application/rdf+xml")
_SERVICE = Path(__file__).with_name("service.ttl")
_GRAPHS = ("ontology", "thesaurus", "thesauri", "networks", "runs")
_PARTS = (VOID.classPartition, VOID.propertyPartition, VOID.subset)


def write_void(dataset: Dataset) -> None:
    """Leaves the description in the folder of the generation; the same graph gives the same file."""
    _path(dataset).write_bytes(rdf(chain(constant_facts(), counted_facts(dataset)), LINES))


def void_description(dataset: Dataset, endpoint: str, media_type: str) -> bytes:
    """The description of the data; without counts when the build left none."""
    return rdf([*_void(dataset), Fact(void_iri(), VOID.sparqlEndpoint, Iri(endpoint))], media_type)


def service_description(accept: str | None, endpoint: str, dataset: Dataset) -> tuple[bytes, str]:
    """The description of the service at `endpoint` and its media type. Raises NotAcceptableError."""
    media_type = choose(accept, SYNTAXES)
    if media_type is None:
        raise NotAcceptableError(", ".join(SYNTAXES))
    return rdf(_service(dataset, endpoint), media_type), media_type


def _service(dataset: Dataset, endpoint: str) -> Iterator[Fact]:
    """What the service can do, what its default graph holds in all, and the named graphs that are no documents."""
    yield from read_facts(_SERVICE.read_bytes(), TURTLE, endpoint)
    yield Fact(Iri(endpoint), SD.propertyFeature, CKG.textSearch)
    whole = Iri(f"{endpoint}#dataset")
    yield Fact(whole, SD.defaultGraph, void_iri())
    yield Fact(void_iri(), RDF.type, SD.Graph)
    yield from (fact for fact in _void(dataset) if fact.subject == void_iri() and fact.predicate not in _PARTS)
    for name in _GRAPHS:
        if next(dataset.facts(graph_iri(name)), None) is not None:
            graph = Iri(f"{endpoint}#{name}")
            yield Fact(whole, SD.namedGraph, graph)
            yield Fact(graph, RDF.type, SD.NamedGraph)
            yield Fact(graph, SD.name, graph_iri(name))


def _void(dataset: Dataset) -> Iterator[Fact]:
    try:
        content = _path(dataset).read_bytes()
    except OSError:
        return constant_facts()
    return read_facts(content, LINES)


def _path(dataset: Dataset) -> Path:
    return dataset.directory / "void.nt"
