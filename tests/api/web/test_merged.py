"""Addresses of works that are documents of the corpus."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from api.web.settings import Settings
from ontology.iris import document_iri, kind_and_key, work_iri

TITLE = "The Lakes Furniture Cluster Reconsidered"


def key_of(iri: str) -> str:
    known = kind_and_key(iri)
    assert known is not None
    return quote(known[1], safe="")


WORK = key_of(work_iri(TITLE, 2021, "Novak"))
DOCUMENT = key_of(document_iri("a/retracted.txt"))
CITED = key_of(work_iri("Learning among neighbours in craft districts", 2001, "Brown"))


@pytest.mark.parametrize("path", ["/document/{}", "/id/document/{}"])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_a_work_that_is_in_the_corpus_leads_to_its_document(client: httpx.Client, path: str, accept: str) -> None:
    response = client.get(path.format(WORK), headers={"Accept": accept})
    assert response.status_code == 303
    assert response.headers["location"] == path.format(DOCUMENT)
    assert client.head(path.format(WORK)).status_code == 303
    assert client.get(path.format(WORK), follow_redirects=True).status_code == 200


def test_what_reference_lists_say_of_it_stays(client: httpx.Client) -> None:
    response = client.get(f"/id/document/{WORK}.ttl")
    assert response.status_code == 200
    assert TITLE in response.text


def test_the_page_leads_to_the_publisher_and_exports_name_it(client: httpx.Client) -> None:
    page = client.get(f"/document/{DOCUMENT}").text
    assert 'href="https://example.org/lakes?a=1&amp;b=2"' in page
    assert "Lakes Press" in page
    assert "publisher = {Lakes Press}" in client.get(f"/document/{DOCUMENT}.bib").text
    assert "PB  - Lakes Press" in client.get(f"/document/{DOCUMENT}.ris").text


@pytest.mark.parametrize("path", [f"/document/{CITED}", f"/document/{DOCUMENT}", "/documents"])
def test_other_pages_stay_where_they_are(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers={"Accept": "text/html"}).status_code == 200


@pytest.mark.parametrize("path", ["/document/", "/id/document/", "/document/a://%3E%7D", "/document/%00"])
def test_odd_addresses_lead_nowhere(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_the_document_the_work_has_its_page(tmp_path: Path, publish: Any, serve: Any) -> None:
    publish(tmp_path, "citing")
    with serve(tmp_path, Settings(query_workers=1)) as address:
        assert httpx.get(f"{address}/document/{WORK}").status_code == 200


def test_an_empty_store_says_so(tmp_path: Path, serve: Any) -> None:
    with serve(tmp_path, Settings(query_workers=1)) as address:
        assert httpx.get(f"{address}/document/{WORK}").status_code == 503


def test_every_term_of_the_ontology_has_an_anchor(client: httpx.Client) -> None:
    page = client.get("/ontology", headers={"Accept": "text/html"}).text
    for term in ("Document", "studies", "Retracted", "textSearch"):
        assert f'id="{term}"' in page
