"""Pages from templates: every value is escaped, and nothing is loaded from elsewhere."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from api.web.graph.items import LISTS, PAGES, page_of
from api.web.graph.segments import is_closing, is_opening
from api.web.presentation.assets import asset_path, shipped

KIND_WORDS: Mapping[str, str] = {
    "document": "document",
    "person": "person",
    "organisation": "institution",
    "region": "region",
    "cluster": "cluster",
    "concept": "concept",
    "venue": "journal or series",
    "evidence": "quoted",
}
PLURALS: Mapping[str, str] = {
    "document": "Documents",
    "person": "People",
    "organisation": "Institutions",
    "region": "Regions",
    "cluster": "Clusters",
    "concept": "Concepts",
}


@cache
def environment() -> Environment:
    """The templates, with what all of them use."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        asset=asset_path,
        shipped=shipped,
        page_of=page_of,
        lists=LISTS,
        pages=PAGES,
        kind_words=KIND_WORDS,
        plurals=PLURALS,
    )
    made.tests.update(opening=is_opening, closing=is_closing)
    made.filters.update(thousands=thousands, key=_encoded_key, percent=percent)
    return made


def page(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> HTMLResponse:
    """The page that a template makes of the context."""
    text = environment().get_template(template).render(path=request.url.path, **context)
    return HTMLResponse(text, status_code=status, headers=dict(headers or {}))


def thousands(number: int) -> str:
    """A number as it reads well.

    >>> thousands(1234567)
    '1,234,567'
    """
    return f"{number:,}"


def percent(confidence: float) -> str:
    """A confidence between 0 and 1 in percent.

    >>> percent(0.876)
    '88\xa0%'
    """
    return f"{confidence:.0%}".replace("%", "\u00a0%")


def with_parameters(path: str, parameters: Mapping[str, object], **changes: object) -> str:
    """A path with the parameters that have a value, after the changes.

    >>> with_parameters("/documents", {"q": "a b", "cursor": "x"}, cursor=None)
    '/documents?q=a+b'
    """
    given = {name: value for name, value in {**parameters, **changes}.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def _encoded_key(key: str) -> str:
    return quote(key, safe="")
