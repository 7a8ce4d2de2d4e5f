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
from corpus.formats.values.names import Credits, credited, credits_of
from corpus.formats.values.plain import plain
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
    entry = Entry(_crosswalk(), [_cleaned(value) for value in values if value.tag not in _OF_CREATORS])
    credit = _credits([value for value in values if value.tag in _OF_CREATORS])
    dois = [found[1] for text in entry.peek("articles") if (found := _DOI.fullmatch(text.strip()))]
    entry.drop("articles", lambda text: bool(_DOI.fullmatch(text.strip())))
    corrected = entry.has("EIN") or entry.has("RPI")
    work = work_of(entry, credit)
    status = work.status or ("corrected" if corrected else "")
    return replace(work, title=_title(work.title), doi=dois[0] if dois else work.doi, status=status)


def _cleaned(value: Value) -> Value:
    """A value without the signs that MEDLINE puts to it: stars of main subjects, kinds of ISSNs and ISBNs."""
    if value.tag in ("MH", "OT"):
        return Value(value.tag, value.text.replace("*", ""))
    return Value(value.tag, _NUMBER_KIND.sub("", value.text)) if value.tag in ("IS", "ISSN", "ISBN") else value


def _title(title: str) -> str:
    """The title without the full stop that MEDLINE ends it with, and the brackets around one that it translated."""
    bare = title.removesuffix(".") if not title.endswith("..") else title
    return bare[1:-1].rstrip(".") if bare.startswith("[") and bare.endswith("]") else bare


def _credits(values: Sequence[Value]) -> Credits:
    """The authors, each with the addresses and the ORCID that follow the name; AU repeats FAU, where there is one."""
    name_tag = "FAU" if any(value.tag == "FAU" for value in values) else "AU"
    creators: list[Creator] = []
    more = False
    for tag, text in values:
        if tag == name_tag:
            read = credits_of([text])
            creators.extend(read.creators)
            more = more or read.more
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
