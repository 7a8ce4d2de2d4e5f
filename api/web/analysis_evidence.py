"""The documents behind a cell of a matrix, each with the words that put it there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from api.web.catalogue import Catalogue
from api.web.document_view import byline
from api.web.facts import Ref
from api.web.items import DocumentItem, page_of
from api.web.listing import SORTS
from api.web.matrix import Kind
from api.web.reads import rows, words_of
from ontology.dataset import Dataset, Row
from ontology.iris import kind_and_key
from ontology.statement import Iri

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Words:
    """A quote, where it stands, and what it is about ("" where that is plain)."""

    about: str
    text: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Supported:
    """A document, who wrote it, and the words that support that it is in the list."""

    item: DocumentItem
    authors: tuple[Ref, ...]
    words: tuple[Words, ...]


def newest_first(catalogue: Catalogue, documents: Iterable[str]) -> list[DocumentItem]:
    """The documents of the corpus among these."""
    found = (catalogue.by_iri.get(iri) for iri in documents)
    return sorted((item for item in found if isinstance(item, DocumentItem)), key=SORTS["newest"])


def supported(
    dataset: Dataset, catalogue: Catalogue, kind: Kind, ends: tuple[str, str], items: Iterable[DocumentItem]
) -> Iterator[Supported]:
    """These documents with the words that put them into the cell of the two ends."""
    said = _said_of_sector(dataset, ends) if kind.name == "clusters-sectors" else None
    for item in items:
        words = _studied(dataset, item, ends[1]) if said is None else said.get(item.iri, [])
        authors = byline(dataset, catalogue, item.iri)
        yield Supported(item=item, authors=authors, words=tuple(sorted(set(words))[:MOST_QUOTES]))


def _said_of_sector(dataset: Dataset, ends: tuple[str, str]) -> Mapping[str, list[Words]]:
    groups: defaultdict[str, list[Words]] = defaultdict(list)
    for row in rows(dataset, "analysis_sector_quotes", row=Iri(ends[0]), column=Iri(ends[1])):
        groups[words_of(row["document"])].append(_words(row, ""))
    return groups


def _studied(dataset: Dataset, item: DocumentItem, concept: str) -> list[Words]:
    """The words for the concept, and for what the document studies in whatever region."""
    found = list(rows(dataset, "analysis_quotes", document=Iri(item.iri)))
    return [_words(row, words_of(row.get("label"))) for row in found if _counts(words_of(row["object"]), concept)]


def _counts(object_: str, concept: str) -> bool:
    known = kind_and_key(object_)
    return object_ == concept or (known is not None and known[0] in ("region", "cluster"))


def _words(row: Row, about: str) -> Words:
    return Words(about=about, text=words_of(row["quote"]), page=page_of(words_of(row["phrase"])))
