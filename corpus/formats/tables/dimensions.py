"""Dimensions, CSV export, the full one and that for bibliometric mapping."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.tables.rows import explained, table_format
from corpus.formats.values.affiliations import Address, housed
from corpus.formats.values.assembling import pages, work_of
from corpus.formats.values.crosswalk import Entry, load_crosswalk
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import plain
from corpus.source_field import SourceField
from corpus.work import CitedWork, Work

_WANTED: Final = frozenset({"publication id", "title", "authors", "pubyear"})
_CITED: Final = ("authors", "ids", "venue", "year", "volume", "issue", "pages", "doi", "key", "times")
"""What stands between the bars of a cited reference, in order."""


_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("dimensions.toml"))


def _work(entry: Entry) -> Work:
    credit = credits_of(entry.take_all("author"))
    stated = entry.take("Authors (Raw Affiliation)") or entry.take("Authors Affiliations")
    authors, homeless = housed(credit.creators, (one for text in stated for one in _addresses(text)))
    cited = tuple(one for text in entry.take("Cited references") for one in _cited(text))
    work = work_of(entry, Credits(authors, credit.more))
    places = tuple(SourceField(name="affiliation", value=place) for place in homeless)
    return replace(work, references=cited, rest=(*places, *work.rest))


def _addresses(text: str) -> Iterator[Address]:
    """ "Name, A. (Address one; Address two); Name, B. ()": brackets within an address are its own."""
    depth, begin, name = 0, 0, ""
    for place, sign in enumerate(text):
        if sign == "(":
            depth += 1
            if depth == 1:
                name, begin = text[begin:place].strip(" ;"), place + 1
        elif sign == ")" and depth:
            depth -= 1
            if depth == 0:
                inside, begin = text[begin:place], place + 1
                yield from (Address(plain(one), (name,)) for one in inside.split(";") if one.strip())


def _cited(text: str) -> Iterator[CitedWork]:
    """ "[authors|their ids|source|year|volume|issue|pages|DOI|id|times cited];[…]"."""
    for one in text.split("];"):
        words = plain(one.strip(" []"))
        cells = dict(zip(_CITED, words.split("|"), strict=False))
        if not words.strip("| "):
            continue
        year = cells.get("year", "")
        names = tuple(name.strip(" []") for name in cells["authors"].split(";") if name.strip(" []"))
        yield CitedWork(
            text=words,
            authors=names if len(cells) > 1 else (),
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            venue=cells.get("venue") or None,
            volume=cells.get("volume") or None,
            issue=cells.get("issue") or None,
            pages=pages(cells.get("pages", "")) or None,
            doi=cells.get("doi") or None,
        )


LAYOUT: Final = explained("Dimensions", _crosswalk, _work, _WANTED)
FORMAT: Final = table_format(LAYOUT)
