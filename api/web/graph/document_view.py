"""What the page of a document shows: details with their quotes, authors, the marked text, statements, references."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.facts import (
    Fact,
    Quote,
    Ref,
    by_saying,
    facts_of,
    headed,
    label_beside,
    reference,
    triples_of,
)
from api.web.graph.items import DocumentItem, page_of
from api.web.graph.linked import authors_in_order
from api.web.graph.reads import rows, words_of
from api.web.graph.segments import Mark, Opening, Segment, segments
from api.web.graph.withdrawn import marked, marked_fact, withdrawn_works
from api.web.graph.wording import wording
from corpus.identifiers import web_address
from ontology.dataset import Dataset, Row
from ontology.iris import phrase_iri, text_iri
from ontology.statement import Iri, Term
from ontology.terms import CKG, NIF, PRISM

EVIDENCE = "evidence"
LEGEND = ("cluster", "region", "organisation", "person", "concept", "document", EVIDENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a field with the words that support it; none for what the source file itself says."""

    ref: Ref
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A heading and its values."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An author as the document prints him or her."""

    author: Ref
    printed: tuple[str, ...]
    roles: tuple[str, ...]
    emails: tuple[str, ...]
    affiliations: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of the reference list and the work that it names."""

    entry: Quote
    work: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """Everything on the page of a document of the corpus."""

    item: DocumentItem
    fields: tuple[Field, ...]
    credits: tuple[Credit, ...]
    facts: tuple[tuple[str, tuple[Fact, ...]], ...]
    named: tuple[tuple[str, tuple[Ref, ...]], ...]
    segments: tuple[Segment, ...]
    references: tuple[Reference, ...]


def document_view(dataset: Dataset, catalogue: Catalogue, item: DocumentItem) -> DocumentView:
    """Reads the page from the graph."""
    document = Iri(item.iri)
    withdrawn = withdrawn_works(dataset)
    facts = [marked_fact(fact, withdrawn) for fact in facts_of(dataset, catalogue, document)]
    mentions = [
        ((int(words_of(row["begin"])), int(words_of(row["end"]))), _mentioned(dataset, catalogue, row["thing"]))
        for row in rows(dataset, "document_mentions", document=document)
    ]
    references = tuple(_references(dataset, catalogue, document, withdrawn))
    text = words_of(dataset.value(text_iri(document), NIF.isString))
    quotes = [quote for fact in facts for quote in fact.quotes] + [reference.entry for reference in references]
    return DocumentView(
        item=item,
        fields=tuple(_fields(dataset, catalogue, document, facts)),
        credits=tuple(_credits(dataset, catalogue, document)),
        facts=tuple(by_saying(facts)),
        named=tuple(_named(ref for _, ref in mentions)),
        segments=tuple(segments(text, _marks(mentions, quotes))),
        references=references,
    )


def marked_kinds(cut: Iterable[Segment]) -> tuple[str, ...]:
    """The kinds of marks that a text has, in the order of the legend."""
    kinds = {piece.mark.kind for piece in cut if isinstance(piece, Opening)}
    return tuple(kind for kind in LEGEND if kind in kinds)


def byline(dataset: Dataset, catalogue: Catalogue, document: str) -> tuple[Ref, ...]:
    """The authors of a document, in their order."""
    return tuple(reference(catalogue, author, None) for author in authors_in_order(dataset).get(document, ()))


def _fields(dataset: Dataset, catalogue: Catalogue, document: Iri, facts: list[Fact]) -> Iterator[Field]:
    """The plain triples of the document that have a heading, with the quotes of the statements that say the same."""
    quotes = {
        (fact.predicate, fact.object.label): fact.quotes for fact in facts if fact.subject.page == page_of(document)
    }
    for predicate, refs in headed(catalogue, triples_of(dataset, catalogue, document)):
        if predicate != CKG.status:
            values = (_value(predicate, ref, quotes) for ref in refs)
            yield Field(name=wording(predicate).field, values=tuple(values))


def _value(predicate: str, ref: Ref, quotes: dict[tuple[str, str], tuple[Quote, ...]]) -> Value:
    address = {PRISM.doi: f"https://doi.org/{ref.label}", PRISM.url: web_address(ref.label)}.get(Iri(predicate))
    shown = Ref(label=ref.label, page=address) if address else ref
    return Value(ref=shown, quotes=quotes.get((predicate, ref.label), ()))


def _credits(dataset: Dataset, catalogue: Catalogue, document: Iri) -> Iterator[Credit]:
    groups: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows(dataset, "document_credits", document=document):
        groups[int(words_of(row.get("position"))), words_of(row.get("credit"))].append(row)
    for _, group in sorted(groups.items()):
        affiliations = {reference(catalogue, row.get("affiliation"), row.get("affiliation_label")) for row in group}
        yield Credit(
            author=reference(catalogue, group[0].get("author"), group[0].get("label")),
            printed=_texts(group, "printed"),
            roles=_texts(group, "role"),
            emails=_texts(group, "email"),
            affiliations=tuple(sorted((ref for ref in affiliations if ref.label), key=lambda ref: ref.label)),
        )


def _texts(group: list[Row], variable: str) -> tuple[str, ...]:
    return tuple(sorted({words_of(row.get(variable)) for row in group} - {""}))


def _mentioned(dataset: Dataset, catalogue: Catalogue, thing: Term) -> Ref:
    return reference(catalogue, thing, label_beside(dataset, catalogue, thing))


def _named(mentioned: Iterable[Ref]) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    refs = set(mentioned)
    for kind in ("cluster", "region", "organisation", "person", "concept"):
        of_kind = sorted((ref for ref in refs if ref.kind == kind), key=lambda ref: (ref.label.casefold(), ref.page))
        if of_kind:
            yield kind, tuple(of_kind)


def _marks(mentions: Iterable[tuple[tuple[int, int], Ref]], quotes: Iterable[Quote]) -> Iterator[Mark]:
    """A mark for every place that something is named at or quoted from, one a place and kind."""
    marks: dict[tuple[int, int], Mark] = {}
    for (begin, end), ref in mentions:
        mark = Mark(begin=begin, end=end, kind=ref.kind, href=ref.page, title=ref.label)
        marks[begin, end] = min(mark, marks.get((begin, end), mark), key=lambda mark: (mark.kind, mark.href))
    for place in {(quote.begin, quote.end) for quote in quotes} - marks.keys():
        marks[place] = Mark(begin=place[0], end=place[1], kind=EVIDENCE)
    return iter(marks.values())


def _references(
    dataset: Dataset, catalogue: Catalogue, document: Iri, withdrawn: Mapping[str, str]
) -> Iterator[Reference]:
    entries = {}
    for row in rows(dataset, "document_references", document=document):
        begin, end = int(words_of(row.get("begin"))), int(words_of(row.get("end")))
        entries[begin, end, words_of(row.get("work"))] = row
    for (begin, end, _), row in sorted(entries.items()):
        page = page_of(phrase_iri(document, begin, end))
        entry = Quote(text=words_of(row.get("entry")), begin=begin, end=end, page=page)
        work = reference(catalogue, row.get("work"), row.get("label"))
        yield Reference(entry=entry, work=marked(work, withdrawn))
