"""A small pool of worker processes that answer queries: the only way to stop a query is to end its process."""

import itertools
import json
import os
import queue
import select
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import api
from api.web.problems import (
    AnswerSizeError,
    BusyError,
    DeadlineError,
    MemoryLimitError,
    NotAcceptableError,
    QueryFailedError,
    QuerySyntaxError,
    RefusedQueryError,
    WebError,
)
from api.web.settings import Settings
from api.web.worker import MEGABYTE, Job, Outcome

LOOK_SECONDS = 0.05  # how often the memory of a running query is looked at
START_SECONDS = 30.0  # a worker that is not ready by then has a broken store
WAITING_PER_WORKER = 8

FAILURES: dict[str, tuple[type[WebError], str]] = {
    "refused": (RefusedQueryError, ""),
    "syntax": (QuerySyntaxError, ""),
    "media": (NotAcceptableError, ""),
    "size": (AnswerSizeError, "The answer is larger than one answer may be."),
    "failed": (QueryFailedError, ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A whole answer: the open spool file, already unlinked, is the caller's to close."""

    body: BinaryIO
    size: int
    media_type: str
    form: str
    generation: str


class Worker:
    """One process; `ask` either returns what it answered, or leaves it dead."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self._limit = settings.query_megabytes * MEGABYTE
        self._ready = False
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-P", "-m", "api.web.worker", str(store), str(settings.query_megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends its workers
            env=os.environ | {"PYTHONPATH": str(Path(api.__file__).parent.parent)},
        )

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def wait_ready(self) -> None:
        """Returns when the worker has opened the store, so that its start does not count against a query's time."""
        if not self._ready:
            self._outcome(time.monotonic() + START_SECONDS)
            self._ready = True

    def ask(self, job: Job, seconds: float) -> Outcome:
        """Raises DeadlineError or MemoryLimitError after the process was ended."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise QueryFailedError("The worker ended before it got the query.") from None
        return self._outcome(time.monotonic() + seconds)

    def end(self) -> None:
        """Kills the process and waits for it; harmless when it is dead."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)

    def _outcome(self, deadline: float) -> Outcome:
        assert self._process.stdout is not None
        while not select.select([self._process.stdout], [], [], LOOK_SECONDS)[0]:
            if self._memory() > self._limit:
                self.end()
                raise MemoryLimitError(f"More than {self._limit // MEGABYTE} MB were needed.")
            if time.monotonic() > deadline:
                self.end()
                raise DeadlineError("The query was ended at its deadline.")
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            self.end()
            raise MemoryLimitError("The worker broke down: the query needs too much memory or is nested too deeply.")
        return Outcome(**json.loads(line))

    def _memory(self) -> int:
        """Bytes that the process holds for itself, without mapped files; 0 where the system does not tell."""
        try:
            _, resident, shared, *_ = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return 0
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


class Pool:
    """Answers queries in parallel, one a worker, and replaces every worker that had to be ended."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._spool = tempfile.TemporaryDirectory(prefix="clusterkg-")
        self._waiting = threading.BoundedSemaphore(settings.query_workers * (1 + WAITING_PER_WORKER))
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._workers = [Worker(store, settings) for _ in range(settings.query_workers)]
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._closed = False
        for worker in self._workers:
            self._free.put(worker)

    def answer(
        self,
        query: str,
        *,
        accept: str | None,
        generation: str,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
    ) -> Answered:
        """Blocks until the whole answer is there; raises the WebError that tells why there is none."""
        spool = Path(self._spool.name) / str(next(self._numbers))
        job = Job(
            query=query,
            accept=accept,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            spool=str(spool),
            most_bytes=self._settings.answer_megabytes * MEGABYTE,
            generation=generation,
        )
        try:
            return _answered(self._run(job), spool)
        finally:
            spool.unlink(missing_ok=True)

    def close(self) -> None:
        """Ends all workers, at once."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.end()
        self._spool.cleanup()

    def _run(self, job: Job) -> Outcome:
        if not self._waiting.acquire(blocking=False):
            raise BusyError("Too many queries are waiting.")
        try:
            worker = self._take()
            try:
                worker.wait_ready()
                return worker.ask(job, self._settings.query_seconds)
            finally:
                self._give_back(worker)
        finally:
            self._waiting.release()

    def _take(self) -> Worker:
        try:
            return self._free.get(timeout=self._settings.queue_seconds)
        except queue.Empty:
            raise BusyError("No worker became free in time.") from None

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            if not worker.alive and not self._closed:
                worker.end()
                self._workers.remove(worker)
                worker = Worker(self._store, self._settings)
                self._workers.append(worker)
        self._free.put(worker)


def _answered(outcome: Outcome, spool: Path) -> Answered:
    if outcome.kind in FAILURES:
        error, detail = FAILURES[outcome.kind]
        raise error(detail or outcome.detail)
    return Answered(
        body=spool.open("rb"),
        size=spool.stat().st_size,
        media_type=outcome.media_type,
        form=outcome.form,
        generation=outcome.generation,
    )


def _close(pipe: object) -> None:
    """Closing a pipe flushes it, which fails when the other end is dead: that is what we want here."""
    try:
        pipe.close()  # type: ignore[attr-defined] # a pipe of subprocess, typed as IO
    except OSError:
        return
