"""Searching names and texts, over a real store and a real server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.publishing import leave_files
from api.web.pages.snippets import snippet
from api.web.settings import Settings
from ontology.draft import Draft
from ontology.iris import document_iri, thing
from ontology.statement import DocumentGraph, Fact, Statement, Text
from ontology.terms import CKG, DCTERMS, FABIO, FOAF, RDF, RDFS, SKOS
from ontology.text_words import singular, text_words

HTML = {"Accept": "text/html"}
REGIONS = ("Lakes", "Lakes Region", "New Lakes Region", "Томск", "Θεσσαλία", "Gdańsk", "Åland", "Ås")
TEXT = "On the Ways of Guilds\n\nRetracted. In Gdańsk the amber cutters share their benches with weavers of Łódź.\n"


def guilds() -> DocumentGraph:
    """A withdrawn document that names some regions, one of them in two ways."""
    document = document_iri("guilds.txt")
    facts = [
        Fact(document, RDF.type, CKG.Document),
        Fact(document, RDF.type, FABIO.JournalArticle),
        Fact(document, RDFS.label, Text("On the Ways of Guilds")),
        Fact(document, CKG.status, CKG.Retracted),
        Fact(document, DCTERMS.issued, Text("2014")),
    ]
    for number, name in enumerate(REGIONS):
        region = thing("region", f"r{number}")
        facts += [Fact(region, RDF.type, CKG.Region), Fact(region, RDFS.label, Text(name))]
    facts.append(Fact(thing("region", "r5"), SKOS.altLabel, Text("Danzig")))
    person = thing("person", "amber-j")
    facts += [Fact(person, RDF.type, FOAF.Person), Fact(person, RDFS.label, Text("J. Amber"))]
    said = Statement(document, DCTERMS.creator, person, 0.9, ((0, 6),))
    return DocumentGraph(document=document, text=TEXT, facts=tuple(facts), statements=(said,))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> Iterator[httpx.Client]:
    store: Path = tmp_path_factory.mktemp("found")
    with Draft.begin(store) as draft:
        draft.put(guilds(), "1")
        draft.publish(before_switch=leave_files)
    with serve(store, Settings(query_workers=1)) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


def labels(client: httpx.Client, words: str, **more: str) -> list[str]:
    answer = client.get("/api/v1/search", params={"q": words, **more})
    assert answer.status_code == 200
    return [item["label"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("TOMSK", "Томск"),
        ("томск", "Томск"),
        ("thessalia", "Θεσσαλία"),
        ("ΘΕΣΣΑΛΙΑ", "Θεσσαλία"),
        ("gdansk", "Gdańsk"),
        ("Гданск", "Gdańsk"),
        ("danzig", "Gdańsk"),
        ("gdnask", "Gdańsk"),
        ("thesalia", "Θεσσαλία"),
        ("aland", "Åland"),
        ("as", "Ås"),  # in plain letters a word that no text lacks
        ("thess", "Θεσσαλία"),
        ("lakes", "Lakes"),
        ("lakes reg", "Lakes Region"),
        ("amber, j.", "J. Amber"),
    ],
)
def test_case_accents_script_slips_and_beginnings(client: httpx.Client, words: str, first: str) -> None:
    assert labels(client, words)[0] == first


def test_the_whole_name_comes_before_a_longer_one(client: httpx.Client) -> None:
    assert labels(client, "lakes") == ["Lakes", "Lakes Region", "New Lakes Region"]


def test_what_has_most_of_the_words_is_found_when_nothing_has_all(client: httpx.Client) -> None:
    assert labels(client, "new lakes xyzzyx")[0] == "New Lakes Region"


def test_a_list_looks_at_names_only_and_the_search_at_texts_too(client: httpx.Client) -> None:
    assert labels(client, "cutters weavers") == ["On the Ways of Guilds"]
    assert client.get("/api/v1/documents", params={"q": "cutters"}).json()["total"] == 0
    assert client.get("/api/v1/documents", params={"q": "guilds"}).json()["total"] == 1


def test_a_find_in_a_text_shows_its_place_and_that_the_document_is_retracted(client: httpx.Client) -> None:
    text = client.get("/search", params={"q": "lodz cutter"}, headers=HTML).text
    assert "<mark>cutters</mark>" in text
    assert "<mark>Łódź</mark>" in text
    assert 'class="status retracted"' in text
    assert "2014" in text


def test_finds_of_one_kind(client: httpx.Client) -> None:
    text = client.get("/search", params={"q": "amber", "kind": "authors"}, headers=HTML).text
    assert "J. Amber" in text
    assert "Ways of Guilds" not in text
    assert client.get("/search", params={"q": "amber", "kind": "ghosts"}, headers=HTML).status_code == 404


def test_suggestions_are_names(client: httpx.Client) -> None:
    assert client.get("/search/suggestions", params={"q": "lake"}).json() == list(REGIONS[:3])


@pytest.mark.parametrize("words", ["", " ", "the", "*", '"', "a OR b", "names : x", "x" * 200, "ы " * 90, "\x00", "🧩"])
def test_any_words_are_answered(client: httpx.Client, words: str) -> None:
    for path in ("/search", "/search/suggestions", "/documents"):
        assert client.get(path, params={"q": words}, headers=HTML).status_code == 200


@given(st.text(max_size=400), st.lists(st.text("abcdefgы ", min_size=1, max_size=8), max_size=4))
def test_a_snippet_is_a_piece_of_the_text_with_the_words_marked(text: str, asked: list[str]) -> None:
    words = [word for one in asked for word in text_words(one)]
    parts = snippet(text, words)
    piece = "".join(part.text for part in parts).removeprefix("… ").removesuffix(" …")
    assert piece in text
    wanted = set(map(singular, words))
    for part in parts:
        if part.found:
            assert {singular(word) for word in text_words(part.text)} & wanted


def test_a_store_without_an_index_says_what_to_do(tmp_path: Path, serve: Any, publish: Any) -> None:
    publish(tmp_path, "furniture")
    next(tmp_path.glob("generations/*/text.index")).unlink()
    with serve(tmp_path, Settings(query_workers=1)) as address:
        answer = httpx.get(f"{address}/search", params={"q": "lakeland"}, headers=HTML)
    assert answer.status_code == 503
    assert "build the store again" in answer.text
