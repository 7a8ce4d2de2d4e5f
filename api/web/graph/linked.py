"""What every document of the corpus has: authors, subjects, what it studies, institutions; read once a generation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from api.web.graph.facts import surest
from api.web.graph.involved import involved
from api.web.graph.reads import query_text, words_of
from ontology.dataset import Dataset, Row
from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS

RELATIONS: Mapping[str, Iri] = {"creator": DCTERMS.creator, "subject": DCTERMS.subject, "studies": CKG.studies}
AFFILIATION = "affiliation"

Links = Mapping[str, frozenset[Iri]]


@lru_cache(maxsize=4)  # one for each relation; those of an earlier generation make room
def links(dataset: Dataset, relation: str) -> Links:
    """The IRIs that each document has by a relation. As joins of the engine these take a second for a wide concept."""
    if relation == AFFILIATION:
        return _grouped(dataset.all_rows(query_text("affiliated")))
    return _grouped(dataset.all_rows(query_text("linked"), relation=RELATIONS[relation]))


@lru_cache(maxsize=1)
def authors_in_order(dataset: Dataset) -> Mapping[str, tuple[Iri, ...]]:
    """The authors of each document in the order of its byline, each once."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in dataset.all_rows(query_text("credited")):
        credit = int(words_of(row.get("position"))), words_of(row.get("author"))
        groups[words_of(row.get("document"))].append(credit)
    return {
        document: tuple(dict.fromkeys(Iri(author) for _, author in sorted(credited)))
        for document, credited in groups.items()
    }


def warm(dataset: Dataset) -> None:
    """Reads them all, before a visitor waits for them: some seconds for 10,000 documents."""
    surest.cache_clear()  # it would keep the generation before
    for relation in (*RELATIONS, AFFILIATION):
        links(dataset, relation)
    authors_in_order(dataset)
    involved(dataset)


def counted(links: Links, documents: Iterable[str]) -> Counter[Iri]:
    """How many of the documents have each thing.

    >>> x, y = Iri("urn:x"), Iri("urn:y")
    >>> counted({"a": frozenset((x, y)), "b": frozenset((x,))}, ["a", "b", "c"])[x]
    2
    """
    return Counter(chain.from_iterable(links.get(document, ()) for document in documents))


def _grouped(found: Iterable[Row]) -> Links:
    groups: defaultdict[str, set[Iri]] = defaultdict(set)
    for row in found:
        if isinstance(other := row.get("other"), Iri):
            groups[words_of(row.get("document"))].add(other)
    return {document: frozenset(others) for document, others in groups.items()}
