"""MARCXML: catalogue records in MARC 21, alone, in collections, and in answers of OAI-PMH and SRU."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, within, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import affiliation, named, organisation
from corpus.formats.values.roles import role_of
from corpus.formats.values.shape import load_layout
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.work import Creator, Work

_LAST_POINT: Final = re.compile(r"(?<=[^\W\d_]{2})\.$|(?<=[\d)\]])\.$")
"""The full stop that ends a field; behind a single letter it is an initial's."""
_NOT_SORTED: Final = re.compile("[\x80-\x9f\u00ac]|<<|>>")
"""Marks around an article at the beginning that is passed over in sorting."""
_ENVELOPES: Final = (b"OAI-PMH", b"searchRetrieveResponse", b"recordData", b"ListRecords")
_PAGES: Final = re.compile(r"\b(?:pp?|S|str|с)\.?\s*([A-Za-z]?\d+(?:\s*[-–]\s*[A-Za-z]?\d+)?)", re.IGNORECASE)
_VOLUME: Final = re.compile(r"\b(?:vol(?:ume)?|Bd|Jg|t|т|v)\.?\s*(\d+)", re.IGNORECASE)
_ISSUE: Final = re.compile(r"\b(?:no|nr|issue|iss|H|Heft|n|№)\.?[°º]?\s*(\d+(?:[-/]\d+)?)", re.IGNORECASE)
_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, "datafield") and holds(head, "record")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    with closing(opened.binary()) as stream:
        enveloped = any(mark in stream.read(4096) for mark in _ENVELOPES)
    return each(_records(opened, enveloped=enveloped), _work, "record in MARC")


def _records(opened: Opened, *, enveloped: bool) -> Iterator[etree._Element | Fault]:
    """The records of MARC; in an envelope whose records hold them, those that hold none were deleted."""
    for item in elements(opened, "record", nested=enveloped):
        if isinstance(item, Fault) or not enveloped:
            yield item
        else:
            inner = [one for one in (item, *within(item, "record")) if at(one, "datafield")]
            yield from inner


def _work(record: etree._Element) -> Work | None:
    fields = [*at(record, "controlfield"), *at(record, "datafield")]
    people = [(_role(field), _creator(field)) for field in fields if _tag(field) in _PEOPLE]
    bodies = [(_role(field), _creator(field)) for field in fields if _tag(field) in _BODIES]
    authors = [made for role, made in people if role == "author" and made]
    collective = [made for role, made in bodies if role == "author" and made]
    # A body beside persons is where they work or who paid for it, as often as an author.
    beside = (Value("710", body.name) for body in collective) if authors else ()
    authors = authors or collective
    return assembled(
        _layout().crosswalk,
        chain(_own(record, fields), *map(_values, fields), beside),
        authors=_told_apart(authors),
        editors=[made for role, made in (*people, *bodies) if role == "editor"],
    )


_PEOPLE: Final = frozenset({"100", "700"})
_BODIES: Final = frozenset({"110", "710"})
_NAMES: Final = _PEOPLE | _BODIES


def _told_apart(creators: list[Creator]) -> list[Creator]:
    """Each once: a person who is the main entry is often added again."""
    held: dict[str, Creator] = {}
    for one in creators:
        held.setdefault(one.name, one)
    return list(held.values())


def _tag(field: etree._Element) -> str:
    return attribute(field, "tag")


def _codes(field: etree._Element, codes: str) -> list[str]:
    """The words of these subfields in the order of the record."""
    return [found for one in at(field, "subfield") if attribute(one, "code") in codes and (found := _words(one))]


def _words(element: etree._Element) -> str:
    return " ".join(_NOT_SORTED.sub("", words(element)).split())


def bare(text: str) -> str:
    """A field without the punctuation by which catalogues lead over to the next.

    >>> bare("Clusters and regions /"), bare("Berg, Anna B.,"), bare("Edward Elgar.")
    ('Clusters and regions', 'Berg, Anna B.', 'Edward Elgar')
    """
    plain = text.strip().rstrip(" /:;,=")
    return _LAST_POINT.sub("", plain)


def _role(field: etree._Element) -> str:
    if _codes(field, "t"):
        return "other"  # a work of theirs that this one has to do with
    return role_of(_codes(field, "e4"))


def _creator(field: etree._Element) -> Creator | None:
    parts = _codes(field, "a")
    identifiers = " ".join(_codes(field, "01"))
    orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", identifiers)
    places = [affiliation(bare(place)) for place in _codes(field, "u")]
    if _tag(field) in _BODIES:
        return organisation(". ".join(bare(part) for part in _codes(field, "ab")), places)
    made = named(bare(parts[0]) if parts else "", orcid=orcid[0] if orcid else "", affiliations=places)
    # A catalogue knows persons from bodies by the field.
    return replace(made, organisation=False) if made else None


def _own(record: etree._Element, fields: list[etree._Element]) -> Iterator[Value]:
    yield from (Value("kind", f"leader {str(leader.text or '')[6:8]}") for leader in at(record, "leader"))
    for field in fields:
        tag = _tag(field)
        if tag == "008":
            coded = str(field.text or "")
            yield Value("coded_year", coded[7:11])
            yield Value("coded_language", coded[35:38].strip("| "))
        elif tag == "245":
            parts = [bare(part) for part in _codes(field, "anp")]
            yield Value("title", with_subtitle(". ".join(parts), ": ".join(bare(part) for part in _codes(field, "b"))))
        elif tag == "773":
            yield from _host(field)
        elif tag in _NAMES and (made := _creator(field)) and _role(field) == "other":
            yield Value(
                f"{tag}[{', '.join(map(bare, _codes(field, 'e4')))}]", ". ".join((made.name, *_codes(field, "t")))
            )
        elif tag in {"650", "651", "600", "610", "611", "630"}:
            yield Value("subject", " / ".join(bare(part) for part in _codes(field, "abxyz")))
        elif tag in {"020", "502"}:
            yield Value("kind", {"020": "with isbn", "502": "thesis"}[tag])


def _host(field: etree._Element) -> Iterator[Value]:
    """What the work is in: where in it is written as people write it ("Vol. 3, no. 1 (2003), p. 53-57")."""
    yield Value("kind", "in host")
    place = " ".join(_codes(field, "g"))[:1000]
    for name, pattern in (("volume", _VOLUME), ("issue", _ISSUE), ("pages", _PAGES)):
        if found := pattern.search(place):
            yield Value(name, found[1])
    if found := _ANY_YEAR.search(place):
        yield Value("host_year", found[0])


def _values(field: etree._Element) -> Iterator[Value]:
    """Each subfield under its tag and code; DOIs, whose register a subfield names, under "doi"."""
    tag = _tag(field)
    if not len(field):
        yield Value(tag, _words(field))
    elif tag == "024" and "doi" in [source.casefold() for source in _codes(field, "2")]:
        yield from (Value("doi", found) for found in _codes(field, "a"))
    elif tag not in _NAMES | {"245", "650", "651", "600", "610", "611", "630"}:
        for one in at(field, "subfield"):
            yield Value(f"{tag}{attribute(one, 'code')}", _words(one) if tag in _WHOLE else bare(_words(one)))
    if tag == "245":
        yield from (Value(f"245{code}", found) for code in "ch" for found in _codes(field, code))


_WHOLE: Final = frozenset({"500", "502", "504", "505", "520", "545", "856"})

FORMAT = Format(name="MARCXML", recognises=_recognises, read=_read)
