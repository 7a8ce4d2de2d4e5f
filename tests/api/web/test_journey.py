"""One visitor's way: from a name to the sentence that says so, and away with the network.

By pointer, by keyboard alone, and without script, over the sample corpus; nothing is asked of another host on the way.
"""

import io
import re
import struct
from pathlib import Path
from typing import Any, Protocol

import networkx  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page, expect

AUTHOR = "Anselm Kropfwieser"
TITLE = "From Supplier Park to Mobility Cluster: Governance and Learning in the Styrian Automotive Cluster"
CLUSTER = "Styrian Automotive Cluster"
CLUSTER_IRI = "https://w3id.org/clusterkg/id/cluster/automotive-industry--AT-6"
MEMBER = "The Styrian automotive cluster, organised since the middle of the 1990s"
MOST_STEPS = 250  # with the tabulator, between two places of a page


class Visit(Protocol):
    """What the fixture `visit` gives: a page that goes to paths of the server."""

    def go(self, path: str) -> Page: ...


@pytest.fixture(scope="module")
def address(sample_address: str) -> str:
    """The server over the sample corpus, in place of the one over hand-made graphs."""
    return sample_address


def follow(page: Page, name: str, within: str = "main") -> None:
    page.locator(within).get_by_role("link", name=name, exact=True).first.click()


def lit(page: Page) -> str:
    """The words that are lit up in the text, where a reader sees them."""
    target = page.locator(".text :target")
    expect(target).to_be_in_viewport()
    return target.inner_text()


def saved(page: Page, name: str, folder: Path) -> bytes:
    with page.expect_download() as waited:
        page.locator("#files").get_by_text(name, exact=True).click()
    waited.value.save_as(folder / name)
    return (folder / name).read_bytes()


def drawn(page: Page) -> int:
    page.wait_for_selector("#network[data-ready=true]")
    return int(page.get_attribute("#network", "data-nodes") or 0)


def test_by_pointer_from_a_name_to_the_sentence_and_away_with_the_network(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("/")
    page.fill("#search", "kropfwiesr")
    page.get_by_role("button", name="Search").click()
    follow(page, AUTHOR)
    expect(page.locator("h1")).to_have_text(AUTHOR)
    follow(page, TITLE, ".shelf")
    page.locator(".facing").get_by_role("link", name=MEMBER).first.click()
    assert lit(page).startswith(MEMBER)
    follow(page, CLUSTER, ".facing .chips")
    expect(page.locator("h1")).to_have_text(CLUSTER)

    follow(page, "Show in the network")
    around = drawn(page)
    expect(page.locator("#panel h2")).to_have_text(CLUSTER)
    page.locator("#panel").get_by_role("button", name="related variety", exact=True).click()
    expect(page.locator("#panel h2")).to_have_text("related variety")
    page.get_by_role("button", name="Expand").click()
    page.wait_for_selector(f"#network:not([data-nodes='{around}'])")
    many = drawn(page)
    assert many > around
    expect(page.locator("#files").get_by_text("GraphML")).to_have_attribute("href", re.compile("expand="))
    read: Any = networkx.read_graphml(io.BytesIO(saved(page, "GraphML", tmp_path)))
    assert read.number_of_nodes() == many
    assert read.nodes[CLUSTER_IRI]["label"] == CLUSTER
    width, height = struct.unpack(">II", saved(page, "PNG", tmp_path)[16:24])
    assert min(width, height) >= 300

    page.locator("#panel").get_by_role("button", name=f"that ties related variety and {CLUSTER}").click()
    page.locator("#witnesses").get_by_role("link", name="related variety").first.click()
    page.wait_for_url("**/document/**")
    assert lit(page) == "related variety"


def tab_to(page: Page, name: str) -> None:
    """Goes on with the tabulator until what has the focus is called so (a pattern), and is seen to have it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused: dict[str, Any] = page.evaluate(
            """() => {
                const one = document.activeElement;
                const words = one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent;
                return {words: words.trim(), line: getComputedStyle(one).outlineStyle, text: one.matches("input")};
            }"""
        )
        if re.match(name, focused["words"]):
            assert focused["line"] != "none", f"nobody sees that {name} has the focus"
            return
    pytest.fail(f"{MOST_STEPS} steps do not reach {name}")


def enter(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def test_by_keyboard_from_a_name_to_the_sentence_and_through_the_network(visit: Visit) -> None:
    page = visit.go("/documents")
    enter(page, "Skip to the content")
    page = visit.go("/")
    tab_to(page, "Search documents")
    page.keyboard.type("kropfw")
    expect(page.locator(f"datalist option[value='{AUTHOR}']")).to_be_attached()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    enter(page, AUTHOR)
    page.wait_for_url("**/author/**")
    enter(page, TITLE)
    page.wait_for_url("**/document/**")
    enter(page, CLUSTER)
    page.wait_for_url("**/cluster/**")
    tab_to(page, "Evidence in")
    words = page.locator(".evidence:focus-within .evidence-words")
    expect(words).to_be_visible()
    expect(words.locator("mark")).to_be_visible()
    enter(page, "See it in the text")
    page.wait_for_url("**/document/**")
    assert lit(page) in TITLE
    page.go_back()
    enter(page, "Show in the network")
    drawn(page)
    tab_to(page, "Find in the network")
    page.keyboard.type("styria")
    page.keyboard.press("Enter")
    enter(page, "Styria$")
    expect(page.locator("#panel h2")).to_have_text("Styria")
    enter(page, "evidence")
    page.wait_for_selector("#evidence")
    tab_to(page, TITLE)


def test_without_script_everything_but_the_drawing_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.fill("#search", "kropfwiesr")
    page.get_by_role("button", name="Search").click()
    follow(page, AUTHOR)
    follow(page, TITLE, ".shelf")
    page.locator(".facing").get_by_role("link", name=MEMBER).first.click()
    assert lit(page).startswith(MEMBER)
    follow(page, CLUSTER, ".facing .chips")
    evidence = page.locator(".evidence").first
    evidence.get_by_role("button").click()
    expect(evidence.locator("mark")).to_be_visible()
    page.keyboard.press("Escape")
    follow(page, "Show in the network")
    expect(page.get_by_text("The drawing needs JavaScript")).to_be_visible()
    expect(page.get_by_text("Choose a thing to see its facts")).to_be_hidden()
    row = page.locator("#ties tbody tr", has_text="Styria").first
    row.get_by_role("link", name="evidence").click()
    assert "Styria" in page.inner_text("h1")
    page.goto(f"{address}/clusters")
    page.get_by_label("Name", exact=True).fill("styria")
    page.get_by_role("button", name="Show").click()
    follow(page, CLUSTER)
    context.close()
