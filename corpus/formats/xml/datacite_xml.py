"""DataCite's XML: records as they are deposited and as repositories give them by OAI-PMH."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import affiliation, cited, named, organisation, person
from corpus.formats.values.roles import role_of
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.work import Affiliation, CitedWork, Creator, Work

_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return "datacite.org/schema/kernel" in head.text and holds(head, "resource")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "resource"), _work, "work of DataCite")


def _work(resource: etree._Element) -> Work | None:
    layout = _layout()
    contributors = at(resource, "contributors/contributor")
    return assembled(
        layout.crosswalk,
        chain(_own(resource, contributors), xml_values(resource, layout.shape)),
        authors=[_creator(one) for one in at(resource, "creators/creator")],
        editors=[_creator(one) for one in contributors if _role(one) == "editor"],
        references=map(_cited, at(resource, "relatedIdentifiers/relatedIdentifier")),
    )


def _own(resource: etree._Element, contributors: list[etree._Element]) -> Iterator[Value]:
    titles = [(attribute(title, "titleType"), words(title)) for title in at(resource, "titles/title")]
    plain = [title for kind, title in titles if kind in {"", "Other"}]
    sub = [title for kind, title in titles if kind == "Subtitle"]
    yield Value("title", with_subtitle((plain or [""])[0], (sub or [""])[0]))
    others = (title for kind, title in titles if kind in {"AlternativeTitle", "TranslatedTitle"})
    yield from (Value("other_title", title) for title in (*plain[1:], *others))
    for identifier in at(resource, "identifier"):
        if attribute(identifier, "identifierType").upper() == "DOI":
            yield Value("doi", words(identifier))
    for kind in at(resource, "resourceType"):
        yield Value("kind", attribute(kind, "resourceTypeGeneral"))
    for one in contributors:
        if _role(one) != "editor" and (made := _creator(one)):
            yield Value(f"contributor[{attribute(one, 'contributorType')}]", made.name)


def _role(contributor: etree._Element) -> str:
    return role_of([attribute(contributor, "contributorType") or "other"])


def _creator(one: etree._Element) -> Creator | None:
    affiliations = [_affiliation(place) for place in at(one, "affiliation")]
    known = at(one, "nameIdentifier")
    orcids = [words(name) for name in known if attribute(name, "nameIdentifierScheme").upper() == "ORCID"]
    orcid, name = (orcids or [""])[0], word(one, "creatorName", "contributorName")
    kinds = {attribute(child, "nameType") for child in one}
    if "Organizational" in kinds:
        return organisation(name, affiliations)
    if family := word(one, "familyName"):
        return person(family, word(one, "givenName"), orcid=orcid, affiliations=affiliations)
    return named(name, orcid=orcid, affiliations=affiliations)


def _affiliation(place: etree._Element) -> Affiliation:
    identifier = attribute(place, "affiliationIdentifier")
    # Many records misspell the attribute that names the register.
    is_ror = attribute(place, "affiliationIdentifierScheme").upper() == "ROR" or "ror.org" in identifier
    return affiliation(words(place), identifier if is_ror else "")


def _cited(related: etree._Element) -> CitedWork | None:
    if attribute(related, "relationType") not in {"Cites", "References"}:
        return None
    is_doi = attribute(related, "relatedIdentifierType").upper() == "DOI"
    return cited(words(related), doi=words(related) if is_doi else "")


FORMAT = Format(name="DataCite XML", recognises=_recognises, read=_read)
