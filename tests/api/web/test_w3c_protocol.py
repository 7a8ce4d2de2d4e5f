"""The query tests of the W3C's SPARQL protocol suite, with its own data; its update tests must all be refused."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from api.web.settings import Settings
from ontology.draft import Draft
from ontology.statement import DocumentGraph, Fact, Iri

FOLDER = Path(__file__).parents[3] / "../shared/data/w3c"
SUITE = FOLDER / "protocol_tests.json"
TESTS: list[dict[str, Any]] = json.loads(SUITE.read_text("utf-8")) if SUITE.exists() else []
FORMATS = {
    "boolean": "application/sparql-results+json",
    "tabular": "application/sparql-results+json",
    "RDF": "text/turtle",
}

pytestmark = pytest.mark.skipif(not TESTS, reason="the suite is not here")


def requests_of(*, is_update: bool) -> list[Any]:
    chosen = [test for test in TESTS if test["id"].startswith("update_") == is_update]
    return [pytest.param(test["requests"][0], id=test["id"]) for test in chosen]


def facts(path: Path) -> Iterator[Fact]:
    for quad in ox.parse(path=path):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode)
        yield Fact(Iri(quad.subject.value), Iri(quad.predicate.value), Iri(quad.object.value))


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> Iterator[httpx.Client]:
    """A server over the graphs that the tests of the suite name."""
    folder = tmp_path_factory.mktemp("suite")
    graphs = {one["graph"]: one["file"] for test in TESTS for one in test["graphData"]}
    with Draft.begin(folder) as draft:
        for name, file in graphs.items():
            found = tuple(facts(FOLDER / "sparql11/protocol" / file))
            draft.put(DocumentGraph(document=Iri(name), text="A page.", facts=found), "1")
        draft.publish()
    with serve(folder, Settings()) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def send(client: httpx.Client, request: dict[str, Any]) -> httpx.Response:
    body = request["body"]
    content = body["chars"].encode(body["encoding"]) if body else None
    return client.request(request["method"], request["path"], headers=request["headers"], content=content)


@pytest.mark.parametrize("request_", requests_of(is_update=False))
def test_query(suite: httpx.Client, request_: dict[str, Any]) -> None:
    response = send(suite, request_)
    expected = request_["expect"]
    assert f"{response.status_code // 100}xx" in expected["status"]
    if "format" in expected:
        assert response.headers["content-type"].startswith(FORMATS[expected["format"]])
    if "boolean" in expected:
        assert response.json()["boolean"] is expected["boolean"]


@pytest.mark.parametrize("request_", requests_of(is_update=True))
def test_update_is_refused(suite: httpx.Client, request_: dict[str, Any]) -> None:
    assert send(suite, request_).status_code == 403
