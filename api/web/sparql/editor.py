"""/sparql for a reader: a page with the query, and without script its answer below it."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.web.graph.facts import Ref, safe_link
from api.web.graph.questions import examples, first_query
from api.web.http.headers import preflight
from api.web.http.problems import PROBLEMS, WebError
from api.web.http.requests import client_of
from api.web.presentation.templating import page
from api.web.service import Served, Service
from api.web.sparql.protocol import Asked, asked
from api.web.sparql.sparql import job_of
from ontology.iris import base

router = APIRouter(include_in_schema=False)
TABLE, GRAPH = "application/sparql-results+json", "text/turtle"
METHODS = "GET, HEAD, POST, OPTIONS"


@router.options("/sparql")
@router.options("/sparql/")
def options() -> Response:
    """What a browser asks before it lets a page of another origin send a query."""
    return preflight(METHODS)


@router.api_route("/sparql", methods=["GET", "POST"])
@router.api_route("/sparql/", methods=["GET", "POST"])
async def editor(request: Request, service: Served, question: Annotated[Asked, Depends(asked)]) -> Response:
    """The form comes back with the answer or with what is wrong."""
    shown: dict[str, Any] = dict.fromkeys(("problem", "detail", "boolean", "graph", "rows", "names", "total"))
    status = 200
    if question.query:
        try:
            media_type, body = await _answered(request, service, question)
            shown |= await run_in_threadpool(_shown, media_type, body, service.settings.editor_rows)
        except WebError as error:
            problem = PROBLEMS[type(error)]
            status = problem.status
            shown |= {"problem": problem, "detail": str(error)}
    return await run_in_threadpool(_page, request, service, question, status, shown)


async def _answered(request: Request, service: Service, question: Asked) -> tuple[str, bytes]:
    job = job_of(service, question, f"{TABLE}, {GRAPH};q=0.9")
    answer = await service.pool.whole(job, client=client_of(request), seconds=question.seconds)
    return answer.head.media_type, answer.body


def _page(request: Request, service: Service, question: Asked, status: int, shown: dict[str, Any]) -> Response:
    return page(
        request,
        "sparql.html",
        status=status,
        headers={"vary": "Accept"},
        query=question.query or first_query(),
        questions=examples(),
        base=base(),
        most=service.settings.editor_rows,
        **shown,
    )


def _shown(media_type: str, body: bytes, most: int) -> dict[str, Any]:
    if media_type == GRAPH:
        return {"graph": body.decode()}
    table = json.loads(body)
    if "boolean" in table:
        return {"boolean": table["boolean"]}
    names, found = table["head"]["vars"], table["results"]["bindings"]
    shown = [[_cell(row.get(name)) for name in names] for row in found[:most]]
    return {"names": names, "rows": shown, "total": len(found)}


def _cell(term: dict[str, str] | None) -> Ref:
    if term is None:
        return Ref(label="")
    return Ref(label=term["value"], page=safe_link(term["value"]) if term["type"] == "uri" else "")
