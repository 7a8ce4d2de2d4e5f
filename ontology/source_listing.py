"""The files that a generation was made from."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ontology.errors import NoDatasetError
from ontology.generations import current_generation, generation_directory
from ontology.source_table import FILE_NAME

_QUERY = """
SELECT file, group_concat(DISTINCT format), count(*), sum(kind = 'notice'),
    sum(document IN (SELECT document FROM sources GROUP BY document HAVING count(*) > 1))
FROM sources GROUP BY file ORDER BY file
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file of the store: how many records it gave, and how many of them describe works that others describe, too.

    `notices` are records that only say what became of works.
    """

    file: str
    format: str
    records: int
    notices: int
    shared: int


def listed_files(store: Path) -> Iterator[ListedFile]:
    """The files, sorted. Raises `NoDatasetError` for a folder without a published generation that knows them."""
    current = current_generation(store)
    path = generation_directory(store, current or "none") / FILE_NAME
    if current is None or not path.exists():
        raise NoDatasetError(str(store), "holds no list of sources", "build it with `clusterkg build`")
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)) as table:
            for file, form, records, notices, shared in table.execute(_QUERY):
                yield ListedFile(file=file, format=form, records=records, notices=notices, shared=shared or 0)
    except sqlite3.Error as error:
        raise NoDatasetError(str(path), f"cannot be read ({error})", "build the store again") from error
