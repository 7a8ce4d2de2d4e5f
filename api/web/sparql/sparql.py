"""/sparql for programs: SPARQL 1.1 Protocol, answered straight from the workers.

It stands before the framework, whose wrapping and routing of each answer would take longer than a short query.
"""

import asyncio
from functools import lru_cache
from hashlib import sha256
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web.http.headers import protected, without_body
from api.web.http.negotiation import prefers_html
from api.web.http.problems import PROBLEMS, BadParameterError, WebError
from api.web.http.requests import client_of
from api.web.linked_data.description import service_description
from api.web.metrics import Metrics, counted
from api.web.presentation.problem_answers import answer as problem_answer
from api.web.presentation.problem_answers import fault
from api.web.service import Service, service_of
from api.web.sparql.protocol import Asked, asked
from api.web.workers.frames import Head, Whole
from api.web.workers.pool import Streamed
from api.web.workers.worker import Job

PATHS = frozenset({"/sparql", "/sparql/"})
_METHODS = frozenset({"GET", "HEAD", "POST"})
_VARY = b"Accept, Accept-Encoding"
_PATIENCE = 0.2
"""Seconds after which a running query is watched for a client that went away."""


class Sparql:
    """ASGI middleware: answers queries, and leaves the editor and everything else to the application behind it.

    It stands before all other middleware, so it counts and protects its answers itself.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in PATHS or scope["method"] not in _METHODS:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        if prefers_html(request.headers.get("accept")):
            await self.app(scope, receive, send)
            return
        sent = counted(self.metrics, scope, protected(scope, without_body(send) if scope["method"] == "HEAD" else send))
        try:
            await _answer(request, receive, sent)
        except WebError as error:
            await problem_answer(request, PROBLEMS[type(error)], str(error))(scope, receive, sent)
        except BrokenAnswerError:
            raise
        except Exception:  # which the server logs
            await fault(request)(scope, receive, sent)
            raise


def job_of(service: Service, question: Asked, accept: str | None, *, gzip: bool = False) -> Job:
    """The job that a question is for a worker. Raises BadParameterError when it holds no query."""
    if question.query is None:
        raise BadParameterError("The parameter query is missing.")
    return Job(
        query=question.query,
        accept=accept,
        generation=service.live.generation().name,
        default_graphs=question.default_graphs,
        named_graphs=question.named_graphs,
        gzip=gzip,
    )


async def _answer(request: Request, receive: Receive, send: Send) -> None:
    service, question = service_of(request), await asked(request)
    accept = request.headers.get("accept")
    if question.query is None and request.method != "POST" and not question.default_graphs:
        response = await run_in_threadpool(_described, service, request, accept)
        await response(request.scope, receive, send)
        return
    gzip = "gzip" in request.headers.get("accept-encoding", "")
    job = job_of(service, question, accept, gzip=gzip)
    tag = _tag(job.generation, accept, gzip=gzip)
    if request.method != "POST" and tag in request.headers.get("if-none-match", ""):
        await send(_start(304, [(b"etag", tag.encode()), (b"vary", _VARY)]))
        await send({"type": "http.response.body"})
        return
    leaving = _Leaving(receive)
    try:
        answer = await service.pool.answer(job, client=client_of(request), seconds=question.seconds)
        shown = answer.head.generation  # another one, when it was published while the query waited
        await _send(answer, tag if shown == job.generation else _tag(shown, accept, gzip=gzip), send)
    except asyncio.CancelledError:
        if not leaving.gone:
            raise
    finally:
        leaving.over()


def _described(service: Service, request: Request, accept: str | None) -> Response:
    """What the service is, for whoever asks for it and asks it nothing."""
    endpoint = str(request.url.replace(query=""))
    body, media_type = service_description(accept, endpoint, service.live.generation().dataset)
    return Response(body, media_type=media_type, headers={"vary": "Accept"})


async def _send(answer: Whole | Streamed, tag: str, send: Send) -> None:
    """The answer as it comes. When it breaks off the connection does too, so that nobody takes a part for the whole."""
    headers = _headers(answer.head, tag)
    if isinstance(answer, Whole):
        await send(_start(200, [*headers, (b"content-length", str(len(answer.body)).encode())]))
        await send({"type": "http.response.body", "body": answer.body})
        return
    await send(_start(200, [*headers]))
    try:
        async for piece in answer.pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    except WebError as error:
        raise BrokenAnswerError(str(error)) from error
    await send({"type": "http.response.body"})


class BrokenAnswerError(Exception):
    """An answer broke off after its beginning was sent; the server closes the connection."""


class _Leaving:
    """Ends the task of a request whose client goes away, when it takes long enough to ask."""

    def __init__(self, receive: Receive) -> None:
        task = asyncio.current_task()
        assert task is not None, "a request is answered in a task of its own"
        self.gone = False
        self._watch: asyncio.Task[None] | None = None
        self._later = asyncio.get_running_loop().call_later(_PATIENCE, self._begin, receive, task)

    def over(self) -> None:
        """The request is answered."""
        self._later.cancel()
        if self._watch:
            self._watch.cancel()

    def _begin(self, receive: Receive, task: "asyncio.Task[Any]") -> None:
        self._watch = asyncio.get_running_loop().create_task(self._wait(receive, task))

    async def _wait(self, receive: Receive, task: "asyncio.Task[Any]") -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        task.cancel()


@lru_cache(maxsize=256)
def _tag(generation: str, accept: str | None, *, gzip: bool) -> str:
    """The same request gets the same facts from the same generation, so these name an answer."""
    return f'W/"{generation}-{sha256(f"{accept} {gzip}".encode()).hexdigest()[:12]}"'


@lru_cache(maxsize=256)
def _headers(head: Head, tag: str) -> tuple[tuple[bytes, bytes], ...]:
    media_type = head.media_type
    headers = {
        "etag": tag,
        "vary": _VARY.decode(),
        "cache-control": "no-cache",
        "content-type": f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type,
    }
    if head.encoding:
        headers["content-encoding"] = head.encoding
    return tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items())


def _start(status: int, headers: list[tuple[bytes, bytes]]) -> Message:
    return {"type": "http.response.start", "status": status, "headers": headers}
