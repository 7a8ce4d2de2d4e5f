"""Clients that people use, put to a running service: curl, SPARQLWrapper, rdflib, pandas and Comunica."""

import csv
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from ontology.dataset import Dataset

ROOT = Path(__file__).parents[3]
PACKAGES = Path(__file__).with_name("clients")
README = (ROOT / "README.md").read_text("utf-8").partition("### Clients")[2].partition("\n## ")[0]
SHOWN = "http://127.0.0.1:8000"
PERSONS = "SELECT ?person ?name { ?person a foaf:Person ; rdfs:label ?name }"
GRAPH = "CONSTRUCT { ?person rdfs:label ?name } WHERE { ?person a foaf:Person ; rdfs:label ?name }"
CLUSTER = "Lakeland furniture cluster"
TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
SYNTAXES = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/trig",
    "application/n-quads",
)

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


@pytest.fixture(scope="module")
def endpoint(address: str) -> str:
    return f"{address}/sparql"


@pytest.fixture(scope="module")
def persons(store: Path) -> dict[str, str]:
    """Names by IRI, as the store has them; some hold markup, letters with marks, quotes."""
    rows = Dataset.open(store).rows(PERSONS)
    return {str(row["person"]): getattr(row["name"], "value", "") for row in rows}


def run(*command: str, folder: Path = ROOT, given: str = "") -> str:
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def curl(endpoint: str, accept: str, query: str) -> str:
    return run("curl", "-sS", "--fail", endpoint, "-H", f"Accept: {accept}", "--data-urlencode", f"query={query}")


def converted(wrapper: SPARQLWrapper) -> Any:
    """The answer, of a type that depends on what was asked for."""
    return wrapper.queryAndConvert()


@needs_curl
@pytest.mark.parametrize("accept", TABLES)
def test_curl_gets_a_table(endpoint: str, persons: dict[str, str], accept: str) -> None:
    found = ox.parse_query_results(curl(endpoint, accept, PERSONS), TABLES[accept])
    assert isinstance(found, ox.QuerySolutions)
    assert {getattr(row["person"], "value", ""): getattr(row["name"], "value", "") for row in found} == persons


@needs_curl
def test_curl_gets_csv(endpoint: str, persons: dict[str, str]) -> None:
    rows = csv.DictReader(curl(endpoint, "text/csv", PERSONS).splitlines())
    assert {row["person"]: row["name"] for row in rows} == persons


@needs_curl
@pytest.mark.parametrize("accept", SYNTAXES)
def test_curl_gets_a_graph(endpoint: str, persons: dict[str, str], accept: str) -> None:
    quads = ox.parse(curl(endpoint, accept, GRAPH), ox.RdfFormat.from_media_type(accept))
    assert {getattr(quad.subject, "value", ""): getattr(quad.object, "value", "") for quad in quads} == persons


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_gets_a_table(endpoint: str, persons: dict[str, str], method: str) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=JSON)
    wrapper.setMethod(method)
    wrapper.setQuery(PERSONS)
    rows = converted(wrapper)["results"]["bindings"]
    assert {row["person"]["value"]: row["name"]["value"] for row in rows} == persons


def test_sparqlwrapper_gets_xml_and_a_graph(endpoint: str, persons: dict[str, str]) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=XML)
    wrapper.setQuery("ASK { ?person a foaf:Person }")
    truth = converted(wrapper).getElementsByTagName("boolean")[0].firstChild
    assert truth.data == "true"
    wrapper.setReturnFormat(TURTLE)
    wrapper.setQuery(GRAPH)
    graph = rdflib.Graph().parse(data=converted(wrapper), format="turtle")
    assert {str(person): str(name) for person, _, name in graph} == persons


def test_sparqlwrapper_is_told_that_a_query_is_none(endpoint: str) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=JSON)
    wrapper.setQuery("SELECT * { ?a ?b }")
    with pytest.raises(QueryBadFormed, match="query-syntax"):
        wrapper.query()


def test_rdflib_reads_the_service_as_a_graph(endpoint: str, persons: dict[str, str]) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint))
    found = set(graph.subjects(rdflib.RDF.type, rdflib.FOAF.Person))
    assert {str(person) for person in found} == set(persons)
    assert {str(graph.value(person, rdflib.RDFS.label)) for person in found} == set(persons.values())
    assert graph.query("ASK { ?person a foaf:Person }").askAnswer
    built = graph.query(GRAPH).graph
    assert built is not None
    wanted = rdflib.Graph()
    for iri, name in persons.items():
        wanted.add((rdflib.URIRef(iri), rdflib.RDFS.label, rdflib.Literal(name)))
    assert isomorphic(built, wanted)


def test_rdflib_reads_a_named_graph(endpoint: str, store: Path) -> None:
    name = next(iter(Dataset.open(store).rows("SELECT ?document { ?document a ckg:Document }")))["document"]
    graph = rdflib.Graph(SPARQLStore(endpoint), identifier=rdflib.URIRef(str(name)))
    assert set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/clusterkg/ontology#Document")))


def test_pandas_reads_a_frame(endpoint: str, persons: dict[str, str]) -> None:
    address = f"{endpoint}?{urlencode({'query': PERSONS})}"
    frame = pandas.read_csv(address, storage_options={"Accept": "text/csv"})
    assert dict(zip(frame["person"], frame["name"], strict=True)) == persons


@pytest.fixture(scope="session")
def modules() -> Path:
    """A folder with Comunica in it, kept for the next time; npm fills it when the lock has changed."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = ROOT / "build/node"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the processes of one run share the folder
        _install(npm, folder)
    return folder


def _install(npm: str, folder: Path) -> None:
    files = [PACKAGES / name for name in ("package.json", "package-lock.json", "endpoint.mjs")]
    done, wanted = folder / "installed", "".join(file.read_text("utf-8") for file in files[:2])
    for file in files:
        shutil.copy(file, folder)
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    if ended.returncode and "CI" not in os.environ:
        pytest.skip(f"npm could not install Comunica: {ended.stderr[-200:]}")
    assert ended.returncode == 0, ended.stderr
    done.write_text(wanted, "utf-8")


def comunica(modules: Path, endpoint: str, query: str) -> list[dict[str, dict[str, str]]]:
    command = str(modules / "node_modules/.bin/comunica-sparql")
    found = run(command, f"sparql@{endpoint}", query, "-t", "application/sparql-results+json", folder=modules)
    rows: list[dict[str, dict[str, str]]] = json.loads(found)["results"]["bindings"]
    return rows


PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX ckg: <https://w3id.org/clusterkg/ontology#>
"""


def test_comunica_asks_the_service(modules: Path, endpoint: str, persons: dict[str, str]) -> None:
    rows = comunica(modules, endpoint, PREFIXES + PERSONS)
    assert {row["person"]["value"]: row["name"]["value"] for row in rows} == persons


@pytest.fixture(scope="module")
def elsewhere(modules: Path) -> Iterator[str]:
    """An endpoint of somebody else, who knows the cluster by another name."""
    pipe = subprocess.PIPE
    with subprocess.Popen(["node", "endpoint.mjs"], cwd=modules, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f'<theirs> <http://www.w3.org/2000/01/rdf-schema#label> "{CLUSTER}" .')
        process.stdin.close()
        yield process.stdout.readline().strip()
        process.terminate()


def test_another_endpoint_asks_the_service(elsewhere: str, endpoint: str) -> None:
    wrapper = SPARQLWrapper(elsewhere, returnFormat=JSON)
    wrapper.setMethod(POST)
    wrapper.setQuery(
        f"{PREFIXES} SELECT * {{ ?theirs rdfs:label ?name"
        f" SERVICE <{endpoint}> {{ ?ours a ckg:Cluster ; rdfs:label ?name }} }}"
    )
    (row,) = converted(wrapper)["results"]["bindings"]
    assert row["theirs"]["value"] == "urn:x:theirs"
    assert row["ours"]["value"].endswith("/cluster/lakeland-furniture")


def shown(language: str, address: str) -> str:
    """The code of the README, put to the server of this test."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    assert SHOWN in found[1]
    return found[1].replace(SHOWN, address)


@needs_curl
def test_the_readmes_shell(address: str) -> None:
    assert run("sh", "-c", shown("sh", address)).splitlines() == ["name", CLUSTER]


def test_the_readmes_python(address: str) -> None:
    assert run(sys.executable, "-c", shown("python", address)).splitlines() == [f"['{CLUSTER}']"] * 3


def test_the_readmes_javascript(modules: Path, address: str) -> None:
    written = run("node", "--input-type=module", folder=modules, given=shown("js", address))
    assert written.splitlines() == [CLUSTER]
