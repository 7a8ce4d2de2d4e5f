"""The evidence behind a tie of the derived networks."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.facts import Fact, Quote, Ref, facts_between, reference
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.reads import rows, words_of
from api.web.http.problems import NotFoundError
from ontology.dataset import Dataset
from ontology.iris import phrase_iri, thing
from ontology.statement import Iri

MOST_DOCUMENTS = 50
MOST_QUOTES = 2

TIE_WORDS = {
    "coauthor": "Wrote together with",
    "affiliation": "Affiliation",
    "cluster-region": "Cluster and place",
    "cluster-concept": "Cluster and concept",
    "concept-concept": "Concepts of the same documents",
    "citation": "Citation",
}
"""How pages word the kinds of ties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """Everything on the page of a tie; each document comes with where it names the two."""

    kind: str
    weight: int
    source: Ref
    target: Ref
    facts: tuple[Fact, ...]
    documents: tuple[tuple[DocumentItem, tuple[Quote, ...]], ...]


def tie_view(dataset: Dataset, catalogue: Catalogue, key: str) -> TieView:
    """Reads the page from the graph; raises NotFoundError for a tie that no document supports any more."""
    row = next(rows(dataset, "tie", tie=thing("tie", key)), None)
    if row is None:
        raise NotFoundError("No document supports such a tie, or no longer.")
    ends = Iri(words_of(row["from"])), Iri(words_of(row["to"]))
    return TieView(
        kind=words_of(row["kind"]),
        weight=int(words_of(row["weight"])),
        source=reference(catalogue, ends[0], row.get("from_label")),
        target=reference(catalogue, ends[1], row.get("to_label")),
        facts=tuple(facts_between(dataset, catalogue, *ends)),
        documents=tuple(_documents(dataset, catalogue, ends)),
    )


def _documents(
    dataset: Dataset, catalogue: Catalogue, ends: tuple[Iri, Iri]
) -> Iterator[tuple[DocumentItem, tuple[Quote, ...]]]:
    found = {words_of(row["document"]) for row in rows(dataset, "tie_documents", **{"from": ends[0], "to": ends[1]})}
    for item in catalogue.newest((*found, *ends))[:MOST_DOCUMENTS]:
        yield item, tuple(quote for end in ends for quote in _quotes(dataset, Iri(item.iri), end))


def _quotes(dataset: Dataset, document: Iri, end: Iri) -> list[Quote]:
    found = rows(dataset, "quotes_of", document=document, thing=end)
    places = {(int(words_of(row["begin"])), int(words_of(row["end"]))): words_of(row["quote"]) for row in found}
    return [
        Quote(text=text, begin=begin, end=stop, page=page_of(phrase_iri(document, begin, stop)))
        for (begin, stop), text in sorted(places.items())[:MOST_QUOTES]
    ]
