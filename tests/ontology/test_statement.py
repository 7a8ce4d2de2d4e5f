"""Terms are told apart by their class."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.nt import nt
from ontology.rdf_terms import engine_term, own_term
from ontology.statement import Iri, Statement, Term, Text, two_places
from ontology.terms import XSD

TERMS: st.SearchStrategy[Term] = st.one_of(
    st.builds(lambda key: Iri(f"http://example.org/{key}"), st.text("abc", max_size=3)),
    st.builds(Text, st.text(st.characters(exclude_categories=["Cs"]))),
    st.builds(Text, st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["en", "de-at"])),
    st.builds(lambda n: Text(str(n), datatype=XSD.integer), st.integers()),
)


@given(TERMS)
def test_a_term_survives_the_engine_and_pickling(term: Term) -> None:
    assert own_term(engine_term(term)) == term
    assert pickle.loads(pickle.dumps(term)) == term
    assert type(pickle.loads(pickle.dumps(term))) is type(term)


@given(TERMS)
def test_n_triples_is_that_of_the_engine(term: Term) -> None:
    import pyoxigraph as ox

    line = f"<http://example.org/s> <http://example.org/p> {nt(term)} ."
    assert [own_term(quad.object) for quad in ox.parse(line, ox.RdfFormat.N_TRIPLES)] == [term]


def test_a_literal_is_no_iri() -> None:
    literal: Term = Text("http://example.org/")
    assert literal != Iri("http://example.org/")
    assert not isinstance(Text("a"), Iri)


def test_a_literal_has_a_language_or_a_datatype() -> None:
    with pytest.raises(ValueError, match="not both"):
        Text("a", "en", XSD.string)


def test_a_statement_without_evidence_is_none() -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        Statement(Iri("a"), Iri("b"), Text("c"), 0.5, ())


@given(st.floats(allow_nan=False))
def test_confidences_are_bounded_and_canonical(confidence: float) -> None:
    written = two_places(confidence)
    assert 0 <= float(written) <= 1
    assert own_term(engine_term(Text(written, datatype=XSD.decimal))) == Text(written, datatype=XSD.decimal)
