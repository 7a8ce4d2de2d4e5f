"""Which statements about a thing are the surest: those of wide things out of a file that a build leaves.

A wide concept has thousands of statements, and the engine has to fetch the confidence of each.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import nsmallest
from pathlib import Path
from typing import Final

from api.web.graph.involved import involved
from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset
from ontology.index_file import key_bytes, opened, written
from ontology.iris import thing
from ontology.statement import Iri

MOST: Final = 100
READS: Final = ("statements_from", "statements_to")
"""The stored queries that find the statements with a thing as subject, and as object."""
WIDE: Final = 100  # documents; of what fewer have to do with, the engine finds the statements fast enough
VERSION: Final = 1  # of the layout of the file; one of another version is not read
_KEY_BYTES: Final = 16


@lru_cache(maxsize=1024)  # visitors come back to things
def surest(dataset: Dataset, read: str, about: Iri) -> tuple[Iri, ...]:
    """The surest of the statements that one of READS finds, the surest first; equally sure ones by their IRI."""
    try:
        return _filed(dataset, read, about)
    except (sqlite3.Error, KeyError):
        return _found(dataset, read, about)


def write_surest(dataset: Dataset) -> None:
    """Leaves surest.index in the folder of the generation; the same graph gives the same file."""
    things = involved(dataset).things
    wide = sorted(Iri(iri) for iri, documents in things.items() if len(documents) > WIDE)
    with written(_path(dataset), Path(__file__).with_name("surest.sql"), VERSION) as file:
        lines = ((iri, read, _keys(_found(dataset, read, iri))) for iri in wide for read in READS)
        file.executemany("INSERT INTO surest VALUES (?, ?, ?)", lines)


def _found(dataset: Dataset, read: str, about: Iri) -> tuple[Iri, ...]:
    """Put in order here, for the engine takes four times as long for it."""
    found = (
        (-float(words_of(row.get("confidence")) or -1), words_of(row["statement"]))
        for row in rows(dataset, read, thing=about)
    )
    return tuple(Iri(statement) for _, statement in nsmallest(MOST, found))


def _filed(dataset: Dataset, read: str, about: Iri) -> tuple[Iri, ...]:
    """Raises KeyError for a thing that the file does not have."""
    with opened(_path(dataset), VERSION) as file:
        line = file.execute("SELECT keys FROM surest WHERE thing = ? AND read = ?", (about, read)).fetchone()
    if line is None:
        raise KeyError(about)
    return tuple(_statements(line[0]))


def _statements(keys: bytes) -> Iterator[Iri]:
    for place in range(0, len(keys), _KEY_BYTES):
        yield thing("statement", keys[place : place + _KEY_BYTES].hex())


def _keys(statements: Sequence[Iri]) -> bytes:
    """One after the other, each of _KEY_BYTES."""
    keys = [key_bytes(statement) for statement in statements]
    assert all(len(key) == _KEY_BYTES for key in keys)
    return b"".join(keys)


def _path(dataset: Dataset) -> Path:
    return dataset.directory / "surest.index"
