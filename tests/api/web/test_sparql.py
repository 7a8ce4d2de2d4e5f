"""The protocol at /sparql, over a real server with real workers."""

import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.web.settings import Settings

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?document a ckg:Document }"
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
TYPES_OF_TABLES = [
    ("application/sparql-results+json", "application/sparql-results+json"),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv; charset=utf-8"),
    ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ("*/*", "application/sparql-results+json"),
]
TYPES_OF_GRAPHS = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]


def ask(client: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


def problem(response: httpx.Response) -> dict[str, Any]:
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == response.status_code
    assert body["title"]
    assert body["detail"]
    assert body["mend"]
    return body


def count(response: httpx.Response) -> int:
    assert response.status_code == 200
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_a_query_is_answered_by_get_by_form_and_by_direct_post(client: httpx.Client) -> None:
    direct = {"Content-Type": "application/sparql-query; charset=utf-8"}
    assert count(ask(client, COUNT)) == 4
    assert count(client.post("/sparql", data={"query": COUNT})) == 4
    assert count(client.post("/sparql", content=COUNT, headers=direct)) == 4


@pytest.mark.parametrize(("accept", "expected"), TYPES_OF_TABLES)
def test_tables_come_as_the_client_likes_them(client: httpx.Client, accept: str, expected: str) -> None:
    assert ask(client, COUNT, accept).headers["content-type"] == expected


@pytest.mark.parametrize("accept", TYPES_OF_GRAPHS)
def test_graphs_come_as_the_client_likes_them(client: httpx.Client, accept: str) -> None:
    response = ask(client, "CONSTRUCT WHERE { ?document a ckg:Document }", accept)
    assert response.headers["content-type"].startswith(accept)
    assert "ontology" in response.text


def test_a_graph_in_a_format_for_tables_is_not_acceptable(client: httpx.Client) -> None:
    response = ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", "text/csv")
    assert response.status_code == 406
    assert "text/turtle" in problem(response)["detail"]


def test_a_mistake_is_answered_with_its_place(client: httpx.Client) -> None:
    response = ask(client, "SELECT * WHERE {\n ?s ?p }")
    assert response.status_code == 400
    assert "2:9" in problem(response)["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "LOAD <file:///etc/hostname>",
        "CLEAR ALL",
        "DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_what_is_no_query_over_our_data_is_refused(client: httpx.Client, query: str) -> None:
    assert ask(client, query).status_code in (400, 403)
    problem(ask(client, query))
    assert count(ask(client, COUNT)) == 4


def test_an_update_is_refused_however_it_comes(client: httpx.Client) -> None:
    update = {"Content-Type": "application/sparql-update"}
    assert client.post("/sparql", content="CLEAR ALL", headers=update).status_code == 403
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403


def test_from_opens_no_file(client: httpx.Client) -> None:
    response = ask(client, "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }")
    assert response.json()["results"]["bindings"] == []


def test_graphs_named_in_the_request_are_the_dataset(client: httpx.Client) -> None:
    document = ask(client, "SELECT ?d { ?d a ckg:Document ; rdfs:label 'Chairs again' }").json()
    graph = document["results"]["bindings"][0]["d"]["value"]
    inside = client.get("/sparql", params={"query": COUNT, "default-graph-uri": graph})
    assert count(inside) == 1
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(client.get("/sparql", params={"query": named, "named-graph-uri": graph})) == 1


def test_a_query_is_ended_at_its_deadline_and_the_next_one_is_answered(client: httpx.Client) -> None:
    response = ask(client, f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}")
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0
    assert problem(response)["title"] == "The query took too long"
    assert count(ask(client, COUNT)) == 4


def test_a_query_that_eats_memory_is_ended(client: httpx.Client) -> None:
    response = ask(client, f"SELECT * {{ {PRODUCT} }} ORDER BY ?o ?a")
    assert response.status_code == 413
    assert "memory" in problem(response)["title"]
    assert count(ask(client, COUNT)) == 4


def test_an_answer_begins_before_it_is_computed_and_never_looks_whole_when_it_breaks_off(client: httpx.Client) -> None:
    received: list[bytes] = []
    params, headers = {"query": f"SELECT * {{ {PRODUCT} }}"}, {"accept": "text/csv", "accept-encoding": "identity"}
    with client.stream("GET", "/sparql", params=params, headers=headers) as response:
        assert response.status_code == 200
        assert "content-length" not in response.headers
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(response.iter_raw())
    assert received[0].startswith(b"a,b,c")


def test_a_client_may_ask_for_less_time(client: httpx.Client) -> None:
    begin = time.monotonic()
    response = client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}", "timeout": "0.3"})
    assert response.status_code == 503
    assert time.monotonic() - begin < 1.3
    assert client.get("/sparql", params={"query": "ASK {}", "timeout": "soon"}).status_code == 400


def test_answers_are_compressed_for_those_who_take_it(client: httpx.Client) -> None:
    params = {"query": "SELECT * { ?s ?p ?o } LIMIT 2000"}
    plain = client.get("/sparql", params=params, headers={"accept": "text/csv", "accept-encoding": "identity"})
    packed = client.get("/sparql", params=params, headers={"accept": "text/csv", "accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


def test_a_query_nested_without_end_breaks_a_worker_but_not_the_service(client: httpx.Client) -> None:
    response = ask(client, "SELECT * " + "{" * 9000 + "}" * 9000)
    assert response.status_code in (400, 413)
    problem(response)
    assert count(ask(client, COUNT)) == 4


def test_what_is_too_long_is_refused(client: httpx.Client) -> None:
    assert ask(client, COUNT + " " * 33_000).status_code == 414
    direct = {"Content-Type": "application/sparql-query"}
    response = client.post("/sparql", content=b"#" * 300_000, headers=direct)
    assert response.status_code == 413
    problem(response)


def test_an_unchanged_answer_is_not_sent_again(client: httpx.Client) -> None:
    first = ask(client, COUNT)
    again = client.get("/sparql", params={"query": COUNT}, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert first.headers["vary"].startswith("Accept")
    assert first.headers["etag"] != ask(client, COUNT, "text/csv").headers["etag"]


def test_head_and_options(client: httpx.Client) -> None:
    head = client.head("/sparql", params={"query": COUNT})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"
    options = client.options("/sparql")
    assert "POST" in options.headers["access-control-allow-methods"]
    assert options.headers["access-control-allow-origin"] == "*"
    assert client.put("/sparql").status_code == 405


def test_a_browser_gets_the_editor_and_without_script_the_answer_in_it(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert "<textarea" in client.get("/sparql", headers=browser).text
    titles = "SELECT ?title { ?d a ckg:Document ; dcterms:title ?title }"
    page = client.get("/sparql", params={"query": titles}, headers=browser)
    assert "4 rows" in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; on clusters" in page.text
    assert "<script>alert" not in page.text
    wrong = client.get("/sparql", params={"query": "SELECT"}, headers=browser)
    assert wrong.status_code == 400
    assert "The query has an error" in wrong.text


def test_errors_of_the_form_are_client_errors(client: httpx.Client) -> None:
    two = client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D")
    assert two.status_code == 400
    assert client.post("/sparql", data={"other": "1"}).status_code == 400
    wrong = {"Content-Type": "application/sparql-query; charset=utf-16"}
    assert client.post("/sparql", content="ASK {}".encode("utf-16"), headers=wrong).status_code == 415
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert json.loads(client.get("/sparql?query=no").text)["instance"] == "/sparql"


def test_who_asks_nothing_gets_the_description_of_the_service(client: httpx.Client) -> None:
    described = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert described.status_code == 200
    assert described.headers["content-type"].startswith("text/turtle")
    assert "http://www.w3.org/ns/sparql-service-description#" in described.text
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_a_mistake_in_a_search_is_answered_with_the_mend(client: httpx.Client) -> None:
    response = ask(client, "SELECT * { ?thing ckg:textSearch ?words }")
    assert response.status_code == 400
    assert "line 1" in problem(response)["detail"]


def test_service_reaches_the_endpoints_that_the_settings_name(address: str, store: Path, serve: Any) -> None:
    settings = Settings(query_workers=1, service_endpoints=f"http://127.0.0.1:9/none {address}/sparql")
    query = f"SELECT ?n {{ SERVICE <{address}/sparql> {{ {COUNT} }} }}"
    with serve(store, settings) as other, httpx.Client(base_url=other, timeout=60) as client:
        assert count(ask(client, query)) == count(ask(client, COUNT))
        assert ask(client, query.replace("/sparql>", "/sparql/>")).status_code == 403
