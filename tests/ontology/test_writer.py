"""Every statement and mention is written with what it rests on, once."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from ontology.iris import kind_and_key, phrase_iri, statement_iri, text_iri
from ontology.labels import LABEL_PREDICATES
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Statement, Text
from ontology.terms import CKG, ITSRDF, NIF, PROV, RDF, XSD
from ontology.writer import facts, joined_mentions, joined_statements, write

DOCUMENT = Iri("https://example.org/document/a")
THING = Iri("https://example.org/thing")
SAID = (DOCUMENT, CKG.keyword, Text("sand"))


def graph(
    *, facts: tuple[Fact, ...] = (), statements: tuple[Statement, ...] = (), mentions: tuple[Mention, ...] = ()
) -> DocumentGraph:
    return DocumentGraph(
        document=DOCUMENT, text="sand and 🧂 and sand", facts=facts, statements=statements, mentions=mentions
    )


def test_a_statement_is_written_with_its_triple_and_its_evidence() -> None:
    written = set(facts(graph(statements=(Statement(*SAID, 0.857, ((0, 4),)),))))
    statement, phrase = statement_iri(DOCUMENT, *SAID), phrase_iri(DOCUMENT, 0, 4)
    assert written >= {
        Fact(*SAID),
        Fact(statement, RDF.type, CKG.Statement),
        Fact(statement, RDF.subject, DOCUMENT),
        Fact(statement, RDF.predicate, CKG.keyword),
        Fact(statement, RDF.object, Text("sand")),
        Fact(statement, CKG.confidence, Text("0.86", datatype=XSD.decimal)),
        Fact(statement, CKG.evidence, phrase),
        Fact(statement, PROV.wasDerivedFrom, DOCUMENT),
        Fact(phrase, NIF.anchorOf, Text("sand")),
        Fact(phrase, NIF.beginIndex, Text("0", datatype=XSD.integer)),
        Fact(phrase, NIF.endIndex, Text("4", datatype=XSD.integer)),
        Fact(phrase, NIF.referenceContext, text_iri(DOCUMENT)),
    }


def test_offsets_count_code_points() -> None:
    written = set(facts(graph(mentions=(Mention(9, 10, THING, 1.0),))))
    assert Fact(phrase_iri(DOCUMENT, 9, 10), NIF.anchorOf, Text("🧂")) in written


def test_the_same_triple_stated_twice_is_one_statement() -> None:
    twice = (Statement(*SAID, 0.5, ((15, 19),)), Statement(*SAID, 0.9, ((0, 4), (15, 19))))
    assert joined_statements(twice) == (Statement(*SAID, 0.9, ((0, 4), (15, 19))),)
    assert joined_statements(reversed(twice)) == joined_statements(twice)


def test_a_phrase_has_one_confidence_the_highest() -> None:
    other = Iri("https://example.org/other")
    mentions = (Mention(0, 4, THING, 0.3), Mention(0, 4, THING, 0.4), Mention(0, 4, other, 0.9))
    assert joined_mentions(mentions) == (Mention(0, 4, other, 0.9), Mention(0, 4, THING, 0.9))


def test_a_mention_makes_the_document_mention_the_thing() -> None:
    written = set(facts(graph(mentions=(Mention(0, 4, THING, 0.9),))))
    assert Fact(DOCUMENT, CKG.mentions, THING) in written
    assert Fact(phrase_iri(DOCUMENT, 0, 4), ITSRDF.taIdentRef, THING) in written


def test_a_phrase_that_only_a_fact_names_is_described_too() -> None:
    phrase = phrase_iri(DOCUMENT, 5, 8)
    written = set(facts(graph(facts=(Fact(phrase, RDF.type, Iri("https://example.org/Pointer")),))))
    assert Fact(phrase, NIF.anchorOf, Text("and")) in written


@pytest.mark.parametrize("span", [(0, 20), (4, 4), (5, 3), (-1, 3)])
def test_a_span_outside_of_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not in the text"):
        list(facts(graph(mentions=(Mention(*span, THING, 0.9),))))


def test_all_quads_are_of_the_document_and_come_once(page: Callable[..., DocumentGraph]) -> None:
    written = write(page())
    own = list(ox.parse(written.own, ox.RdfFormat.N_QUADS))
    assert len(own) == len(set(own))
    assert {str(quad.graph_name) for quad in own} == {f"<{page().document}>"}


def test_the_default_graph_takes_over_all_but_the_names_of_things(page: Callable[..., DocumentGraph]) -> None:
    written = write(page())
    merged = set(ox.parse(written.merged + b"".join(written.shared), ox.RdfFormat.N_QUADS))
    left = {quad for quad in ox.parse(written.own, ox.RdfFormat.N_QUADS) if ox.Quad(*quad.triple) not in merged}
    assert {quad.graph_name for quad in merged} == {ox.DefaultGraph()}
    assert {quad.predicate for quad in left} <= set(LABEL_PREDICATES)
    assert {str(quad.subject) for quad in left} == set(written.labelled)


def test_what_is_said_of_things_is_told_apart_from_what_is_said_of_the_document(
    page: Callable[..., DocumentGraph],
) -> None:
    graph = page()
    written = write(graph)
    own = {quad.subject for quad in ox.parse(written.merged, ox.RdfFormat.N_QUADS)}
    shared = {quad.subject for quad in ox.parse(b"".join(written.shared), ox.RdfFormat.N_QUADS)}
    kinds = {known[0] for subject in own if (known := kind_and_key(str(subject)[1:-1]))}
    assert kinds == {"document", "statement"}
    assert shared
    assert not own & shared
