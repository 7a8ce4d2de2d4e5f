"""From a path, or what comes in on standard input, to what was read."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import MissingSourceError, UnreadableSourceError
from corpus.record import Record
from corpus.sources import MAX_BYTES, Source, read_source
from pipeline.flow import read_one
from pipeline.reading import Reading

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Explained:
    """A record and everything that was recognised in it."""

    record: Record
    reading: Reading


def read_file(path: Path) -> tuple[Explained, ...]:
    """What was read in the file, "-" for standard input; raises a CorpusError when it cannot be read."""
    if path == STANDARD_INPUT:
        with _kept_input() as source:
            return tuple(map(_read, read_source(source)))
    if not path.is_file():
        raise MissingSourceError(str(path), "there is no such file", "name one file that exists, or - for the input")
    return tuple(map(_read, read_source(Source(source_file=path.name, path=path))))


@contextmanager
def _kept_input() -> Iterator[Source]:
    """Standard input as a file, of which no more is kept than tells that it is too large."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stdin")
        path.write_bytes(sys.stdin.buffer.read(MAX_BYTES + 1))
        yield Source(source_file="stdin", path=path)


def _read(record: Record) -> Explained:
    outcome = read_one(record)
    if outcome.reading is None:
        raise UnreadableSourceError(record.source_file, outcome.reason, "look at the file there")
    return Explained(record, outcome.reading)
