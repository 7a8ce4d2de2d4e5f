"""EndNote XML, which also Mendeley, Citavi, JabRef and Zotero write."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.names import credits_of
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each
from corpus.work import Work

_AUTHORS = "contributors/authors/author"
_SECOND = "contributors/secondary-authors/author"
_MADE: Final = ("patent", "software", "artwork")
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, "record") and holds(head, "ref-type")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "record"), _work, "reference of EndNote")


def _work(record: etree._Element) -> Work | None:
    layout = _layout()
    credited = credits_of(_lines(author) for author in at(record, _AUTHORS))
    second = () if credited.creators else credits_of(_lines(author) for author in at(record, _SECOND)).creators
    work = assembled(
        layout.crosswalk,
        chain(_own(record), xml_values(record, layout.shape)),
        authors=credited.creators,
        editors=second,
        more=credited.more,
    )
    return _with_roles(work, edited=bool(second)) if work else None


def _with_roles(work: Work, *, edited: bool) -> Work:
    """The work with its first names as what they are: editors, inventors, directors, programmers."""
    # A book's second authors are the editors of its series, unless nobody else is named.
    if edited and work.type == "book":
        return replace(work, type="edited-book")
    if work.type == "edited-book":
        return replace(work, authors=(), editors=(*work.authors, *work.editors))
    if work.type in _MADE:
        return replace(work, authors=(), contributors=work.authors)
    return work


def _own(record: etree._Element) -> Iterator[Value]:
    for kind in at(record, "ref-type"):
        yield Value("kind", attribute(kind, "name") or _lines(kind))
    for path in ("keywords/keyword", "auth-address", "abstract"):
        yield from (Value(path, _lines(one)) for one in at(record, path))
    yield from (Value("isbn", line) for one in at(record, "isbn") for line in _lines(one).split("\n\n"))
    years = [_lines(year) for year in at(record, "dates/year")]
    days = [_lines(date) for date in at(record, "dates/pub-dates/date")]
    yield from (Value("year", year) for year in years)
    # A day without its year ("May 3") is of the year beside it.
    yield from (
        Value("date", day if any(year in day for year in years) else f"{day} {years[0]}") for day in days if years
    )
    if not years:
        yield from (Value("date", day) for day in days)


def _lines(element: etree._Element) -> str:
    """The words with the lines of the source: EndNote divides keywords, addresses and paragraphs by them."""
    return "\n\n".join(
        line for line in "".join(map(str, element.itertext())).replace("\r", "\n").split("\n") if line.strip()
    )


FORMAT = Format(name="EndNote XML", recognises=_recognises, read=_read)
