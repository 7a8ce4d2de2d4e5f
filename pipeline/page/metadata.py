"""Fields that the format itself states: facts, where the page's words allow only a guess."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from corpus.record import Record
from corpus.stated_page import tags
from pipeline.page.model import Field
from pipeline.spans import Span

_SURE = 0.99
_OVERRULED = frozenset({"venue", "year", "date", "volume", "issue", "pages", "doi"})
"""Fields of which the stated value replaces the one that was read; of the others it only fills a gap: the title as read
is free of "RETRACTED:", and an author's keywords are better read in their own order."""
_YEAR = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?:[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2}))?")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_JEL = re.compile(r"\b[A-Z]\d{0,2}\b")
_MOST = 200
"""No page has more keywords or ISSNs; each is looked for in the whole text."""


def with_stated(record: Record, read: Iterable[Field]) -> tuple[Field, ...]:
    """The fields read on the page, overruled and completed by those that the record's format states."""
    fields = list(read)
    stated = list(_stated(record))
    overruled = {field.name for field in stated} & _OVERRULED
    if overruled & {"year", "date"}:
        overruled |= {"year", "date"}
    kept = [field for field in fields if field.name not in overruled]
    known = {field.name for field in kept}
    return (*kept, *(field for field in stated if field.name not in known))


def _stated(record: Record) -> Iterator[Field]:
    values = {name: _values(record, named) for name, named in tags().items()}
    for name in ("title", "venue", "volume", "issue"):
        yield from (_field(record, name, value) for value in values[name][:1])
    yield from _dates(record, values["date"])
    ends = (*values["first_page"][:1], *values["last_page"][:1])
    stated_pages = ["-".join(ends)] if values["first_page"] else values["pages"]
    yield from (_field(record, "pages", value) for value in stated_pages[:1])
    # Repositories write numbers of any kind where others have DOIs.
    dois = (match[1] for value in values["doi"] if (match := _DOI.fullmatch(value)))
    yield from (_field(record, "doi", value) for value in islice(dois, 1))
    parts = [part.strip() for value in values["keywords"] for part in re.split("[;,]", value)]
    keywords = [part for part in parts if part]
    codes = [code for value in values["jel"] for code in _JEL.findall(value)]
    for name, listed in (("issn", values["issn"]), ("keyword", keywords), ("jel", codes)):
        yield from (_field(record, name, value) for value in islice(dict.fromkeys(listed), _MOST))


def _values(record: Record, named: Sequence[str]) -> list[str]:
    """The values of the best tag that the record has, in their order."""
    found = ([field.value for field in record.fields if field.name == tag] for tag in named)
    return next(filter(None, found), [])


def _dates(record: Record, values: list[str]) -> Iterator[Field]:
    match = _YEAR.search(values[0]) if values else None
    if match is None:
        return
    yield _field(record, "year", match["year"])
    if match["day"]:
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:  # day before month, or no date at all: the year stands alone
            return
        yield _field(record, "date", day.isoformat())


def _field(record: Record, name: str, value: str) -> Field:
    """With the first place where the page prints the value; volumes and issues are too short to be told apart there."""
    place = record.text.find(value) if len(value) >= 4 else -1
    span = Span(place, place + len(value)) if place >= 0 else None
    return Field(name=name, value=value, span=span, confidence=_SURE)
