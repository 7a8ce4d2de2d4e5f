"""SPARQL 1.1 Protocol, the query operation: what a request asks for."""

import math
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from fastapi import Request

from api.web.http.problems import (
    BadParameterError,
    BodyTooLargeError,
    QueryTooLongError,
    RefusedQueryError,
    UnsupportedBodyError,
)
from api.web.http.requests import body_of, known_type_of, media_type_of, text_of
from api.web.service import service_of

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"
_UPDATES = {"update", "using-graph-uri", "using-named-graph-uri"}
_MOST_FIELDS = 1000
_KILOBYTE = 1024

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`query` is None when there is none: a visitor of the editor. `seconds` is the deadline that the client wishes."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    seconds: float | None = None


async def asked(request: Request) -> Asked:
    """Reads the request; raises the WebError that tells what is wrong with it."""
    settings = service_of(request).settings
    parameters = request.scope["query_string"].decode("latin-1")
    if request.method == "POST":
        too_large = BodyTooLargeError(f"A body may have {settings.body_kilobytes} KB.")
        posted = _posted(request, await body_of(request, settings.body_kilobytes * _KILOBYTE, too_large))
        return _asked([*_pairs(parameters), *posted], settings.query_characters)
    return _asked_in(parameters, settings.query_characters)


@lru_cache(maxsize=512)
def _asked_in(parameters: str, most_characters: int) -> Asked:
    return _asked(_pairs(parameters), most_characters)


def _asked(pairs: Pairs, most_characters: int) -> Asked:
    refused = sorted({name for name, _ in pairs} & _UPDATES)
    if refused:
        raise RefusedQueryError(f"The parameter {refused[0]} belongs to an update: this service only reads.")
    query = _query(pairs)
    if query is not None and len(query) > most_characters:
        raise QueryTooLongError(f"A query may have {most_characters} characters; this one has {len(query)}.")
    return Asked(
        query=query,
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
        seconds=_seconds(pairs),
    )


def _seconds(pairs: Pairs) -> float | None:
    """The parameter that Fuseki and others know as well: a time for this query, in seconds."""
    asked_for = next((value for name, value in pairs if name == "timeout" and value), None)
    if asked_for is None:
        return None
    try:
        seconds = float(asked_for)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise BadParameterError(f"The parameter timeout is a number of seconds above 0, not {asked_for[:20]!r}.")
    return seconds


def _query(pairs: Pairs) -> str | None:
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise BadParameterError("There is more than one query: send one a request.")
    return queries[0] if queries else None


def _posted(request: Request, body: bytes) -> Pairs:
    if media_type_of(request) == UPDATE:
        raise RefusedQueryError("The body is an update: this service only reads.")
    kind = known_type_of(request, (QUERY, FORM), UnsupportedBodyError)
    text = text_of(body, UnsupportedBodyError)
    return [("query", text)] if kind == QUERY else _pairs(text)


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except UnicodeDecodeError:
        raise BadParameterError("The parameters are not UTF-8.") from None
    except ValueError:
        raise BadParameterError(f"There are more than {_MOST_FIELDS} parameters.") from None
