"""The evidence behind a tie of the derived networks."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.facts import Fact, Quote, Ref, facts_between, reference
from api.web.graph.involved import involved
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.reads import rows, words_of
from api.web.http.problems import NotFoundError
from ontology.dataset import Dataset
from ontology.iris import phrase_span, thing
from ontology.statement import Iri
from ontology.terms import ITSRDF, NIF

MOST_DOCUMENTS = 30
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
    """Everything on the page of a tie: the newest documents, each with where it names the two, and how many `more`."""

    kind: str
    weight: int
    source: Ref
    target: Ref
    facts: tuple[Fact, ...]
    documents: tuple[tuple[DocumentItem, tuple[Quote, ...]], ...]
    more: int


def tie_view(dataset: Dataset, catalogue: Catalogue, key: str) -> TieView:
    """Reads the page from the graph; raises NotFoundError for a tie that no document supports any more."""
    row = next(rows(dataset, "tie", tie=thing("tie", key)), None)
    if row is None:
        raise NotFoundError("No document supports such a tie, or no longer.")
    ends = Iri(words_of(row["from"])), Iri(words_of(row["to"]))
    found = _documents(dataset, catalogue, ends)
    return TieView(
        kind=words_of(row["kind"]),
        weight=int(words_of(row["weight"])),
        source=reference(catalogue, ends[0], row.get("from_label")),
        target=reference(catalogue, ends[1], row.get("to_label")),
        facts=tuple(facts_between(dataset, catalogue, *ends)),
        documents=tuple((item, tuple(_quotes(dataset, Iri(item.iri), ends))) for item in found[:MOST_DOCUMENTS]),
        more=max(0, len(found) - MOST_DOCUMENTS),
    )


def _documents(dataset: Dataset, catalogue: Catalogue, ends: tuple[Iri, Iri]) -> tuple[DocumentItem, ...]:
    """What has both ends (is by them, on them, names them, gives them as an affiliation), or is one of them."""
    known = involved(dataset)
    return catalogue.newest((*(known.among(ends[:1]) & known.among(ends[1:])), *ends))


def _quotes(dataset: Dataset, document: Iri, ends: tuple[Iri, Iri]) -> Iterator[Quote]:
    """The first places where the document names each of the ends."""
    for end in ends:
        named = dataset.subjects(ITSRDF.taIdentRef, end, document)
        placed = ((span, phrase) for phrase in named if (span := phrase_span(document, phrase)))
        for (begin, stop), phrase in sorted(placed)[:MOST_QUOTES]:
            words = words_of(dataset.value(phrase, NIF.anchorOf))
            yield Quote(text=words, begin=begin, end=stop, page=page_of(phrase))
