"""Every kind of page: nobody is shut out, it fits a small screen, it is small, and all of it comes from one host."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.api.web.crawl import is_page, reached

AXE = Path(__file__).parents[3] / "api/web/editor/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MOST_BYTES = 400_000
FIELD = 'class="cm-scroller"'  # the arrow keys scroll it while the text in it has the focus
DRAWING = "vis-network"  # the library that draws networks is not counted


@pytest.fixture(scope="module")
def paths(client: httpx.Client) -> list[str]:
    """One page of each kind that links lead to."""
    return [path for path, answer in reached(client, ["/"], 1).items() if is_page(answer)]


class Watched:
    """A small window that notes what each page breaks."""

    def __init__(self, browser: Browser, address: str, scheme: str) -> None:
        self.page: Page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type] # a literal
        self.address = address
        self.faults: dict[str, object] = {}
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("request", self._see)

    def look(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="networkidle")
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            self._note("width", width)
        size = self.page.evaluate(
            """(left) => [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")]
                .filter((one) => !one.name.includes(left)).reduce((sum, one) => sum + one.encodedBodySize, 0)""",
            DRAWING,
        )
        if size > MOST_BYTES:
            self._note("bytes", size)

    def examine(self) -> None:
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
        for fault in found["violations"]:
            nodes = [node["html"][:200] for node in fault["nodes"] if FIELD not in node["html"]]
            if nodes:
                self._note(fault["id"], nodes)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self._note("console", said.text)

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self._note("elsewhere", request.url)

    def _note(self, what: str, more: object) -> None:
        self.faults[f"{self.page.url.removeprefix(self.address)} {what}"] = more


@pytest.mark.skipif(not AXE.exists(), reason="axe-core comes with `make editor`")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page(browser: Browser, address: str, paths: list[str], scheme: str) -> None:
    watched = Watched(browser, address, scheme)
    for path in paths:
        watched.look(path)
        watched.examine()
    watched.page.close()
    assert watched.faults == {}, "\n".join(map(str, watched.faults.items()))


def test_the_kinds_are_all_there(paths: list[str]) -> None:
    kinds = {path.split("?")[0].split("/")[1] for path in paths}
    assert kinds > {"", "document", "author", "institution", "region", "cluster", "concept", "graph", "sparql", "tie"}
