"""A browser that looks at one server, and at nothing else."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from api.web.settings import Settings

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


@dataclass
class Visit:
    """A page, and everything about it that must not happen."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="session")
def sample_address(sample_store: Path, serve: Callable[[Path, Settings], AbstractContextManager[str]]) -> Iterator[str]:
    """A server over the sample corpus."""
    with serve(sample_store, Settings()) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A new page; the test fails when it logs an error, opens a dialog, or asks another host for anything."""
    page = browser.new_page()
    found = Visit(page=page, address=address)

    def guard(route: Route) -> None:
        if route.request.url.startswith(address + "/"):
            route.continue_()
        else:
            found.faults.append(f"asked for {route.request.url}")
            route.abort()

    def dismiss(dialog: Dialog) -> None:
        found.faults.append("a dialog opened")
        dialog.dismiss()

    page.route("**/*", guard)
    page.on("console", lambda message: found.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.faults.append(str(error)))
    page.on("dialog", dismiss)
    yield found
    page.close()
    assert found.faults == []
