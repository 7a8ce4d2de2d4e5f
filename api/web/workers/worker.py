"""The process that runs one query after the other over a finished generation, until it is killed or its input ends.

A `Job` comes in on standard input, as JSON on a line of its own; its answer goes out on standard output in `frames`,
while it is computed. The process never writes to the store.
"""

import json
import sys
import time
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

from api.web.http.negotiation import choose
from api.web.workers.confinement import end_with_parent, limit_memory, private_output
from api.web.workers.frames import DATA, END, HEAD, READY, Failure, Head, failure_frame, frame, whole_frame, written
from ontology.answer import Answer, Form, media_types
from ontology.dataset import Dataset
from ontology.errors import BadQueryError, RefusedQueryError
from ontology.iris import base

_FIRST, _PIECE = 1 << 18, 1 << 16
"""Bytes that begin a streamed answer, and those of its further pieces."""
_PATIENCE = 0.1
"""Seconds after which an answer begins with what there is."""
_WORTH_COMPRESSING = 2048
_GZIP, _LEVEL = 16 + zlib.MAX_WBITS, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A query of the SPARQL protocol: `accept` as the client sent it; `gzip`: the client takes a compressed answer."""

    query: str
    accept: str | None
    generation: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    gzip: bool = False

    def line(self) -> bytes:
        """The job as the worker reads it."""
        fields = (self.query, self.accept, self.generation, self.default_graphs, self.named_graphs, self.gzip)
        return json.dumps(fields).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Job":
        """The job of such a line."""
        query, accept, generation, default_graphs, named_graphs, gzip = json.loads(line)
        return cls(
            query=query,
            accept=accept,
            generation=generation,
            default_graphs=tuple(default_graphs),
            named_graphs=tuple(named_graphs),
            gzip=gzip,
        )


class Sending:
    """The binary file that an answer is written to: sent piece by piece, one that is complete at once in one."""

    def __init__(self, pipe: BinaryIO, head: Head, *, gzip: bool) -> None:
        self._pipe, self._head, self._takes_gzip = pipe, head, gzip
        self._gzip: zlib._Compress | None = None
        self._held = bytearray()
        self._since = time.monotonic()
        self._begun = False

    def write(self, data: bytes) -> int:
        """Takes bytes of the body."""
        self._held += data
        if self._begun:
            full = len(self._held) >= _PIECE
        else:
            full = len(self._held) >= _FIRST or time.monotonic() - self._since > _PATIENCE
        if full:
            self._pass_on()
        return len(data)

    def flush(self) -> None:
        """As a file does; pieces go when they are full."""

    def end(self) -> None:
        """Sends what is left, and that this is all."""
        if self._begun:
            rest = self._compressed(bytes(self._held)) + (self._gzip.flush() if self._gzip else b"")
            self._pipe.write(frame(DATA, rest) + frame(END))
        else:
            self._pipe.write(self._whole())
        self._pipe.flush()

    def _whole(self) -> bytes:
        if not self._takes_gzip or len(self._held) < _WORTH_COMPRESSING:
            return whole_frame(self._head, bytes(self._held))
        gzip = self._compressor()
        return whole_frame(self._head, gzip.compress(self._held) + gzip.flush())

    def _pass_on(self) -> None:
        begin = b"" if self._begun else self._beginning()
        self._pipe.write(begin + frame(DATA, self._compressed(bytes(self._held))))
        self._pipe.flush()
        self._held.clear()
        self._begun = True

    def _compressed(self, body: bytes) -> bytes:
        return self._gzip.compress(body) + self._gzip.flush(zlib.Z_SYNC_FLUSH) if self._gzip else body

    def _beginning(self) -> bytes:
        self._gzip = self._compressor() if self._takes_gzip else None
        return frame(HEAD, written(self._head))

    def _compressor(self) -> "zlib._Compress":
        self._head = replace(self._head, encoding="gzip")
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)


def main(store: str, megabytes: str, *endpoints: str) -> None:
    """Serves jobs until standard input ends: that is also how the worker of a dead server goes.

    Queries may call the `endpoints`, and nobody else.
    """
    pipe = private_output()
    dataset: Dataset | None = None
    limit_memory(int(megabytes))
    end_with_parent()
    pipe.write(frame(READY))
    pipe.flush()
    for job in map(Job.read, sys.stdin.buffer):
        if dataset is None or job.generation != dataset.generation:
            dataset = Dataset.open(Path(store))
        run(dataset, job, pipe, frozenset(endpoints))


def run(dataset: Dataset, job: Job, pipe: BinaryIO, endpoints: frozenset[str] = frozenset()) -> None:
    """Answers into the pipe, or says why not; never raises for what a query can do."""
    failure = _failure(dataset, job, pipe, endpoints)
    if failure:
        pipe.write(failure_frame(failure))
        pipe.flush()


def _failure(dataset: Dataset, job: Job, pipe: BinaryIO, endpoints: frozenset[str]) -> Failure | None:
    try:
        return _answer(_asked(dataset, job, endpoints), dataset, job, pipe)
    except RefusedQueryError as error:
        return Failure(kind="refused", detail=f"The query {error.reason}; {error.mend}.")
    except BadQueryError as error:
        return Failure(kind="syntax", detail=f"The {error.place} {error.reason}; {error.mend}.")
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever the engine finds wrong must reach the client as an answer
        return Failure(kind="failed", detail=str(error))


def _answer(answer: Answer, dataset: Dataset, job: Job, pipe: BinaryIO) -> Failure | None:
    media_type = _chosen(job.accept, answer.form)
    if media_type is None:
        return Failure(kind="media", detail=", ".join(media_types(answer.form)))
    head = Head(form=answer.form, media_type=media_type, generation=dataset.generation)
    sending = Sending(pipe, head, gzip=job.gzip)
    answer.write(cast(BinaryIO, sending), media_type)
    sending.end()
    return None


@lru_cache(maxsize=256)
def _chosen(accept: str | None, form: Form) -> str | None:
    return choose(accept, media_types(form))


def _asked(dataset: Dataset, job: Job, endpoints: frozenset[str]) -> Answer:
    """The answer, not yet written; relative IRIs are taken to be below our base, which only a query with some needs."""

    def answer(query: str) -> Answer:
        graphs = {"default_graphs": job.default_graphs, "named_graphs": job.named_graphs}
        return dataset.answer(query, **graphs, endpoints=endpoints)

    try:
        return answer(job.query)
    except RefusedQueryError:
        raise
    except BadQueryError as error:
        try:
            return answer(f"BASE <{base()}>\n{job.query}")
        except BadQueryError:
            raise error from None  # whose line numbers are those of the client's text


if __name__ == "__main__":
    main(*sys.argv[1:])
