"""MODS, as libraries and repositories give it and as bibutils and Zotero write it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, word, words
from corpus.formats.values.catalogued import without_life
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.enumeration import enumerated
from corpus.formats.values.names import credited
from corpus.formats.values.people import affiliation, named, organisation, person
from corpus.formats.values.roles import role_of
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.work import Affiliation, Creator, Work

_FULLER: Final = re.compile(r" \([^()\d]{1,60}\)$")
"""The fuller form of a name, as catalogues add it: "Berg, A. (Anna)"."""
_FROM_TO: Final = re.compile(r"\s*(?:pp?|pages|S)\.?\s*([A-Za-z]?\d+\s*[-–]\s*[A-Za-z]?\d+)\b", re.IGNORECASE)
_ORCID: Final = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")

_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, "mods", "modsCollection")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "mods"), _work, "record in MODS")


def _work(mods: etree._Element) -> Work | None:
    layout = _layout()
    hosts = [one for one in at(mods, "relatedItem") if attribute(one, "type") == "host"]
    credits_ = [(_role(name), _creator(name)) for name in at(mods, "name")]
    edited = [_creator(name) for host in hosts for name in at(host, "name") if _role(name) == "editor"]
    return assembled(
        layout.crosswalk,
        chain(_own(mods, hosts), _where(mods, hosts), xml_values(mods, layout.shape)),
        authors=[made for role, made in credits_ if role == "author"],
        editors=[made for role, made in credits_ if role == "editor"] + edited,
        more=any(at(name, "etal") for name in at(mods, "name")),
    )


def _own(mods: etree._Element, hosts: list[etree._Element]) -> Iterator[Value]:
    yield Value("key", word(mods, "recordInfo/recordIdentifier") or attribute(mods, "ID"))
    for title in sorted(at(mods, "titleInfo"), key=lambda one: bool(attribute(one, "type"))):
        yield Value("title", title_of(title))
    for host in hosts:
        titles = sorted(at(host, "titleInfo"), key=lambda one: bool(attribute(one, "type")))
        yield from (Value("host", title_of(title)) for title in titles)
        yield from (Value("kind", f"in {words(genre).casefold()}") for genre in at(host, "genre"))
        yield from (Value("kind", kind) for kind in _kinds_of(host))
    yield from (Value("kind", f"issuance {words(one)}") for one in at(mods, "originInfo/issuance"))
    for name in at(mods, "name"):
        if _role(name) == "other":
            roles = ", ".join(words(term) for term in at(name, "role/roleTerm"))
            yield Value(f"name[{roles}]", (_creator(name) or Creator(name=words(name))).name)
    for subject in at(mods, "subject"):
        # What is from a thesaurus was given by a librarian, and so are places and times.
        given = bool(attribute(subject, "authority"))
        for part in subject:
            yield Value("keyword" if local(part) == "topic" and not given else "subject", words(part))


def _kinds_of(host: etree._Element) -> Iterator[str]:
    """What the work is in, as far as numbers tell a periodical from a book; the surest first in the table of types."""
    if any(attribute(one, "type") in {"volume", "issue", "number"} for one in at(host, "part/detail")):
        yield "in numbered"
    for one in at(host, "identifier"):
        yield {"issn": "in serial", "eissn": "in serial", "isbn": "in monograph"}.get(attribute(one, "type"), "")
    if any(words(one) in {"continuing", "serial"} for one in at(host, "originInfo/issuance")):
        yield "in serial"
    if at(host, "part/extent/start"):
        yield "in monograph"


def _where(mods: etree._Element, hosts: list[etree._Element]) -> Iterator[Value]:
    """The date that alone is marked as the one to go by, and what words tell of volume, issue and pages."""
    keyed = [one for info in at(mods, "originInfo") for one in info if attribute(one, "keyDate") == "yes"]
    if len(keyed) == 1 and attribute(keyed[0], "point") != "end":
        yield Value("key_date", words(keyed[0]))
    for text in chain(at(mods, "part/text"), *(at(host, "part/text") for host in hosts)):
        yield from (Value(f"told_{value.tag}", value.text) for value in enumerated(words(text)))
    # By the rules of cataloguing, "p. 12-19" describes a part of a larger whole, "19 p." a whole.
    for extent in at(mods, "physicalDescription/extent"):
        if found := _FROM_TO.match(words(extent)):
            yield Value("told_pages", found[1])


def title_of(info: etree._Element) -> str:
    """The title with its article ("The", "L'") and its subtitle.

    >>> title_of(etree.fromstring("<t><nonSort>The</nonSort><title>region</title><subTitle>a history</subTitle></t>"))
    'The region: a history'
    >>> title_of(etree.fromstring("<t><title>Works.</title><partNumber>4</partNumber><partName>Tales</partName></t>"))
    'Works. 4: Tales'
    """
    article, title = word(info, "nonSort"), word(info, "title")
    joined = article + title if article.endswith(("'", "’")) else f"{article} {title}".strip()
    part = ": ".join(filter(None, (word(info, "partNumber"), word(info, "partName"))))
    whole = with_subtitle(joined, word(info, "subTitle"))
    return ". ".join(filter(None, (whole.removesuffix(".") if part else whole, part)))


def _role(name: etree._Element) -> str:
    return role_of(
        words(term) for term in chain(at(name, "role/roleTerm"), at(name, "role/text"), at(name, "role/code"))
    )


def _creator(name: etree._Element) -> Creator | None:
    parts: dict[str, list[str]] = {}
    for part in at(name, "namePart"):
        parts.setdefault(attribute(part, "type"), []).append(words(part))
    affiliations = [affiliation(words(one)) for one in at(name, "affiliation")]
    whole = parts.get("", []) or [words(one) for one in at(name, "displayForm")]
    if attribute(name, "type") in {"corporate", "conference"}:
        return organisation(". ".join(whole), affiliations)
    orcid = _orcid(name)
    family, given = " ".join(parts.get("family", [])), " ".join(parts.get("given", []))
    if family:
        suffix = " ".join(parts.get("termsOfAddress", []))
        return person(family, given, suffix=suffix, orcid=orcid, affiliations=affiliations)
    return _as_catalogued(without_life(", ".join(whole)[:1000]), orcid, affiliations)


def _as_catalogued(name: str, orcid: str, affiliations: list[Affiliation]) -> Creator | None:
    """Who goes by a name in one piece; a fuller form of the given name stays with it, where somebody works does not."""
    made = named(name, orcid=orcid, affiliations=affiliations)
    fuller = _FULLER.search(name)
    if made and fuller and made.given and not credited(name).affiliations:
        return replace(made, given=made.given + fuller[0])
    return made


def _orcid(name: etree._Element) -> str:
    stated = [f"{attribute(one, 'type')} {words(one)}" for one in at(name, "nameIdentifier")]
    stated += [words(one) for one in at(name, "description")] + [attribute(name, "valueURI")]
    return next((found[0] for text in stated if "orcid" in text.casefold() and (found := _ORCID.search(text))), "")


FORMAT = Format(name="MODS", recognises=_recognises, read=_read)
