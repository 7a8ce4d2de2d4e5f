"""What documents state, each statement once, with its quotes and the document they come from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.reads import rows, words_of
from api.web.graph.surest import MOST, surest
from api.web.graph.wording import wording
from ontology.dataset import Dataset, Row
from ontology.iris import kind_and_key, phrase_iri
from ontology.statement import Iri, Term
from ontology.terms import CKG, NIF, PROV, RDF, RDFS, SKOS, STATUSES

_SAID: Mapping[str, Iri] = {
    "subject": RDF.subject,
    "predicate": RDF.predicate,
    "object": RDF.object,
    "confidence": CKG.confidence,
    "document": PROV.wasDerivedFrom,
}
_OF_PHRASE: Mapping[str, Iri] = {"begin": NIF.beginIndex, "end": NIF.endIndex, "quote": NIF.anchorOf}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Something to name and, unless `page` is "", to link; `kind` is "" for a literal."""

    label: str
    page: str = ""
    kind: str = ""
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document at half-open offsets; `page` leads to them."""

    text: str
    begin: int
    end: int
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement: `says` stands between subject and object; `key` is that of the statement."""

    key: str
    subject: Ref
    says: str
    object: Ref
    predicate: str
    confidence: float
    quotes: tuple[Quote, ...]
    document: Ref


def facts_from(dataset: Dataset, catalogue: Catalogue, thing: Iri, most: int = MOST) -> list[Fact]:
    """Statements with the thing as subject, the surest first, `most` and 100 at most."""
    return _stated(dataset, catalogue, surest(dataset, "statements_from", thing)[:most])


def facts_to(dataset: Dataset, catalogue: Catalogue, thing: Iri, most: int = MOST) -> list[Fact]:
    """Statements with the thing as object, the surest first, `most` and 100 at most."""
    return _stated(dataset, catalogue, surest(dataset, "statements_to", thing)[:most])


def facts_between(dataset: Dataset, catalogue: Catalogue, source: Iri, target: Iri) -> list[Fact]:
    """Statements that tie the two outright, the surest first, 100 at most."""
    found = rows(dataset, "statements_between", **{"from": source, "to": target})
    return _stated(dataset, catalogue, (Iri(words_of(row["statement"])) for row in found))


def facts_of(dataset: Dataset, catalogue: Catalogue, document: Iri) -> list[Fact]:
    """Everything that a document states, in the order of the wordings, then of the text."""
    found = rows(dataset, "document_statements", document=document)
    facts = _facts(catalogue, [_named(dataset, catalogue, row) for row in found], document)
    return sorted(facts, key=lambda fact: (wording(fact.predicate).place, fact.quotes[0].begin, fact.key))


def reference(catalogue: Catalogue, term: Term | None, label: Term | None) -> Ref:
    """How a page names a term; `label` is what the graph calls it."""
    if not isinstance(term, Iri):
        return Ref(label=words_of(term))
    item = catalogue.by_iri.get(term)
    if item is not None and "#" not in term:
        status = item.status if isinstance(item, DocumentItem) else None
        return Ref(label=item.label, page=item.page, kind=item.kind, status=status)
    known = kind_and_key(term)
    name = words_of(label) or _status_word(term) or str(term)
    return Ref(label=name, page=safe_link(term), kind=known[0] if known else "")


def by_saying(facts: Iterable[Fact]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Facts by what they say, in the order of the first of each."""
    groups: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.says].append(fact)
    return ((says, tuple(group)) for says, group in groups.items())


def headed(catalogue: Catalogue, triples: Iterable[Row]) -> Iterator[tuple[str, list[Ref]]]:
    """The predicates that have a heading, in the order of the headings, each with its objects by their labels."""
    groups: defaultdict[str, set[Ref]] = defaultdict(set)
    for row in triples:
        predicate = words_of(row.get("predicate"))
        if wording(predicate).field:
            groups[predicate].add(reference(catalogue, row.get("object"), row.get("label")))
    for predicate, refs in sorted(groups.items(), key=lambda pair: wording(pair[0]).place):
        yield predicate, sorted(refs, key=lambda ref: (ref.label, ref.page))


def safe_link(iri: str) -> str:
    """A link to an IRI of the data: only to our own pages and to the web, never to a script.

    >>> safe_link("javascript:alert(1)"), safe_link("https://example.org/a")
    ('', 'https://example.org/a')
    """
    if iri.startswith(CKG.NAMESPACE):
        return f"/ontology#{iri.removeprefix(CKG.NAMESPACE)}"
    page = page_of(iri)
    return page if page != iri or iri.startswith(("https://", "http://")) else ""


def _status_word(iri: str) -> str:
    return next((word for word, status in STATUSES.items() if status == iri), "")


def _ref(catalogue: Catalogue, row: Row, variable: str) -> Ref:
    return reference(catalogue, row.get(variable), row.get(f"{variable}_label"))


def _stated(dataset: Dataset, catalogue: Catalogue, statements: Iterable[Iri]) -> list[Fact]:
    """The facts that these statements make."""
    return _facts(catalogue, [row for name in statements for row in _looked_up(dataset, catalogue, name)])


def _looked_up(dataset: Dataset, catalogue: Catalogue, statement: Iri) -> Iterator[Row]:
    """A row for each phrase that supports a statement, as the stored queries of statements give it."""
    said = tuple(dataset.about(statement))
    one = dict(said)
    row: dict[str, Term] = {"statement": statement}
    row |= {name: one[predicate] for name, predicate in _SAID.items() if predicate in one}
    row |= _named(dataset, catalogue, row)
    for phrase in (value for predicate, value in said if predicate == CKG.evidence and isinstance(value, Iri)):
        words = dict(dataset.about(phrase))
        yield row | {name: words[predicate] for name, predicate in _OF_PHRASE.items() if predicate in words}


def _named(dataset: Dataset, catalogue: Catalogue, row: Row) -> Row:
    """The row of a statement with the names of its ends, where the catalogue does not have them."""
    labels = {f"{end}_label": label_beside(dataset, catalogue, row.get(end)) for end in ("subject", "object")}
    return {**row, **{name: label for name, label in labels.items() if label is not None}}


def triples_of(dataset: Dataset, catalogue: Catalogue, thing: Iri) -> Iterator[Row]:
    """Predicates and objects of a thing, with the labels of those that the catalogue does not have."""
    for predicate, value in dataset.about(thing):
        label = label_beside(dataset, catalogue, value)
        row: dict[str, Term] = {"predicate": predicate, "object": value}
        yield row if label is None else {**row, "label": label}


def label_beside(dataset: Dataset, catalogue: Catalogue, term: Term | None) -> Term | None:
    """What the graph calls a thing that the catalogue does not have."""
    if not isinstance(term, Iri) or term in catalogue.by_iri:
        return None
    return dataset.value(term, RDFS.label) or dataset.value(term, SKOS.prefLabel)


def _facts(catalogue: Catalogue, found: Iterable[Row], document: Iri | None = None) -> list[Fact]:
    facts = [_fact(catalogue, group, document) for group in _grouped(found).values()]
    return sorted(facts, key=lambda fact: (-fact.confidence, wording(fact.predicate).place, fact.key))


def _grouped(found: Iterable[Row]) -> Mapping[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[words_of(row.get("statement"))].append(row)
    return groups


def _fact(catalogue: Catalogue, group: list[Row], document: Iri | None) -> Fact:
    first = min(group, key=lambda row: words_of(row.get("begin")))
    source = document or Iri(words_of(first.get("document")))
    predicate = words_of(first.get("predicate"))
    return Fact(
        key=(kind_and_key(words_of(first.get("statement"))) or ("", ""))[1],
        subject=_ref(catalogue, first, "subject"),
        says=wording(predicate).says,
        object=_ref(catalogue, first, "object"),
        predicate=predicate,
        confidence=float(words_of(first.get("confidence")) or 0),
        quotes=tuple(_quotes(group, source)),
        document=reference(catalogue, source, None),
    )


def _quotes(group: list[Row], document: Iri) -> Iterator[Quote]:
    places = {
        (int(words_of(row.get("begin"))), int(words_of(row.get("end")))): words_of(row.get("quote")) for row in group
    }
    for (begin, end), text in sorted(places.items()):
        yield Quote(text=text, begin=begin, end=end, page=page_of(phrase_iri(document, begin, end)))
