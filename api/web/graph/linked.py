"""What every document of the corpus has: authors, subjects, what it studies, institutions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from api.web.graph.facts import surest
from api.web.graph.incidence import by_document, incidence_of
from api.web.graph.involved import involved
from ontology.dataset import Dataset
from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS

RELATIONS: Mapping[str, Iri] = {"creator": DCTERMS.creator, "subject": DCTERMS.subject, "studies": CKG.studies}
AFFILIATION = "affiliation"
_INCIDENCE = {"creator": "creators", "subject": "concepts", "studies": "studied", AFFILIATION: "institutions"}

Links = Mapping[str, frozenset[Iri]]


@lru_cache(maxsize=4)  # one for each relation; those of an earlier generation make room
def links(dataset: Dataset, relation: str) -> Links:
    """The IRIs that each document has by a relation. As joins of the engine these take a second for a wide concept."""
    incidence = incidence_of(dataset)
    found = by_document(incidence.of[_INCIDENCE[relation]])
    return {incidence.documents[number]: things for number, things in found.items()}


def authors_in_order(dataset: Dataset) -> Mapping[str, tuple[Iri, ...]]:
    """The authors of each document in the order of its byline, each once."""
    return incidence_of(dataset).bylines


def warm(dataset: Dataset) -> None:
    """Makes them all, before a visitor waits for them."""
    surest.cache_clear()  # it would keep the generation before
    for relation in (*RELATIONS, AFFILIATION):
        links(dataset, relation)
    involved(dataset)


def counted(links: Links, documents: Iterable[str]) -> Counter[Iri]:
    """How many of the documents have each thing.

    >>> x, y = Iri("urn:x"), Iri("urn:y")
    >>> counted({"a": frozenset((x, y)), "b": frozenset((x,))}, ["a", "b", "c"])[x]
    2
    """
    return Counter(chain.from_iterable(links.get(document, ()) for document in documents))
