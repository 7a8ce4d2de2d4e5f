"""Tables of any layout: a mapping written for them, or shown at work."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import MissingSourceError, UnreadableSourceError
from corpus.formats.format import Fault
from corpus.formats.streams.opened import FileOpened
from corpus.formats.tables.mapped import FORMAT, guessed, mapped_beside
from corpus.formats.tables.mapping import mapping_beside, mapping_path
from corpus.formats.tables.mapping_text import mapping_text
from corpus.work import Work

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Written:
    """A mapping file that was written, and the fields in it to check."""

    path: Path
    doubts: frozenset[str]


def write_guess(table: Path) -> Written:
    """Write NAME.mapping.toml beside the table; one that is there is never overwritten."""
    there = mapping_beside(table)
    if there is not None:
        raise UnreadableSourceError(
            str(there), "is there already", "change it, or take it away to have it guessed anew"
        )
    guess = guessed(_opened(table))
    path = mapping_path(table)
    path.write_text(mapping_text(guess, table.name), encoding="utf-8")
    return Written(path, guess.doubts)


def shown_works(table: Path) -> Iterator[str]:
    """Lines that show how the first works of the table are read, to check its mapping by."""
    works = (mapped_beside(table) or FORMAT).read(_opened(table))
    for number, work in enumerate(itertools.islice(works, _SHOWN), 1):
        yield f"record {number}"
        yield from _lines(work)


def _lines(work: Work | Fault) -> Iterator[str]:
    if isinstance(work, Fault):
        yield f"  {work.place}: {work.reason}: {work.mend}"
        return
    stated = {
        "title": work.title,
        "authors": "; ".join(who.name for who in work.authors),
        "affiliations": "; ".join(place.name for who in work.authors for place in who.affiliations),
        "date": work.date or str(work.year or ""),
        "venue": ", ".join(filter(None, (work.venue, work.volume, work.issue, work.pages))),
        "type": work.type,
        "doi": work.doi,
        "abstract": work.abstract[:80],
        "keywords": "; ".join(work.keywords),
        "rest": "; ".join(dict.fromkeys(field.name for field in work.rest)),
    }
    yield from (f"  {name:13}{' '.join(value.split())}" for name, value in stated.items() if value)


def _opened(table: Path) -> FileOpened:
    if not table.is_file():
        raise MissingSourceError(str(table), "there is no such file", "name a table: CSV, tab-delimited or .xlsx")
    return FileOpened(table, table.name)
