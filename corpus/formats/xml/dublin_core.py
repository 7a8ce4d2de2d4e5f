"""Dublin Core: records of OAI-PMH (oai_dc and qualified), of SRU, and bare ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, paragraphs, within, word, words
from corpus.formats.values.catalogued import bare, without_life
from corpus.formats.values.crosswalk import Value, serials
from corpus.formats.values.dates import read_date
from corpus.formats.values.journal_sources import journal_parts
from corpus.formats.values.names import credited, credits_of
from corpus.formats.values.people import affiliation, distinct
from corpus.formats.values.shape import load_layout
from corpus.formats.values.structured import assembled, each
from corpus.work import Creator, Work

_RECORDS: Final = ("record", "dc", "qualifieddc", "simpledc", "metadata")
_DOI: Final = re.compile(r"\b10\.\d{4,9}/\S+")
_JEL: Final = re.compile(r"(?:JEL[:\s-]*(?:codes?|classification)?[:\s-]*[A-Z]\d{1,2}|[A-Z]\d\d)(?:\s*[-–,].*)?")
_REGISTER: Final = re.compile(r"(?:ddc|udc|lcc|rvk|info|msc|acm|vlsm)[:/]", re.IGNORECASE)
_CITED: Final = re.compile(
    r"[\s.]*(?!In:)(?P<venue>.{3,200}?)\s*(?:,\s*(?P<volume>\d[\w-]{0,9})\s*(?:\((?P<issue>[^()]{1,20})\))?\.|\.(?=\s*ISSN))"
    r"\s*(?:(?:pp?\.\s*)?(?P<pages>[A-Za-z]?\d+(?:\s*[-–]\s*[A-Za-z]?\d+)?)\.)?"
)
"""What EPrints writes behind the title when it cites a work: "Journal, 3 (1). pp. 1-9. ISSN 0039-6265"."""
_HONOURS: Final = re.compile(r"(?:(?:Prof|Dr|Mr|Mrs|Ms)\.?\s+)+(?=\w)")
_ALONE: Final = re.compile(r"\W*(?:doi:?\s*|https?://\S*?)?10\.\d{4,9}/\S+\W*", re.IGNORECASE)
_REVERSED: Final = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,2},\s*[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,3}")
_STRAIGHT: Final = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,3}")


_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    named = any(vocabulary in head.text for vocabulary in ("purl.org/dc/", "openarchives.org/OAI/2.0/oai_dc"))
    return head.root in _ROOTS and named and holds(head, *_RECORDS)


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
    held = _held(described)
    names = held.pop("creator", [])
    return assembled(
        _layout().crosswalk,
        chain(header, sets, _sorted(held)),
        authors=_creators(names),
        more=credits_of(part for name in names for part in name.split(";")).more,
    )


def _held(described: etree._Element) -> dict[str, list[str]]:
    """The texts of each term, in the order of the record."""
    held: dict[str, list[str]] = {}
    for child in described:
        held.setdefault(local(child), []).append(paragraphs(child) or attribute(child, "resource"))
    return held


def _creators(texts: list[str]) -> Iterator[Creator]:
    """The creators; behind a semicolon stands where somebody works (OJS), or in one element for all, the next name."""
    for text in texts:
        first, *others = [part.strip() for part in text.split(";") if part.strip()] or [""]
        persons = len(texts) == 1 and all(_alike(first, other) for other in others)
        if persons and not others and _in_a_row(first):
            first, *others = first.split(",")
        for name in (first, *others) if persons else (first,):
            yield from (_with(who, () if persons else others) for who in credits_of([_printed(name)]).creators)


def _alike(first: str, other: str) -> bool:
    """Whether the second is a person's name, written as the first."""
    shape = _REVERSED if "," in first else _STRAIGHT
    return bool(shape.fullmatch(other)) and not credited(other).organisation


def _in_a_row(name: str) -> bool:
    """Whether commas stand between names, not inside one: three or more of them, each in the order of speech."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    return len(parts) > 2 and all(_STRAIGHT.fullmatch(part) for part in parts)


def _printed(name: str) -> str:
    """A name without years of life, and without the full stop with which a catalogue ends it."""
    plain = without_life(name[:1000])
    return bare(plain) if "," in plain.rstrip(" ,") else plain


def _with(who: Creator, places: Iterable[str]) -> Creator:
    """Somebody with where they work, and a given name without honours."""
    housed = (*who.affiliations, *map(affiliation, places))
    return replace(who, given=_HONOURS.sub("", who.given), affiliations=distinct(housed))


def _sorted(held: dict[str, list[str]]) -> Iterator[Value]:
    """The values, each under what it turns out to be: the terms of Dublin Core are wide."""
    # The abstract is the longest of the descriptions, which may also be notes on the copy.
    for name in ("description", "abstract"):
        held.get(name, []).sort(key=lambda text: (text.startswith("http"), -len(text)))
    held.get("date", []).sort(key=_lateness)
    for name, texts in held.items():
        for text in texts:
            yield from _READERS.get(name, _as_it_is)(name, text)
    yield from _of_eprints(held)


def _lateness(date: str) -> tuple[bool, int]:
    """Repositories give the times at which they got or will open a record beside the date of the work before them."""
    year = read_date(date).year
    return "T" in date or "info:" in date or year is None, year or 0


def _of_eprints(held: dict[str, list[str]]) -> Iterator[Value]:
    """What EPrints tells in an identifier that is a citation; beside it, a relation with a DOI is the work's own."""
    behind = [
        tail for title in held.get("title", []) for text in held.get("identifier", []) if (tail := _tail(text, title))
    ]
    for cited in filter(None, map(_CITED.match, behind)):
        yield from (Value(part, cited[part]) for part in ("venue", "volume", "issue", "pages") if cited[part])
        yield from (Value("issn", issn) for issn in serials(_DOI.sub(" ", cited.string))[0])
    if behind:
        dois = (_DOI.search(text[:2000]) for text in held.get("relation", []))
        yield from (Value("doi", found[0]) for found in dois if found)


def _tail(citation: str, title: str) -> str:
    """What stands behind the title in a citation, "" where it is none."""
    line, wanted = " ".join(citation[:5000].split()), " ".join(title.split()).rstrip(" .")
    before, _, behind = line.partition(wanted) if wanted else ("", "", "")
    return behind if before else ""


def _as_it_is(name: str, text: str) -> Iterator[Value]:
    yield Value(name, text)


def _identifier(name: str, text: str) -> Iterator[Value]:
    short = text[:2000]
    issns, isbns = serials(short) if name != "relation" else ([], [])
    if doi := _DOI.search(short):
        if name == "identifier":
            yield Value("doi", doi[0])
        if name != "identifier" or not _ALONE.fullmatch(short):
            yield Value(name, text)
    elif short.casefold().startswith(("http://", "https://")):
        yield Value("url" if name == "identifier" else name, text)
    elif re.match(r"(?:urn:)?issn", short, re.IGNORECASE) or (issns and len(short) < 12):
        yield Value("issn", issns[0] if issns else text)
    elif re.match(r"(?:urn:)?isbn", short, re.IGNORECASE) or (isbns and len(short) < 20):
        yield Value("isbn", isbns[0] if isbns else text)
    else:
        yield Value(name, text)


def _source(name: str, text: str) -> Iterator[Value]:
    if parts := journal_parts(text):
        yield Value(name, text)
        yield from (Value(part, value) for part, value in parts.items())
    elif _DOI.search(text[:2000]) or text.startswith("http") or any(map(len, serials(text[:2000]))):
        yield from _identifier(name, text)
    else:
        yield Value("venue", text)


def _relation(name: str, text: str) -> Iterator[Value]:
    """What a work is a part of, where the words tell a volume or an issue; else what it has to do with."""
    part = {"volume", "issue"} & journal_parts(text).keys() and not _DOI.search(text[:2000])
    yield from _source(name, text) if part else _identifier(name, text)


def _citation(name: str, text: str) -> Iterator[Value]:
    """The journal that a citation is, or begins with; other words (a place, numbers) stay as they are."""
    parts = journal_parts(text)
    if parts or not re.search(r"[\d,.;:]", text):
        yield from _source(name, text)
    else:
        yield Value(name, text)


def _title(name: str, text: str) -> Iterator[Value]:
    words_, _, last = text.rpartition(" ")
    yield Value(name, words_ if last in {"/", ":", ";", ",", "="} else text)


def _publisher(name: str, text: str) -> Iterator[Value]:
    yield Value(name, text.rstrip(" ,;:"))


def _subject(name: str, text: str) -> Iterator[Value]:
    for part in text[:20_000].split(";"):
        if _JEL.fullmatch(part.strip().replace("jel", "JEL", 1)[:200]):
            yield Value("jel", part.strip())
        else:
            yield Value("class" if _REGISTER.match(part.strip()) else name, part.strip())


_READERS: Final = {
    "title": _title,
    "publisher": _publisher,
    "identifier": _identifier,
    "relation": _relation,
    "source": _source,
    "isPartOf": _source,
    "bibliographicCitation": _citation,
    "subject": _subject,
}

FORMAT = Format(name="Dublin Core XML", recognises=_recognises, read=_read)
