"""Scopus, CSV export, of today (names divided by semicolons) and of before 2020 (by commas)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.tables.rows import explained, table_format
from corpus.formats.values.affiliations import Address, housed
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Entry, load_crosswalk
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import plain
from corpus.formats.values.scopus_cited import scopus_cited
from corpus.source_field import SourceField
from corpus.work import Work

_WANTED: Final = frozenset({"authors", "title", "year", "source title", "eid"})
_NUMBERED: Final = re.compile(r"\s*\(\d{5,}\)\s*$")
_COMMA_NAMES: Final = re.compile(r"(?<=\.),\s+")
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("scopus.toml"))


def _work(entry: Entry) -> Work:
    short = _short_names(" ".join(entry.peek("short_names")))
    full = [_NUMBERED.sub("", name) for text in entry.peek("full_names") for name in text.split(";")]
    if len(full) == len(short):
        entry.take("Author full names")
    else:
        full = short
    if full is short or full == short:
        entry.take("Authors")
    credit = credits_of(full)
    known = [place.strip() for text in entry.take("Affiliations") for place in text.split(";") if place.strip()]
    addresses = list(_addresses(entry.take("Authors with affiliations"), short, full, known))
    taken = {place for place, _ in addresses}
    free = [Address(place) for place in dict.fromkeys(known) if place not in taken]
    authors, homeless = housed(credit.creators, [*addresses, *free])
    references = tuple(scopus_cited(" ".join(entry.take("References"))))
    work = work_of(entry, Credits(authors, credit.more))
    places = tuple(SourceField(name="affiliation", value=place) for place in homeless)
    return replace(work, references=references, rest=(*places, *work.rest))


def _short_names(text: str) -> list[str]:
    parts = text.split(";") if ";" in text else _COMMA_NAMES.split(text)
    return [name for part in parts if (name := plain(part).rstrip(","))]


def _addresses(texts: list[str], short: list[str], full: list[str], known: list[str]) -> Iterator[Address]:
    """Each author's part, "Liu F., Department, City, Country": its addresses, told apart by the list of all."""
    parts = [part.strip() for text in texts for part in text.split(";") if part.strip()]
    for place, part in enumerate(parts):
        # Mostly one part an author, in order; else the name tells.
        owner = place if len(parts) == len(short) else _owner(part, short)
        if owner is None:
            yield Address(part)
        else:
            rest = _without_name(part, short[owner])
            yield from (Address(one, (full[owner],)) for one in _divided(rest, known))


def _owner(part: str, short: list[str]) -> int | None:
    return next((place for place, name in enumerate(short) if _without_name(part, name) != part), None)


def _without_name(part: str, name: str) -> str:
    """The part behind the name, which the older export writes with a comma in it ("Liu, F.")."""
    pattern = r",?\s*".join(map(re.escape, name.replace(",", " ").split()))
    found = re.match(rf"{pattern}(?:,\s*|$)", part)
    return part[found.end() :] if found else part


def _divided(text: str, known: list[str]) -> Iterator[str]:
    """The addresses in a text that joins them by commas, the longest known ones first."""
    rest = text.strip(" ,")
    while rest:
        found = max((place for place in known if rest == place or rest.startswith(f"{place}, ")), key=len, default=rest)
        yield plain(found)
        rest = rest[len(found) :].lstrip(" ,")


LAYOUT: Final = explained("Scopus", _crosswalk, _work, _WANTED)
FORMAT: Final = table_format(LAYOUT)
