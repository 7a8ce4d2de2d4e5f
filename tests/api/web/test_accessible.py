"""Every kind of page: nobody is shut out, it fits a small screen, it is small, and all of it comes from one host."""

from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.api.web.axe import AXE, COLOURS, RULES, violations
from tests.api.web.crawl import is_page, reached, shape

MOST_BYTES = 400_000
FIELD = 'class="cm-scroller"'  # the arrow keys scroll it while the text in it has the focus
DRAWING = "vis-network"  # the library that draws networks is not counted


@pytest.fixture(scope="module")
def paths(client: httpx.Client) -> list[str]:
    """One page of each kind that links lead to, and of each parameter that a kind has."""
    starts = ["/", "/problem/not-found", "/nothing-here", "/search?q=zzzzzz", f"/compare?{pairs(client)}"]
    kinds: set[tuple[str, str]] = set()
    found = []
    for path, answer in reached(client, starts, 1).items():
        split = urlsplit(path)
        new = {(shape(split.path), name) for name in ("", *parse_qs(split.query))} - kinds
        if is_page(answer) and new:
            kinds |= new
            found.append(path)
    return found


def pairs(client: httpx.Client) -> str:
    """Two documents, as the address of a comparison names them."""
    items = client.get("/api/v1/documents", params={"limit": 2}).json()["items"]
    return urlencode([("item", item["page"].lstrip("/")) for item in items])


class Watched:
    """A small window that notes what each page breaks."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page: Page = browser.new_page()
        self.address = address
        self.faults: dict[str, object] = {}
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("request", self._see)

    def look(self, path: str) -> None:
        """Small and by light; then wide and by dark, where parameters make no new colours."""
        self._go(path, 360, "light", "networkidle")
        size = self.page.evaluate(
            """(left) => [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")]
                .filter((one) => !one.name.includes(left)).reduce((sum, one) => sum + one.encodedBodySize, 0)""",
            DRAWING,
        )
        if size > MOST_BYTES:
            self._note("bytes", size)
        self._examine(RULES)
        if "?" not in path:
            self._go(path, 1280, "dark", "load")
            self._examine(COLOURS)

    def _go(
        self, path: str, width: int, scheme: Literal["light", "dark"], until: Literal["load", "networkidle"]
    ) -> None:
        self.page.set_viewport_size({"width": width, "height": 740})
        self.page.emulate_media(color_scheme=scheme)
        self.page.goto(self.address + path, wait_until=until)
        taken = self.page.evaluate("document.documentElement.scrollWidth")
        if taken > width:
            self._note(f"width at {width}", taken)

    def _examine(self, rules: tuple[str, ...]) -> None:
        if not AXE.exists():
            return
        self.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for fault, elements in violations(self.page, rules).items():
            at_fault = [element[:200] for element in elements if FIELD not in element]
            if at_fault:
                self._note(fault, at_fault)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and "404" not in said.text:
            self._note("console", said.text)

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self._note("elsewhere", request.url)

    def _note(self, what: str, more: object) -> None:
        self.faults[f"{self.page.url.removeprefix(self.address)} {what}"] = more


def test_every_kind_of_page(browser: Browser, address: str, paths: list[str]) -> None:
    """Without axe-core, which comes with `make editor`, only what the browser itself tells is held against a page."""
    watched = Watched(browser, address)
    for path in paths:
        watched.look(path)
    watched.page.close()
    assert watched.faults == {}, "\n".join(map(str, watched.faults.items()))


def test_the_kinds_are_all_there(paths: list[str]) -> None:
    kinds = {shape(urlsplit(path).path).strip().strip("/") for path in paths}
    things = {"document", "author", "institution", "region", "cluster", "concept", "venue", "tie", "id"}
    lists = {"documents", "authors", "institutions", "regions", "clusters", "concepts"}
    analyses = {f"analysis/{name}" for name in ("regions-concepts", "clusters-sectors", "trends", "central")}
    assert kinds >= {"", "graph", "sparql", "search", "ontology", "compare", "analysis", *things, *lists, *analyses}
    assert any("/documents?" in path for path in paths if path.startswith("/analysis"))
