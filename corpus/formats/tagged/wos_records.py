"""Records of Web of Science, whichever export they come from."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus.formats.values.affiliations import Address, housed, owner_of
from corpus.formats.values.assembling import work_of
from corpus.formats.values.cited_works import wos_cited
from corpus.formats.values.crosswalk import Crosswalk, Entry, Value, load_crosswalk
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import plain
from corpus.source_field import SourceField
from corpus.work import Creator, Work

_ADDRESS: Final = re.compile(r"\[([^\]]*)\]\s*(.*)", re.DOTALL)
_NEXT_ADDRESS: Final = re.compile(r";\s*(?=\[)|\n")
_ORCID: Final = re.compile(r"(.*)/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")
_NOBODY: Final = "[Anonymous]"
_NEXT_NAME: Final = re.compile(r"\n|;\s+")
_LOWERED: Final = re.compile(r"\s?/(?:sub|sup)\s++([^/\s][^/]{0,40}?)\s*+/")
"""What INSPEC lowers or raises: "LiNbO/sub 3/"."""
_INSPEC: Final = frozenset({"TI", "AB", "DE", "ID"})


@functools.cache
def wos_crosswalk() -> Crosswalk:
    """The table of the field tags."""
    return load_crosswalk(Path(__file__).with_name("wos.toml"))


def wos_work(values: Sequence[Value]) -> Work:
    """The work of a record; lines within a value are one name, address or reference each where the tag holds such."""
    entry = Entry(wos_crosswalk(), map(_levelled, values))
    full = entry.take("AF") or entry.take("AU") or entry.take("BF") or entry.take("BA")
    credit = credits_of(name for text in full for name in _NEXT_NAME.split(text) if name.strip() != _NOBODY)
    bodies = tuple(Creator(name=name, organisation=True) for name in _bodies(entry, named=bool(credit.creators)))
    authors, homeless = housed((*credit.creators, *bodies), _addresses(entry))
    authors, unknown = _with_orcids(authors, entry)
    abbreviated = tuple(SourceField(name="AU", value=name) for name in entry.take_all("abbreviated"))
    cited = tuple(map(wos_cited, entry.take_all("cited")))
    work = work_of(entry, Credits(_with_email(authors, entry), credit.more))
    places = tuple(SourceField(name="affiliation", value=place) for place in homeless)
    made = replace(work, references=cited, rest=(*places, *abbreviated, *unknown, *work.rest))
    return (
        replace(made, authors=(), contributors=tuple(map(_inventor, made.authors))) if made.type == "patent" else made
    )


def _inventor(who: Creator) -> Creator:
    """Derwent prints an inventor as "ABEL AR": the family, then initials, without a comma between."""
    family, _, initials = who.name.partition(" ")
    if who.organisation or not who.name.isupper() or not re.fullmatch(r"[A-Z]{1,3}", initials) or "," in family:
        return who
    return replace(who, family=family, given=initials)


def _levelled(value: Value) -> Value:
    return Value(value.tag, _LOWERED.sub(r"\1", value.text)) if value.tag in _INSPEC else value


def _bodies(entry: Entry, *, named: bool) -> list[str]:
    """The organisations that wrote the work; the one that the book is of ("IEEE") wrote no paper that has authors."""
    bodies = entry.take_all("corporate")
    return bodies if bodies or named else entry.take_all("of_book")


def _addresses(entry: Entry) -> Iterator[Address]:
    """ "[Name, A.; Name, B.] Address." a line or, in tables, behind a semicolon."""
    for text in entry.take("C1"):
        for part in _NEXT_ADDRESS.split(text):
            found = _ADDRESS.match(part.strip())
            if found:
                yield Address(_address(found[2]), tuple(name.strip() for name in found[1].split(";")))
            elif part.strip():
                yield Address(_address(part))


def _address(text: str) -> str:
    return plain(text).rstrip(" .;")


def _with_orcids(authors: tuple[Creator, ...], entry: Entry) -> tuple[tuple[Creator, ...], tuple[SourceField, ...]]:
    """The authors with the ORCIDs that stand beside their names; those beside other names are left."""
    read, unknown = list(authors), []
    for text in entry.take_all("orcids"):
        found = _ORCID.fullmatch(text)
        place = owner_of(found[1], authors) if found else None
        if found is None or place is None or read[place].orcid:
            unknown.append(SourceField(name="OI", value=text))
        else:
            read[place] = replace(read[place], orcid=found[2])
    return tuple(read), tuple(unknown)


def _with_email(authors: tuple[Creator, ...], entry: Entry) -> tuple[Creator, ...]:
    """A single author has the single address of electronic mail; whose others are, the format does not say."""
    stated = entry.peek("email")
    if len(authors) != 1 or len(stated) != 1 or ";" in stated[0]:
        return authors
    return (replace(authors[0], email=plain(entry.take_first("email"))),)
