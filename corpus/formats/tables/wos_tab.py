"""Web of Science, tab-delimited: a line of field tags, then a line a record."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tagged.wos_records import wos_crosswalk, wos_work
from corpus.formats.values.crosswalk import Value
from corpus.work import Work

_LISTS: Final = ("author", "abbreviated", "corporate", "editor", "cited")
"""Roles whose values stand on lines of their own in tagged text, and behind a semicolon here."""


def _tags(line: str) -> list[str]:
    return [cell.strip(' "\ufeff') for cell in line.split("\t")]


def _recognises(head: Head) -> bool:
    return bool(head.lines) and {"PT", "AU", "TI", "SO"} <= set(_tags(head.lines[0]))


def work_of_row(cells: Iterable[tuple[str, str]]) -> Work:
    """The work of a row: its cells, each with its field tag."""
    lists = {tag for role in _LISTS for tag in wos_crosswalk().tags(role, "")}
    return wos_work([Value(tag, cell.replace("; ", "\n") if tag in lists else cell) for tag, cell in cells])


def _read(opened: Opened) -> Iterator[Work | Fault]:
    tags: list[str] = []
    for number, line in enumerate(opened.lines(), 1):
        if not tags:
            tags = _tags(line) if line.strip() else []
        elif line.strip():
            cells = line.split("\t")
            if any(cell.strip() for cell in cells[len(tags) :]):
                yield Fault(
                    place=f"line {number}", reason="has more cells than the first line has names", mend="see there"
                )
            yield work_of_row(zip_longest(tags, cells[: len(tags)], fillvalue=""))


FORMAT: Final = Format(name="Web of Science (tab-delimited)", recognises=_recognises, read=_read)
