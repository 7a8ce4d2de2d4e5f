"""Whom a record of MARC 21 credits: main and added entries, and what a catalogue means by an entry without a role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from corpus.formats.streams.xml_text import at
from corpus.formats.values.catalogued import bare
from corpus.formats.values.people import affiliation, named, organisation
from corpus.formats.values.roles import role_of
from corpus.formats.xml.marc_fields import subfields, tag_of
from corpus.work import Creator

_MONOGRAPHS: Final = frozenset({"am", "tm", "mm", "ac"})
_NOT_EDITED: Final = frozenset({"100", "110", "111", "502", "773"})
"""Main entries, theses, and parts of other works."""
_PEOPLE: Final = frozenset({"100", "700", "720"})
_BODIES: Final = frozenset({"110", "710"})
NAMES: Final = _PEOPLE | _BODIES
_MAKERS: Final = frozenset(
    {"prf", "performer", "act", "actor", "drt", "director", "fmd", "pro", "producer", "cnd", "conductor", "mus", "sng"}
)
"""Codes and words for those who made a recording or a film otherwise than by writing."""
_TOGETHER: Final = re.compile(r"\s(?:&|;)\s")
_BY: Final = re.compile(r"\W*(?:by|von|par|di|por|av|af|door)\s|.{0,300}\bet al\b", re.IGNORECASE)
_EDITED: Final = re.compile(r"\b(?:edit|eds?\.|hrsg|hg\.|herausg|red\.|réd\.|dir\.|a cura)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whom a field names. `role` is "author", "editor", "contributor", "beside" or "other"; `stated` are its words,
    `works` the titles of works of theirs that this one has to do with."""

    tag: str
    role: str
    who: Creator
    stated: tuple[str, ...] = ()
    works: tuple[str, ...] = ()


def credits_in(record: etree._Element, fields: list[etree._Element]) -> list[Credit]:
    """The credits of a record, in its order; a body is "beside" persons of its role.

    There it is where they work or who paid for it, as often as an author.
    """
    unsaid = "editor" if _edited(record, fields) else "author"
    found = list(_credits(fields, unsaid))
    persons = {one.role for one in found if one.tag in _PEOPLE}
    return [replace(one, role="beside") if _beside(one, persons) else one for one in found]


def credited(credits_: Iterable[Credit], role: str) -> list[Creator]:
    """Those of a role, each once: a person who is the main entry is often added again."""
    held: dict[str, Creator] = {}
    for one in credits_:
        if one.role == role:
            held.setdefault(one.who.name, one.who)
    return list(held.values())


def _credits(fields: list[etree._Element], unsaid: str) -> Iterator[Credit]:
    for field in fields:
        tag, stated = tag_of(field), tuple(subfields(field, "e4"))
        role = _role(field)
        role = unsaid if role == "author" and not stated else role
        for who in _creators(field) if tag in NAMES else ():
            yield Credit(tag=tag, role=role, who=who, stated=stated, works=tuple(subfields(field, "t")))


def _beside(one: Credit, persons: set[str]) -> bool:
    return one.tag in _BODIES and one.role in persons and (one.role == "author" or not one.stated)


def _edited(record: etree._Element, fields: list[etree._Element]) -> bool:
    """Whether those without a role edited the work: a monograph that is entered under its title has no author.

    So AACR2 (21.1C, 21.7) and RDA (6.27). But of more than three authors the older rules made none the main entry, and
    the statement of responsibility tells of them ("by …", "… [et al.]").
    """
    leader = next((str(one.text or "")[6:8] for one in at(record, "leader")), "")
    tags = {tag_of(field) for field in fields}
    monograph = leader in _MONOGRAPHS or (not leader.strip() and "020" in tags)
    if not monograph or tags & _NOT_EDITED:
        return False
    said = " ".join(part for field in fields if tag_of(field) == "245" for part in subfields(field, "c"))
    return bool(_EDITED.search(said)) or not _BY.match(said)


def _role(field: etree._Element) -> str:
    if subfields(field, "t"):
        return "other"  # a work of theirs that this one has to do with
    words = subfields(field, "e4")
    if words and all(word.strip(" .,").casefold().rpartition("/")[2] in _MAKERS for word in words):
        return "contributor"
    return role_of(words)


def _creators(field: etree._Element) -> Iterator[Creator]:
    places = [affiliation(bare(place)) for place in subfields(field, "u")]
    if tag_of(field) in _BODIES:
        made = organisation(". ".join(bare(part) for part in subfields(field, "ab")), places)
        yield from (made,) if made else ()
        return
    orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", " ".join(subfields(field, "01")))
    # Several persons in one field are a slip of programs that are no catalogue.
    for name in _TOGETHER.split(next(iter(subfields(field, "a")), "")):
        if made := named(bare(name), orcid=orcid[0] if orcid else "", affiliations=places):
            # A catalogue knows persons from bodies by the field, but for the names that it did not look up.
            yield made if tag_of(field) == "720" else replace(made, organisation=False)
