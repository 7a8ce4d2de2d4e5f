"""Pages, data about things and the operator's addresses, over a real server and without a browser."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from api.web.settings import Settings

HTML = {"Accept": "text/html"}
PATHS = [
    "/",
    "/documents",
    "/authors?role=any",
    "/institutions?region=AT",
    "/regions?country=AT&sort=label",
    "/clusters?q=lakland&stage=",
    "/concepts?candidate=true",
    "/search?q=lakeland",
    "/graph",
    "/graph?view=citations",
    "/ontology",
    "/sparql",
    "/problem/deadline",
    "/author/osterling-m",
    "/institution/university-of-the-lakes",
    "/region/AT",
    "/cluster/lakeland-furniture",
    "/concept/tacit-knowledge-x",
    "/venue/invented-regional-studies",
    "/id/scheme/candidates.html",
]


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def inline(text: str) -> Iterator[str]:
    """The tags that hold a script or a style of their own; a block of data is no script."""
    for tag, attributes in Tags(text).found:
        data = attributes.get("type") == "application/ld+json"
        if tag in ("style", "img") or (tag == "script" and "src" not in attributes and not data):
            yield tag
        yield from (name for name in attributes if name == "style" or name.startswith("on"))


def page(client: httpx.Client, path: str) -> str:
    response = client.get(path, headers=HTML, follow_redirects=True)
    assert response.status_code == 200, path
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


def links(text: str) -> set[str]:
    return {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="(/[^"#]*)', text)}


def test_every_page_says_what_it_is_and_every_link_of_it_leads_somewhere(client: httpx.Client) -> None:
    todo = [*PATHS, *(item["page"] for item in client.get("/api/v1/documents").json()["items"])]
    seen: set[str] = set()
    for path in todo:
        text = page(client, path)
        assert text.count("<h1>") == 1, path
        assert '<main id="main"' in text
        assert 'lang="en"' in text
        for link in sorted(links(text) - seen):
            if not link.startswith("/sparql?"):
                assert client.get(link, headers=HTML, follow_redirects=True).status_code == 200, f"{link} on {path}"
            seen.add(link)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_protected(client: httpx.Client, path: str) -> None:
    response = client.get(path, headers=HTML)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in response.headers
    assert not list(inline(response.text)), path


def test_hostile_words_are_shown_as_words(client: httpx.Client) -> None:
    for item in client.get("/api/v1/search", params={"q": "alert"}).json()["items"]:
        text = page(client, item["page"])
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text
        assert "<img" not in text


def test_a_document_shows_its_text_with_what_it_names_and_quotes_that_lead_into_it(client: httpx.Client) -> None:
    item = client.get("/api/v1/documents", params={"q": "wisdom"}).json()["items"][0]
    text = page(client, item["page"])
    marks = set(re.findall(r' id="(char=\d+,\d+)"', text))
    quotes = set(re.findall(rf'href="{item["page"]}#(char=\d+,\d+)"', text))
    assert quotes
    assert quotes <= marks
    assert '<a href="/cluster/lakeland-furniture">Lakeland furniture cluster</a></mark>' in text
    assert "Learning among neighbours in craft districts" in text


def test_a_withdrawn_document_says_so_on_its_page_and_in_lists(client: httpx.Client) -> None:
    item = client.get("/api/v1/documents", params={"status": "retracted"}).json()["items"][0]
    assert "RETRACTED." in page(client, item["page"])
    assert "Chairs again" in page(client, item["page"])  # which cites it
    for path in ("/", "/documents", "/search?q=reconsidered", "/cluster/lakeland-furniture", "/author/novak-j"):
        assert 'class="status retracted"' in page(client, path), path


def test_a_cited_work_has_a_page_with_what_cites_it(client: httpx.Client) -> None:
    item = client.get("/api/v1/documents", params={"q": "wisdom"}).json()["items"][0]
    works = set(re.findall(r'href="(/document/work-[^"]+)"', page(client, item["page"])))
    (work,) = {work for work in works if "learning-among" in work}
    text = page(client, work)
    assert "Cited by" in text
    assert "Wood and Wisdom" in text


def test_a_tie_leads_to_its_evidence(client: httpx.Client) -> None:
    edges = client.get("/api/v1/graph", params={"view": "clusters-and-regions"}).json()["edges"]
    text = page(client, edges[0]["page"])
    assert "The Lakeland furniture cluster is located in Upper Lakeland, Austria." in text
    for edge in client.get("/api/v1/graph").json()["edges"]:
        assert "None in this generation" not in page(client, edge["page"])


def test_identifiers_lead_to_the_page_or_to_the_data(client: httpx.Client) -> None:
    to_page = client.get("/id/region/AT", headers=HTML)
    assert (to_page.status_code, to_page.headers["location"]) == (303, "/region/AT")
    to_data = client.get("/id/region/AT", headers={"Accept": "application/ld+json"})
    assert (to_data.status_code, to_data.headers["location"]) == (303, "/id/region/AT.jsonld")
    assert client.get("/id/region/AT", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/id/ghost/AT").status_code == 404
    assert client.get("/id/region/no-such.ttl").status_code == 404
    assert client.get("/id/region/AT.html", headers=HTML).headers["location"] == "/region/AT"


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        (".ttl", "text/turtle; charset=utf-8"),
        (".nt", "application/n-triples"),
        (".jsonld", "application/ld+json"),
        (".rdf", "application/rdf+xml"),
    ],
)
def test_data_about_things(client: httpx.Client, suffix: str, media_type: str) -> None:
    for path in ("/id/region/AT", "/region/AT", "/ontology"):
        response = client.get(path + suffix)
        assert response.status_code == 200
        assert response.headers["content-type"] == media_type
        assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/region/AT", "/concept/hostile", "/ontology", "wisdom", "alert"])
def test_linked_data_say_with_our_context_what_the_triples_say(client: httpx.Client, path: str) -> None:
    found = client.get("/api/v1/documents", params={"q": path}).json()["items"]
    there = path if path.startswith("/") else found[0]["page"]
    linked = client.get(f"{there}.jsonld").json()
    context = client.get(linked["@context"]).json()
    read = {quad.triple for quad in ox.parse(json.dumps({**linked, **context}), ox.RdfFormat.JSON_LD)}
    triples = {quad.triple for quad in ox.parse(client.get(f"{there}.nt").content, ox.RdfFormat.N_TRIPLES)}
    assert read == triples
    assert {node["iri"] for node in linked.get("items", [linked])} == {one.subject.value for one in triples}


def test_the_data_of_a_document_are_all_that_it_supports(client: httpx.Client) -> None:
    item = client.get("/api/v1/documents", params={"q": "wisdom"}).json()["items"][0]
    data = client.get(f"{item['page']}.nt").text
    assert "located in Upper Lakeland" in data
    assert "rdf-syntax-ns#predicate" in data


def test_statements_and_authorships_lead_to_their_place_on_a_page(client: httpx.Client) -> None:
    item = client.get("/api/v1/documents", params={"q": "wisdom"}).json()["items"][0]
    statement = client.get(f"/api/v1/documents/{item['key']}").json()["statements"][0]["key"]
    there = client.get(f"/id/statement/{statement}", headers=HTML).headers["location"]
    assert there == f"{item['page']}#statement-{statement}"
    assert f'id="statement-{statement}"' in page(client, there)
    credit = client.get(f"/id/authorship/{item['key']}-1", headers=HTML).headers["location"]
    assert credit == f"{item['page']}#authors"


def test_what_is_not_there_is_said_in_the_form_that_is_understood(client: httpx.Client) -> None:
    for path in ("/nothing", "/region/no-such", "/a/b/c", "/document/", "/tie/x", "/static/site.py", "/problem/x"):
        html = client.get(path, headers=HTML)
        assert html.status_code == 404, path
        assert "There is nothing here" in html.text
        assert client.get(path).headers["content-type"] == "application/problem+json"
    assert client.post("/documents").status_code == 405
    assert client.get("/documents?year=x", headers=HTML).status_code == 400


def test_head_is_get_without_the_body(client: httpx.Client) -> None:
    response = client.head("/region/AT")
    assert (response.status_code, response.content) == (200, b"")


def test_addresses_for_operators(client: httpx.Client) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").json() == {"generation": "000001"}
    metrics = client.get("/metrics").text
    assert 'clusterkg_requests_total{path="/readyz",status="200"}' in metrics
    assert 'clusterkg_generation{name="000001"} 1' in metrics
    void = client.get("/.well-known/void").text
    assert "void:sparqlEndpoint" in void
    assert "/sparql>" in void


def test_a_new_generation_is_shown_without_a_restart(tmp_path: Path, serve: Any, publish: Any) -> None:
    titles = {"query": "SELECT (COUNT(*) AS ?n) { ?d a ckg:Document }"}
    settings = Settings(query_workers=1)
    with serve(tmp_path, settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        assert "clusterkg build" in client.get("/", headers=HTML).text
        assert client.get("/sparql", params=titles).status_code == 503
        for number, name in enumerate(("furniture", "citing"), start=1):
            publish(tmp_path, name)
            assert client.get("/readyz").json() == {"generation": f"{number:06d}"}
            assert client.get("/api/v1/documents").json()["total"] == number
            answer = client.get("/sparql", params=titles).json()["results"]["bindings"]
            assert answer[0]["n"]["value"] == str(number)
