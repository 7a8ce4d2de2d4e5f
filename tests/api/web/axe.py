"""What axe-core finds against a page, in the shadow trees of its elements too."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[3] / "api/web/editor/node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast",)  # all that another light changes
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core comes with `make editor`")
_ASKED = "(rules) => axe.run({runOnly: rules, resultTypes: ['violations']}).then((found) => found.violations)"


def violations(page: Page, rules: tuple[str, ...] = RULES) -> dict[str, list[str]]:
    """The elements at fault, by rule."""
    page.evaluate(AXE.read_text("utf-8"))
    return {fault["id"]: [node["html"] for node in fault["nodes"]] for fault in page.evaluate(_ASKED, list(rules))}
