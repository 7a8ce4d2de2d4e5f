"""Many records at a time: cached readings, worker processes, and failures that stay with their document."""

import functools
import itertools
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.record import Record
from ontology.source_table import Keys
from ontology.thesauri import Thesauri
from ontology.writer import WrittenGraph, write
from pipeline.reading import Reading
from pipeline.same_work import keys_of
from pipeline.stating.state import state
from pipeline.version import record_digest

_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_AHEAD = 96  # records under way for each worker: enough to keep it busy while the writer loads what came
_PAYS = 50  # records a worker has to have to make good for its start
_MOST_WORKERS = 4
MAX_CHARACTERS = 1_000_000
"""The longest text read as one document: some 500 pages; the language model's memory grows with the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one record: its reading, or the reason why there is none."""

    record: Record
    reading: Reading | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one record supports, ready for the store, with the keys of its work; or the reason why there is nothing."""

    record: Record
    graph: WrittenGraph | None
    reason: str = ""
    keys: Keys = field(default_factory=Keys)


@functools.cache
def _as_json() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


class ReadingCache:
    """Readings on disk under the digest of their record: an unchanged document is never read twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.json"

    def get(self, digest: str) -> Reading | None:
        """The reading kept under `digest`; None when there is none or its file is damaged."""
        try:
            return _as_json().validate_json(self._path(digest).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, digest: str, reading: Reading) -> None:
        """Keep `reading`; another process that writes the same digest writes the same bytes."""
        path = self._path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(_as_json().dump_json(reading))
        draft.replace(path)


def paying_workers(records: int) -> int:
    """How many processes read this many records soonest: each takes time to start, and 200 MB of memory.

    >>> paying_workers(1)
    1
    """
    affinity = getattr(os, "sched_getaffinity", None)  # what a container may use; not on every system
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(cores, _MOST_WORKERS, records // _PAYS))


@dataclass(frozen=True, slots=True)
class _Reader:
    """How records are read: with which cache, by which thesauri of the user."""

    cache: ReadingCache | None
    thesauri: Thesauri | None

    def state(self, record: Record) -> Stated:
        """What the record supports."""
        outcome = self._read(record)
        if outcome.reading is None:
            return Stated(record=record, graph=None, reason=outcome.reason)
        try:
            graph = write(state(record, outcome.reading))
            return Stated(record=record, graph=graph, keys=keys_of(record, outcome.reading))
        except Exception as error:
            return Stated(record=record, graph=None, reason=_reason("stated", error))

    def _read(self, record: Record) -> Outcome:
        """The outcome of one record, from the cache if that has it."""
        digest = record_digest(record, self.thesauri)
        kept = self.cache.get(digest) if self.cache else None
        if kept is not None:
            return Outcome(record=record, reading=kept)
        outcome = read_one(record, self.thesauri)
        if self.cache and outcome.reading:
            self.cache.put(digest, outcome.reading)
        return outcome


def state_records(
    records: Iterable[Record],
    cache: ReadingCache | None = None,
    workers: int = 1,
    thesauri: Thesauri | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[Stated]:
    """What each record supports, in order. A document that fails takes no other down.

    With more than one worker, processes of their own read; they share the language model, and each loads the tables of
    the thesauri once. `meanwhile` is called once while they do so, if they do.
    """
    reader = _Reader(cache, thesauri)
    if workers <= 1:
        with _one_thread_each():
            yield from map(reader.state, records)
        return
    with (
        _one_thread_each(),
        ProcessPoolExecutor(workers, mp_context=_processes(), initializer=_begin, initargs=(reader,)) as pool,
    ):
        yield from _in_order(pool, iter(records), _AHEAD * workers, meanwhile)


def _processes() -> BaseContext:
    """How workers are started: where forking is safe, from a process that has loaded what they need."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.warm"])
    return context


def _in_order(
    pool: ProcessPoolExecutor, records: Iterator[Record], ahead: int, meanwhile: Callable[[], None]
) -> Iterator[Stated]:
    """Outcomes in the order of the records, with at most `ahead` records under way: memory does not grow with them."""
    waiting: deque[Future[Stated]] = deque(pool.submit(_in_worker, r) for r in itertools.islice(records, ahead))
    if waiting:
        meanwhile()
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(_in_worker, record) for record in itertools.islice(records, 1))


def read_one(record: Record, thesauri: Thesauri | None = None) -> Outcome:
    """Read one record; whatever a component stumbles over becomes the reason of the outcome."""
    from pipeline.components import read  # noqa: PLC0415  spaCy takes seconds to import, and cached readings need none

    if len(record.text) > MAX_CHARACTERS:
        reason = f"has {len(record.text):,} characters; a document may have {MAX_CHARACTERS:,}: split it"
        return Outcome(record=record, reading=None, reason=reason)
    try:
        reading = read(record, thesauri)
    except Exception as error:
        return Outcome(record=record, reading=None, reason=_reason("read", error))
    return Outcome(record=record, reading=reading)


def _reason(what: str, error: Exception) -> str:
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "unknown"
    reason = f"could not be {what} ({type(error).__name__} at {place}: {str(error)[:200]}): please report it"
    return " ".join(reason.split())


_worker_reader: list[_Reader] = []


def _begin(reader: _Reader) -> None:
    _worker_reader[:] = [reader]


def _in_worker(record: Record) -> Stated:
    return _worker_reader[0].state(record)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """One thread of linear algebra a process: texts are short, and threads would wait for each other in turns.

    Set before numpy is loaded, in workers that are started meanwhile too, and restored after.
    """
    before = {name: os.environ.get(name) for name in _THREAD_SETTINGS}
    os.environ.update(dict.fromkeys(_THREAD_SETTINGS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
