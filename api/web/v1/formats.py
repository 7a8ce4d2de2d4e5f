"""A page of a list as JSON, CSV or JSON-LD."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic

from fastapi import Request
from starlette.responses import JSONResponse, Response

from api.web.graph.items import DocumentItem, Item
from api.web.graph.listing import Slice
from api.web.graph.orders import ItemT
from api.web.http.negotiation import choose
from api.web.http.problems import BadParameterError, NotAcceptableError
from api.web.linked_data.context import CONTEXT_PATH
from api.web.presentation.templating import with_parameters
from api.web.v1.queries import Form
from corpus.spreadsheet import harmless

JSON, CSV, JSON_LD = "application/json", "text/csv", "application/ld+json"
FORMATS: Mapping[str, str] = {"json": JSON, "csv": CSV, "jsonld": JSON_LD}
_NAMES = ("iri", "kind")  # what a node of linked data cannot do without


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[ItemT]):
    """`next` is the address of the following page, null on the last one; `total` counts the items of all pages.

    `generation` is the state of the graph that is shown, `began` the one that the first page showed: they differ when
    another was published in between, and the list went on in that one.
    """

    total: int
    items: tuple[ItemT, ...]
    next: str | None
    generation: str
    began: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The fields that are shown of each item; None for all."""

    names: tuple[str, ...] | None

    def of(self, item: Item, always: Sequence[str] = ()) -> dict[str, Any]:
        """The chosen fields that the item has. A document that is retracted or corrected never hides it."""
        own = tuple(field.name for field in fields(item))
        if self.names is None:
            return {name: getattr(item, name) for name in own}
        marked = ("status",) if isinstance(item, DocumentItem) and item.status else ()
        names = dict.fromkeys((*always, *self.names, *marked))
        return {name: getattr(item, name) for name in names if name in own}

    def columns(self, kinds: Sequence[type[Item]]) -> tuple[str, ...]:
        """The columns of a table of such items; one of documents always says which are retracted."""
        known = field_names(kinds)
        marked = ("status",) if "status" in known else ()
        return known if self.names is None else tuple(dict.fromkeys((*self.names, *marked)))


def field_names(kinds: Sequence[type[Item]]) -> tuple[str, ...]:
    """The fields that items of these kinds have, each once.

    >>> field_names([Item])
    ('iri', 'kind', 'key', 'label', 'page', 'names', 'documents')
    """
    return tuple(dict.fromkeys(field.name for kind in kinds for field in fields(kind)))


def chosen_fields(asked: str | None, kinds: Sequence[type[Item]]) -> Chosen:
    """The fields that a client asks for. Raises BadParameterError for one that no item has.

    >>> chosen_fields("label, key", [Item])
    Chosen(names=('label', 'key'))
    """
    names = tuple(dict.fromkeys(name.strip() for name in (asked or "").split(",") if name.strip()))
    known = field_names(kinds)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise BadParameterError(f"fields: there is no field {unknown[0]!r}; there are: {', '.join(known)}.")
    return Chosen(names or None)


def answer(request: Request, query: Form, found: Slice[ItemT], kinds: Sequence[type[Item]]) -> Response:
    """The page of the list in the form that the client asks for; the address of the next page is a header, too."""
    media_type = _media_type(request, query)
    chosen = chosen_fields(query.fields, kinds)
    given = query.model_dump(exclude_none=True, exclude_defaults=True)
    onward = with_parameters(request.url.path, given, cursor=found.next) if found.next else None
    headers = {"vary": "Accept"} | ({"link": f'<{onward}>; rel="next"'} if onward else {})
    if media_type == CSV:
        name = request.url.path.rpartition("/")[2]
        headers["content-disposition"] = f'inline; filename="{name}.csv"'
        return Response(_table(found.items, chosen, kinds), media_type=f"{CSV}; header=present", headers=headers)
    always = _NAMES if media_type == JSON_LD else ()
    body = {
        "total": found.total,
        "items": [chosen.of(item, always) for item in found.items],
        "next": onward,
        "generation": found.generation,
        "began": found.began,
    }
    linked = {"@context": str(request.base_url.replace(path=CONTEXT_PATH))} if media_type == JSON_LD else {}
    return JSONResponse({**linked, **body}, media_type=media_type, headers=headers)


def _media_type(request: Request, query: Form) -> str:
    offers = tuple(FORMATS.values())
    chosen = FORMATS[query.format] if query.format else choose(request.headers.get("accept"), offers)
    if chosen is None:
        raise NotAcceptableError(", ".join(offers))
    return chosen


def _table(items: Sequence[Item], chosen: Chosen, kinds: Sequence[type[Item]]) -> str:
    columns = chosen.columns(kinds)
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(columns)
    table.writerows([cell(getattr(item, column, None)) for column in columns] for item in items)
    return stream.getvalue()


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet runs.

    >>> cell(("a", "b")), cell(None), cell(True), cell("=1+1"), cell(" @x")
    ('a; b', '', 'true', "'=1+1", "' @x")
    """
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    return harmless(text) if isinstance(value, str) else text
