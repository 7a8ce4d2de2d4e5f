"""What must hold within one document's graph beyond the shapes: offsets, evidence, labels, regions."""

from collections.abc import Iterator
from typing import Final

from ontology.description import Description, integer, triples_of, words_of
from ontology.iris import kind_and_key, phrase_iri, statement_iri, text_iri
from ontology.statement import Iri, Term
from ontology.terms import CITO, CKG, DCTERMS, NIF, ORG, OWL, RDF, RDFS, SKOS
from ontology.violation import Violation

NEED_STATEMENTS: Final = (
    CKG.affiliation,
    CKG.locatedIn,
    CKG.sector,
    CKG.hasMember,
    CKG.clusterKind,
    CKG.studies,
    CITO.cites,
    DCTERMS.subject,
    ORG.memberOf,
    ORG.subOrganizationOf,
)
"""The links that a document cannot give without the words that say so."""

_THINGS: Final = frozenset(("document", "person", "organisation", "region", "cluster", "concept", "venue"))
_ELSEWHERE: Final = frozenset((RDF.type, OWL.sameAs, SKOS.broader))  # their objects may be described in other graphs
_BELOW_COUNTRY: Final = frozenset(("region", "city"))


def document_violations(known: Description) -> Iterator[Violation]:
    """Everything that is wrong with the document's graph."""
    if not known.is_a(known.document, CKG.Document):
        yield _found(known, "graph", known.document, "the graph holds no document of its name")
    yield from _texts(known)
    for phrase in known.of_type(NIF.Phrase):
        yield from _phrase(known, phrase)
    for statement in known.of_type(CKG.Statement):
        yield from _statement(known, statement)
    yield from _links(known)
    yield from _labels(known)
    for region in known.of_type(CKG.Region):
        yield from _region(known, region)


def _found(known: Description, rule: str, focus: str, message: str) -> Violation:
    return Violation(rule=rule, focus=focus, message=message, document=known.document)


def _text(known: Description) -> str:
    return known.text(text_iri(known.document), NIF.isString) or ""


def _texts(known: Description) -> Iterator[Violation]:
    if known.text(text_iri(known.document), NIF.isString) is None:
        yield _found(known, "text", known.document, "the document has no text for its offsets to count in")


def _phrase(known: Description, phrase: Iri) -> Iterator[Violation]:
    text = _text(known)
    begin = integer(known.text(phrase, NIF.beginIndex), -1)
    end = integer(known.text(phrase, NIF.endIndex), -1)
    if not 0 <= begin < end <= len(text):
        yield _found(known, "offsets", phrase, f"{begin} to {end} is no stretch of the text of {len(text)} characters")
    elif known.text(phrase, NIF.anchorOf) != text[begin:end]:
        yield _found(known, "evidence", phrase, f"its words are not those of the text: {text[begin:end][:80]!r}")
    elif phrase != phrase_iri(known.document, begin, end):
        yield _found(known, "offsets", phrase, f"its IRI does not say {begin},{end}")


def _statement(known: Description, statement: Iri) -> Iterator[Violation]:
    for subject, predicate, value in triples_of(known.properties(statement)):
        if not known.has(subject, predicate, value):
            yield _found(known, "statement", statement, f"what it states is not in the graph: {words_of(value)[:80]}")
        if statement != statement_iri(known.document, subject, predicate, value):
            yield _found(known, "statement", statement, "its IRI is not the digest of what it states")
    for phrase in known.iris(statement, CKG.evidence):
        if not known.is_a(phrase, NIF.Phrase):
            yield _found(known, "evidence", statement, f"its evidence is no phrase of the document: {phrase}")


def _links(known: Description) -> Iterator[Violation]:
    stated = set(_stated(known))
    for fact in known.facts():
        if fact.predicate in NEED_STATEMENTS and (fact.subject, fact.predicate, fact.object) not in stated:
            message = f"nothing states that it has {fact.predicate} {words_of(fact.object)}"
            yield _found(known, "link without statement", fact.subject, message)


def _stated(known: Description) -> Iterator[tuple[Iri, Iri, Term]]:
    for statement in known.of_type(CKG.Statement):
        yield from triples_of(known.properties(statement))


def _labels(known: Description) -> Iterator[Violation]:
    """Every thing of ours that the graph describes or names has a label here."""
    named = {fact.object for fact in known.facts() if isinstance(fact.object, Iri) and fact.predicate not in _ELSEWHERE}
    for thing in sorted(named | set(known.subjects())):
        kind = kind_and_key(thing)
        is_thing = kind is not None and kind[0] in _THINGS and "#" not in thing
        if is_thing and not known.values(thing, RDFS.label) and not known.values(thing, SKOS.prefLabel):
            yield _found(known, "label", thing, "it has no label")


def _region(known: Description, region: Iri) -> Iterator[Violation]:
    """A region that an authority knows reaches its country; one that no authority has need not."""
    levels = {known.text(place, CKG.level) for place in _wider(known, region)}
    is_placed = known.iri(region, CKG.partOf) is not None or known.text(region, CKG.isoCode) is not None
    if known.text(region, CKG.level) in _BELOW_COUNTRY and is_placed and "country" not in levels:
        yield _found(known, "region", region, "no country is reached by ckg:partOf")


def _wider(known: Description, region: Iri) -> Iterator[Iri]:
    """The regions that hold it, each once even if they go round in a circle."""
    seen, waiting = {region}, known.iris(region, CKG.partOf)
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            yield place
            waiting.extend(known.iris(place, CKG.partOf))
