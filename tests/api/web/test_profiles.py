"""Profiles and document pages: evidence in place, panels with their queries, drawings, downloads, data for search."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import rispy
from bibtexparser.entrypoint import parse_string

HTML = {"Accept": "text/html"}
PROFILES = [
    "/author/osterling-m",
    "/institution/university-of-the-lakes",
    "/region/AT",
    "/cluster/lakeland-furniture",
    "/concept/tacit-knowledge-x",
    "/venue/invented-regional-studies",
]
MOST_BYTES = 400_000
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def page(client: httpx.Client, path: str) -> str:
    response = client.get(path, headers=HTML, follow_redirects=True)
    assert response.status_code == 200, path
    return response.text


def document(client: httpx.Client, words: str) -> str:
    found: str = client.get("/api/v1/documents", params={"q": words}).json()["items"][0]["page"]
    return found


def cited_work(client: httpx.Client) -> str:
    works = re.findall(r'href="(/document/work-[^"]*learning-among[^"]*)"', page(client, document(client, "wisdom")))
    assert works
    return str(works[0])


@pytest.mark.parametrize("path", PROFILES)
def test_every_query_behind_a_panel_can_be_run(client: httpx.Client, path: str) -> None:
    queries = re.findall(r'class="behind" href="([^"]+)"', page(client, path))
    assert len(queries) >= 3
    for address in queries:
        query = parse_qs(urlsplit(unescape(address)).query)["query"][0]
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/json"})
        assert answer.status_code == 200, query
        assert answer.json()["results"]["bindings"], query


def test_the_counts_of_a_panel_are_those_of_its_query(client: httpx.Client) -> None:
    text = page(client, "/cluster/lakeland-furniture")
    (panel,) = (part for part in text.split('<section class="panel-card">') if "<h3>Authors " in part)
    shown = dict(re.findall(r'<a href="/author/[^"]+">([^<]+)</a> <span class="number soft"><a [^>]+>(\d+)</a>', panel))
    query = parse_qs(urlsplit(unescape(re.findall(r'class="behind" href="([^"]+)"', panel)[0])).query)["query"][0]
    rows = client.get("/sparql", params={"query": query}, headers={"Accept": "application/json"}).json()
    answered = {row["label"]["value"]: row["documents"]["value"] for row in rows["results"]["bindings"]}
    assert shown == answered == {"J. Novak": "2", "Maria Österling": "1"}


def test_a_statement_shows_its_words_in_their_text(client: httpx.Client) -> None:
    text = page(client, "/cluster/lakeland-furniture")
    assert "<mark>The Lakeland furniture cluster is located in Upper Lakeland, Austria.</mark> Its firms share" in text
    target, key = re.findall(r'popovertarget="(words-([0-9a-f]+))"', text)[0]
    assert text.count(f'id="{target}"') == 1
    assert f'id="statement-{key}"' in text


def test_documents_are_sorted_and_filtered_without_script(client: httpx.Client) -> None:
    def titles(question: str) -> list[str]:
        text = page(client, f"/cluster/lakeland-furniture{question}")
        return re.findall(r'<th scope="row"><a href="/document/[^"]+">([^<]+)', text)

    newest = titles("")
    assert newest[0] == "The Lakes Furniture Cluster Reconsidered"
    assert titles("?sort=oldest") == newest[::-1]
    assert titles("?sort=title") == sorted(newest)
    assert titles("?year=2019") == ["Wood and Wisdom: How the Lakeland Furniture Cluster Learns"]
    assert titles("?year=1900") == []
    assert client.get("/cluster/lakeland-furniture?sort=x", headers=HTML).status_code == 400


def test_the_timeline_says_in_a_table_what_it_draws(client: httpx.Client) -> None:
    text = page(client, "/cluster/lakeland-furniture")
    assert 'aria-label="2021: 1 document"' in text
    assert '<tr><th scope="row">2019</th><td class="number">1</td></tr>' in text


def test_a_withdrawn_work_is_marked_where_it_is_cited_and_on_its_own_page(client: httpx.Client) -> None:
    text = page(client, document(client, "chairs"))
    (work,) = set(re.findall(r'<a href="(/document/work-[^"]+)">[^<]+</a> <span class="status retracted">', text))
    assert "RETRACTED." in page(client, work)


@pytest.mark.parametrize("path", [*PROFILES, "document", "work"])
def test_downloads_open_in_their_own_parsers(client: httpx.Client, path: str) -> None:
    there = {"document": document(client, "wisdom"), "work": cited_work(client)}.get(path, path)
    for suffix in (".bib", ".ris", ".csl.json", ".csv"):
        assert f'href="{there}{suffix}"' in page(client, there)
    library = parse_string(client.get(f"{there}.bib").text)
    assert library.failed_blocks == []
    works = len(library.entries)
    assert works >= 1
    assert len(rispy.loads(client.get(f"{there}.ris").text)) == works
    assert len(client.get(f"{there}.csl.json").json()) == works
    assert len(list(csv.DictReader(io.StringIO(client.get(f"{there}.csv").text)))) == works


def test_every_download_says_that_a_work_is_retracted(client: httpx.Client) -> None:
    there = document(client, "reconsidered")
    assert "RETRACTED" in parse_string(client.get(f"{there}.bib").text).entries[0]["note"]
    assert "RETRACTED" in rispy.loads(client.get(f"{there}.ris").text)[0]["notes"][0]
    assert "RETRACTED" in client.get(f"{there}.csl.json").json()[0]["note"]
    assert next(csv.DictReader(io.StringIO(client.get(f"{there}.csv").text)))["status"] == "retracted"


def test_a_download_is_a_file_of_its_type(client: httpx.Client) -> None:
    response = client.get("/region/AT.bib")
    assert response.headers["content-type"] == "application/x-bibtex; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="AT.bib"'
    assert client.get("/region/nowhere.bib").status_code == 404
    assert client.get("/document/nothing.csv").status_code == 404


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/author/osterling-m", "Person"),
        ("/institution/university-of-the-lakes", "Organization"),
        ("/region/AT", "Place"),
        ("/concept/tacit-knowledge-x", "DefinedTerm"),
        ("document", "ScholarlyArticle"),
    ],
)
def test_heads_tell_search_engines_what_a_page_is_about(client: httpx.Client, path: str, type_: str) -> None:
    text = page(client, document(client, "wisdom") if path == "document" else path)
    (block,) = DATA_BLOCK.findall(text)
    assert json.loads(block)["@type"] == type_


def test_no_name_ends_the_block_of_data(client: httpx.Client) -> None:
    for path in (document(client, "alert"), "/concept/hostile"):
        (block,) = DATA_BLOCK.findall(page(client, path))
        assert "<" not in block
        assert "alert(1)" in json.dumps(json.loads(block))


def test_a_document_has_a_switch_for_every_kind_of_mark(client: httpx.Client) -> None:
    text = page(client, document(client, "wisdom"))
    kinds = set(re.findall(r'<mark class="(\w+)"', text))
    assert kinds <= set(re.findall(r'type="checkbox" id="show-(\w+)"', text))


@pytest.mark.parametrize("path", [*PROFILES, "document", "work"])
def test_no_page_weighs_much(client: httpx.Client, path: str) -> None:
    there = {"document": document(client, "wisdom"), "work": cited_work(client)}.get(path, path)
    text = page(client, there)
    files = set(
        re.findall(r'(?:<link rel="(?:stylesheet|icon)" |<script |<use [^>]*)(?:href|src)="(/static/[^"#]+)', text)
    )
    assert len(text.encode()) + sum(len(client.get(file).content) for file in files) < MOST_BYTES
