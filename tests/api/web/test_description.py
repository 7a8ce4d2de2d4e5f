"""What the service says of itself and of its data, for programs: every number is what a query gives."""

from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from api.web.http.problems import NotAcceptableError
from api.web.linked_data.description import service_description, write_void
from api.web.settings import Settings
from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.terms import CKG

ENDPOINT = "http://clusters.example/sparql"
VOID, SD = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/sparql-service-description#"
PREFIXES = {"void": VOID, "sd": SD, "dcterms": "http://purl.org/dc/terms/"}


class Graph:
    """RDF that came over the wire, to be asked."""

    def __init__(self, content: bytes, media_type: str) -> None:
        self._store = ox.Store()
        self._store.load(content, ox.RdfFormat.from_media_type(media_type))

    def rows(self, query: str) -> list[tuple[str, ...]]:
        found = self._store.query(query, prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(getattr(row[variable], "value", "") for variable in found.variables) for row in found]


@pytest.fixture(scope="module")
def void(client: httpx.Client) -> Graph:
    return Graph(client.get("/.well-known/void").content, "text/turtle")


@pytest.fixture(scope="module")
def dataset(store: Path) -> Dataset:
    return Dataset.open(store)


def counted(client: httpx.Client, query: str) -> dict[tuple[str, ...], list[int]]:
    """A table of the service: the IRIs of each row, and the numbers."""
    answer = client.post("/sparql", data={"query": query}, headers={"accept": "application/json"}).json()
    rows = [[row[name] for name in answer["head"]["vars"] if name in row] for row in answer["results"]["bindings"]]
    return {
        tuple(cell["value"] for cell in row if cell["type"] == "uri"): [
            int(cell["value"]) for cell in row if cell["type"] == "literal"
        ]
        for row in rows
    }


def described(void: Graph, query: str, names: int) -> dict[tuple[str, ...], list[int]]:
    return {row[:names]: [int(cell) for cell in row[names:]] for row in void.rows(query)}


def test_the_whole_is_counted(client: httpx.Client, void: Graph) -> None:
    found = void.rows(
        "SELECT ?triples ?entities ?classes ?properties ?documents { ?void void:triples ?triples ;"
        " void:entities ?entities ; void:classes ?classes ; void:properties ?properties ; void:documents ?documents }"
    )
    queries = (
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }",
        "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?s a ?class }",
        "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { ?document a ckg:Document }",
    )
    assert [[int(cell) for cell in row] for row in found] == [[counted(client, query)[()][0] for query in queries]]


def test_every_property_is_counted(client: httpx.Client, void: Graph) -> None:
    shown = described(
        void,
        "SELECT ?property ?triples ?subjects ?objects { ?all a void:Dataset ; void:propertyPartition ?part ."
        " ?part void:property ?property ; void:triples ?triples ;"
        " void:distinctSubjects ?subjects ; void:distinctObjects ?objects }",
        1,
    )
    assert shown == counted(
        client,
        "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) { ?s ?p ?o } GROUP BY ?p",
    )


def test_every_class_and_its_properties_are_counted(client: httpx.Client, void: Graph) -> None:
    classes = described(
        void,
        "SELECT ?class ?entities ?triples {"
        " ?part void:class ?class ; void:entities ?entities ; void:triples ?triples }",
        1,
    )
    assert classes == counted(
        client, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) (COUNT(*) AS ?m) { ?s a ?c ; ?p ?o } GROUP BY ?c"
    )
    uses = described(
        void,
        "SELECT ?class ?property ?triples { ?whole void:class ?class ; void:propertyPartition ?part ."
        " ?part void:property ?property ; void:triples ?triples }",
        2,
    )
    assert uses == counted(client, "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p")


@pytest.mark.parametrize("space", ["http://zbw.eu/stw/", "http://zbw.eu/beta/external_identifiers/jel#"])
def test_links_are_counted(client: httpx.Client, void: Graph, space: str) -> None:
    shown = described(
        void,
        f"SELECT ?property ?triples {{ ?links a void:Linkset ; void:objectsTarget/void:uriSpace '{space}' ;"
        " void:linkPredicate ?property ; void:triples ?triples }",
        1,
    )
    assert shown
    assert shown == counted(
        client,
        "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o"
        f" FILTER(STRENDS(STR(?p), 'Match') && STRSTARTS(STR(?o), '{space}')) }} GROUP BY ?p",
    )


def test_examples_are_there(client: httpx.Client, void: Graph) -> None:
    examples = [iri for (iri,) in void.rows("SELECT ?example { ?all void:exampleResource ?example }")]
    assert len(examples) == 6
    for iri in examples:
        query = {"query": f"ASK {{ <{iri}> a ?class }}"}
        assert client.get("/sparql", params=query, headers={"accept": "application/json"}).json()["boolean"]


def test_the_description_leads_to_the_service(address: str, void: Graph) -> None:
    assert void.rows("SELECT ?endpoint { ?all void:sparqlEndpoint ?endpoint }") == [(f"{address}/sparql",)]


@pytest.mark.parametrize("media_type", ["application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_every_syntax_says_the_same(client: httpx.Client, void: Graph, media_type: str) -> None:
    response = client.get("/.well-known/void", headers={"accept": media_type})
    assert response.headers["content-type"].startswith(media_type)
    everything = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    assert Graph(response.content, media_type).rows(everything) == void.rows(everything)


def test_the_same_graph_gives_the_same_file(dataset: Dataset) -> None:
    path = dataset.directory / "void.nt"
    before = path.read_bytes()
    write_void(dataset)
    assert path.read_bytes() == before


def test_a_store_without_the_file_is_described_without_counts(tmp_path: Path, serve: Any) -> None:
    with Draft.begin(tmp_path) as draft:
        draft.publish()
    with serve(tmp_path, Settings(query_workers=1)) as address:
        found = Graph(httpx.get(f"{address}/.well-known/void").content, "text/turtle")
    assert found.rows("SELECT ?endpoint { ?all void:sparqlEndpoint ?endpoint }") == [(f"{address}/sparql",)]
    assert found.rows("SELECT ?triples { ?all void:triples ?triples }") == []


@pytest.mark.parametrize(
    ("accept", "expected"),
    [(None, "text/turtle"), ("*/*", "text/turtle"), ("application/rdf+xml, text/turtle;q=0.5", "application/rdf+xml")],
)
def test_the_service_describes_itself(dataset: Dataset, accept: str | None, expected: str) -> None:
    content, media_type = service_description(accept, ENDPOINT, dataset)
    found = Graph(content, media_type)
    assert media_type == expected
    assert found.rows("SELECT ?endpoint { ?service a sd:Service ; sd:endpoint ?endpoint }") == [(ENDPOINT,)]
    assert len(found.rows("SELECT ?format { ?service sd:resultFormat ?format }")) == 10
    assert found.rows("SELECT ?feature { ?service sd:propertyFeature ?feature }") == [(CKG.textSearch,)]
    assert found.rows("SELECT ?x { ?s sd:defaultDataset/sd:defaultGraph/void:triples ?x }")
    names = {name for (name,) in found.rows("SELECT ?name { ?d sd:namedGraph [ a sd:NamedGraph ; sd:name ?name ] }")}
    assert {name.rpartition("/")[2] for name in names} == {"ontology", "thesaurus", "networks"}


def test_a_description_in_no_syntax_of_rdf_is_refused(dataset: Dataset) -> None:
    with pytest.raises(NotAcceptableError):
        service_description("text/csv", ENDPOINT, dataset)
