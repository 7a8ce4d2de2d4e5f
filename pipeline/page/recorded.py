"""The page of a work whose fields the format itself states: nothing is guessed that is written there."""

import functools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.composing import affiliations_of, registered
from corpus.record import Place, Record, Stated
from corpus.work import Creator, Work
from pipeline.page.affiliations import read_affiliations
from pipeline.page.behind import joined
from pipeline.page.database_addresses import database_affiliation
from pipeline.page.entry import parse_entry
from pipeline.page.language import language_field
from pipeline.page.language_names import language_tag
from pipeline.page.model import Affiliation, Credit, Field, OrganisationPart, Page, Reference, Zone, ZoneKind
from pipeline.page.plain import plain
from pipeline.page.shifting import shifted
from pipeline.page.status import status_before_title
from pipeline.spans import Span

SURE = 1.0
"""The confidence of what a format states: there is no reading that could go wrong."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_JEL = re.compile(r"[A-Z]\d{0,2}")
_DASH = re.compile(r"\s*[-‐‑–—]+\s*")
_FIRST = re.compile(r"[^,;\n]{2,200}")
_LONGEST_ADDRESS = 2000
"""A longer affiliation is no address but a text that got into the field: its first part is taken."""

Places = Mapping[str, Sequence[Span]]
ReadPage = Callable[[Record], Page]


@functools.cache
def _types() -> Mapping[str, str]:
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return table["types"]


def recorded_page(record: Record, stated: Stated, read: ReadPage) -> Page:
    """The structure of a record whose text was put together from fields; `read` reads the page behind it, if any."""
    page = _as_sure(_stated_page(record.text, stated), stated.confidence)
    if stated.body is None:
        return page
    behind = replace(record, text=record.text[stated.body :], stated=None)
    return joined(record.text, page, shifted(read(behind), stated.body), stated.work)


def _stated_page(text: str, stated: Stated) -> Page:
    work, places = stated.work, _by_part(stated.places)
    zones = tuple(_zone(line) for line in stated.lines)
    return Page(
        zones=zones,
        fields=tuple(_fields(text, work, places, zones)),
        credits=tuple(_credits(text, work, places)),
        references=tuple(_references(text, work, places)),
        citations=(),
        others=tuple(_others(work, places)),
    )


def _as_sure(page: Page, confidence: float) -> Page:
    """The page with nothing surer than that."""
    if confidence >= SURE:
        return page
    return replace(
        page,
        fields=tuple(replace(one, confidence=min(one.confidence, confidence)) for one in page.fields),
        credits=tuple(replace(one, confidence=confidence) for one in page.credits),
        references=tuple(replace(one, confidence=confidence) for one in page.references),
        others=tuple(replace(one, confidence=confidence) for one in page.others),
    )


def _zone(line: Place) -> Zone:
    return Zone(span=Span(line.begin, line.end), kind=ZoneKind(line.part))


def _by_part(places: Sequence[Place]) -> Places:
    found: dict[str, list[Span]] = {}
    for place in places:
        found.setdefault(place.part, []).append(Span(place.begin, place.end))
    return found


def _fields(text: str, work: Work, places: Places, zones: Sequence[Zone]) -> Iterator[Field]:
    yield from _title(work, places)
    yield from _dates(work, places)
    for name, value in (("venue", work.venue), ("volume", work.volume), ("issue", work.issue), ("doi", work.doi)):
        yield from _all(name, (value,), places)
    yield from _all("pages", (_DASH.sub("-", work.pages),), places)
    yield from _all("issn", work.issns, places)
    yield from _all("isbn", work.isbns, places)
    yield from _all("publisher", (work.publisher,), places)
    yield from _all("identifier", registered(work), places)
    yield from _all("url", (work.url,), places)
    yield from _all("keyword", work.keywords, places)
    yield from (field for field in _all("jel", work.jel, places) if _JEL.fullmatch(field.value))
    tag = language_tag(work.language)
    yield from (_field("language", tag, None),) if tag else language_field(text, zones)
    yield _field("type", _types()[work.type], None)


def _title(work: Work, places: Places) -> Iterator[Field]:
    """The title without what says that it was retracted, and what the format or that word says of it."""
    told = status_before_title(work.title)
    for span in places.get("title", ()):
        end, status = told or (0, "")
        yield _field("title", work.title[end:], Span(span.begin + end, span.end))
        if status and not work.status:
            yield _field("status", status, Span(span.begin, span.begin + end))
    yield from _all("status", (work.status,), places)


def _dates(work: Work, places: Places) -> Iterator[Field]:
    for span in places.get("date", ()):
        if work.date and _DAY.fullmatch(work.date):
            yield _field("date", work.date, span)
        if work.year is not None:
            printed = work.date is None or work.date.startswith(f"{work.year:04}")
            yield _field("year", f"{work.year:04}", Span(span.begin, span.begin + 4) if printed else span)


def _all(name: str, values: Sequence[str], places: Places) -> Iterator[Field]:
    """One field a value that is not empty; each stands at its place."""
    for value, span in zip(filter(None, values), places.get(name, ()), strict=True):
        yield _field(name, value, span)


def _field(name: str, value: str, span: Span | None) -> Field:
    return Field(name=name, value=value, span=span, confidence=SURE)


def _credits(text: str, work: Work, places: Places) -> Iterator[Credit]:
    known = affiliations_of(work.authors)
    addresses = {
        one.name: _affiliations(text, span, one.ror)
        for one, span in zip(known, places.get("affiliation", ()), strict=True)
    }
    for position, (author, span) in enumerate(zip(work.authors, places.get("author", ()), strict=True), 1):
        names = dict.fromkeys(one.name for one in author.affiliations)
        yield _credit(author, position, span, tuple(found for name in names for found in addresses[name]))


def _others(work: Work, places: Places) -> Iterator[Credit]:
    """The people among editors and contributors."""
    named = ((work.editors, "editor"), (work.contributors, "contributor"))
    pairs = (pair for people, part in named for pair in zip(people, places.get(part, ()), strict=True))
    for position, (one, span) in enumerate(pairs, 1):
        if one.family and not one.organisation:
            yield _credit(one, position, span, ())


def _credit(author: Creator, position: int, span: Span, affiliations: tuple[Affiliation, ...]) -> Credit:
    return Credit(
        position=position,
        names=(span,),
        family="" if author.organisation else author.family or author.name,
        given="" if author.organisation else author.given,
        email=author.email if author.email and re.fullmatch(r"[^@\s]+@[^@\s]+", author.email) else None,
        orcid=author.orcid,
        organisation=author.organisation,
        affiliations=affiliations,
        confidence=SURE,
    )


def _affiliations(text: str, span: Span, ror: str | None) -> tuple[Affiliation, ...]:
    """What the address reader makes of the words; its first part where that finds no organisation in them."""
    short = span.end - span.begin <= _LONGEST_ADDRESS
    abbreviated = database_affiliation(text, span) if short else None
    read = read_affiliations(plain(text, span)) if short and not abbreviated else ()
    found = (abbreviated,) if abbreviated else tuple(map(_as_stated, read)) or (_whole(text, span),)
    return tuple(replace(one, ror=ror) for one in found)


def _as_stated(affiliation: Affiliation) -> Affiliation:
    """The same as facts; what stands alone, or holds the others, is no mere unit."""
    last = len(affiliation.chain) - 1
    parts = enumerate(affiliation.chain)
    chain = tuple(replace(part, stated=True, unit=part.unit and number < last) for number, part in parts)
    return replace(affiliation, chain=chain)


def _whole(text: str, span: Span) -> Affiliation:
    first = _FIRST.search(text, span.begin, span.end)
    name = Span(*first.span()).trimmed(text, " \t\n.") if first else None
    return Affiliation(chain=(OrganisationPart(name=name or span, stated=True),), span=span)


def _references(text: str, work: Work, places: Places) -> Iterator[Reference]:
    """The entries with the values that the format tells apart; else as they are read."""
    for cited, span in zip(work.references, places.get("reference", ()), strict=True):
        read = None if cited.title or cited.authors else parse_entry(text, span)
        stated = Reference(
            span=span,
            authors=cited.authors,
            year=cited.year,
            title=cited.title,
            venue=cited.venue,
            volume=cited.volume,
            pages=cited.pages,
            issue=cited.issue,
            doi=cited.doi,
            confidence=SURE,
        )
        yield _completed(read, stated) if read else stated


def _completed(read: Reference, stated: Reference) -> Reference:
    return replace(
        read,
        year=stated.year or read.year,
        venue=stated.venue or read.venue,
        volume=stated.volume or read.volume,
        pages=stated.pages or read.pages,
        issue=stated.issue or read.issue,
        doi=stated.doi or read.doi,
    )
