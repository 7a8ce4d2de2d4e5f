"""To what the derived networks tie a thing: out of a file that a build leaves beside the graph.

A wide concept has thousands of ties; the engine reads them in a tenth of a second, the file gives them in milliseconds.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset
from ontology.index_file import key_bytes, opened, written
from ontology.iris import thing
from ontology.statement import Iri

VERSION: Final = 1  # of the layout of the file; one of another version is not read
_OF_THING: Final = """
    SELECT key, kind, leads, iri, weight FROM ties JOIN things ON number = other
    WHERE thing = (SELECT number FROM things WHERE iri = ?)
"""


class Tied(NamedTuple):
    """A tie of a thing: its IRI and kind, whether it leads out from the thing, the other end, and its documents."""

    tie: str
    kind: str
    leads_out: bool
    other: str
    weight: int


def ties_of(dataset: Dataset, iri: Iri) -> list[Tied]:
    """All ties of a thing, in no order; from the graph itself when the build left no file."""
    try:
        return list(_read(_path(dataset), iri))
    except sqlite3.Error:
        return list(_asked(dataset, iri))


def write_ties(dataset: Dataset, ties: Iterable[tuple[str, str, str, str, int]]) -> None:
    """Leaves ties.index in the folder of the generation; a tie is its IRI, kind, two ends and weight."""
    found = sorted(ties)
    number = {iri: place for place, iri in enumerate(sorted({end for tie in found for end in tie[2:4]}), 1)}
    with written(_path(dataset), Path(__file__).with_name("neighbours.sql"), VERSION) as file:
        file.executemany("INSERT INTO things VALUES (?, ?)", ((place, iri) for iri, place in number.items()))
        lines = (
            (number[one], key_bytes(iri), kind, leads, number[other], weight)
            for iri, kind, source, target, weight in found
            for one, other, leads in ((source, target, 1), (target, source, 0))
        )
        file.executemany("INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?)", sorted(lines))


def _read(path: Path, iri: Iri) -> Iterator[Tied]:
    with opened(path, VERSION) as file:
        for key, kind, leads, other, weight in file.execute(_OF_THING, (iri,)):
            yield Tied(thing("tie", key.hex()), kind, bool(leads), other, weight)


def _asked(dataset: Dataset, iri: Iri) -> Iterator[Tied]:
    for row in rows(dataset, "neighbours_directed", thing=iri):
        leads_out = words_of(row["leads"]) == "out"
        weight = int(words_of(row["weight"]))
        yield Tied(words_of(row["tie"]), words_of(row["kind"]), leads_out, words_of(row["other"]), weight)


def _path(dataset: Dataset) -> Path:
    return dataset.directory / "ties.index"
