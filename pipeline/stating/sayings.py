"""The small change of this package: what can be said, and of which document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.record import Record
from ontology.statement import Fact, Iri, Mention, Statement, Term
from pipeline.reading import Reading
from pipeline.spans import Span

Saying = Fact | Statement | Mention
_EVIDENCE_AT_MOST = 12
"""Quotes kept for one statement: a concept that a long paper names two hundred times needs no two hundred proofs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document under way: what was read in it and the IRIs of what it speaks of."""

    document: Iri
    record: Record
    reading: Reading
    iris: Mapping[str, Iri]

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.record.text).split())


@dataclass(frozen=True, slots=True)
class Triple:
    """What is about to be said, with its evidence or without."""

    subject: Iri
    predicate: Iri
    object: Term

    def fact(self) -> Fact:
        """Said without a quote."""
        return Fact(self.subject, self.predicate, self.object)

    def stated(self, confidence: float, evidence: Iterable[Span | None]) -> Saying:
        """Said with the quotes; without any, a fact: a language is told from all the words, not from some."""
        spans = tuple((span.begin, span.end) for span in evidence if span is not None)[:_EVIDENCE_AT_MOST]
        if not spans:
            return self.fact()
        return Statement(self.subject, self.predicate, self.object, confidence, spans)
