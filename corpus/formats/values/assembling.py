"""A work from the values of a record that a crosswalk explains."""

import re
from dataclasses import replace
from typing import Final

from corpus.formats.values.crosswalk import Entry
from corpus.formats.values.dates import Date, read_date
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import paragraphs, plain
from corpus.formats.values.status import notice_of, status_of
from corpus.identifiers import doi
from corpus.source_field import SourceField
from corpus.work import Affiliation, CitedWork, Creator, Work

_ONLY_DOI: Final = re.compile(r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S{1,200}", re.IGNORECASE)
_DOI_ADDRESS: Final = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\d{4,9}/\S{1,200}", re.IGNORECASE)
_DASHES: Final = re.compile(r"\s*[-–—‐−]+\s*")


def work_of(entry: Entry, credit: Credits | None = None, editors: tuple[Creator, ...] = ()) -> Work:
    """The work; `credit` and `editors` are given where the format needs more than a list of names for them.

    What the format took from the entry before, it adds itself (`dataclasses.replace`).
    """
    title, other_titles = _titles(entry)
    read = credit or credits_of(entry.take_all("author"))
    authors, homeless = _housed(read.creators, entry.take_all("affiliation"))
    issns, isbns = entry.serials()
    date = _date(entry)
    status = entry.status()
    made = Work(
        key=plain(entry.take_first("key")),
        type=notice_of(title) or entry.type,
        title=title,
        other_titles=other_titles,
        authors=authors,
        more_authors=read.more,
        editors=editors or credits_of(entry.take_all("editor")).creators,
        contributors=credits_of(entry.take_all("contributor")).creators,
        year=date.year,
        date=date.iso,
        issns=issns,
        isbns=isbns,
        identifiers=entry.identifiers(),
        pages=pages_of(entry),
        doi=_doi(entry),
        venue=plain(entry.take_first("venue")),
        volume=plain(entry.take_first("volume")),
        issue=plain(entry.take_first("issue")),
        publisher=plain(entry.take_first("publisher")),
        place=plain(entry.take_first("place")),
        url=plain(entry.take_first("url")),
        language=plain(entry.take_first("language")),
        abstract=paragraphs(entry.take_first("abstract")),
        keywords=tuple(dict.fromkeys(entry.take_all("keywords"))),
        subjects=tuple(dict.fromkeys(entry.take_all("subjects"))),
        jel=tuple(dict.fromkeys(entry.take_all("jel"))),
        references=tuple(CitedWork(text=text) for text in entry.take_all("references")),
        status=status or status_of(title),
    )
    return replace(made, rest=(*homeless, *entry.rest()))


def _doi(entry: Entry) -> str:
    """The DOI of its own field or of one for the numbers of electronic resources; else one that stands alone in a field
    for anything, else that of the address."""
    numbered = next((text for text in entry.peek("electronic_number") if doi(text)), "")
    entry.drop("electronic_number", lambda text: text == numbered)
    stated = plain(entry.take_first("doi")) or plain(numbered)
    if stated:
        return stated
    elsewhere = next((text for text in entry.peek("perhaps_doi") if _ONLY_DOI.fullmatch(text)), "")
    entry.drop("perhaps_doi", lambda text: text == elsewhere)
    return elsewhere or next((text for text in entry.peek("url") if _DOI_ADDRESS.fullmatch(text)), "")


def _titles(entry: Entry) -> tuple[str, tuple[str, ...]]:
    title = plain(entry.take_first("title"))
    others = dict.fromkeys(other for other in entry.take_all("other_titles") if other != title)
    return title or next(iter(others), ""), tuple(others) if title else tuple(others)[1:]


def _housed(authors: tuple[Creator, ...], places: list[str]) -> tuple[tuple[Creator, ...], tuple[SourceField, ...]]:
    """Affiliations that the format gives to nobody are a single author's, else they stay without an owner."""
    if not places:
        return authors, ()
    if len(authors) != 1:
        return authors, tuple(SourceField(name="affiliation", value=place) for place in dict.fromkeys(places))
    held = {affiliation.name: affiliation for affiliation in authors[0].affiliations}
    held.update({place: Affiliation(name=place) for place in places})
    return (replace(authors[0], affiliations=tuple(held.values())),), ()


def _date(entry: Entry) -> Date:
    """The year that the best field states, with the month of the best that has one, and a day of that month from any.

    A field that says more than that ("in press", "Spring 2014", another year or month) stays in the rest.
    """
    known = [date for role in ("year", "date") for text in entry.peek(role) if (date := read_date(text)).year]
    if not known:
        return Date()
    year = known[0].year
    # A month or a day stands in a field of its own in some formats.
    known += [read_date(f"{text} {year}") for text in entry.peek("date") if read_date(text).year is None]
    same = [date.iso for date in known if date.year == year and date.iso]
    iso = max((one for one in same if one.startswith(same[0][:7])), key=len, default=None)
    for role in ("year", "date"):
        entry.drop(role, lambda text: text.strip(" /-.\n") == str(year) or _told(text, year, iso))
    return Date(year, iso)


def _told(text: str, year: int | None, iso: str | None) -> bool:
    date = read_date(text)
    return _within(date if date.year else read_date(f"{text} {year}"), iso)


def _within(date: Date, iso: str | None) -> bool:
    return bool(date.iso and iso and iso.startswith(date.iso))


def pages_of(entry: Entry) -> str:
    """First and last page joined by a hyphen, or what the field of pages says.

    Some programs write the whole range as the first or the last page.
    """
    stated = pages(entry.take_first("pages"))
    first, last = pages(entry.take_first("first_page")), pages(entry.take_first("last_page"))
    if not stated and (first or last):
        stated = first if not last or last == first or "-" in first else f"{first}-{last}"
        if not first or last.startswith(f"{first}-"):
            stated = last
    return stated or pages(entry.take_first("article_number"))


def pages(text: str) -> str:
    """Pages with one hyphen between first and last.

    >>> pages("12--19"), pages("S1 – S9"), pages("e7")
    ('12-19', 'S1-S9', 'e7')
    """
    return _DASHES.sub("-", plain(text)).rstrip("-")
