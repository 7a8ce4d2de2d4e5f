"""MODS, as libraries and repositories give it and as bibutils and Zotero write it."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import affiliation, named, organisation, person
from corpus.formats.values.roles import role_of
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.work import Creator, Work

_HOST: Final = "relatedItem[host]"
_LIFE: Final = re.compile(r"[,\s]*[\[(]?(?:b\. ?|ca\. ?)?\d{4}\??-(?:ca\. ?)?(?:\d{4})?\??[\])]?\.?\s*$")
"""Years of birth and death behind a name."""


_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, "mods", "modsCollection")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "mods"), _work, "record in MODS")


def _work(mods: etree._Element) -> Work | None:
    layout = _layout()
    hosts = [one for one in at(mods, "relatedItem") if attribute(one, "type") == "host"]
    names = [(_role(name), _creator(name)) for name in at(mods, "name")]
    edited = [_creator(name) for host in hosts for name in at(host, "name") if _role(name) == "editor"]
    return assembled(
        layout.crosswalk,
        chain(_own(mods, hosts), xml_values(mods, layout.shape)),
        authors=[made for role, made in names if role == "author"],
        editors=[made for role, made in names if role == "editor"] + edited,
    )


def _own(mods: etree._Element, hosts: list[etree._Element]) -> Iterator[Value]:
    yield Value("key", word(mods, "recordInfo/recordIdentifier") or attribute(mods, "ID"))
    for title in sorted(at(mods, "titleInfo"), key=lambda one: bool(attribute(one, "type"))):
        yield Value("title", title_of(title))
    for host in hosts:
        titles = sorted(at(host, "titleInfo"), key=lambda one: bool(attribute(one, "type")))
        yield from (Value("host", title_of(title)) for title in titles)
        yield from (Value("kind", f"in {words(genre).casefold()}") for genre in at(host, "genre"))
        yield Value("kind", "in numbered" if _details(host) else "in host")
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


def _details(host: etree._Element) -> bool:
    return any(attribute(one, "type") in {"volume", "issue", "number"} for one in at(host, "part/detail"))


def title_of(info: etree._Element) -> str:
    """The title with its article ("The", "L'") and its subtitle.

    >>> title_of(etree.fromstring("<t><nonSort>The</nonSort><title>region</title><subTitle>a history</subTitle></t>"))
    'The region: a history'
    """
    article, title = word(info, "nonSort"), word(info, "title")
    joined = article + title if article.endswith(("'", "’")) else f"{article} {title}".strip()
    return ". ".join(filter(None, (with_subtitle(joined, word(info, "subTitle")), word(info, "partNumber"))))


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
    orcid = next((words(one) for one in at(name, "nameIdentifier") if "orcid" in attribute(one, "type").casefold()), "")
    family, given = " ".join(parts.get("family", [])), " ".join(parts.get("given", []))
    if family:
        suffix = " ".join(parts.get("termsOfAddress", []))
        return person(family, given, suffix=suffix, orcid=orcid, affiliations=affiliations)
    return named(_LIFE.sub("", ", ".join(whole)[:1000]), orcid=orcid, affiliations=affiliations)


FORMAT = Format(name="MODS", recognises=_recognises, read=_read)
