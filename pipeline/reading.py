"""What was recognised in one record: the last type that knows there was a language model."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.page.model import Citation, Credit, Field, Reference, Zone
from pipeline.spans import Span


class Relation(StrEnum):
    """What a link says. Subject and object are referent ids, or `DOCUMENT` for the document itself."""

    AFFILIATED = "affiliated"  # author -> organisation
    MEMBER = "member"  # person in prose -> organisation
    PART_OF = "part of"  # organisation -> organisation
    LOCATED = "located"  # organisation or cluster -> region
    SECTOR = "sector"  # cluster -> concept
    HAS_MEMBER = "has member"  # cluster -> organisation
    CLUSTER_KIND = "cluster kind"  # cluster -> concept
    STUDIES = "studies"  # document -> region or cluster


DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of the text that names something; the thing is the referent that holds the mention."""

    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """What one or more mentions of this document refer to.

    `id` is unique within the reading ("org-2"). `name` is the fullest form that the document prints, `mentions` are in
    the order of the text and not empty, except for what only a wider name implies (the country of a region: none).
    A hash leaves them out: a country of ten thousand mentions is looked up ten thousand times.
    """

    id: str
    name: str
    mentions: tuple[Mention, ...] = field(hash=False)
    confidence: float


def mention_spans(referents: Iterable[Referent]) -> Iterator[Span]:
    """Where the text names the things, thing by thing."""
    return (mention.span for referent in referents for mention in referent.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Referent):
    """A person: a credited author or someone named in the prose. `family` is "" when it cannot be told.

    A credited `organisation` stands among the authors, too.
    """

    family: str
    given: str
    role: Span | None = None
    organisation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Referent):
    """A named organisation or part of one. `generic`: the name alone does not tell which ("Chair of Physics")."""

    generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the authorities know of a region. `key` is its ISO code, else "geonames-" and its number: stable for ever.

    `level` is supranational, country, macro-region, region or city; `part_of` is the key of the next wider place; `lat`
    and `long` are WGS 84 degrees; `label` is the authority's English name.
    """

    key: str
    label: str
    level: str
    iso: str | None = None
    part_of: str | None = None
    lat: float | None = None
    long: float | None = None
    geonames: int | None = None
    nuts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Referent):
    """A named place; `place` is None when no authority has it. `wider` holds the chain up to the country or beyond."""

    level: str
    place: Place | None
    wider: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Referent):
    """A specific cluster. `proper`: the name alone tells which one ("Silicon Valley"), else its place is needed too.

    `status` is planned, pilot, operating or None when the text does not say.
    """

    proper: bool
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Referent):
    """A notion of the field. `iri` is that of the thesaurus concept, None for a candidate that no thesaurus has.

    `subject`: an indexer would assign it to this document. `name` is the preferred or lemma-like label.
    """

    iri: str | None
    subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation that the words of `evidence` support: one stretch or several, in the order of the text."""

    subject: str
    relation: Relation
    object: str
    evidence: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything recognised in one record, in the order of the text; serialises to JSON and back without loss.

    `credits[i]` is the person `author_ids[i]`.
    """

    zones: tuple[Zone, ...]
    fields: tuple[Field, ...]
    credits: tuple[Credit, ...]
    author_ids: tuple[str, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    sentences: tuple[Span, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    regions: tuple[Region, ...]
    clusters: tuple[Cluster, ...]
    concepts: tuple[Concept, ...]
    links: tuple[Link, ...]
