"""Pages read in a part of a text, as pages of the whole text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from pipeline.page.model import Page
from pipeline.spans import Span


def shifted(page: Page, by: int) -> Page:
    """The page with every span `by` code points farther behind.

    >>> from pipeline.page.model import Zone, ZoneKind
    >>> zone = Zone(span=Span(0, 4), kind=ZoneKind.BODY)
    >>> page = Page(zones=(zone,), fields=(), credits=(), references=(), citations=())
    >>> shifted(page, 10).zones[0].span
    Span(begin=10, end=14)
    """
    return cast(Page, _shifted(page, by))


def _shifted(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return Span(value.begin + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_shifted(one, by) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_parts(value, by)))
    return value


def _parts(value: Any, by: int) -> Iterator[tuple[str, Any]]:
    return ((field.name, _shifted(getattr(value, field.name), by)) for field in fields(value))
