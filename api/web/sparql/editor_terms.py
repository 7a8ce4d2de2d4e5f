"""The words of a query: prefixes, and the classes and properties of the graph with what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.web.graph.reads import query_text, rows, words_of
from api.web.graph.wording import curie
from ontology import terms
from ontology.dataset import Dataset
from ontology.statement import Iri
from ontology.terms import OWL, PREFIXES
from ontology.text_patterns import SEARCH_TERMS

_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    OWL.NamedIndividual: "individual",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTerm:
    """A class, a property or an individual; `used` when the graph says something with it."""

    name: str
    iri: str
    kind: str
    label: str
    comment: str
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All that may be written in a query of this generation besides things."""

    generation: str
    prefixes: dict[str, str]
    terms: tuple[QueryTerm, ...]


def vocabulary(dataset: Dataset) -> Vocabulary:
    """Our own terms, defined or not used yet, and the foreign ones that the graph uses.

    Each candidate is looked up by itself: asking the engine for all that occur would read the whole graph.
    """
    own = {term.iri: term for term in _own(dataset)}
    foreign = (term for term in _foreign(dataset) if term.iri not in own)
    return Vocabulary(
        generation=dataset.generation,
        prefixes=dict(PREFIXES),
        terms=tuple(sorted((*own.values(), *foreign), key=lambda term: (term.kind, term.name))),
    )


def spoken(name: str) -> str:
    """The local part of a prefixed name as words.

    >>> spoken("dcterms:isPartOf"), spoken("fabio:JournalArticle"), spoken("prism:doi")
    ('is part of', 'journal article', 'doi')
    """
    local = name.rpartition(":")[2]
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in local).strip()


def _own(dataset: Dataset) -> Iterator[QueryTerm]:
    for row in rows(dataset, "ontology_terms"):
        iri, kind = words_of(row["term"]), _KINDS.get(Iri(words_of(row["class"])))
        if kind is not None:
            used = kind == "individual" or _is_used(dataset, Iri(iri), kind)
            yield _term(Iri(iri), kind, words_of(row["label"]), words_of(row.get("comment")), used=used)


def _foreign(dataset: Dataset) -> Iterator[QueryTerm]:
    for iri in _constants():
        kind = "class" if curie(iri).rpartition(":")[2][:1].isupper() else "property"
        if _is_used(dataset, iri, kind):
            yield _term(iri, kind, spoken(curie(iri)), "", used=True)


def _constants() -> Iterator[Iri]:
    """Every term that the code knows."""
    for vocabulary_name in terms.__all__:
        known = getattr(terms, vocabulary_name)
        if isinstance(known, type):
            yield from (value for name, value in vars(known).items() if isinstance(value, Iri) and name[0] != "_")


def _is_used(dataset: Dataset, iri: Iri, kind: str) -> bool:
    """Whether a query finds something with the term; with those of searches it does, though the graph has them not."""
    return iri in SEARCH_TERMS or dataset.ask(query_text(f"is_{kind}"), term=iri)


def _term(iri: Iri, kind: str, label: str, comment: str, *, used: bool) -> QueryTerm:
    return QueryTerm(name=curie(iri), iri=iri, kind=kind, label=label, comment=comment, used=used)
