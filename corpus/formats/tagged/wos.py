"""Web of Science, tagged text ("Plain text file" of its exports)."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tagged.lines import Tagged, gather
from corpus.formats.tagged.wos_records import wos_work
from corpus.work import Work

_BEGINS: Final = frozenset({"PT"})
_ENDS: Final = frozenset({"ER", "EF"})
_TAG: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?:[ \t](.*)|$)")
_HEADER: Final = frozenset({"FN", "VR"})
_FIRST: Final = re.compile(r"FN (?:Clarivate|Thomson|ISI)|PT [JBSPC](?: |$)")


def _mark(line: str) -> tuple[str, str] | None:
    found = _TAG.match(line)
    return (found[1], (found[2] or "").strip()) if found else None


def _recognises(head: Head) -> bool:
    return any(_FIRST.match(line) for line in head.lines[:5]) and any(_TAG.match(line) for line in head.lines[1:6])


def _read(opened: Opened) -> Iterator[Work | Fault]:
    lines = (line if line[:2] not in _HEADER else "" for line in opened.lines())
    for found in gather(lines, _mark, _BEGINS, _ENDS):
        yield wos_work(found.values()) if isinstance(found, Tagged) else found


FORMAT: Final = Format(name="Web of Science", recognises=_recognises, read=_read)
