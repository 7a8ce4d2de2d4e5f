"""RDF to take away opens in a parser that is not ours: rapper, of the Debian package raptor2-utils."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from typer.testing import Result

Run = Callable[..., Result]
RAPPER = shutil.which("rapper")
SYNTAXES = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml"}
PLACES = [
    "/author/osterling-m",
    "/institution/university-of-the-lakes",
    "/region/AT",
    "/cluster/lakeland-furniture",
    "/concept/hostile",
    "/venue/invented-regional-studies",
    "/ontology",
]
pytestmark = pytest.mark.skipif(RAPPER is None, reason="rapper is not installed")


def triples(content: bytes, syntax: str) -> set[bytes]:
    """What rapper reads, as N-Triples; a complaint fails the test."""
    assert RAPPER is not None
    command = [RAPPER, "--quiet", "--input", syntax, "--output", "ntriples", "-", "http://base.example/"]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("place", [*PLACES, "wisdom", "alert"])
def test_rapper_reads_the_same_from_every_syntax(client: httpx.Client, place: str) -> None:
    there = place if place.startswith("/") else document(client, place)
    read = [triples(client.get(f"{there}{suffix}").content, syntax) for suffix, syntax in SYNTAXES.items()]
    assert read[0]
    assert read[0] == read[1] == read[2]


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_rapper_reads_the_descriptions_and_the_answers_of_queries(client: httpx.Client, media_type: str) -> None:
    syntax = {"text/turtle": "turtle", "application/n-triples": "ntriples", "application/rdf+xml": "rdfxml"}[media_type]
    asked = {"accept": media_type}
    query = {"query": "CONSTRUCT { ?s ?p ?o } WHERE { ?s a ckg:Cluster ; ?p ?o }"}
    assert triples(client.get("/.well-known/void", headers=asked).content, syntax)
    assert triples(client.get("/sparql", headers=asked).content, syntax)
    assert triples(client.get("/sparql", params=query, headers=asked).content, syntax)


def test_rapper_reads_what_the_command_line_exports(clusterkg: Run, store: Path, tmp_path: Path) -> None:
    for format_, syntax in (("turtle", "turtle"), ("nquads", "nquads"), ("trig", "trig")):
        file = tmp_path / format_
        result = clusterkg("export", "--store", store, "--format", format_, "-o", file)
        assert result.exit_code == 0, result.output
        assert len(triples(file.read_bytes(), syntax)) > 100


def document(client: httpx.Client, words: str) -> str:
    return str(client.get("/api/v1/documents", params={"q": words}).json()["items"][0]["page"])
