"""A small pool of worker processes that answer queries: the only way to stop a query is to end its process."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from pathlib import Path

from api.web.http.problems import QueryFailedError, WebError
from api.web.settings import Settings
from api.web.workers.ahead import read_ahead
from api.web.workers.answer_cache import AnswerCache
from api.web.workers.confinement import MEGABYTE
from api.web.workers.frames import Head, Whole
from api.web.workers.process import Worker
from api.web.workers.turns import Turns
from api.web.workers.worker import Job

_AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Streamed:
    """An answer on its way; `pieces` must be read to the end or closed."""

    head: Head
    pieces: AsyncIterator[bytes]


class Pool:
    """Answers queries in parallel, one a worker, and replaces every worker that had to be ended."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self._store, self._settings = store, settings
        self._turns = Turns[Worker](
            waiting=settings.waiting_queries, waiting_each=settings.waiting_queries_each, seconds=settings.queue_seconds
        )
        self._cache = AnswerCache(settings.cache_megabytes * MEGABYTE)
        self._workers: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._ready = asyncio.Event()
        self._closed = False

    async def open(self) -> None:
        """Starts the workers; returns at once, and queries wait for the first that is ready."""
        for _ in range(self._settings.query_workers):
            self._begin()

    async def close(self) -> None:
        """Ends all workers, at once; one that is being started as soon as it has: a process half begun may stay."""
        self._closed = True
        ending = [worker.end() for worker in self._workers]
        await asyncio.gather(*ending, *self._starting, *self._ending, return_exceptions=True)

    async def answer(self, job: Job, *, client: str, seconds: float | None = None) -> Whole | Streamed:
        """The answer to a job, from the cache or a worker; `seconds` shortens its deadline.

        Raises the WebError that tells why there is none; later ones come out of the pieces.
        """
        kept = self._cache.get(job)
        if kept:
            return kept
        if not self._ready.is_set():
            await self._ready.wait()  # what the first worker takes to start is no time in the queue
        limit = self._settings.query_seconds
        worker = await self._turns.take(client)
        try:
            answer = await worker.ask(job, limit if seconds is None else min(seconds, limit), self._relieve)
        except BaseException as error:
            if not isinstance(error, WebError):
                worker.kill(QueryFailedError("The client went away."))
            self._give_back(worker)
            raise
        if isinstance(answer, Head):
            most = self._settings.answer_megabytes * MEGABYTE
            return Streamed(answer, read_ahead(self._pieces(worker), most))
        self._give_back(worker)  # free again before the client has read the answer
        self._cache.put(job, answer)
        return answer

    async def whole(self, job: Job, *, client: str, seconds: float | None = None) -> Whole:
        """The answer when all of it is there. Raises the WebError that tells why there is none, or no end of it."""
        answer = await self.answer(job, client=client, seconds=seconds)
        if isinstance(answer, Whole):
            return answer
        return Whole(answer.head, b"".join([piece async for piece in answer.pieces]))

    async def _pieces(self, worker: Worker) -> AsyncIterator[bytes]:
        complete = False
        try:
            async for piece in worker.pieces():
                yield piece
            complete = True
        finally:
            if not complete:
                worker.kill(QueryFailedError("The client went away."))
            self._give_back(worker)

    def _give_back(self, worker: Worker) -> None:
        wanted = len(self._workers) <= self._settings.query_workers or self._turns.waited_for
        if worker.alive and wanted and not worker.stands_back:
            self._turns.give(worker)
            return
        self._workers.discard(worker)
        _keep(self._ending, worker.end())
        if not self._closed and len(self._workers) + len(self._starting) < self._settings.query_workers:
            self._begin()

    def _relieve(self) -> None:
        """Another worker when none is free and one has a long query, so that short ones need not wait for it."""
        if (
            not self._closed
            and not self._turns.any_free
            and len(self._workers) + len(self._starting) < self._settings.most_query_workers
        ):
            self._begin()

    def _begin(self) -> None:
        _keep(self._starting, self._start())

    async def _start(self) -> None:
        while not self._closed:
            try:
                worker = await Worker.start(self._store, self._settings)
            except (WebError, OSError):
                await asyncio.sleep(_AGAIN_SECONDS)
            else:
                await self._take_on(worker)
                return

    async def _take_on(self, worker: Worker) -> None:
        if self._closed:
            await worker.end()
            return
        self._workers.add(worker)
        self._ready.set()
        self._turns.give(worker)


def _keep(tasks: set[asyncio.Task[None]], work: Coroutine[None, None, None]) -> None:
    """Begins the work, and remembers it until it is done: the loop alone would forget it."""
    task = asyncio.get_running_loop().create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
