"""The triples of one document's graph, with the bookkeeping that every statement and mention needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ontology.iris import base, phrase_iri, phrase_span, statement_iri, text_iri
from ontology.labels import LABEL_PREDICATES
from ontology.rdf_terms import engine_term
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Statement, Term, Text, two_places
from ontology.terms import CKG, ITSRDF, NIF, PROV, RDF, XSD

Span = tuple[int, int]


_LABELS: Final = frozenset(str(predicate) for predicate in LABEL_PREDICATES)


@dataclass(frozen=True, slots=True)
class WrittenGraph:
    """A named graph as text: made wherever there is a processor to spare, and loaded by the one writer.

    `own` are the N-Quads of the graph. The default graph takes over the N-Triples of `merged`, which no other graph is
    likely to have, and of `shared`, what is said of the same things in many graphs. `labelled` are the things that the
    graph gives names, as N-Triples writes their IRIs.
    """

    name: Iri
    own: bytes
    merged: bytes
    shared: frozenset[bytes]
    labelled: tuple[str, ...]


def write(graph: DocumentGraph) -> WrittenGraph:
    """The graph as text, in no particular order.

    Raises ValueError for a graph that does not hold together, and for an IRI or a language tag that is none.
    """
    return write_facts(graph.document, facts(graph))


def write_facts(graph: Iri, said: Iterable[Fact]) -> WrittenGraph:
    """The facts as text of the graph of this name. Raises ValueError for an IRI or a language tag that is none."""
    name = _term(graph)
    triples: dict[str, None] = {}
    labels: dict[str, str] = {}
    for fact in said:
        subject, predicate = _term(fact.subject), _term(fact.predicate)
        triple = f"{subject} {predicate} {_term(fact.object)} "
        triples[triple] = None
        if predicate in _LABELS:
            labels[triple] = subject
    own = "".join([f"{triple}{name} .\n" for triple in triples])
    alone = (name[:-1], f"<{base()}id/statement/")
    merged: list[str] = []
    shared: list[bytes] = []
    for triple in triples.keys() - labels.keys():
        line = f"{triple}.\n"
        if line.startswith(alone):
            merged.append(line)
        else:
            shared.append(line.encode())
    labelled = tuple(dict.fromkeys(labels.values()))
    return WrittenGraph(graph, own.encode(), "".join(merged).encode(), frozenset(shared), labelled)


def facts(graph: DocumentGraph) -> Iterator[Fact]:
    """Everything the document's graph says; a triple may come twice.

    Raises ValueError for evidence or a mention that does not lie within the text.
    """
    statements = joined_statements(graph.statements)
    mentions = joined_mentions(graph.mentions)
    yield from _text(graph)
    yield from graph.facts
    for statement in statements:
        yield from _statement(graph.document, statement)
    for mention in mentions:
        yield from _mention(graph.document, mention)
    for span in sorted(_spans(graph, statements, mentions)):
        yield from _phrase(graph, span)


def joined_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement a triple, with all its evidence in the order of the text and the highest confidence."""
    found: dict[tuple[Iri, Iri, Term], Statement] = {}
    for statement in statements:
        triple = (statement.subject, statement.predicate, statement.object)
        other = found.get(triple, statement)
        evidence = tuple(sorted({*other.evidence, *statement.evidence}))
        found[triple] = Statement(*triple, max(other.confidence, statement.confidence), evidence)
    return tuple(found.values())


def joined_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention for a span and a thing; all mentions of a span carry the highest confidence that one of them had."""
    highest: dict[Span, float] = {}
    for mention in mentions:
        span = (mention.begin, mention.end)
        highest[span] = max(highest.get(span, 0.0), mention.confidence)
    return tuple(
        Mention(begin, end, refers, highest[begin, end])
        for begin, end, refers in sorted({(mention.begin, mention.end, mention.refers) for mention in mentions})
    )


def _text(graph: DocumentGraph) -> Iterator[Fact]:
    text = text_iri(graph.document)
    yield Fact(text, RDF.type, NIF.Context)
    yield Fact(text, NIF.isString, Text(graph.text))
    yield Fact(text, NIF.sourceUrl, graph.document)


def _statement(document: Iri, statement: Statement) -> Iterator[Fact]:
    """The triple itself, and what it rests on."""
    yield Fact(statement.subject, statement.predicate, statement.object)
    iri = statement_iri(document, statement.subject, statement.predicate, statement.object)
    yield Fact(iri, RDF.type, CKG.Statement)
    yield Fact(iri, RDF.subject, statement.subject)
    yield Fact(iri, RDF.predicate, statement.predicate)
    yield Fact(iri, RDF.object, statement.object)
    yield Fact(iri, CKG.confidence, _confidence(statement.confidence))
    yield Fact(iri, PROV.wasDerivedFrom, document)
    for begin, end in statement.evidence:
        yield Fact(iri, CKG.evidence, phrase_iri(document, begin, end))


def _mention(document: Iri, mention: Mention) -> Iterator[Fact]:
    phrase = phrase_iri(document, mention.begin, mention.end)
    yield Fact(phrase, ITSRDF.taIdentRef, mention.refers)
    yield Fact(phrase, ITSRDF.taConfidence, _confidence(mention.confidence))
    if mention.refers != document:
        yield Fact(document, CKG.mentions, mention.refers)


def _phrase(graph: DocumentGraph, span: Span) -> Iterator[Fact]:
    begin, end = span
    if not 0 <= begin < end <= len(graph.text):
        raise ValueError(f"{graph.document}: the span {begin},{end} is not in the text of {len(graph.text)} characters")
    phrase = phrase_iri(graph.document, begin, end)
    yield Fact(phrase, RDF.type, NIF.Phrase)
    yield Fact(phrase, NIF.referenceContext, text_iri(graph.document))
    yield Fact(phrase, NIF.beginIndex, Text(str(begin), datatype=XSD.integer))
    yield Fact(phrase, NIF.endIndex, Text(str(end), datatype=XSD.integer))
    yield Fact(phrase, NIF.anchorOf, Text(graph.text[begin:end]))


def _spans(graph: DocumentGraph, statements: Iterable[Statement], mentions: Iterable[Mention]) -> set[Span]:
    """The spans of all phrases that the graph names: of evidence, of mentions, and in the triples themselves."""
    spans = {span for statement in statements for span in statement.evidence}
    spans.update((mention.begin, mention.end) for mention in mentions)
    named = [term for fact in graph.facts for term in (fact.subject, fact.object)]
    named += [term for statement in statements for term in (statement.subject, statement.object)]
    for term in named:
        span = phrase_span(graph.document, term) if isinstance(term, Iri) else None
        spans.update([span] if span else ())
    return spans


def _confidence(confidence: float) -> Text:
    return Text(two_places(confidence), datatype=XSD.decimal)


@lru_cache(maxsize=8192)
def _term(term: Term) -> str:
    """The term in N-Triples as the engine writes it, which refuses what it would not load."""
    return str(engine_term(term))
