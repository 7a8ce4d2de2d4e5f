"""MARCXML: catalogue records in MARC 21 or UNIMARC, alone, in collections, and in answers of OAI-PMH and SRU."""

import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, within
from corpus.formats.values.catalogued import bare
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.enumeration import coded, enumerated
from corpus.formats.values.journal_sources import journal_parts
from corpus.formats.values.shape import load_layout
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.formats.xml.marc_fields import subfields, tag_of, words_of
from corpus.formats.xml.marc_people import NAMES, Credit, credited, credits_in
from corpus.formats.xml.unimarc import in_marc21
from corpus.work import Work

_ENVELOPES: Final = (b"OAI-PMH", b"searchRetrieveResponse", b"recordData", b"ListRecords")
_SUBJECTS: Final = frozenset({"600", "610", "611", "630", "648", "650", "651", "654", "655", "656", "657"})
_WHOLE: Final = frozenset({"500", "502", "504", "505", "520", "545", "856"})
_DOI: Final = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S{1,200}", re.IGNORECASE)
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, "datafield") and holds(head, "record")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    with closing(opened.binary()) as stream:
        start = stream.read(4096)
    enveloped = any(mark in start for mark in _ENVELOPES)
    return each(_records(opened, enveloped=enveloped), _work, "record in MARC")


def _records(opened: Opened, *, enveloped: bool) -> Iterator[etree._Element | Fault]:
    """The records of MARC; in an envelope whose records hold them, those that hold none were deleted."""
    for item in elements(opened, "record", nested=enveloped):
        if isinstance(item, Fault) or not enveloped:
            yield item
        else:
            inner = [one for one in (item, *within(item, "record")) if at(one, "datafield")]
            yield from inner


def _work(source: etree._Element) -> Work | None:
    record = in_marc21(source)
    fields = [*at(record, "controlfield"), *at(record, "datafield")]
    credits_ = credits_in(record, fields)
    return assembled(
        _layout().crosswalk,
        chain(_own(record, fields), *map(_values, fields), map(_uncredited, credits_)),
        authors=credited(credits_, "author"),
        editors=credited(credits_, "editor"),
    )


def _uncredited(one: Credit) -> Value:
    """Who is neither author nor editor; nothing where they are."""
    if one.role in {"author", "editor"}:
        return Value("credited", "")
    if one.role == "contributor":
        return Value("contributor", one.who.name)
    stated = f"[{', '.join(map(bare, one.stated))}]" if one.role == "other" else ""
    return Value(f"{one.tag}{stated}", ". ".join((one.who.name, *one.works)))


def _own(record: etree._Element, fields: list[etree._Element]) -> Iterator[Value]:
    yield from (Value("kind", f"leader {str(leader.text or '')[6:8]}") for leader in at(record, "leader"))
    for field in fields:
        tag = tag_of(field)
        if tag == "008":
            code = str(field.text or "")
            yield Value("coded_year", code[7:11])
            yield Value("coded_language", code[35:38].strip("| "))
        elif tag == "245":
            yield Value("title", _title(field))
        elif tag == "773":
            yield from _host(field)
        elif tag == "786":
            yield from _source(field)
        elif tag == "880" and any(link.startswith("245") for link in subfields(field, "6")):
            yield Value("other script", _title(field))
        elif tag in _SUBJECTS:
            yield from _subject(field)
        elif tag in {"020", "502"}:
            yield Value("kind", {"020": "with isbn", "502": "thesis"}[tag])


def _title(field: etree._Element) -> str:
    parts = [bare(part) for part in subfields(field, "anp")]
    return with_subtitle(". ".join(parts), ": ".join(bare(part) for part in subfields(field, "b")))


def _source(field: etree._Element) -> Iterator[Value]:
    """The journal in a line, as the crosswalk from Dublin Core leaves it in the source of the data."""
    for text in subfields(field, "n"):
        if parts := journal_parts(text):
            yield Value("kind", "in serial")
            yield Value("journal", parts.pop("venue"))
            yield from (Value(name, part) for name, part in parts.items())


def _subject(field: etree._Element) -> Iterator[Value]:
    found = " / ".join(bare(part) for part in subfields(field, "abxyz"))
    yield Value("genre" if tag_of(field) == "655" else "subject", found)


def _host(field: etree._Element) -> Iterator[Value]:
    """What the work is in: where in it is written as people write it ("Vol. 3, no. 1 (2003), p. 53-57") or in code."""
    level = "".join(subfields(field, "7"))[3:4]
    place = list(enumerated(" ".join(subfields(field, "g"))))
    if subfields(field, "z") or level == "m":
        yield Value("kind", "in book")
    elif subfields(field, "x") or level == "s" or {"issue", "pages"} <= {value.tag for value in place}:
        yield Value("kind", "in serial")
    elif subfields(field, "t"):
        yield Value("kind", "in host")
    yield from place
    for code in subfields(field, "q"):
        yield from coded(code)


def _values(field: etree._Element) -> Iterator[Value]:
    """Each subfield under its tag and code; DOIs, whose register a subfield names, under "doi"."""
    tag = tag_of(field)
    if not len(field):
        yield Value(tag, words_of(field))
    elif tag == "024" and "doi" in [source.casefold() for source in subfields(field, "2")]:
        yield from (Value("doi", found) for found in subfields(field, "a"))
    elif tag == "024" and (found := next(filter(_DOI.fullmatch, subfields(field, "a")), "")):
        yield Value("doi", found)
    elif tag == "856" and attribute(field, "ind2") == "2":
        # The second indicator tells the address of the work from that of something that has to do with it.
        yield from (Value(f"856{attribute(one, 'code')}[related]", words_of(one)) for one in at(field, "subfield"))
    elif tag not in NAMES | _SUBJECTS | {"245"}:
        for one in at(field, "subfield"):
            yield Value(f"{tag}{attribute(one, 'code')}", words_of(one) if tag in _WHOLE else bare(words_of(one)))
    if tag == "245":
        yield from (Value(f"245{code}", found) for code in "ch" for found in subfields(field, code))


FORMAT = Format(name="MARCXML", recognises=_recognises, read=_read)
