"""DataCite: works as its interface gives them in JSON (JSON:API or the attributes alone)."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.json_stream import Object, objects
from corpus.formats.streams.json_values import objects_at, text, texts
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import affiliation, cited, named, organisation, person
from corpus.formats.values.roles import role_of
from corpus.formats.values.shape import json_values, load_layout
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.work import Affiliation, CitedWork, Creator, Work

_PAGE: Final = re.compile(r"(?:[a-z]{0,5}\d{1,9}[a-z]?|[ivxlc]{1,9})(?:-[a-z]?\d{1,9})?", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"(?:(pp?\.|S\.|pages|Seiten)\s*)?(\d{1,6}\s*[-–]\s*\d{1,6})(?:\s*(p|pp|S|pages|Seiten)\b\.?)?", re.IGNORECASE
)
_HOSTS: Final = ("IsPublishedIn", "IsPartOf")
_CITES: Final = frozenset({"cites", "references"})
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    marks = (
        '"creators"',
        '"titles"',
        '"publicationYear"',
        '"resourceTypeGeneral"',
        '"nameIdentifiers"',
        '"relatedIdentifiers"',
    )
    return head.text.lstrip()[:1] in {"{", "["} and sum(mark in head.text for mark in marks) >= 3


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(objects(opened, "data", "hits.hits"), _work, "work of DataCite")


def _work(record: Object) -> Work | None:
    layout = _layout()
    data = next(iter(objects_at(record, "data.attributes")), None)
    item = data or next(iter(objects_at(record, "attributes")), None) or record
    contributors = objects_at(item, "contributors")
    return assembled(
        layout.crosswalk,
        chain(_own(item), map(_paged, json_values(item, layout.shape))),
        authors=map(_creator, objects_at(item, "creators")),
        editors=(_creator(one) for one in (*contributors, *_of_host(item)) if _role(one) == "editor"),
        references=map(_cited, objects_at(item, "relatedIdentifiers")),
    )


def _of_host(item: Object) -> Iterator[Object]:
    """Who contributed to what the work is published in."""
    for host in objects_at(item, "relatedItems"):
        if text(host, "relationType") == "IsPublishedIn":
            yield from objects_at(host, "contributors")


def _paged(value: Value) -> Value:
    """Pages under their path; DataCite makes pages of whatever follows the commas of a text about the series."""
    first = value.tag.endswith(".firstPage")
    if (first or value.tag.endswith(".lastPage")) and not _PAGE.fullmatch(value.text):
        return Value(f"{value.tag}[words]", value.text)
    return value


def _serials(item: Object) -> Iterator[Value]:
    """The ISSNs and ISBNs of what the work is in, wherever a version of the schema has them."""
    held = [(text(one, "identifierType"), text(one, "identifier")) for one in objects_at(item, "container")]
    for name in ("relatedItems", "relatedIdentifiers"):
        number = "relatedItemIdentifier" if name == "relatedItems" else "relatedIdentifier"
        for one in objects_at(item, name):
            if text(one, "relationType") in _HOSTS:
                known = next(iter(objects_at(one, number)), one)
                held.append((text(known, f"{number}Type"), text(known, number)))
    for kind, stated in dict.fromkeys(held):
        if kind.upper().endswith(("ISSN", "ISBN")):
            yield Value(kind.lower()[-4:], stated)


def _own(item: Object) -> Iterator[Value]:
    yield Value("key", text(item, "doi", "id"))
    titles = objects_at(item, "titles")
    plain = [text(one, "title") for one in titles if text(one, "titleType") in {"", "Other"}]
    sub = [text(one, "title") for one in titles if text(one, "titleType") == "Subtitle"]
    if plain or sub:
        yield Value("title", with_subtitle((plain or [""])[0], (sub or [""])[0]))
    others = [text(one, "title") for one in titles if text(one, "titleType") in {"AlternativeTitle", "TranslatedTitle"}]
    yield from (Value("other_title", title) for title in (*plain[1:], *others))
    for one in objects_at(item, "contributors"):
        if _role(one) != "editor":
            yield Value(f"contributors[{text(one, 'contributorType')}]", text(one, "name"))
    yield from _serials(item)
    stated = (found for size in texts(item, "sizes") if (found := _RANGE.fullmatch(size)) and (found[1] or found[3]))
    yield from (Value("pages", found[2]) for found in stated)
    yield from (Value("publisher", found) for found in (text(item, "publisher.name", "publisher"),))


def _role(contributor: Object) -> str:
    return role_of([text(contributor, "contributorType") or "other"])


def _creator(one: Object) -> Creator | None:
    affiliations = tuple(_affiliations(one))
    known = objects_at(one, "nameIdentifiers")
    orcids = [text(each, "nameIdentifier") for each in known if text(each, "nameIdentifierScheme").upper() == "ORCID"]
    orcid, family, given = (orcids or [""])[0], text(one, "familyName"), text(one, "givenName")
    if text(one, "nameType") == "Organizational":
        return organisation(text(one, "name"), affiliations)
    if family:
        return person(family, given, orcid=orcid, affiliations=affiliations)
    return named(text(one, "name", "creatorName"), orcid=orcid, affiliations=affiliations)


def _affiliations(one: Object) -> Iterator[Affiliation]:
    for name in texts(one, "affiliation"):
        yield affiliation(name)
    for place in objects_at(one, "affiliation"):
        ror = text(place, "affiliationIdentifier")
        is_ror = "ror" in f"{text(place, 'affiliationIdentifierScheme')} {ror}".casefold()
        yield affiliation(text(place, "name"), ror if is_ror else "")


def _cited(related: Object) -> CitedWork | None:
    if text(related, "relationType").casefold() not in _CITES:
        return None
    identifier = text(related, "relatedIdentifier")
    return cited(identifier, doi=identifier if text(related, "relatedIdentifierType").upper() == "DOI" else "")


FORMAT = Format(name="DataCite JSON", recognises=_recognises, read=_read)
