"""What lists and searches show of a thing: one small type a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ontology.iris import kind_and_key, thing
from ontology.rdf_terms import node
from ontology.statement import Iri

# The kinds of things that have a page of their own: kind in the IRI → word in the path.
PAGES: Mapping[str, str] = {
    "document": "document",
    "person": "author",
    "organisation": "institution",
    "region": "region",
    "cluster": "cluster",
    "concept": "concept",
    "venue": "venue",
    "tie": "tie",
}
# The kinds that have a list: kind in the IRI → word in the path.
LISTS: Mapping[str, str] = {
    "document": "documents",
    "person": "authors",
    "organisation": "institutions",
    "region": "regions",
    "cluster": "clusters",
    "concept": "concepts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing of the graph: `documents` counts the corpus documents that name it (for authors: that they wrote)."""

    iri: str
    kind: str
    key: str
    label: str
    page: str
    names: tuple[str, ...] = ()
    documents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentItem(Item):
    """A document of the corpus; `status` is retracted, corrected or None, `issued` as the source prints it."""

    type: str
    year: int | None
    issued: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorItem(Item):
    """A person; `mentions` counts the documents whose text names the person."""

    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionItem(Item):
    """An organisation, with the labels of the regions it lies in."""

    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionItem(Item):
    """A region; `country` is the label of the country it lies in, `country_key` its key."""

    level: str | None
    iso: str | None
    country: str | None
    country_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterItem(Item):
    """A cluster; `stage` is planned, pilot, operating or None."""

    places: tuple[str, ...]
    sectors: tuple[str, ...]
    stage: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptItem(Item):
    """A concept; a candidate is one that the text names but no thesaurus has."""

    candidate: bool


ITEM_TYPES: Mapping[str, type[Item]] = {
    "document": DocumentItem,
    "person": AuthorItem,
    "organisation": InstitutionItem,
    "region": RegionItem,
    "cluster": ClusterItem,
    "concept": ConceptItem,
}


def named_by(kind: str, key: str) -> Iri:
    """The thing that a path or a parameter names; a foreign one, from a thesaurus of the user, is named by its IRI.

    >>> named_by("concept", "http://example.org/42")
    Iri('http://example.org/42')
    """
    return Iri(key) if _is_iri(key) else thing(kind, key or "-")


def _is_iri(key: str) -> bool:
    try:
        return "://" in key and bool(node(Iri(key)))
    except ValueError:  # words with a colon and two slashes, which name nothing
        return False


def identity(iri: str, kind: str) -> tuple[str, str, str]:
    """Kind, key and page of a thing that is listed under a kind.

    >>> identity("http://example.org/42", "concept")
    ('concept', 'http://example.org/42', '/concept/http%3A%2F%2Fexample.org%2F42')
    """
    known = kind_and_key(iri)
    if known is not None and known[0] == kind:
        return kind, known[1], page_of(iri)
    return kind, iri, f"/{PAGES[kind]}/{quote(iri, safe='')}"


def page_of(iri: str) -> str:
    """The path of the page about a thing, its fragment kept; an IRI that is not ours stays as it is.

    >>> from ontology.iris import thing
    >>> page_of(thing("person", "a b")), page_of("https://example.org/")
    ('/author/a%20b', 'https://example.org/')
    """
    known = kind_and_key(iri)
    if known is None:
        return iri
    kind, key = known
    path = f"/{PAGES[kind]}" if kind in PAGES else f"/id/{kind}"
    _, hash_, fragment = iri.partition("#")
    return f"{path}/{quote(key, safe='')}{hash_}{fragment}"
