"""The sample corpus from its files to a real browser: nothing that a page says is more than text."""

from collections.abc import Iterator
from typing import Protocol

import httpx
import pytest
from playwright.sync_api import Page

HOSTILE = "36-hostile-markup.txt"
SCRIPT = "<script>alert(1)</script>"
PICTURE = '"><img src=x onerror=alert(1)>'


class Visit(Protocol):
    """What the fixture `visit` gives: a page that goes to paths of the server."""

    def go(self, path: str) -> Page: ...


@pytest.fixture(scope="module")
def address(sample_address: str) -> str:
    """The server over the sample corpus, in place of the one over hand-made graphs."""
    return sample_address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as found:
        yield found


def test_the_first_page_names_the_counts(visit: Visit, client: httpx.Client) -> None:
    words = visit.go("/").inner_text("main")
    for kind in ("documents", "authors", "institutions", "regions", "clusters"):
        assert f"{client.get(f'/api/v1/{kind}').json()['total']:,}\n{kind}" in words


def test_the_network_draws_its_nodes(visit: Visit) -> None:
    page = visit.go("/graph")
    page.wait_for_selector("#network[data-drawn=true]")
    assert int(page.get_attribute("#network", "data-nodes") or 0) > 100


def test_markup_in_title_author_and_keyword_is_shown_as_text(visit: Visit, client: httpx.Client) -> None:
    items = client.get("/api/v1/documents", params={"limit": 100}).json()["items"]
    hostile = next(item for item in items if SCRIPT in item["label"] or PICTURE in item["label"])
    page = visit.go(hostile["page"])
    page.wait_for_load_state("networkidle")
    words = page.inner_text("main")
    assert SCRIPT in words
    assert PICTURE in words
    assert page.locator("main img, main script").count() == 0
    for path in ("/", "/documents", "/authors", "/concepts?q=alert", "/search?q=alert", "/graph"):
        page = visit.go(path)
        page.wait_for_load_state("networkidle")
        assert page.locator("main img").count() == 0
    assert SCRIPT in visit.go("/authors?q=Schneidwasser").inner_text("main")
    assert PICTURE in visit.go("/authors?q=onerror").inner_text("main")


def test_a_retraction_is_shown_wherever_the_work_appears(visit: Visit, client: httpx.Client) -> None:
    items = client.get("/api/v1/documents", params={"status": "retracted"}).json()["items"]
    assert items
    for item in items:
        assert item["status"] == "retracted"
        assert visit.go(item["page"]).get_by_role("alert").inner_text().startswith("RETRACTED.")
    listed = visit.go("/documents?status=retracted").inner_text("main")
    assert listed.upper().count("RETRACTED") >= len(items)
    nodes = client.get("/api/v1/graph", params={"view": "citations"}).json()["nodes"]
    assert any(node["status"] == "retracted" for node in nodes)
