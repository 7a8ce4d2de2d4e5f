"""Pages in a real browser: the network draws, quotes light up, hostile text stays text, all comes from one host."""

from typing import Protocol

import httpx
import pytest
from playwright.sync_api import Browser, Page


class Visit(Protocol):
    """What the fixture `visit` gives: a page that goes to paths of the server."""

    faults: list[str]

    def go(self, path: str) -> Page: ...


def key_of(client: httpx.Client, words: str) -> str:
    page: str = client.get("/api/v1/documents", params={"q": words}).json()["items"][0]["page"]
    return page


def drawn(page: Page) -> int:
    page.wait_for_selector("#network[data-drawn=true]")
    painted = page.evaluate(
        """() => {
            const canvas = document.querySelector("#network canvas");
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            return data.some((value) => value !== 0);
        }"""
    )
    assert painted
    return int(page.get_attribute("#network", "data-nodes") or 0)


@pytest.mark.parametrize("view", ["all", "citations", "clusters-and-regions", "coauthors"])
def test_the_network_is_drawn(visit: Visit, client: httpx.Client, view: str) -> None:
    nodes = client.get("/api/v1/graph", params={"view": view}).json()["nodes"]
    assert drawn(visit.go(f"/graph?view={view}")) == len(nodes)


def test_the_network_around_one_thing_is_drawn_and_searched(visit: Visit) -> None:
    page = visit.go("/cluster/lakeland-furniture")
    page.get_by_role("link", name="Show in the network").click()
    assert drawn(page) == 3
    page.fill("#find-name", "tacit")
    page.wait_for_selector("#network[data-ready=true]")
    page.press("#find-name", "Enter")
    page.wait_for_selector("#panel h2")
    assert page.inner_text("#panel h2") == "tacit knowledge"


def test_the_network_is_readable_without_drawing(visit: Visit) -> None:
    page = visit.go("/graph?view=citations")
    row = page.get_by_role("row").nth(1)
    assert "Chairs again" in row.inner_text()
    assert "RETRACTED" in row.inner_text()


def test_hostile_text_is_text_on_every_page(visit: Visit, client: httpx.Client) -> None:
    items = client.get("/api/v1/search", params={"q": "alert"}).json()["items"]
    assert {item["kind"] for item in items} == {"document", "person", "organisation", "concept"}
    lists = ["/", "/documents", "/authors", "/institutions", "/concepts?q=alert", "/search?q=alert", "/graph"]
    for path in [*lists, *(item["page"] for item in items)]:
        page = visit.go(path)
        page.wait_for_load_state("networkidle")
        assert page.locator("img").count() == 0, path
        assert "alert(1)" in page.inner_text("main"), path
    assert drawn(page if "/graph" in page.url else visit.go("/graph")) > 0


def test_a_quote_lights_up_its_words_in_the_text(visit: Visit, client: httpx.Client) -> None:
    page = visit.go(key_of(client, "wisdom"))
    page.get_by_role("link", name="The Lakeland furniture cluster is located in").click()
    lit = page.locator(".text :target")
    assert lit.inner_text() == "The Lakeland furniture cluster is located in Upper Lakeland, Austria."
    assert lit.is_visible()


def test_a_withdrawn_document_warns_first(visit: Visit, client: httpx.Client) -> None:
    page = visit.go(key_of(client, "reconsidered"))
    assert page.get_by_role("alert").inner_text().startswith("RETRACTED.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_small_screen(
    browser: Browser, address: str, client: httpx.Client, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type] # a literal
    paths = ["/", "/documents", "/regions", "/graph", "/sparql", "/ontology", "/cluster/lakeland-furniture"]
    for path in [*paths, key_of(client, "wisdom"), key_of(client, "alert")]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.close()


def test_pages_work_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.fill("#search", "lakland")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Lakeland furniture cluster", exact=True).click()
    page.get_by_role("link", name="The Lakeland furniture cluster is located in").first.click()
    assert page.locator(".text :target").is_visible()
    page.goto(f"{address}/sparql")
    page.get_by_role("button", name="Run").click()
    assert page.locator("#result table").is_visible()
    context.close()


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit.go("/documents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
