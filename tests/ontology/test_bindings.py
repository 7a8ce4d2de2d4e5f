"""A term in place of a variable means what it would mean if it stood there."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.bindings import bound
from ontology.errors import BadQueryError, RefusedQueryError
from ontology.statement import Iri, Term, Text

P = ox.NamedNode("urn:p")


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    for subject, value in [("urn:a", "1"), ("urn:b", "1"), ("urn:c", "2")]:
        store.add(ox.Quad(ox.NamedNode(subject), P, ox.Literal(value)))
    return store


def answer(store: ox.Store, query: str, **terms: Term) -> list[dict[str, str]]:
    found = store.query(bound(query, terms))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?s { ?s ?p ?o } ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
        ("SELECT DISTINCT ?o { ?s ?p ?o }", [{"o": "1"}]),
        ("SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }", [{"n": "2"}]),
        ("SELECT ?o (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?o ORDER BY ?o DESC(?n)", [{"o": "1", "n": "2"}]),
        ("SELECT ?s { { SELECT ?s ?o { ?s ?p ?o } } } ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
        ("SELECT ?o ?s { { SELECT ?o ?s { ?s ?p ?o } } } ORDER BY ?s LIMIT 1", [{"o": "1", "s": "urn:a"}]),
        ("SELECT ?s { ?s ?p ?x FILTER(!BOUND(?o) || ?x = ?o) } ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
        ("SELECT ?s { ?s ?p ?x FILTER(?x IN ($o)) } ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
        ("SELECT ?s { ?s ?p ?oo, ?o . # ?o is the number\n } ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?s ?o HAVING(?o = '1') ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
        ("SELECT ?s { OPTIONAL { ?s ?p ?o } } ORDER BY ?s", [{"s": "urn:a"}, {"s": "urn:b"}]),
    ],
)
def test_a_bound_variable_may_stand_anywhere(store: ox.Store, query: str, expected: list[dict[str, str]]) -> None:
    assert answer(store, query, o=Text("1")) == expected


def test_a_question_and_a_description_take_terms(store: ox.Store) -> None:
    assert bool(store.query(bound("ASK { ?s ?p ?o }", {"o": Text("2")})))
    described = store.query(bound("DESCRIBE ?s", {"s": Iri("urn:c")}))
    assert isinstance(described, ox.QueryTriples)
    assert [triple.subject for triple in described] == [ox.NamedNode("urn:c")]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_text_leaves_its_place(words: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), P, ox.Literal(words)))
    store.add(ox.Quad(ox.NamedNode("urn:b"), P, ox.Literal(words + "x")))
    assert answer(store, "SELECT ?s { ?s ?p ?o }", o=Text(words)) == [{"s": "urn:a"}]


def test_an_iri_cannot_break_out_of_its_brackets(store: ox.Store) -> None:
    with pytest.raises(SyntaxError):
        store.query(bound("ASK { ?s ?p ?o }", {"s": Iri("urn:a> ?x ?y } #")}))


def test_a_variable_that_the_query_has_not_cannot_be_bound() -> None:
    with pytest.raises(BadQueryError, match="has no variable x"):
        bound("ASK { ?s ?p ?o }", {"x": Text("1")})


def test_a_bound_query_is_refused_like_any_other() -> None:
    with pytest.raises(RefusedQueryError):
        bound("ASK { SERVICE ?s { ?s ?p ?o } }", {"s": Iri("urn:a")})
