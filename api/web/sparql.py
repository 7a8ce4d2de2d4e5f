"""/sparql: queries for programs by the protocol, and the editor for a reader."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, Any, BinaryIO

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response, StreamingResponse

from api.web.facts import Ref, safe_link
from api.web.negotiation import prefers_html
from api.web.pool import Answered
from api.web.problems import PROBLEMS, BadParameterError, WebError
from api.web.protocol import Asked, asked
from api.web.questions import examples, first_query
from api.web.service import Served, Service
from api.web.templating import page
from ontology.iris import base

router = APIRouter(include_in_schema=False)
CHUNK = 1 << 16
TABLE, GRAPH = "application/sparql-results+json", "text/turtle"
METHODS = "GET, HEAD, POST, OPTIONS"


@router.options("/sparql")
@router.options("/sparql/")
def options() -> Response:
    """What a browser asks before it lets a page of another origin send a query."""
    allowed = {
        "allow": METHODS,
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": "Accept, Content-Type, If-None-Match",
        "access-control-max-age": "86400",
    }
    return Response(status_code=204, headers=allowed)


@router.api_route("/sparql", methods=["GET", "POST"])
@router.api_route("/sparql/", methods=["GET", "POST"])
def sparql(request: Request, service: Served, question: Annotated[Asked, Depends(asked)]) -> Response:
    """Answers a query; a browser gets the editor, with the answer below the query."""
    accept = request.headers.get("accept")
    if prefers_html(accept):
        return _editor(request, service, question)
    if question.query is None:
        raise BadParameterError("The parameter query is missing.")
    tag = _tag(service.live.generation().name, accept)
    if request.method != "POST" and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag, "vary": "Accept"})
    answered = _answered(service, question, accept)
    return _streamed(answered, _tag(answered.generation, accept))


def _answered(service: Service, question: Asked, accept: str | None) -> Answered:
    return service.pool.answer(
        question.query or "",
        accept=accept,
        generation=service.live.generation().name,
        default_graphs=question.default_graphs,
        named_graphs=question.named_graphs,
    )


def _tag(generation: str, accept: str | None) -> str:
    """The same request gets the same facts from the same generation, so these two name an answer."""
    return f'W/"{generation}-{sha256((accept or "").encode()).hexdigest()[:12]}"'


def _streamed(answered: Answered, tag: str) -> Response:
    media_type = answered.media_type
    headers = {
        "etag": tag,
        "vary": "Accept",
        "cache-control": "no-cache",
        "content-length": str(answered.size),
        "content-type": f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type,
    }
    return StreamingResponse(_chunks(answered.body), headers=headers)


def _chunks(body: BinaryIO) -> Iterator[bytes]:
    with body:
        while chunk := body.read(CHUNK):
            yield chunk


def _editor(request: Request, service: Service, question: Asked) -> Response:
    """The editor without script: the form comes back with the answer or with what is wrong."""
    empty: dict[str, Any] = dict.fromkeys(("problem", "detail", "boolean", "graph", "rows", "names", "total"))
    status = 200
    if question.query:
        try:
            empty |= _shown(_answered(service, question, f"{TABLE}, {GRAPH};q=0.9"), service.settings.editor_rows)
        except WebError as error:
            problem = PROBLEMS[type(error)]
            status = problem.status
            empty |= {"problem": problem, "detail": str(error)}
    return page(
        request,
        "sparql.html",
        status=status,
        headers={"vary": "Accept"},
        query=question.query or first_query(),
        questions=examples(),
        base=base(),
        most=service.settings.editor_rows,
        **empty,
    )


def _shown(answered: Answered, most: int) -> dict[str, Any]:
    with answered.body as body:
        text = body.read().decode()
    if answered.media_type == GRAPH:
        return {"graph": text}
    table = json.loads(text)
    if "boolean" in table:
        return {"boolean": table["boolean"]}
    names, found = table["head"]["vars"], table["results"]["bindings"]
    shown = [[_cell(row.get(name)) for name in names] for row in found[:most]]
    return {"names": names, "rows": shown, "total": len(found)}


def _cell(term: dict[str, str] | None) -> Ref:
    if term is None:
        return Ref(label="")
    return Ref(label=term["value"], page=safe_link(term["value"]) if term["type"] == "uri" else "")
