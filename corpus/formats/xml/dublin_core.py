"""Dublin Core: records of OAI-PMH (oai_dc and qualified), of SRU, and bare ones."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, paragraphs, within, word, words
from corpus.formats.values.crosswalk import Value, serials
from corpus.formats.values.dates import read_date
from corpus.formats.values.shape import load_layout
from corpus.formats.values.structured import assembled, each
from corpus.work import Work

_RECORDS: Final = ("record", "dc", "qualifieddc", "simpledc", "metadata")
_DOI: Final = re.compile(r"\b10\.\d{4,9}/\S+")
_JEL: Final = re.compile(r"(?:JEL[:\s-]*(?:codes?|classification)?[:\s-]*[A-Z]\d{1,2}|[A-Z]\d\d)(?:\s*[-–,].*)?")
_REGISTER: Final = re.compile(r"(?:ddc|udc|lcc|rvk|info|msc|acm|vlsm)[:/]", re.IGNORECASE)
_JOURNAL: Final = re.compile(
    r"(?P<venue>[^;]{3,300});\s*(?:(?:vol|том|т|bd|jg)\w*\.?\s*(?P<volume>\d+))?[,\s]*"
    r"(?:(?:no|n|nr|núm|num|issue|iss|№)\w*\.?[°º]?\s*(?P<issue>[\w/-]+))?[^;]*(?:;\s*(?P<pages>[eE]?\d+(?:\s*[-–]\s*[eE]?\d+)?)\W*)?",
    re.IGNORECASE,
)
"""The source as journal systems write it: "Journal; Vol. 3 No. 1 (2020): Title; 1-9"."""


_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return head.root in _ROOTS and "purl.org/dc/" in head.text and holds(head, *_RECORDS)


_ROOTS: Final = frozenset(
    {*_RECORDS, "OAI-PMH", "ListRecords", "GetRecord", "records", "searchRetrieveResponse", "collection", "repository"}
)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(_present(elements(opened, *_RECORDS)), _work, "record in Dublin Core")


def _present(items: Iterator[etree._Element | Fault]) -> Iterator[etree._Element | Fault]:
    """All but those of which only a header is left because they were deleted."""
    for item in items:
        if isinstance(item, Fault) or not any(attribute(head, "status") == "deleted" for head in at(item, "header")):
            yield item


def _work(record: etree._Element) -> Work | None:
    described = (
        record if local(record) != "record" else next(iter(within(record, "dc", "qualifieddc", "simpledc")), record)
    )
    header = (Value("key", word(one, "identifier")) for one in at(record, "header"))
    sets = (Value("setSpec", words(one)) for one in at(record, "header/setSpec"))
    return assembled(_layout().crosswalk, chain(header, sets, _sorted(described)))


def _sorted(described: etree._Element) -> Iterator[Value]:
    """The values, each under what it turns out to be: the terms of Dublin Core are wide."""
    held: dict[str, list[str]] = {}
    for child in described:
        held.setdefault(local(child), []).append(paragraphs(child))
    # The abstract is the longest of the descriptions, which may also be notes on the copy.
    for name in ("description", "abstract"):
        held.get(name, []).sort(key=len, reverse=True)
    # Repositories give the times at which they got a record beside the date of the work.
    held.get("date", []).sort(key=lambda date: "T" in date or read_date(date).year is None)
    for name, texts in held.items():
        for text in texts:
            yield from _READERS.get(name, _as_it_is)(name, text)


def _as_it_is(name: str, text: str) -> Iterator[Value]:
    yield Value(name, text)


def _identifier(name: str, text: str) -> Iterator[Value]:
    short = text[:2000]
    issns, isbns = serials(short) if name != "relation" else ([], [])
    if doi := _DOI.search(short):
        yield Value("doi" if name == "identifier" else name, doi[0] if name == "identifier" else text)
    elif short.casefold().startswith(("http://", "https://")):
        yield Value("url" if name == "identifier" else name, text)
    elif re.match(r"(?:urn:)?issn", short, re.IGNORECASE) or (issns and len(short) < 12):
        yield Value("issn", issns[0] if issns else text)
    elif re.match(r"(?:urn:)?isbn", short, re.IGNORECASE) or (isbns and len(short) < 20):
        yield Value("isbn", isbns[0] if isbns else text)
    else:
        yield Value(name, text)


def _source(name: str, text: str) -> Iterator[Value]:
    found = _JOURNAL.fullmatch(text[:2000])
    if found and (found["volume"] or found["issue"] or found["pages"]):
        yield Value(name, text)
        for part in ("venue", "volume", "issue", "pages"):
            if found[part]:
                yield Value(part, found[part])
    elif _DOI.search(text[:2000]) or text.startswith("http") or any(map(len, serials(text[:2000]))):
        yield from _identifier(name, text)
    else:
        yield Value("venue", text)


def _subject(name: str, text: str) -> Iterator[Value]:
    for part in text[:20_000].split(";"):
        if _JEL.fullmatch(part.strip().replace("jel", "JEL", 1)[:200]):
            yield Value("jel", part.strip())
        else:
            yield Value("class" if _REGISTER.match(part.strip()) else name, part.strip())


_READERS: Final = {"identifier": _identifier, "relation": _identifier, "source": _source, "subject": _subject}

FORMAT = Format(name="Dublin Core XML", recognises=_recognises, read=_read)
