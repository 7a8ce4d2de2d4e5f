"""RIS, in the dialects of the programs that write it (Reference Manager, EndNote, Mendeley, Zotero, publishers)."""

import functools
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tagged.lines import Tagged, gather
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Entry, load_crosswalk
from corpus.work import Work

_BEGINS: Final = frozenset({"TY"})
_ENDS: Final = frozenset({"ER"})
# As the specification has it: two letters, two blanks, a hyphen, a blank. Programs lose blanks and write small letters.
_WIDE: Final = re.compile(r"\s{0,3}([A-Za-z][A-Za-z0-9])  -(?:[ \t]+|$|(?=[A-Z0-9]))(.*)")
_CRAMPED: Final = re.compile(r"\s{0,3}([A-Z][A-Z0-9])(?:  ?-|[\t ]+-|-[\t ]+|-$)\s*(.*)")
_BARE_END: Final = re.compile(r"\s{0,3}ER\s*-?\s*$")
_CODE: Final = re.compile(r"[A-Za-z]{2,8}")
_NAME: Final = re.compile(r"[A-Za-z]{3,12}(?: [A-Za-z]{3,12}){0,2}")
_DASHES: Final = str.maketrans({"‐": "-", "–": "-", "—": "-", "−": "-"})
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("ris.toml"))


@functools.cache
def _kept() -> frozenset[str]:
    """The tags that no field of a work takes."""
    return frozenset(_crosswalk().fields["kept"])


@functools.cache
def _known() -> frozenset[str]:
    """The tags that have a meaning: what looks like another one is text unless it is well written."""
    walk = _crosswalk()
    tables = (walk.fields, walk.identifiers, *walk.when.values())
    return frozenset(tag for table in tables for tags in table.values() for tag in tags) - _kept()


class _Marks:
    """The tags of the lines of a file.

    A program that loses a blank behind TY loses it behind every tag: in such a record the tags that only stay in the
    rest are no text either, or they would hang on the value above them.
    """

    def __init__(self) -> None:
        self._cramped = False

    def __call__(self, line: str) -> tuple[str, str] | None:
        head = line[:9].lstrip("\ufeff").translate(_DASHES) + line[9:]
        if _BARE_END.match(head[:20]):
            return "ER", ""
        wide = _WIDE.match(head)
        found = wide or _CRAMPED.match(head)
        if found is None or not self._is_tag(found[1], well_written=bool(wide)):
            return None
        tag = found[1].upper()
        if tag == "TY":
            self._cramped = not wide
        return tag, found[2].strip()

    def _is_tag(self, written: str, *, well_written: bool) -> bool:
        tag = written.upper()
        return tag in _known() or (tag in _kept() and self._cramped) or (well_written and written.isupper())


def _recognises(head: Head) -> bool:
    marked = [mark for mark in map(_Marks(), head.lines[:60]) if mark]
    kinds = [kind for tag, kind in marked if tag == "TY"]
    # Two or three words are a type's name or the begin of a sentence.
    return any(_CODE.fullmatch(kind) or (len(marked) > 2 and _NAME.fullmatch(kind)) for kind in kinds)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    for found in gather(opened.lines(), _Marks(), _BEGINS, _ENDS):
        yield _work(found) if isinstance(found, Tagged) else found


def _work(record: Tagged) -> Work:
    return work_of(Entry(_crosswalk(), record.values()))


FORMAT: Final = Format(name="RIS", recognises=_recognises, read=_read)
