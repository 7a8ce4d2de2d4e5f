"""MEDLINE in tagged text, as PubMed and ERIC export it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.tagged.lines import Tagged, gather
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Entry, Value, load_crosswalk
from corpus.formats.values.medline import full_range, titled
from corpus.formats.values.names import Credits, credited, credits_of
from corpus.formats.values.plain import plain
from corpus.formats.values.structured import KIND
from corpus.work import Affiliation, Creator, Work

_BEGINS: Final = frozenset({"PMID", "UI"})
_BEGINS_OF_ERIC: Final = frozenset({"OWN"})
_TAG: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_FIRST: Final = re.compile(r"\ufeff?(?:PMID {0,2}- ?\d+|OWN {0,2}- ?ERIC\b)")
_DOI: Final = re.compile(r"(\S+)\s*\[doi\]")
_EMAIL: Final = re.compile(
    r"(?:Electronic address:\s*)?([\w.+'-]{1,80}@[\w-]{1,60}(?:\.[\w-]{1,60})+)\.?", re.IGNORECASE
)
_NUMBER_KIND: Final = re.compile(r"\s*\((?:Electronic|Print|Linking|Undetermined)\)|^(?:E?ISSN|ISBN)-")
_PLACE_ID: Final = re.compile(r"(\S{1,60})\s*\[pii\]")
_UNIVERSITY: Final = re.compile(r"[^,]{0,60}\b(?:Dissertation|Thes[ie]s)\b[^,]{0,60},\s*(.+)", re.IGNORECASE)
_ORDINAL: Final = re.compile(r" (?:Jr|Sr|[2-9](?:nd|rd|th))\.?$")
"""What follows the initials of somebody named as an ancestor."""
_OF_CREATORS: Final = ("FAU", "AU", "CN", "AD", "AUID")
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("nbib.toml"))


def _mark(line: str) -> tuple[str, str] | None:
    found = _TAG.match(line)
    return (found[1], found[2].strip()) if found else None


def _recognises(head: Head) -> bool:
    return any(_FIRST.match(line) for line in head.lines[:5])


def _read(opened: Opened) -> Iterator[Work | Fault]:
    for found in gather(opened.lines(), _mark, _begins(opened), frozenset()):
        yield _work(found.values()) if isinstance(found, Tagged) else found


def _begins(opened: Opened) -> frozenset[str]:
    """The tags that begin a record: those of ERIC have no number, and begin with what stands second in PubMed's."""
    first = next(filter(None, map(_mark, opened.lines())), ("", ""))[0]
    return _BEGINS_OF_ERIC if first in _BEGINS_OF_ERIC else _BEGINS


def _work(values: Sequence[Value]) -> Work:
    stated = [_cleaned(value) for value in values if value.tag not in _OF_CREATORS]
    entry = Entry(_crosswalk(), [*_concluded(stated), *(_of_eric(stated) if _is_document(stated) else stated)])
    credit = _credits([value for value in values if value.tag in _OF_CREATORS])
    dois = [found[1] for text in entry.peek("articles") if (found := _DOI.fullmatch(text.strip()))]
    entry.drop("articles", lambda text: bool(_DOI.fullmatch(text.strip())))
    corrected = entry.has("EIN") or entry.has("RPI")
    editors = credits_of(entry.take_all("editor") or entry.take("ED")).creators
    work = work_of(entry, credit, editors)
    status = work.status or ("corrected" if corrected else "")
    rest = tuple(field for field in work.rest if field.name != KIND)
    return replace(titled(work), doi=dois[0] if dois else work.doi, status=status, rest=rest)


def _concluded(values: Sequence[Value]) -> Iterator[Value]:
    """What the type is where no field names it: MEDLINE indexes articles, as do those numbers of ERIC that begin so."""
    number = _number_of_eric(values)
    if number.startswith("EJ"):
        yield Value(KIND, "journal articles")
    elif not number and not any(value.tag in ("BTI", "CTI") for value in values):
        yield Value(KIND, "article")


def _is_document(values: Sequence[Value]) -> bool:
    """Whether this is one of ERIC's documents, which are in no journal."""
    return _number_of_eric(values).startswith("ED")


def _number_of_eric(values: Sequence[Value]) -> str:
    if not any(value.tag == "OWN" and value.text.startswith("ERIC") for value in values):
        return ""
    return next((value.text for value in values if value.tag == "OID"), "ERIC")


def _of_eric(values: Sequence[Value]) -> Iterator[Value]:
    """The values of a document of ERIC: its tag for journals names the publisher, that for sources the university."""
    for value in values:
        if value.tag == "SO" and (found := _UNIVERSITY.fullmatch(value.text)):
            yield Value("PB", found[1])
    for value in values:
        yield Value("PB", value.text) if value.tag == "JT" else value


def _cleaned(value: Value) -> Value:
    """A value without the signs that MEDLINE puts to it (stars, kinds of numbers) and with the digits it leaves out."""
    if value.tag in ("MH", "OT"):
        return Value(value.tag, value.text.replace("*", ""))
    if value.tag == "PG":
        return Value(value.tag, full_range(value.text))
    if value.tag == "LID" and (found := _PLACE_ID.fullmatch(value.text)):
        return Value("LID[pii]", found[1])
    return Value(value.tag, _NUMBER_KIND.sub("", value.text)) if value.tag in ("IS", "ISSN", "ISBN") else value


def _credits(values: Sequence[Value]) -> Credits:
    """The authors, each with the addresses and the ORCID that follow the name; AU repeats FAU, where there is one."""
    name_tag = "FAU" if any(value.tag == "FAU" for value in values) else "AU"
    creators: list[Creator] = []
    more = False
    for tag, text in values:
        if tag == name_tag:
            bare = _ORDINAL.sub("", text)
            read = credits_of([bare])
            creators.extend(who if bare == text else replace(who, name=plain(text)) for who in read.creators)
            more = more or read.more
        elif tag == "AU":
            more = more or credits_of([text]).more
        elif tag == "CN":
            creators.append(replace(credited(f"{plain(text)},"), organisation=True))
        elif creators and tag == "AD":
            creators[-1] = _at(creators[-1], text)
        elif creators and tag == "AUID" and "ORCID" in text.upper():
            creators[-1] = replace(creators[-1], orcid=plain(text.partition(":")[2]))
    return Credits(tuple(creators), more)


def _at(who: Creator, text: str) -> Creator:
    words = plain(text)
    mail = _EMAIL.search(words)
    places = (place.strip(" .") for place in _EMAIL.sub("", words).split(";"))
    added = tuple(Affiliation(name=place) for place in places if place)
    return replace(who, affiliations=(*who.affiliations, *added), email=who.email or (mail[1] if mail else None))


FORMAT: Final = Format(name="PubMed (nbib)", recognises=_recognises, read=_read)
