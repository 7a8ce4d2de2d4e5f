"""The process that runs one query after the other over a finished generation, until it is killed or its input ends.

It speaks JSON, one object a line: a `Job` comes in on standard input, an `Outcome` goes out on standard output; the
answer itself is written to the file that the job names. The process never writes to the store.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from api.web.negotiation import choose
from ontology.answer import Answer, media_types
from ontology.dataset import Dataset
from ontology.errors import BadQueryError, RefusedQueryError
from ontology.iris import base

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A query of the SPARQL protocol: `accept` as the client sent it, `spool` the file for the answer."""

    query: str
    accept: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    spool: str
    most_bytes: int
    generation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a job ended: `kind` is ready, answer, refused, syntax, media, size or failed; `detail` says more."""

    kind: str
    detail: str = ""
    form: str = ""
    media_type: str = ""
    generation: str = ""


class AnswerTooLargeError(Exception):
    """The answer outgrew its limit."""


class LimitedFile:
    """A binary file that takes no more than `most` bytes."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._left = most

    def write(self, data: bytes) -> int:
        """Writes all of `data` or raises AnswerTooLargeError."""
        self._left -= len(data)
        if self._left < 0:
            raise AnswerTooLargeError
        return self._file.write(data)

    def flush(self) -> None:
        """As a file does."""
        self._file.flush()


def main(store: str, megabytes: str) -> None:
    """Serves jobs until standard input ends: that is also how the worker of a dead server goes."""
    outcomes = _private_output()
    dataset: Dataset | None = None
    _limit_memory(int(megabytes))
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _send(outcomes, Outcome(kind="ready"))
    for job in _jobs(sys.stdin):
        if dataset is None or job.generation != dataset.generation:
            dataset = Dataset.open(Path(store))
        _send(outcomes, run(dataset, job))


def run(dataset: Dataset, job: Job) -> Outcome:
    """Answers into the job's spool file, or says why not; never raises for what a query can do."""
    try:
        return _answer(dataset, job)
    except AnswerTooLargeError:
        return Outcome(kind="size")
    except RefusedQueryError as error:
        return Outcome(kind="refused", detail=f"The query {error.reason}; {error.mend}.")
    except BadQueryError as error:
        return Outcome(kind="syntax", detail=error.reason)
    except Exception as error:  # whatever the engine finds wrong must reach the client as an answer
        return Outcome(kind="failed", detail=str(error))


def _answer(dataset: Dataset, job: Job) -> Outcome:
    answer = _asked(dataset, job)
    offers = media_types(answer.form)
    media_type = choose(job.accept, offers)
    if media_type is None:
        return Outcome(kind="media", detail=", ".join(offers))
    with Path(job.spool).open("wb") as file:
        answer.write(cast(BinaryIO, LimitedFile(file, job.most_bytes)), media_type)
    return Outcome(kind="answer", form=answer.form, media_type=media_type, generation=dataset.generation)


def _asked(dataset: Dataset, job: Job) -> Answer:
    """The answer, not yet written; relative IRIs are taken to be below our base, which only a query with some needs."""
    graphs = {"default_graphs": job.default_graphs, "named_graphs": job.named_graphs}
    try:
        return dataset.answer(job.query, **graphs)
    except RefusedQueryError:
        raise
    except BadQueryError as error:
        try:
            return dataset.answer(f"BASE <{base()}>\n{job.query}", **graphs)
        except BadQueryError:
            raise error from None  # whose line numbers are those of the client's text


def _jobs(lines: IO[str]) -> Iterator[Job]:
    for line in lines:
        fields = json.loads(line)
        fields["default_graphs"] = tuple(fields["default_graphs"])
        fields["named_graphs"] = tuple(fields["named_graphs"])
        yield Job(**fields)


def _end_with(parent: int) -> None:
    """Ends this process, query or not, when the server is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _private_output() -> IO[str]:
    """Standard output for outcomes alone: what a library prints goes to standard error."""
    outcomes = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return outcomes


def _send(outcomes: IO[str], outcome: Outcome) -> None:
    outcomes.write(json.dumps(asdict(outcome)) + "\n")
    outcomes.flush()


def _limit_memory(megabytes: int) -> None:
    """A backstop behind the watch of the pool, for a query that allocates faster than the pool looks."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    room = _data_bytes() + 2 * megabytes * MEGABYTE
    # Of data, not of address space: the engine's threads reserve far more space than they use, and fewer of them may
    # then start than it needs.
    resource.setrlimit(resource.RLIMIT_DATA, (room, room))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _data_bytes() -> int:
    """Bytes of private data in use; where the system does not tell, room for the libraries of a worker."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 512 * MEGABYTE
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), 512 * MEGABYTE)


if __name__ == "__main__":
    main(*sys.argv[1:])
