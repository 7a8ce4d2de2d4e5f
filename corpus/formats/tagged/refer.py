"""Refer, BibIX and EndNote's tagged text ("%A Name")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tagged.lines import Tagged, gather
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Entry, Value, load_crosswalk
from corpus.formats.values.structured import KIND
from corpus.identifiers import doi
from corpus.work import Work

_BREAK: Final = "\f"
"""A line that stands for the end of a record."""
# CNKI leaves out the blank before a Chinese word.
_TAG: Final = re.compile(r"\ufeff?(%[A-Za-z0-9!@#$&()*+<>?^~\[\]=\\])(?:[ \t]+(.*)|(?<=[A-Z])([\u3000-\u9fff].*)|$)")
_ENDS: Final = frozenset({_BREAK})
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("refer.toml"))


def _mark(line: str) -> tuple[str, str] | None:
    if line == _BREAK:
        return _BREAK, ""
    found = _TAG.match(line)
    return (found[1], (found[2] or found[3] or "").strip()) if found else None


def _recognises(head: Head) -> bool:
    tags = [found[1] for line in head.lines[:40] if (found := _TAG.match(line))]
    return (
        bool(tags) and bool(_TAG.match(head.lines[0])) and bool({"%T", "%A", "%B", "%0"} & set(tags)) and len(tags) > 1
    )


def _read(opened: Opened) -> Iterator[Work | Fault]:
    for found in gather(_with_breaks(opened.lines()), _mark, frozenset(), _ENDS):
        yield _work(found.values()) if isinstance(found, Tagged) else found


def _work(values: Sequence[Value]) -> Work:
    # The number of the pages stands beside the pages in what CNKI writes.
    ordered = sorted(values, key=lambda value: value.tag == "%P" and value.text.isdigit())
    work = work_of(Entry(_crosswalk(), [*ordered, *_kinds(values)]))
    return replace(work, rest=tuple(field for field in work.rest if field.name != KIND))


def _kinds(values: Sequence[Value]) -> Iterator[Value]:
    """What a record without a type is by its tags, as the macros of Refer conclude; a DOI is no number of a report."""
    held = [value for value in values if value.text]
    if not any(value.tag == "%0" for value in held):
        yield from (Value(KIND, value.tag) for value in held if value.tag != "%R" or doi(value.text) is None)


def _with_breaks(lines: Iterable[str]) -> Iterator[str]:
    """The lines with a break before each record.

    EndNote begins records with %0; where a file has none, an empty line ends them, and a second title.
    """
    had: set[str] = set()
    typed = empty = False
    for line in lines:
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if tag:
            # Some records have two types, one below the other.
            again = tag in had and ((tag == "%0" and (empty or had != {"%0"})) or (tag == "%T" and not typed))
            if had and (again or (tag == "%0" and "%T" in had) or (empty and _ends(tag, had, typed=typed))):
                yield _BREAK
                had = set()
            had.add(tag)
            typed = typed or tag == "%0"
        empty = not line.strip()
        yield line


def _ends(tag: str, had: set[str], *, typed: bool) -> bool:
    """Whether an empty line before this tag ended a record, and did not only stand in an abstract."""
    return not typed or (tag in ("%A", "%T") and "%T" in had)


FORMAT: Final = Format(name="EndNote tagged (Refer)", recognises=_recognises, read=_read)
