"""ReDIF, the templates in which archives of RePEc describe papers, articles, chapters, books and software."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tagged.lines import gather
from corpus.formats.tagged.redif_clusters import CLUSTER, people_of
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Entry, Value, load_crosswalk
from corpus.work import Work

_BEGINS: Final = frozenset({"template-type"})
_LINE: Final = re.compile(r"\ufeff?[ \t]{0,3}([A-Za-z][A-Za-z0-9_-]{1,60})[ \t]*:(.*)")
_PREFIXES: Final = ("x-", "classification-", "file-", "publisher-", "provider-")
_WORKS: Final = re.compile(r"redif-(?:paper|article|book|chapter|software)\b", re.IGNORECASE)
_SERIES: Final = re.compile(r"redif-series\b", re.IGNORECASE)
_PUBLISHED: Final = re.compile(r"Published in ([^\d,;]{3,200}?)\.?", re.IGNORECASE)
"""Where this version is published. With volume and pages, it is another version's place, as a rule."""
_TEMPLATE: Final = re.compile(r"\ufeff?\s*Template-Type\s*:\s*ReDIF-\w+", re.IGNORECASE)
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("redif.toml"))


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(tag for tags in _crosswalk().fields.values() for tag in tags)


def _mark(line: str) -> tuple[str, str] | None:
    """An attribute by a name that ReDIF knows: an abstract may well have lines like "Results: none"."""
    found = _LINE.match(line)
    if found is None:
        return None
    name = found[1].lower()
    known = name in _known() or name.startswith(_PREFIXES) or CLUSTER.match(name)
    return (name, found[2].strip()) if known else None


def _recognises(head: Head) -> bool:
    return any(_TEMPLATE.match(line) for line in head.lines[:60])


def _read(opened: Opened) -> Iterator[Work | Fault]:
    series: dict[str, str] = {}
    for found in gather(opened.lines(), _mark, _BEGINS, frozenset()):
        if isinstance(found, Fault):
            yield found
            continue
        values = found.values()
        template = next((text for name, text in values if name == "template-type"), "")
        if _SERIES.match(template):
            series.update(_series(values))
        elif _WORKS.match(template):
            yield _work(values, series)
        elif not template:
            yield Fault(place=f"line {found.line}", reason="a record without Template-Type", mend="add that line")


def _series(values: Sequence[Value]) -> Iterator[tuple[str, str]]:
    """The name of a series by its handle: papers do not repeat it."""
    stated = dict(values)
    if stated.get("handle") and stated.get("name"):
        yield stated["handle"].casefold(), stated["name"]


def _work(values: Sequence[Value], series: dict[str, str]) -> Work:
    stated = dict(values)
    parts = stated.get("handle", "").casefold().split(":")
    named = series.get(":".join(parts[:3]), "")
    others = (value for value in values if not CLUSTER.match(value.tag))
    entry = Entry(_crosswalk(), [*(one for value in others for one in _told(value, stated)), Value("series", named)])
    people = people_of(values)
    work = work_of(entry, people.authors, people.editors)
    return replace(work, rest=(*work.rest, *people.rest))


def _told(value: Value, stated: dict[str, str]) -> Iterator[Value]:
    """A value in the form that its crosswalk expects: types in full, months with their year, keywords one by one."""
    tag, text = value
    if tag == "template-type":
        yield Value(tag, f"{text.split()[0]} 1.0")
    elif tag == "month" and stated.get("year"):
        yield Value(tag, f"{text} {stated['year']}")
    elif tag in ("keywords", "keyword"):
        yield from (Value(tag, word) for word in re.split(r";|\n\s*\n" if ";" in text else ",|\n", text))
    elif tag == "publication-status" and (found := _PUBLISHED.fullmatch(text)):
        yield from (value, Value("published-in", found[1]))
    else:
        yield value


FORMAT: Final = Format(name="ReDIF", recognises=_recognises, read=_read)
