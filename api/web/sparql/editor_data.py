"""What the editor at /sparql loads: the words of a query, and the stored questions with the reader's values."""

from dataclasses import asdict
from functools import lru_cache

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.web.graph.live import Generation
from api.web.graph.questions import UnreadableValueError, asked_with, example
from api.web.http.negotiation import prefers_html
from api.web.http.problems import BadParameterError, NotFoundError
from api.web.presentation.templating import with_parameters
from api.web.service import Shown
from api.web.sparql.editor_terms import vocabulary

router = APIRouter(include_in_schema=False)


@router.get("/sparql/terms.json")
def terms(request: Request, shown: Shown) -> Response:
    """Prefixes, classes and properties; a browser keeps them until another generation is published."""
    headers = {"etag": f'W/"terms-{shown.name}"', "cache-control": "no-cache"}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return JSONResponse(_vocabulary(shown), headers=headers)


@router.get("/sparql/questions/{name}")
def question(name: str, request: Request) -> Response:
    """The query of a stored question with the values of the parameters; a browser goes on to its answer."""
    chosen = example(name)
    if chosen is None:
        raise NotFoundError(f"There is no question {name!r}.")
    try:
        query = asked_with(chosen, request.query_params)
    except UnreadableValueError as error:
        raise BadParameterError(str(error)) from error
    if prefers_html(request.headers.get("accept")):
        return RedirectResponse(with_parameters("/sparql", {"query": query}), status_code=303)
    return JSONResponse({"name": name, "title": chosen.title, "query": query}, headers={"vary": "Accept"})


@lru_cache(maxsize=2)
def _vocabulary(shown: Generation) -> dict[str, object]:
    return asdict(vocabulary(shown.dataset))
