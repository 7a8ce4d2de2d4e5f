"""Zotero RDF: items, the journals and books that they are in, and their notes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements
from corpus.formats.streams.xml_text import at, attribute, local, within, word, words
from corpus.formats.values.crosswalk import Value, serials
from corpus.formats.values.people import organisation, person
from corpus.formats.values.plain import paragraphs as plain_paragraphs
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each
from corpus.work import Creator, Work

_ITEMS: Final = (
    "Article",
    "Book",
    "BookSection",
    "Document",
    "Thesis",
    "Report",
    "Manuscript",
    "Letter",
    "Patent",
    "Legislation",
    "Image",
    "Illustration",
    "Recording",
    "Interview",
    "MotionPicture",
    "Data",
    "Software",
    "ConferenceProceedings",
    "Description",
)
_CONTAINERS: Final = (
    "Journal", "Memo", "Series", "CourtReporter", "Periodical", "Newspaper", "Website", "Blog", "Forum",
)  # fmt: skip
_NOT_WORKS: Final = frozenset({"attachment", "note", "annotation"})
_AUTHORS: Final = ("authors", "presenters", "interviewees", "podcasters")
_CONTRIBUTORS: Final = (
    "inventors", "directors", "artists", "programmers", "composers", "cartographers", "contributors", "producers",
    "scriptwriters", "performers",
)  # fmt: skip
_SHELFMARKS: Final = ("LCC", "DDC", "UDC")


_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return head.root == "RDF" and any(mark in head.text for mark in ("zotero.org/namespaces", "purl.org/net/biblio"))


def _read(opened: Opened) -> Iterator[Work | Fault]:
    """Read twice: what an item is in, or what is noted on it, may stand before or behind it."""
    named = dict(_named(opened))
    return each(_works(opened), partial(_work, named=named), "item of Zotero")


def _named(opened: Opened) -> Iterator[tuple[str, etree._Element]]:
    for item in elements(opened, *_ITEMS, *_CONTAINERS, nested=True):
        if not isinstance(item, Fault) and local(item) in _CONTAINERS and (name := attribute(item, "about")):
            yield name, item


def _works(opened: Opened) -> Iterator[etree._Element | Fault]:
    for item in elements(opened, *_ITEMS, *_CONTAINERS, nested=True):
        if isinstance(item, Fault) or (
            local(item) not in _CONTAINERS and word(item, "itemType") not in _NOT_WORKS and _describes(item)
        ):
            yield item


def _describes(item: etree._Element) -> bool:
    return bool(at(item, "title") or at(item, "authors"))


def _work(item: etree._Element, named: Mapping[str, etree._Element]) -> Work | None:
    layout = _layout()
    inside = [child for one in at(item, "isPartOf") for child in one]
    linked = [named[name] for one in at(item, "isPartOf") if (name := attribute(one, "resource")) in named]
    notes = [named[name] for one in at(item, "isReferencedBy") if (name := attribute(one, "resource")) in named]
    work = assembled(
        layout.crosswalk,
        chain(
            _own(item),
            xml_values(item, layout.shape),
            *(_container(one) for one in (*inside, *linked)),
            (Value("note", plain_paragraphs(word(note, "value"))) for note in notes),
        ),
        authors=_creators(item, *_AUTHORS),
        editors=_creators(item, "editors"),
    )
    return replace(work, contributors=tuple(filter(None, _creators(item, *_CONTRIBUTORS)))) if work else None


def _creators(item: etree._Element, *kinds: str) -> Iterator[Creator | None]:
    for one in (
        found for kind in kinds for held in at(item, kind) for found in within(held, "Person", "Agent", "Organization")
    ):
        given = word(one, "givenName", "givenname", "givennames")
        yield person(word(one, "surname"), given) if given else organisation(word(one, "surname", "name"))


def _own(item: etree._Element) -> Iterator[Value]:
    yield Value("kind", word(item, "itemType") or local(item))
    yield from (Value("translator", one.name) for one in _creators(item, "translators") if one)
    for subject in at(item, "subject"):
        shelfmark = word(subject, *(f"{kind}/value" for kind in _SHELFMARKS))
        yield Value("shelfmark" if shelfmark else "keyword", shelfmark or words(subject))
    yield from _identifiers(item, "")


def _identifiers(place: etree._Element, prefix: str) -> Iterator[Value]:
    for identifier in at(place, "identifier"):
        text = word(identifier, "URI/value") or words(identifier)
        kind, _, value = text.partition(" ")
        if kind in {"DOI", "ISSN", "ISBN"} and value:
            yield from (Value(kind, one) for one in (value.split() if kind == "ISBN" else [value]))
        elif text.startswith("http"):
            yield Value("url" if not prefix else f"{prefix}url", text)
        else:
            issns, isbns = serials(text)
            yield from (Value("ISSN", one) for one in issns)
            yield from (Value("ISBN", one) for one in isbns)
            yield from () if issns or isbns else (Value(f"{prefix}identifier", text),)


def _container(place: etree._Element) -> Iterator[Value]:
    prefix = f"{local(place)}/"
    for tag, text in xml_values(place, _layout().shape):
        yield Value(prefix + tag, text)
    yield from _identifiers(place, prefix)
    yield from (value for held in at(place, "isPartOf") for inner in held for value in _container(inner))


FORMAT = Format(name="Zotero RDF", recognises=_recognises, read=_read)
