"""What the page of anything but a corpus document shows: names, details, documents, neighbours, and sourced facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from api.web.graph.catalogue import Catalogue
from api.web.graph.document_view import Field, Value
from api.web.graph.facts import Fact, Ref, facts_from, facts_to, headed, reference, triples_of
from api.web.graph.involved import INVOLVED, documents_of_thing
from api.web.graph.items import PAGES, DocumentItem, named_by, page_of
from api.web.graph.neighbours import Tied, ties_of
from api.web.graph.reads import rows, words_of
from api.web.graph.surest import MOST
from api.web.graph.wording import wording
from api.web.http.problems import NotFoundError
from ontology.dataset import Dataset, Row
from ontology.iris import graph_iri
from ontology.statement import Iri
from ontology.terms import RDFS, SKOS

MOST_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A thing that a derived network ties to this one in `weight` documents; `tie` is the page of the evidence."""

    ref: Ref
    weight: int
    tie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingView:
    """Everything on the page of a thing; `documents` newest first.

    `neighbours` are the nearest by the kind of their tie, `tied` counts all of them.
    """

    iri: Iri
    kind: str
    key: str
    label: str
    names: tuple[str, ...]
    fields: tuple[Field, ...]
    parts: tuple[Ref, ...]
    documents: tuple[DocumentItem, ...]
    neighbours: tuple[tuple[str, tuple[Neighbour, ...]], ...]
    tied: tuple[tuple[str, int], ...]
    facts: tuple[Fact, ...]


def thing_view(dataset: Dataset, catalogue: Catalogue, kind: str, key: str, *, most_facts: int = MOST) -> ThingView:
    """Reads the page from the graph; raises NotFoundError when the graph says nothing of the thing.

    It has `most_facts` at most of the statements about the thing, and as many of those that lead to it.
    """
    iri = named_by(kind, key)
    triples = _triples(dataset, catalogue, kind, iri)
    if not triples:
        raise NotFoundError(f"The graph holds no {kind} with the key {key}.")
    item = catalogue.by_iri.get(iri)
    ties = _ties(dataset, iri)
    facts = facts_from(dataset, catalogue, iri, most_facts)
    labels = _texts(triples, RDFS.label) or _texts(triples, SKOS.prefLabel)
    return ThingView(
        iri=iri,
        kind=kind,
        key=key,
        label=item.label if item else next(iter(labels), key),
        names=item.names if item else _texts(triples, SKOS.altLabel),
        fields=tuple(_fields(catalogue, triples, facts)),
        parts=tuple(_parts(dataset, catalogue, iri)),
        documents=documents_of(dataset, catalogue, kind, iri),
        neighbours=tuple((name, tuple(_nearest(catalogue, group))) for name, group in ties.items()),
        tied=tuple((name, len(group)) for name, group in ties.items()),
        facts=tuple(facts + facts_to(dataset, catalogue, iri, most_facts)),
    )


def is_known(dataset: Dataset, kind: str, iri: Iri) -> bool:
    """Whether the graph says anything of a thing."""
    return any(_of_run(dataset, iri) if kind == "run" else dataset.about(iri))


def _triples(dataset: Dataset, catalogue: Catalogue, kind: str, iri: Iri) -> list[Row]:
    return list(_of_run(dataset, iri) if kind == "run" else triples_of(dataset, catalogue, iri))


def _of_run(dataset: Dataset, iri: Iri) -> Iterator[Row]:
    return rows(dataset, "triples_of_run", thing=iri, runs=graph_iri("runs"))


def documents_of(
    dataset: Dataset, catalogue: Catalogue, kind: str, iri: Iri, *, written: bool = False
) -> tuple[DocumentItem, ...]:
    """The corpus documents that have to do with a thing, newest first; of a work: those that cite it.

    With `written` those that the person wrote, without those that only name him or her.
    """
    if kind not in PAGES:
        return ()
    if kind in INVOLVED and not written:
        return catalogue.newest(documents_of_thing(dataset, kind, iri))
    read = "documents_citing" if kind == "document" else "documents_by_person" if written else f"documents_of_{kind}"
    return catalogue.newest(words_of(row.get("document")) for row in rows(dataset, read, thing=iri))


def _texts(triples: Iterable[Row], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({words_of(row.get("object")) for row in triples if row.get("predicate") == predicate}))


def _fields(catalogue: Catalogue, triples: Iterable[Row], facts: Iterable[Fact]) -> Iterator[Field]:
    """The values that have a heading, with the quotes of the statements that say them."""
    quotes = {(fact.predicate, fact.object): fact.quotes for fact in facts}
    for predicate, refs in headed(catalogue, triples):
        values = (Value(ref=ref, quotes=quotes.get((predicate, ref), ())) for ref in refs)
        yield Field(name=wording(predicate).field, values=tuple(values))


def _parts(dataset: Dataset, catalogue: Catalogue, iri: Iri) -> list[Ref]:
    refs = {reference(catalogue, row.get("part"), row.get("label")) for row in rows(dataset, "parts", thing=iri)}
    return sorted(refs, key=lambda ref: (ref.label.casefold(), ref.page))


def _ties(dataset: Dataset, iri: Iri) -> dict[str, list[Tied]]:
    """All ties by their kind."""
    groups: defaultdict[str, list[Tied]] = defaultdict(list)
    for tie in ties_of(dataset, iri):
        groups[tie.kind].append(tie)
    return dict(sorted(groups.items()))


def _nearest(catalogue: Catalogue, ties: Iterable[Tied]) -> Iterator[Neighbour]:
    """The heaviest ties, equally heavy ones by the name of the other end."""

    def rank(tie: Tied) -> tuple[int, str, str]:
        item = catalogue.by_iri.get(tie.other)
        return -tie.weight, item.label if item else tie.other, tie.tie

    for tie in nsmallest(MOST_NEIGHBOURS, ties, key=rank):
        ref = reference(catalogue, Iri(tie.other), None)
        yield Neighbour(ref=ref, weight=tie.weight, tie=page_of(tie.tie))
