"""The tests of the W3C put to the engine in this process, and to the service over the same graphs."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox

from ontology.generations import generation_directory, switch
from ontology.manifest import Manifest
from tests.api.web.w3c.answers import Answer, answer_of, expected, same
from tests.api.web.w3c.suite import Case, beside, graphs

TABLE, GRAPH = "application/sparql-results+json", "application/n-triples"
NOTHING = "urn:x-nothing"  # a graph that is not there: the default graph of a test without one


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How the service did: `expected` is None for a test without a result that we could read."""

    case: Case
    service: Answer
    engine: Answer
    expected: bool | None
    is_same: bool


def publish_graphs(store: Path) -> None:
    """A published generation with a named graph a file: the files have blank nodes, which no draft takes."""
    directory = generation_directory(store, "000001")
    directory.mkdir(parents=True)
    quads = ox.Store(directory / "quads")
    for iri, triples in graphs().items():
        quads.add_graph(ox.NamedNode(iri))
        quads.extend(_in_graph(iri, triples))
    quads.flush()
    Manifest().write(directory)
    switch(store, "000001")


def verdict(case: Case, client: httpx.Client) -> Verdict:
    """Puts one test to both."""
    service, engine = from_service(case, client), from_engine(case)
    return Verdict(
        case=case,
        service=service,
        engine=engine,
        expected=_is_expected(case, service, client),
        is_same=same(service, engine, is_ordered=case.is_ordered),
    )


def from_service(case: Case, client: httpx.Client) -> Answer:
    """The answer over HTTP; a failure is the status and the kind of problem."""
    response = client.post("/sparql", data=parameters(case), headers={"accept": f"{TABLE}, {GRAPH};q=0.9"})
    if response.status_code != 200:
        return Answer(failure=f"{response.status_code} {response.json()['detail']}")
    if response.headers["content-type"] == TABLE:
        return answer_of(ox.parse_query_results(response.content, ox.QueryResultsFormat.JSON))
    return answer_of(ox.parse(response.content, ox.RdfFormat.N_TRIPLES, lenient=True))


def parameters(case: Case) -> Mapping[str, str | list[str]]:
    """The form of a request; a query with FROM chooses its graphs itself."""
    if case.has_clauses:
        return {"query": case.text}
    chosen = list(case.default) or [NOTHING]
    return {"query": case.text, "default-graph-uri": chosen, "named-graph-uri": list(case.named)}


def from_engine(case: Case) -> Answer:
    """The answer of the engine over the same graphs in memory, the default graph merged beforehand."""
    store = ox.Store()
    for iri in case.default:
        store.extend(ox.Quad(*triple) for triple in graphs()[iri])
    for iri in beside(case) if case.has_clauses else case.named:
        store.add_graph(ox.NamedNode(iri))
        store.extend(_in_graph(iri, graphs()[iri]))
    try:
        return answer_of(store.query(case.text))
    except (SyntaxError, ValueError, RuntimeError) as error:
        return Answer(failure=str(error))


def _in_graph(iri: str, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(iri)
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _is_expected(case: Case, service: Answer, client: httpx.Client) -> bool | None:
    """Whether the suite expects this answer; of the tests of CSV, this text."""
    if case.result is None:
        return None
    if case.result.suffix == ".csv":
        text = client.post("/sparql", data=parameters(case), headers={"accept": "text/csv"}).text
        return _records(text) == _records(case.result.read_text("utf-8"))
    try:
        wanted = expected(case.result)
    except (SyntaxError, ValueError):
        return None
    return same(service, wanted, is_ordered=case.is_ordered, is_lax=case.is_lax)


def _records(text: str) -> list[list[tuple[str, str]]]:
    """The rows of a table in CSV; no name of a blank node means anything."""
    found = csv.DictReader(text.splitlines())
    return sorted(sorted((name, value.partition("_:")[0]) for name, value in row.items()) for row in found)
