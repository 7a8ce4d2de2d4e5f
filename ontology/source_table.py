"""What a generation was made from: every source record, and which of them describe the same work.

A file in the folder of the generation. It keeps the records themselves, so that a work that several sources describe
can be put together anew when one of them changes or goes, and is then what it would be had only the others been read.

sources  a row a record, page or notice: its name, the file it came from, the digest of what it is, the keys by which
         others are found to describe the same work (`doi`, `work`, `title`), the work that it was `gathered` to, and
         the document that it is part of
"""

import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ontology.errors import NoDatasetError
from ontology.statement import Iri

FILE_NAME: Final = "sources.sqlite"
_LAYOUT: Final = Path(__file__).with_suffix(".sql")
_GROUPING: Final = Path(__file__).with_name("source_grouping.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """By what a work is known again: its DOI; title, year and first author; title and year. None: not by that."""

    doi: str | None = None
    work: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source. `kind` is record, page or notice; `record` is what it says, as bytes."""

    name: str
    file: str
    kind: str
    format: str
    digest: str
    keys: Keys
    record: bytes


class SourceTable:
    """The table of one generation while it is written; `close` it when done.

    Raises `NoDatasetError` when its file cannot be written.
    """

    def __init__(self, directory: Path, before: Path | None) -> None:
        """In the folder of the new generation, with what the folder `before` has."""
        path = directory / FILE_NAME
        try:
            if before is not None and (before / FILE_NAME).exists():
                shutil.copyfile(before / FILE_NAME, path)
            self._file = sqlite3.connect(path, isolation_level=None)
            self._file.executescript(_LAYOUT.read_text("utf-8"))
            self._file.execute("BEGIN")
        except (OSError, sqlite3.Error) as error:
            raise NoDatasetError(str(path), f"cannot be written ({error})", "look for room on the disk") from error
        self._closed = False
        self.changed = False

    def digest(self, name: str) -> str | None:
        """The digest with which the source was put; None when there is none of that name."""
        row = self._file.execute("SELECT digest FROM sources WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def see(self, name: str) -> None:
        """Notes that the file under way still has this source."""
        self._file.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,))

    def put(self, row: SourceRow) -> None:
        """Puts the source in, in place of what was of its name."""
        self.forget((row.name,))
        keys = row.keys
        record = zlib.compress(row.record, 1)
        values = (row.name, row.file, row.kind, row.format, row.digest, keys.doi, keys.work, keys.title, record)
        self._file.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)", values)
        self._touch(row.name, keys)

    def forget(self, names: Iterable[str]) -> int:
        """Takes sources out; how many there were."""
        count = 0
        for name in names:
            query = "DELETE FROM sources WHERE name = ? RETURNING doi, work, title, gathered, document"
            for doi, work, title, gathered, document in self._file.execute(query, (name,)).fetchall():
                self._touch(name, Keys(doi=doi, work=work, title=title))
                self._file.execute("INSERT OR IGNORE INTO stirred SELECT ?1 WHERE ?1 IS NOT NULL", (gathered,))
                self._file.execute("INSERT OR IGNORE INTO stale SELECT ?1 WHERE ?1 IS NOT NULL", (document,))
                count += 1
        return count

    def _touch(self, name: str, keys: Keys) -> None:
        self.changed = True
        self._file.execute("INSERT OR IGNORE INTO touched VALUES (?)", (name,))
        for key, value in (("doi", keys.doi), ("work", keys.work), ("title", keys.title)):
            if value is not None:
                self._file.execute(f"INSERT OR IGNORE INTO touched_{key} VALUES (?)", (value,))  # noqa: S608  our names

    def end_of_file(self, file: str, *, is_whole: bool) -> int:
        """Takes out the sources of a file that were not seen in it this time; how many there were.

        None are, unless the whole of it could be read.
        """
        query = "SELECT name FROM sources WHERE file = ? AND name NOT IN (SELECT name FROM seen)"
        unseen = self._file.execute(query, (file,)).fetchall() if is_whole else []
        gone = self.forget([name for (name,) in unseen])
        self._file.execute("DELETE FROM seen")
        return gone

    def of_file(self, file: str) -> list[str]:
        """The names of the sources that came from a file."""
        return [
            name for (name,) in self._file.execute("SELECT name FROM sources WHERE file = ? ORDER BY name", (file,))
        ]

    def of_document(self, document: Iri) -> list[str]:
        """The names of the sources that a document was made from."""
        query = "SELECT name FROM sources WHERE document = ? ORDER BY name"
        return [name for (name,) in self._file.execute(query, (document,))]

    def files(self) -> set[str]:
        """All files that sources came from."""
        return {file for (file,) in self._file.execute("SELECT DISTINCT file FROM sources WHERE kind <> 'notice'")}

    def documents(self) -> set[Iri]:
        """All documents that sources are part of."""
        query = "SELECT DISTINCT document FROM sources WHERE document IS NOT NULL"
        return {Iri(document) for (document,) in self._file.execute(query)}

    def gather(self) -> int:
        """Finds out anew which sources describe one work; the number of works that are to be looked at again."""
        for statement in _statements():
            self._file.execute(statement)
        return int(self._file.execute("SELECT count(*) FROM stirred").fetchone()[0])

    def stirred(self) -> Iterator[list[SourceRow]]:
        """The sources of each work that changed, with the notices about it last; sorted by kind and name."""
        works = self._file.cursor().execute("SELECT gathered FROM stirred ORDER BY gathered")
        for (gathered,) in works:
            query = f"{_COLUMNS} WHERE gathered = ? ORDER BY kind DESC, name"
            rows = [_row(*values) for values in self._file.execute(query, (gathered,))]
            if rows:
                yield [*rows, *self._notices(rows)]

    def _notices(self, rows: list[SourceRow]) -> list[SourceRow]:
        found: dict[str, SourceRow] = {}
        told = any(row.keys.doi for row in rows)
        for row in rows:
            found |= {one.name: one for one in self._notices_of("doi", row.keys.doi)}
            if row.keys.title:
                titled = self._notices_of("title", row.keys.title)
                found |= {one.name: one for one in titled if not (told and one.keys.doi)}
        return [found[name] for name in sorted(found)]

    def _notices_of(self, key: str, value: str | None) -> list[SourceRow]:
        rows = self._file.execute(f"{_COLUMNS} WHERE kind = 'notice' AND {key} = ?", (value,))
        return [_row(*values) for values in rows]

    def note_document(self, names: Iterable[str], document: Iri) -> None:
        """Notes of which document sources are part; the one that they were part of before may have to go."""
        for name in names:
            moved = "SELECT document FROM sources WHERE name = ?1 AND document IS NOT NULL AND document <> ?2"
            self._file.execute(f"INSERT OR IGNORE INTO stale {moved}", (name, document))
            self._file.execute("UPDATE sources SET document = ? WHERE name = ?", (document, name))

    def doubt(self, names: Iterable[str]) -> None:
        """Forgets the digests of sources that could not be read: the next build tries again."""
        self._file.executemany("UPDATE sources SET digest = '' WHERE name = ?", [(name,) for name in names])
        self.changed = True

    def left(self) -> list[Iri]:
        """The documents that no source is part of any more."""
        query = (
            "SELECT document FROM stale WHERE document NOT IN (SELECT document FROM sources WHERE document IS NOT NULL)"
        )
        return [Iri(document) for (document,) in self._file.execute(query).fetchall()]

    def shared(self) -> tuple[int, int]:
        """How many documents were made from several sources, and how many sources these are."""
        query = "SELECT count(*) AS many FROM sources WHERE document IS NOT NULL GROUP BY document HAVING many > 1"
        found = [int(many) for (many,) in self._file.execute(query)]
        return len(found), sum(found)

    def close(self) -> None:
        """Writes the file to the end; does nothing the second time."""
        if not self._closed:
            self._closed = True
            self._file.execute("COMMIT")
            self._file.close()


_COLUMNS: Final = "SELECT name, file, kind, format, digest, record, doi, work, title FROM sources"


def _row(name: str, file: str, kind: str, form: str, digest: str, record: bytes, *keys: str | None) -> SourceRow:
    doi, work, title = keys
    return SourceRow(
        name=name,
        file=file,
        kind=kind,
        format=form,
        digest=digest,
        record=zlib.decompress(record),
        keys=Keys(doi=doi, work=work, title=title),
    )


def _statements() -> list[str]:
    """The statements of the grouping, one by one, so that the transaction goes on."""
    lines = (line for line in _GROUPING.read_text("utf-8").splitlines() if not line.startswith("--"))
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]
