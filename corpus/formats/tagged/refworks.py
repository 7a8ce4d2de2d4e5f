"""RefWorks, tagged format: two letters or signs, a blank, the value."""

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

_BEGINS: Final = frozenset({"RT"})
_ENDS: Final = frozenset({"ER"})
# CNKI leaves out the blank before a Chinese name, and writes "vo" for VO.
_TAG: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9]|U1[0-5]|PMC?ID|URL|vo(?= \d))(?:[ \t]+(.*)|([\u3000-\u9fff].*)|$)")
_FIRST: Final = re.compile(r"\ufeff?RT [A-Z]")
_SHAPE: Final = re.compile(r"[01]RW1S34RfeSDcfkexd09rT[0-9]")
"""What RefWorks writes where bold, underlined, italic, raised or lowered letters begin and end."""
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("refworks.toml"))


@functools.cache
def _known() -> frozenset[str]:
    walk = _crosswalk()
    return _ENDS.union(*walk.fields.values(), *walk.identifiers.values())


def _mark(line: str) -> tuple[str, str] | None:
    """A tag that RefWorks knows: abstracts over several lines are not indented, and "US policy" begins some."""
    found = _TAG.match(line)
    return (found[1], (found[2] or found[3] or "").strip()) if found and found[1] in _known() else None


def _recognises(head: Head) -> bool:
    """A type that RefWorks knows, below a legend of all tags perhaps, or one of a user's own among other tags."""
    kinds = (line.lstrip("\ufeff").removeprefix("RT ").strip().casefold() for line in head.lines if _FIRST.match(line))
    if any(kind in _crosswalk().types for kind in kinds):
        return True
    marked = {mark[0] for line in head.lines[:30] if (mark := _mark(line))}
    return any(_FIRST.match(line) for line in head.lines[:10]) and bool({"T1", "A1", "SR", "JF"} & marked)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    lines = (_SHAPE.sub("", line) for line in opened.lines())
    for found in gather(lines, _mark, _BEGINS, _ENDS):
        yield work_of(Entry(_crosswalk(), found.values())) if isinstance(found, Tagged) else found


FORMAT: Final = Format(name="RefWorks tagged", recognises=_recognises, read=_read)
