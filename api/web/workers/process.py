"""One worker process as the server sees it: it answers, or it is ended."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

from api.web.http.problems import (
    DeadlineError,
    MemoryLimitError,
    NotAcceptableError,
    QueryFailedError,
    QuerySyntaxError,
    RefusedQueryError,
    WebError,
)
from api.web.settings import Settings
from api.web.workers.child import Child
from api.web.workers.confinement import MEGABYTE
from api.web.workers.frames import (
    END,
    FAILURE,
    HEAD,
    WHOLE,
    Failure,
    Head,
    Whole,
    failure_of,
    head_of,
    whole_of,
)
from api.web.workers.worker import Job

_PROGRAM = "api.web.workers.worker"
LOOK_SECONDS = 0.05  # how often a running query is looked at
BUSY_SECONDS = 0.3  # a query that runs longer keeps its worker from short ones
LONG_SECONDS = 1.0  # one that runs longer stands back behind them
_STOOD_BACK = 10  # how nice a process is then: it gets a tenth of a processor that another wants
START_SECONDS = 30.0  # a worker that is not ready by then has a broken store

FAILURES: dict[str, type[WebError]] = {
    "refused": RefusedQueryError,
    "syntax": QuerySyntaxError,
    "media": NotAcceptableError,
    "failed": QueryFailedError,
}


class Worker:
    """A process that runs one query at a time."""

    def __init__(self, child: Child, megabytes: int) -> None:
        """Use `start`."""
        self._child = child
        self._limit = megabytes * MEGABYTE
        self._why: WebError | None = None
        self._look: asyncio.TimerHandle | None = None
        self._is_busy: Callable[[], None] | None = None
        self.stands_back = False
        """Whether it gives way to others for good, as it had a long query."""

    @classmethod
    async def start(cls, store: Path, settings: Settings) -> "Worker":
        """A worker that has opened nothing yet but is ready to. Raises QueryFailedError when it does not come up."""
        arguments = str(store), str(settings.query_megabytes), *settings.service_endpoints.split()
        child = await Child.start(_PROGRAM, *arguments, called="A worker", seconds=START_SECONDS)
        return cls(child, settings.query_megabytes)

    @property
    def alive(self) -> bool:
        """Whether the process runs, and nobody has ended it."""
        return self._child.alive and self._why is None

    async def ask(self, job: Job, seconds: float, is_busy: Callable[[], None]) -> Whole | Head:
        """Answers the job, or begins to: then `pieces` has the rest. Raises the WebError that tells why not.

        `is_busy` is called once if the answer takes some time.
        """
        loop = asyncio.get_running_loop()
        self._is_busy, now = is_busy, loop.time()
        self._look = loop.call_later(min(LOOK_SECONDS, seconds), self._watch, now, now + seconds)
        try:
            self._child.send(job.line())
            kind, payload = await self._next()
        except OSError:
            self.kill(QueryFailedError("The worker ended before it got the query."))
            raise QueryFailedError("The worker ended before it got the query.") from None
        if kind == HEAD:
            return head_of(payload)
        self._rest()
        if kind == FAILURE:
            raise _error(failure_of(payload))
        assert kind == WHOLE
        return whole_of(payload)

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body, piece by piece. Raises the WebError that tells why it breaks off."""
        while True:
            kind, payload = await self._next()
            if kind == END:
                self._rest()
                return
            if kind == FAILURE:
                self._rest()
                raise _error(failure_of(payload))
            yield payload

    def kill(self, why: WebError) -> None:
        """Ends the process at once; who waits for it is told why."""
        self._why = self._why or why
        self._rest()
        self._child.kill()

    async def end(self) -> None:
        """Ends the process and waits until it is gone."""
        self.kill(QueryFailedError("The service is closing."))
        await self._child.end()

    async def _next(self) -> tuple[bytes, bytes]:
        try:
            return await self._child.frame()
        except asyncio.IncompleteReadError:
            self.kill(
                MemoryLimitError("The worker broke down: the query needs too much memory or is nested too deeply.")
            )
            assert self._why is not None
            raise self._why from None

    def _watch(self, begun: float, deadline: float) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        if self._is_busy and now - begun > BUSY_SECONDS:
            self._is_busy()
            self._is_busy = None
        if now - begun > LONG_SECONDS and not self.stands_back:
            self._stand_back()
        if now > deadline:
            self.kill(DeadlineError("The query was ended at its deadline."))
        elif self._child.held > self._limit:
            self.kill(MemoryLimitError(f"More than {self._limit // MEGABYTE} MB were needed."))
        else:
            self._look = loop.call_later(min(LOOK_SECONDS, max(0.0, deadline - now)), self._watch, begun, deadline)

    def _stand_back(self) -> None:
        """Leaves the processor to short queries and to the server; a process cannot take back what it gave up."""
        self.stands_back = True
        if hasattr(os, "setpriority"):
            with suppress(OSError):  # it has just ended
                os.setpriority(os.PRIO_PROCESS, self._child.pid, _STOOD_BACK)

    def _rest(self) -> None:
        if self._look is not None:
            self._look.cancel()
        self._look = self._is_busy = None


def _error(failure: Failure) -> WebError:
    return FAILURES[failure.kind](failure.detail)
