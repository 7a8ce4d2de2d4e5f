"""The network explorer in a real browser: evidence, neighbours, addresses that keep it all, pictures, keyboard."""

import io
from pathlib import Path
from typing import Any, Protocol
from xml.etree.ElementTree import fromstring

import networkx  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page

CLUSTER = "https://w3id.org/clusterkg/id/cluster/lakeland-furniture"


class Visit(Protocol):
    """What the fixture `visit` gives: a page that goes to paths of the server."""

    faults: list[str]

    def go(self, path: str) -> Page: ...


def ready(page: Page) -> Page:
    page.wait_for_selector("#network[data-ready=true]")
    return page


def place(page: Page, words: str) -> tuple[float, float]:
    """Where on the screen the node is whose IRI has these words in it."""
    x, y = page.evaluate(
        """(words) => {
            const box = document.getElementById("network");
            const id = box.drawnNetwork.body.nodeIndices.find((id) => id.includes(words));
            const point = box.drawnNetwork.canvasToDOM(box.drawnNetwork.getPosition(id));
            const frame = box.getBoundingClientRect();
            return [frame.x + point.x, frame.y + point.y];
        }""",
        words,
    )
    return x, y


def count(page: Page) -> int:
    return int(page.get_attribute("#network", "data-nodes") or 0)


def test_a_click_on_a_thing_shows_its_facts_and_leads_to_its_page(visit: Visit) -> None:
    page = ready(visit.go("/graph?view=clusters-and-regions"))
    page.mouse.click(*place(page, "/region/"))
    page.wait_for_selector("#panel dl dt")
    assert page.inner_text("#panel h2") == "Upper Lakeland"
    assert "Austria" in page.inner_text("#panel dl")
    page.locator("#panel").get_by_role("link", name="Page").click()
    page.wait_for_url("**/region/AT-4")


def test_a_click_on_a_line_shows_the_sentence_that_says_so(visit: Visit) -> None:
    page = ready(visit.go("/graph?view=clusters-and-regions"))
    (left, top), (right, bottom) = place(page, "/region/"), place(page, "/cluster/")
    page.mouse.click((left + right) / 2, (top + bottom) / 2)
    quote = page.locator("#evidence").get_by_role("link", name="The Lakeland furniture cluster is located in")
    assert "95\u00a0% sure" in page.inner_text("#evidence")
    assert "Wood and Wisdom" in page.inner_text("#witnesses")
    quote.click()
    page.wait_for_selector(".text :target")


def test_things_expand_and_collapse_and_the_address_keeps_it(visit: Visit) -> None:
    page = ready(visit.go(f"/graph?most=2&select={CLUSTER}"))
    assert count(page) == 2
    page.get_by_role("button", name="Expand").click()
    page.wait_for_selector("#network:not([data-nodes='2'])")
    many = count(page)
    assert "expand=" in page.url
    page.wait_for_selector("#ties tbody tr:nth-child(2)")
    page.reload()
    ready(page)
    assert count(page) == many
    page.get_by_role("button", name="Take back").click()
    page.wait_for_selector("#network[data-nodes='2']")
    assert "expand=" not in page.url


def test_a_folded_thing_unfolds(visit: Visit) -> None:
    page = ready(visit.go(f"/graph?select={CLUSTER}"))
    before = count(page)
    page.get_by_role("button", name="Collapse").click()
    page.wait_for_selector(f"#network[data-nodes='{before - 2}']")
    page.get_by_role("button", name="Unfold").click()
    page.wait_for_selector(f"#network[data-nodes='{before}']")


def test_colour_and_size_are_kept_in_the_address(visit: Visit) -> None:
    page = ready(visit.go("/graph"))
    page.get_by_text("Filters and looks").click()
    page.get_by_label("Colour by").select_option("community")
    page.get_by_label("Size by").select_option("betweenness")
    assert "community 1" in page.inner_text("#legend")
    page.reload()
    ready(page)
    assert "community 1" in page.inner_text("#legend")
    assert page.get_by_label("Size by").input_value() == "betweenness"
    page.get_by_label("Colour by").select_option("kind")
    assert "cluster" in page.inner_text("#legend")


def test_the_keyboard_finds_a_thing_and_its_evidence(visit: Visit) -> None:
    page = ready(visit.go("/graph"))
    page.focus("#find-name")
    page.keyboard.type("lakeland furniture")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")
    page.locator("#panel").get_by_role("button", name="evidence (1) that ties").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#witnesses a")


@pytest.mark.parametrize("view", ["citations", "all"])
def test_pictures_and_files_are_saved(visit: Visit, tmp_path: Path, view: str) -> None:
    page = ready(visit.go(f"/graph?view={view}"))
    many = count(page)
    png = saved(page, "PNG", tmp_path)
    assert png.startswith(b"\x89PNG")
    svg = fromstring(saved(page, "SVG", tmp_path).decode())
    names = [element.tag.rpartition("}")[2] for element in svg.iter()]
    assert names.count("polygon") + names.count("circle") == many
    assert "script" not in names
    words = "".join(svg.itertext())
    assert ("RETRACTED" in words) == (view == "citations")
    read: Any = networkx.read_graphml(io.BytesIO(saved(page, "GraphML", tmp_path)))
    assert read.number_of_nodes() == many


def saved(page: Page, name: str, folder: Path) -> bytes:
    with page.expect_download() as waited:
        page.locator("#files").get_by_text(name, exact=True).click()
    path = folder / name
    waited.value.save_as(path)
    return path.read_bytes()


def test_the_table_is_filtered_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/graph")
    page.get_by_text("Filters and looks").click()
    page.get_by_label("regions", exact=True).check()
    page.get_by_label("clusters", exact=True).check()
    page.get_by_role("button", name="Show").click()
    assert page.locator("#ties tbody tr").count() == 1
    page.fill("#find-name", "lakeland")
    page.get_by_role("button", name="Find").click()
    assert page.locator("#ties tbody tr").count() == 1
    assert "kind=region" in page.url
    page.get_by_role("link", name="evidence").click()
    assert "is located in" in page.inner_text("#facts + ol")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorer_fits_a_small_screen(browser: Browser, address: str, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page.goto(f"{address}/graph?colour=community&select={CLUSTER}")
    ready(page)
    page.wait_for_selector("#panel .statements blockquote")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_a_dragged_drawing_stays_whole(visit: Visit) -> None:
    page = ready(visit.go("/graph?view=clusters-and-regions"))
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    corner = frame["x"] + 12, frame["y"] + 12
    page.mouse.move(*corner)
    page.mouse.down()
    before = place(page, "/cluster/")
    page.mouse.move(corner[0] + 40, corner[1] + 30, steps=4)
    page.wait_for_timeout(200)
    held = painted(page)
    after = place(page, "/cluster/")
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (40, 30)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert painted(page) == pytest.approx(held, rel=0.05)
    assert held > 100
    assert not visit.faults


def painted(page: Page) -> int:
    """How many points of the drawing are painted."""
    return int(
        page.evaluate(
            """() => {
                const canvas = document.querySelector("#network canvas");
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                return data.reduce((sum, value, at) => sum + (at % 4 === 3 && value > 127), 0);
            }"""
        )
    )
