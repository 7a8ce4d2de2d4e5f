"""Crossref: works as its interface gives them in JSON (one, an answer with items, a list, one a line)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.json_stream import Object, objects
from corpus.formats.streams.json_values import objects_at, text, texts
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.dates import read_date
from corpus.formats.values.notices import Notice, told_by
from corpus.formats.values.people import affiliation, cited, organisation, person
from corpus.formats.values.shape import json_values, load_layout
from corpus.formats.values.structured import KIND, assembled, each, with_subtitle
from corpus.work import Affiliation, CitedWork, Creator, Work

_TITLES: Final = re.compile(r'"title"\s*:\s*\[')
_COUNTED: Final = ('"is-referenced-by-count"', '"reference-count"', '"references-count"', '"content-domain"')
_PARTS_OF_BOOKS: Final = frozenset({"book-chapter", "conference-paper"})
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    """Titles are in lists, which tells works of Crossref from CSL JSON, whose names of members are the same.

    What Crossref gives as CSL JSON (content negotiation) has a text for a title, and members that are in no other CSL.
    """
    told = _TITLES.search(head.text) is not None or any(member in head.text for member in _COUNTED)
    return head.text.lstrip()[:1] in {"{", "["} and ('"message-type"' in head.text or ('"DOI"' in head.text and told))


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(objects(opened, "message.items", "items"), _work, "work of Crossref")


def _work(record: Object) -> Work | None:
    message = record.get("message")
    item = _dated(message if isinstance(message, dict) else record)
    layout = _layout()
    own = (
        Value("key", text(item, "DOI")),
        Value(KIND, _kind(item)),
        Value("title", with_subtitle(text(item, "title"), text(item, "subtitle"))),
        *(Value("title", title) for title in texts(item, "title")[1:]),
    )
    work = assembled(
        layout.crosswalk,
        chain(own, json_values(item, layout.shape)),
        authors=map(_creator, objects_at(item, "author")),
        editors=map(_creator, objects_at(item, "editor")),
        references=map(_cited, objects_at(item, "reference")),
    )
    if work is None:
        return None
    notices = (Notice(kind=kind, of_this=of_this) for kind, of_this in _notices(item))
    return told_by(notices, _in_book(work))


def _kind(item: Object) -> str:
    """What the type tells with other members: what is posted is of a kind, and other things with ISBNs are in books."""
    type_ = text(item, "type")
    if type_ == "other" and text(item, "ISBN") and text(item, "container-title"):
        return "book-part"
    return f"{type_} {text(item, 'subtype')}" if text(item, "subtype") else ""


def _dated(item: Object) -> Object:
    """The item with each date, which Crossref gives as numbers in lists, in ISO 8601."""
    return {name: _date(value) if isinstance(value, dict) else value for name, value in item.items()}


def _date(value: dict[str, Any]) -> object:
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part).zfill(2) for part in first if part is not None]
    return "-".join(numbers) if numbers else value


def _creator(one: Object) -> Creator | None:
    affiliations = map(_affiliation, objects_at(one, "affiliation"))
    if name := text(one, "name"):
        return organisation(name, affiliations)
    return person(
        text(one, "family"),
        text(one, "given"),
        suffix=text(one, "suffix"),
        orcid=text(one, "ORCID"),
        affiliations=affiliations,
    )


def _affiliation(one: Object) -> Affiliation:
    parts = dict.fromkeys((*texts(one, "department"), *texts(one, "name"), *texts(one, "place")))
    rors = [text(known, "id") for known in objects_at(one, "id") if text(known, "id-type").upper() == "ROR"]
    return affiliation(", ".join(parts), rors[0] if rors else "")


def _cited(entry: Object) -> CitedWork | None:
    return cited(
        text(entry, "unstructured"),
        authors=texts(entry, "author"),
        year=read_date(text(entry, "year")).year,
        title=text(entry, "article-title", "volume-title", "series-title"),
        venue=text(entry, "journal-title", "volume-title") if text(entry, "article-title", "journal-title") else "",
        volume=text(entry, "volume"),
        issue=text(entry, "issue"),
        pages=text(entry, "first-page"),
        doi=text(entry, "DOI"),
    )


def _notices(item: Object) -> Iterator[tuple[str, bool]]:
    for update in objects_at(item, "updated-by"):
        yield text(update, "type", "update-type"), True
    for update in objects_at(item, "update-to"):
        yield text(update, "type", "update-type"), False


def _in_book(work: Work) -> Work:
    """Crossref names the series before the book that a chapter is in."""
    books = [field for field in work.rest if field.name == "container-title"]
    if work.type not in _PARTS_OF_BOOKS or not books:
        return work
    series = replace(books[-1], value=work.venue)
    rest = tuple(series if field is books[-1] else field for field in work.rest)
    return replace(work, venue=books[-1].value, rest=rest)


FORMAT = Format(name="Crossref JSON", recognises=_recognises, read=_read)
