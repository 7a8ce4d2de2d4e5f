"""Files of SQLite that a build leaves beside the graph, each with the version of its layout."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from ontology.iris import kind_and_key


@contextmanager
def written(path: Path, schema: Path, version: int) -> Iterator[sqlite3.Connection]:
    """A new file with the tables of `schema`, to be filled; the version is put on it when all is in it."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.executescript(schema.read_text("utf-8"))
        file.execute("BEGIN")
        yield file
        file.execute("COMMIT")
        file.execute(f"PRAGMA user_version = {version:d}")


@contextmanager
def opened(path: Path, version: int) -> Iterator[sqlite3.Connection]:
    """The file, read only. Raises sqlite3.Error when it is not there, is damaged, or has another version."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as file:
        if file.execute("PRAGMA user_version").fetchone() != (version,):
            raise sqlite3.DatabaseError(f"{path} has another layout")
        yield file


def key_bytes(iri: str) -> bytes:
    """The key of a thing whose keys are digests in hexadecimal, a tie or a statement, at half its length.

    >>> from ontology.iris import thing
    >>> key_bytes(thing("tie", "0aff"))
    b'\\n\\xff'
    """
    return bytes.fromhex((kind_and_key(iri) or ("", ""))[1])
