"""Errors as answers: problem+json for programs, a page for a reader."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api.web.http.headers import PROTECTION
from api.web.http.negotiation import prefers_html
from api.web.http.problems import (
    PROBLEMS,
    BadParameterError,
    NotFoundError,
    Problem,
    QueryFailedError,
    WebError,
    WrongMethodError,
)
from api.web.presentation.templating import page

PROBLEM_JSON = "application/problem+json"
_DETAILS: dict[type[WebError], str] = {
    NotFoundError: "No page or thing has this address.",
    WrongMethodError: "The address exists, but it does not take this method.",
}
BY_STATUS: dict[int, type[WebError]] = {404: NotFoundError, 405: WrongMethodError}


def install(app: FastAPI) -> None:
    """Every error of this service, of its framework, and of its programmers becomes an answer of one form."""
    app.add_exception_handler(WebError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _failed)


def answer(request: Request, problem: Problem, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as a page when the client asks for HTML, else as JSON."""
    extra = {**(headers or {}), "vary": "Accept"} | ({"retry-after": str(problem.retry)} if problem.retry else {})
    if prefers_html(request.headers.get("accept")):
        return page(request, "problem.html", status=problem.status, headers=extra, problem=problem, detail=detail)
    body = problem_body(problem, detail, request.url.path)
    return JSONResponse(body, status_code=problem.status, headers=extra, media_type=PROBLEM_JSON)


def problem_body(problem: Problem, detail: str, instance: str) -> dict[str, str | int]:
    """The problem as a program reads it; `instance` is the path that was asked for, "" where nobody can tell."""
    return {
        "type": f"/problem/{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        "detail": detail,
        "mend": problem.mend,
        "instance": instance,
    }


def _refused(request: Request, error: Exception) -> Response:
    return (
        answer(request, PROBLEMS[type(error)], str(error)) if isinstance(error, WebError) else _failed(request, error)
    )


def _http(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: unknown paths and methods, and bodies that break off."""
    assert isinstance(error, HTTPException)
    known = BY_STATUS.get(error.status_code, BadParameterError)
    return answer(request, PROBLEMS[known], _DETAILS.get(known, error.detail), error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors())
    return answer(request, PROBLEMS[BadParameterError], faults)


def _failed(request: Request, _: Exception) -> Response:
    return fault(request)


def fault(request: Request) -> Response:
    """The answer to a fault of ours: the log has the traceback, the client learns nothing of the inside."""
    detail = "The fault is in the service, not in the request."
    return answer(request, PROBLEMS[QueryFailedError], detail, PROTECTION)  # made outside of the middleware
