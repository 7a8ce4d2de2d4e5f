"""What every document of the corpus has: authors, subjects, what it studies, institutions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from api.web.graph.incidence import by_document, incidence_of
from api.web.graph.involved import involved
from api.web.graph.reads import query_text, words_of
from api.web.graph.surest import surest
from ontology.dataset import Dataset
from ontology.statement import Iri, Text
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


@lru_cache(maxsize=1)
def years_of(dataset: Dataset) -> Mapping[str, frozenset[Text]]:
    """The years in which each document says that it appeared: one, unless it contradicts itself."""
    groups: defaultdict[str, set[Text]] = defaultdict(set)
    for row in dataset.all_rows(query_text("issued")):
        groups[words_of(row["document"])].add(Text(words_of(row["issued"])[:4]))
    return {document: frozenset(years) for document, years in groups.items()}


def warm(dataset: Dataset) -> None:
    """Makes them all, before a visitor waits for them."""
    surest.cache_clear()  # it would keep the generation before
    for relation in (*RELATIONS, AFFILIATION):
        links(dataset, relation)
    involved(dataset)
    years_of(dataset)


def counted(links: Links, documents: Iterable[str]) -> Counter[Iri]:
    """How many of the documents have each thing.

    >>> x, y = Iri("urn:x"), Iri("urn:y")
    >>> counted({"a": frozenset((x, y)), "b": frozenset((x,))}, ["a", "b", "c"])[x]
    2
    """
    return Counter(chain.from_iterable(links.get(document, ()) for document in documents))
