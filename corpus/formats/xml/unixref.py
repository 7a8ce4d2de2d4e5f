"""Crossref's XML: Unixref (query results, OAI-PMH) and the deposits of publishers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, paragraphs, within, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.dates import read_date
from corpus.formats.values.notices import Notice, told_by
from corpus.formats.values.people import affiliation, cited, organisation, person
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.work import Affiliation, CitedWork, Creator, Work

_WHOLES: Final = (
    "journal",
    "book",
    "conference",
    "dissertation",
    "report-paper",
    "posted_content",
    "database",
    "peer_review",
    "standard",
)
_PARTS: Final = ("journal_article", "content_item", "conference_paper", "dataset")
_METADATA: Final = (
    "book_metadata",
    "book_series_metadata",
    "book_set_metadata",
    "report-paper_metadata",
    "report-paper_series_metadata",
    "standard_metadata",
    "database_metadata",
    "proceedings_metadata",
    "proceedings_series_metadata",
)
_DATES: Final = ("publication_date", "posted_date", "approval_date", "review_date", "database_date/publication_date")
_AUTHORS: Final = frozenset({"author", ""})
_EDITORS: Final = frozenset({"editor", "chair"})
_CREDITED: Final = _AUTHORS | _EDITORS
_MEDIA: Final = ("print", "", "online", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Registered:
    """What is registered, and what it is a part of (or the same)."""

    whole: etree._Element
    item: etree._Element

    @property
    def is_part(self) -> bool:
        return local(self.item) in _PARTS


_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return head.root in {"doi_records", "doi_batch", "crossref_result"} or holds(head, "doi_record")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(_registered(elements(opened, *_WHOLES)), _work, "work of Crossref")


def _registered(items: Iterator[etree._Element | Fault]) -> Iterator[_Registered | Fault]:
    """The parts that are registered of a journal, book or conference, or the whole where no part is."""
    for item in items:
        if isinstance(item, Fault):
            yield item
            continue
        parts = [one for name in _PARTS for one in at(item, name)]
        for part in parts:
            item.remove(part)
        for part in parts or [_metadata(item)]:
            yield _Registered(whole=item, item=part)


def _metadata(whole: etree._Element) -> etree._Element:
    return next((one for name in _METADATA for one in at(whole, name)), whole)


def _work(registered: _Registered) -> Work | None:
    item, whole = registered.item, registered.whole
    people = _people(item) or ([] if registered.is_part else _people(whole))
    edited = people + (_people(_metadata(whole)) or _people(whole)) if registered.is_part else people
    # A record of a database that names nobody is by those of the database, and a review by its reviewers.
    credited = edited if local(whole) == "database" and not people else people
    roles = _AUTHORS | {"reviewer"} if local(whole) == "peer_review" else _AUTHORS
    work = assembled(
        _layout().crosswalk,
        chain(_own(registered), _values(registered)),
        authors=[_creator(one) for one in credited if _role(one) in roles],
        editors=[_creator(one) for one in edited if _role(one) in _EDITORS],
        references=map(_cited, at(item, "citation_list/citation")),
    )
    return told_by(_notices(item), work) if work else None


def _values(registered: _Registered) -> Iterator[Value]:
    shape = _layout().shape
    for tag, text in xml_values(registered.item, shape):
        yield Value(f"item/{tag}", text)
    if registered.whole is not registered.item:
        held = () if registered.is_part else (local(registered.item),)
        for tag, text in xml_values(registered.whole, shape):
            if not tag.startswith(held):
                yield Value(f"in/{_hosted(tag)}", text)


def _hosted(tag: str) -> str:
    """The path with one name for what holds the parts, whichever of the schema's names for its metadata it has."""
    name, _, below = tag.partition("/")
    return f"host/{below}" if name in _METADATA else tag


def _own(registered: _Registered) -> Iterator[Value]:
    item, whole = registered.item, registered.whole
    yield Value("key", word(item, "doi_data/doi", "doi"))
    kinds = (local(whole), local(item), attribute(item, "component_type"), attribute(whole, "type"))
    yield from (Value("kind", kind) for kind in (" ".join(filter(None, kinds)), *kinds) if kind)
    yield from (Value("title", title) for title in _titles(item))
    yield from (
        Value("item/language", attribute(one, "language"))
        for one in (item, *at(whole, "journal_metadata"), _metadata(whole))
    )
    for one in _people(item):
        if _role(one) not in _CREDITED and (made := _creator(one)):
            yield Value(f"contributor[{_role(one)}]", made.name)
    if registered.is_part:
        yield from (Value("host", title) for title in _titles(_metadata(whole)))
    for place in (item, *at(whole, "journal_issue"), _metadata(whole)):
        dates = [date for path in _DATES for date in at(place, path)]
        for date in sorted(dates, key=lambda one: _MEDIA.index(_medium(one))):
            yield Value("date", "-".join(found for name in ("year", "month", "day") if (found := word(date, name))))
    yield from (Value("abstract", paragraphs(one)) for one in at(item, "abstract"))


def _medium(date: etree._Element) -> str:
    medium = attribute(date, "media_type")
    return medium if medium in _MEDIA else "other"


def _titles(place: etree._Element) -> Iterator[str]:
    for titles in at(place, "titles"):
        yield with_subtitle(word(titles, "title"), word(titles, "subtitle"))
        yield word(titles, "original_language_title")
    yield word(place, "proceedings_title")


def _people(place: etree._Element) -> list[etree._Element]:
    return [child for group in at(place, "contributors") for child in group] or at(place, "person_name")


def _role(one: etree._Element) -> str:
    return attribute(one, "contributor_role").casefold()


def _creator(one: etree._Element) -> Creator | None:
    if local(one) != "person_name":
        return organisation(words(one)) if local(one) in {"organization", "collab"} else None
    places = [affiliation(words(place)) for place in at(one, "affiliation")]
    places += [_institution(place) for place in at(one, "affiliations/institution")]
    return person(
        word(one, "surname"),
        word(one, "given_name"),
        suffix=word(one, "suffix"),
        orcid=word(one, "ORCID"),
        affiliations=places,
    )


def _institution(place: etree._Element) -> Affiliation:
    names = ("institution_department", "institution_name", "institution_place")
    rors = [words(one) for one in at(place, "institution_id") if attribute(one, "type").casefold() == "ror"]
    return affiliation(", ".join(words(one) for name in names for one in at(place, name)), (rors or [""])[0])


def _cited(citation: etree._Element) -> CitedWork | None:
    title = word(citation, "article_title", "volume_title", "series_title")
    venue = word(citation, "journal_title") or (
        word(citation, "volume_title") if word(citation, "article_title") else ""
    )
    return cited(
        word(citation, "unstructured_citation"),
        authors=[words(one) for one in at(citation, "author")],
        year=read_date(word(citation, "cYear")).year,
        title=title,
        venue=venue,
        volume=word(citation, "volume"),
        issue=word(citation, "issue"),
        pages=word(citation, "first_page"),
        doi=word(citation, "doi"),
    )


def _notices(item: etree._Element) -> Iterator[Notice]:
    for update in within(item, "update"):
        yield Notice(kind=attribute(update, "type"), of_this=False)


FORMAT = Format(name="Crossref XML", recognises=_recognises, read=_read)
