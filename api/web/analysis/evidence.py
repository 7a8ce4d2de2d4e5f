"""The documents behind a cell of a matrix, each with the words that put it there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from api.web.analysis.matrix import Kind
from api.web.graph.catalogue import Catalogue
from api.web.graph.document_view import byline
from api.web.graph.facts import Ref
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset, Row
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


def supported(
    dataset: Dataset, catalogue: Catalogue, kind: Kind, ends: tuple[str, str], items: Iterable[DocumentItem]
) -> Iterator[Supported]:
    """These documents with the words that put them into the cell of the two ends."""
    said = _said_of_sector(dataset, ends) if kind.name == "clusters-sectors" else None
    for item in items:
        words = _studied(dataset, item, ends) if said is None else said.get(item.iri, [])
        authors = byline(dataset, catalogue, item.iri)
        yield Supported(item=item, authors=authors, words=tuple(words[:MOST_QUOTES]))


def _said_of_sector(dataset: Dataset, ends: tuple[str, str]) -> Mapping[str, list[Words]]:
    groups: defaultdict[str, list[Words]] = defaultdict(list)
    for row in rows(dataset, "analysis_sector_quotes", row=Iri(ends[0]), column=Iri(ends[1])):
        groups[words_of(row["document"])].append(_words(row, ""))
    return {document: sorted(set(words)) for document, words in groups.items()}


def _studied(dataset: Dataset, item: DocumentItem, ends: tuple[str, str]) -> list[Words]:
    """The first words for the concept, then those for what the document studies in the region."""
    region, concept = Iri(ends[0]), Iri(ends[1])
    found = list(rows(dataset, "analysis_quotes", document=Iri(item.iri), row=region, column=concept))
    on_concept = sorted({_words(row, words_of(row.get("label"))) for row in found if row["object"] == concept})
    in_region = sorted({_words(row, words_of(row.get("label"))) for row in found if row["object"] != concept})
    return [*on_concept[:1], *in_region]


def _words(row: Row, about: str) -> Words:
    return Words(about=about, text=words_of(row["quote"]), page=page_of(words_of(row["phrase"])))
