"""TEI as GROBID writes it (and other TEI with a described source): header, references, paragraphs."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements
from corpus.formats.streams.xml_text import at, attribute, local, paragraphs, within, word, words
from corpus.formats.values.addresses import address
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.dates import read_date
from corpus.formats.values.people import cited, named, organisation, person
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each
from corpus.work import Affiliation, CitedWork, Creator, Work

_SOURCE = "teiHeader/fileDesc/sourceDesc/biblStruct"
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return head.root in {"TEI", "teiCorpus", "TEI.2"}


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "TEI", "TEI.2"), _work, "article in TEI")


def _work(tei: etree._Element) -> Work | None:
    layout = _layout()
    return assembled(
        layout.crosswalk,
        chain(_own(tei), xml_values(tei, layout.shape)),
        authors=map(creator_of, _authors(tei)),
        editors=map(creator_of, _of_source(tei, "editor")),
        references=(_cited(entry) for back in at(tei, "text/back") for entry in within(back, "biblStruct", "bibl")),
    )


def _own(tei: etree._Element) -> Iterator[Value]:
    for header in at(tei, "teiHeader"):
        yield Value("language", attribute(header, "lang"))
    if any(attribute(title, "level") == "j" and words(title) for title in at(tei, f"{_SOURCE}/monogr/title")):
        yield Value("kind", "journal")
    if at(tei, f"{_SOURCE}/monogr/meeting"):
        yield Value("kind", "meeting")
    for date in (one for path in _PUBLISHED for one in at(tei, path)):
        yield Value("published", attribute(date, "when") or words(date))
    for scope in at(tei, f"{_SOURCE}/monogr/imprint/biblScope"):
        yield Value(f"biblScope[{attribute(scope, 'unit') or attribute(scope, 'type')}]", extent(scope))
    for abstract in at(tei, "teiHeader/profileDesc/abstract"):
        yield Value("abstract", paragraphs(abstract))
    for keywords in at(tei, "teiHeader/profileDesc/textClass/keywords"):
        terms = within(keywords, "term", "item") or [keywords]
        yield from (Value("keyword", words(term)) for term in terms if not within(term, "term"))
    # GROBID puts affiliations that it can give to nobody into authors without a name.
    for author in _authors(tei):
        if creator_of(author) is None:
            yield from (Value("affiliation", _affiliation(one).name) for one in at(author, "affiliation"))
    yield from (Value("body", paragraphs(body)) for body in at(tei, "text/body"))


_PUBLISHED = (
    f"{_SOURCE}/monogr/imprint/date",
    "teiHeader/fileDesc/publicationStmt/date",
    "teiHeader/fileDesc/editionStmt/edition/date",
)


def extent(scope: etree._Element) -> str:
    """What a volume, an issue or pages are, as words or from first to last."""
    first, last = attribute(scope, "from"), attribute(scope, "to")
    return words(scope) or "-".join(dict.fromkeys(filter(None, (first, last))))


def _of_source(tei: etree._Element, name: str) -> list[etree._Element]:
    return at(tei, f"{_SOURCE}/analytic/{name}") or at(tei, f"{_SOURCE}/monogr/{name}")


def _authors(tei: etree._Element) -> list[etree._Element]:
    """The authors of the source, else those of the title statement."""
    return _of_source(tei, "author") or at(tei, "teiHeader/fileDesc/titleStmt/author")


def creator_of(author: etree._Element) -> Creator | None:
    """Whom an author or an editor names, in parts or in one; None where nobody is named."""
    affiliations = tuple(_affiliation(one) for one in at(author, "affiliation"))
    orcids = [words(one) for one in at(author, "idno") if attribute(one, "type").upper() == "ORCID"]
    orcid, email = (orcids or [""])[0], word(author, "email")
    for name in at(author, "persName") or at(author, "name") or [author]:
        given = " ".join(words(one) for one in at(name, "forename"))
        family = " ".join(words(one) for one in at(name, "surname"))
        if family or given:
            suffix = word(name, "genName")
            return person(family, given, suffix=suffix, orcid=orcid, email=email, affiliations=affiliations)
        if name is not author:
            return named(words(name), orcid=orcid, affiliations=affiliations)
    if collective := word(author, "orgName"):
        return organisation(collective, affiliations)
    return None if len(author) else named(words(author))


def _affiliation(element: etree._Element) -> Affiliation:
    """As printed, where GROBID keeps that; its own division may have lost words."""
    for note in at(element, "note"):
        if attribute(note, "type") == "raw_affiliation":
            return address(note)
    return address(element)


def _cited(entry: etree._Element) -> CitedWork | None:
    if local(entry) == "bibl":
        return cited(words(entry))
    articles, books = at(entry, "analytic"), at(entry, "monogr")
    title = next((found for article in articles if (found := word(article, "title"))), "")
    source = next((found for book in books if (found := word(book, "title"))), "")
    authors = [one for part in articles for one in at(part, "author")] or at(entry, "monogr/author")
    scopes = {attribute(scope, "unit"): extent(scope) for scope in reversed(at(entry, "monogr/imprint/biblScope"))}
    dates = [attribute(date, "when") or words(date) for date in at(entry, "monogr/imprint/date")]
    notes = [words(note) for note in at(entry, "note") if attribute(note, "type") == "raw_reference"]
    return cited(
        notes[0] if notes else "",
        authors=[made.name for one in authors if (made := creator_of(one)) is not None],
        year=next((year for date in dates if (year := read_date(date).year)), None),
        title=title or source,
        venue=source if title else "",
        volume=scopes.get("volume", ""),
        issue=scopes.get("issue", ""),
        pages=scopes.get("page", ""),
        doi=next((words(one) for one in within(entry, "idno") if attribute(one, "type").upper() == "DOI"), ""),
    )


_CONFIDENCE: Final = 0.87
"""GROBID reads PDF files; so much (F1) of the references of 1,943 articles it finds: https://github.com/kermitt2/grobid"""

FORMAT = Format(name="TEI XML (GROBID)", recognises=_recognises, read=_read, confidence=_CONFIDENCE)
