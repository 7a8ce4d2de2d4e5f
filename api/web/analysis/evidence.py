"""The documents behind a cell of a matrix, each with the words that put it there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from api.web.analysis.matrix import Kind
from api.web.graph.catalogue import Catalogue
from api.web.graph.document_view import byline
from api.web.graph.facts import Ref
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.linked import links
from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset, Row
from ontology.iris import statement_iri
from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS, NIF, RDFS, SKOS

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
    inside = _inside(dataset, Iri(ends[0])) if said is None else frozenset()
    for item in items:
        words = _studied(dataset, Iri(item.iri), inside, Iri(ends[1])) if said is None else said.get(item.iri, [])
        authors = byline(dataset, catalogue, item.iri)
        yield Supported(item=item, authors=authors, words=tuple(words[:MOST_QUOTES]))


def _said_of_sector(dataset: Dataset, ends: tuple[str, str]) -> Mapping[str, list[Words]]:
    groups: defaultdict[str, list[Words]] = defaultdict(list)
    for row in rows(dataset, "analysis_sector_quotes", row=Iri(ends[0]), column=Iri(ends[1])):
        groups[words_of(row["document"])].append(_words(row))
    return {document: sorted(set(words)) for document, words in groups.items()}


def _inside(dataset: Dataset, region: Iri) -> frozenset[str]:
    """A region, its parts, and what lies in any of them."""
    parts = {words_of(row["part"]) for row in rows(dataset, "parts_of_region", thing=region)}
    return frozenset(parts | {words_of(row["thing"]) for row in rows(dataset, "located_in", region=region)})


def _studied(dataset: Dataset, document: Iri, inside: Set[str], concept: Iri) -> list[Words]:
    """The first words for the concept, then those for what the document studies in the region."""
    studied = links(dataset, "studies").get(document, frozenset())
    on_concept = sorted(_stated(dataset, document, DCTERMS.subject, concept))
    in_region = sorted({words for one in studied & inside for words in _stated(dataset, document, CKG.studies, one)})
    return [*on_concept[:1], *in_region]


def _stated(dataset: Dataset, document: Iri, predicate: Iri, value: Iri) -> Iterator[Words]:
    """The words by which a document says something of itself: under each label of what it says."""
    labels = [words_of(label) for name in (RDFS.label, SKOS.prefLabel) for label in dataset.values(value, name)]
    for phrase in dataset.values(statement_iri(document, document, predicate, value), CKG.evidence):
        text, page = words_of(dataset.value(Iri(words_of(phrase)), NIF.anchorOf)), page_of(words_of(phrase))
        yield from (Words(about=label, text=text, page=page) for label in labels or [""])


def _words(row: Row) -> Words:
    return Words(about="", text=words_of(row["quote"]), page=page_of(words_of(row["phrase"])))
