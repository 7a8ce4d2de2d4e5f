"""Profiles and document pages in a real browser: evidence by pointer, keyboard and tap; switches; drawings."""

from typing import Any, Protocol

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

CLUSTER = "/cluster/lakeland-furniture"
SENTENCE = "The Lakeland furniture cluster is located in Upper Lakeland, Austria."
PROFILES = [CLUSTER, "/author/novak-j", "/institution/university-of-the-lakes", "/region/AT", "/concept/hostile"]


class Visit(Protocol):
    """What the fixture `visit` gives: a page that goes to paths of the server."""

    def go(self, path: str) -> Page: ...


def document(client: httpx.Client, words: str) -> str:
    return str(client.get("/api/v1/documents", params={"q": words}).json()["items"][0]["page"])


def evidence(page: Page) -> Any:
    return page.locator(".evidence", has=page.locator("mark", has_text=SENTENCE))


def test_evidence_opens_under_the_pointer(visit: Visit) -> None:
    page = visit.go(CLUSTER)
    words = evidence(page).locator(".evidence-words")
    expect(words).to_be_hidden()
    evidence(page).get_by_role("button").hover()
    expect(words).to_be_visible()
    assert words.locator("mark").inner_text() == SENTENCE
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()


def test_evidence_opens_at_the_focus_and_its_link_leads_into_the_text(visit: Visit) -> None:
    page = visit.go(CLUSTER)
    evidence(page).get_by_role("button").focus()
    page.keyboard.press("Tab")
    assert SENTENCE in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**")
    assert page.locator(".text :target").inner_text() == SENTENCE


def test_evidence_opens_by_a_tap_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, has_touch=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + CLUSTER)
    button = evidence(page).get_by_role("button")
    button.scroll_into_view_if_needed()
    button.tap()
    expect(evidence(page).locator("mark")).to_be_visible()
    context.close()


def test_a_year_of_the_chart_and_a_place_of_the_map_are_links(visit: Visit) -> None:
    page = visit.go(CLUSTER)
    page.get_by_role("link", name="2021: 1 document").click()
    page.wait_for_url("**year=2021**")
    assert page.locator(".shelf tbody tr").count() == 1
    page.get_by_role("link", name="All years").click()
    page.get_by_role("link", name="Title", exact=True).click()
    page.wait_for_url("**sort=title**")
    assert page.locator("th[aria-sort=ascending]").inner_text() == "Title"


def test_the_query_behind_a_panel_is_in_the_editor(visit: Visit) -> None:
    page = visit.go(CLUSTER)
    page.locator(".panel-card").first.get_by_role("link", name="The query behind this").click()
    page.wait_for_url("**/sparql?**")
    expect(page.locator("#result table")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_legend_switches_the_marks_of_a_kind(
    browser: Browser, address: str, client: httpx.Client, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(address + document(client, "wisdom"))
    mark = page.locator(".text mark.region").first
    other = page.locator(".text mark.person").first
    transparent = "rgba(0, 0, 0, 0)"
    expect(mark).not_to_have_css("background-color", transparent)
    page.get_by_role("checkbox", name="region").uncheck()
    expect(mark).to_have_css("background-color", transparent)
    expect(other).not_to_have_css("background-color", transparent)
    page.get_by_role("checkbox", name="region").check()
    expect(mark).not_to_have_css("background-color", transparent)
    context.close()


def test_nothing_is_wider_than_a_small_screen(browser: Browser, address: str, client: httpx.Client) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for path in (*PROFILES, document(client, "wisdom")):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.close()
