"""The Lens, CSV export of scholarly works."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tables.rows import entries, has_headings
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Crosswalk, Entry, load_crosswalk
from corpus.work import Work

_WANTED: Final = frozenset({"lens id", "title", "author/s"})


@functools.cache
def _crosswalk() -> Crosswalk:
    return load_crosswalk(Path(__file__).with_name("lens.toml"))


def _recognises(head: Head) -> bool:
    return has_headings(head, _WANTED)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    for found in entries(opened, _WANTED, _crosswalk()):
        yield work_of(found) if isinstance(found, Entry) else found


FORMAT: Final = Format(name="Lens CSV", recognises=_recognises, read=_read)
