"""What the layout of a page tells, before any word of it is understood: zones, fields, credited authors, references."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.spans import Span


class ZoneKind(StrEnum):
    """What a stretch of a page is for."""

    TITLE = "title"
    BYLINE = "byline"  # the names of the authors, with their posts
    AFFILIATION = "affiliation"  # organisations and postal addresses of the authors
    IMPRINT = "imprint"  # journal, year, volume, pages, identifiers, "cite this article"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    CODES = "codes"  # JEL codes and other classifications
    HEADING = "heading"
    BODY = "body"
    REFERENCES = "references"
    FURNITURE = "furniture"  # menus, sponsors, cookie notices, counters, "get the full text"


PROSE = frozenset({ZoneKind.TITLE, ZoneKind.ABSTRACT, ZoneKind.HEADING, ZoneKind.BODY})
"""The zones whose sentences speak about the world: people, clusters and concepts are looked for here."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Zone:
    """A stretch of one kind. The zones of a page are sorted and do not overlap; only white space lies between them."""

    span: Span
    kind: ZoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value printed on the page. `value` is the words made plain (a year as "2015", a DOI without its resolver).

    `name` is one of title, year, date (ISO 8601), venue, volume, issue, pages, doi, issn, isbn, publisher, identifier,
    url, language, type, status, keyword, jel; issn, isbn, identifier, keyword and jel may occur several times, in the
    order of the page. `span` is None where no words stand for the value (the language, mostly the type).
    """

    name: str
    value: str
    span: Span | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPart:
    """One organisation of an affiliation, smallest first in its chain; `place` is its city or country when printed.

    `aliases` are other names of the same organisation in the same chain: an acronym, the expansion in brackets. A
    `unit` is by its name a part of a larger organisation: a department, a chair, a laboratory. `stated`: a format says
    that it is an affiliation, whatever its words look like.
    """

    name: Span
    aliases: tuple[Span, ...] = ()
    place: Span | None = None
    unit: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Where an author works: the chain from the smallest unit to the largest, the whole of the words, the places.

    `ror` is the identifier of the largest, where a format states it. `confidence` is below that of the credit where
    the page, and not the record, says so.
    """

    chain: tuple[OrganisationPart, ...]
    span: Span
    cities: tuple[Span, ...] = ()
    countries: tuple[Span, ...] = ()
    ror: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A person credited with writing the document, at `position` 1, 2, …

    `names` are all printings of the name, the fullest first; `family` and `given` split the fullest one. `role` is the
    post ("Associate Professor of the Chair of Physics"), not the degree. `affiliations` may be shared between authors.
    An `organisation` that is credited has neither family nor given name.
    """

    position: int
    names: tuple[Span, ...]
    family: str
    given: str
    email: str | None = None
    role: Span | None = None
    affiliations: tuple[Affiliation, ...] = ()
    confidence: float = 1.0
    orcid: str | None = None
    organisation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of the reference list; `span` is the whole entry. Values are plain text as in the entry."""

    span: Span
    authors: tuple[str, ...]
    year: int | None
    title: str | None
    venue: str | None
    volume: str | None
    pages: str | None
    confidence: float
    issue: str | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation in the text ("Porter, 1990"); `reference` is the index of its entry, None when the list has none."""

    span: Span
    reference: int | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The structure of one record's text; `others` are people credited with anything but writing it (editors)."""

    zones: tuple[Zone, ...]
    fields: tuple[Field, ...]
    credits: tuple[Credit, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    others: tuple[Credit, ...] = ()

    def spans(self, kinds: Iterable[ZoneKind]) -> tuple[Span, ...]:
        """The spans of the zones of these kinds, in the order of the text."""
        wanted = frozenset(kinds)
        return tuple(zone.span for zone in self.zones if zone.kind in wanted)

    def values(self, name: str) -> tuple[str, ...]:
        """The values of the fields of this name, in the order of the page."""
        return tuple(field.value for field in self.fields if field.name == name)
