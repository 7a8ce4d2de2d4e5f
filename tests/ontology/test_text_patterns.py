"""Reading the searches of a query: every query can be walked through, and those without a search are let alone."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.query_text import significant
from ontology.sparql_tokens import tokens
from ontology.terms import PREFIXES
from ontology.text_patterns import TextPatterns
from ontology.triple_patterns import LostError, groups

W3C = Path(__file__).parents[3] / "shared/data/w3c"
TABLE = " { SELECT ?table { VALUES (?table) { (1) } } } "
FRAGMENTS = [
    *"{}()[].;,^|/*+?!<>",
    *["?a", "?b", "a", "ex:c", "<urn:d>", "'e'", "@en", "^^xsd:string", "1", "_:f", "#", "\n"],
    *["SELECT", "WHERE", "FILTER", "OPTIONAL", "UNION", "GRAPH", "VALUES", "BIND", "EXISTS", "CONSTRUCT", "ASK"],
]


def accepted(query: str) -> bool:
    try:
        ox.Store().query(query, prefixes=dict(PREFIXES), base_iri="http://example.org/")
    except (SyntaxError, ValueError, RuntimeError):
        return False
    return True


@pytest.mark.skipif(not W3C.exists(), reason="needs the test suites of the W3C")
def test_in_every_query_of_the_w3c_a_table_can_stand_before_every_run_of_triples() -> None:
    queries = [path.read_text("utf-8") for path in sorted(W3C.rglob("*.rq"))]
    valid = [query for query in queries if "SERVICE" not in query and "CONSTRUCT" not in query and accepted(query)]
    assert len(valid) > 400
    for query in valid:
        found = tokens(query)
        located = list(significant(found))
        blocks = {triples.block for group in groups([one for _, one in located]) for triples in group.triples}
        pieces = [token.text for token in found]
        for block in blocks:
            pieces[located[block][0]] = TABLE + pieces[located[block][0]]
        assert accepted("".join(pieces)), "".join(pieces)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join))
def test_a_query_without_the_property_has_no_searches(query: str) -> None:
    assert not TextPatterns(query)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join))
def test_no_text_gets_the_walk_stuck(query: str) -> None:
    line = [token for _, token in significant(tokens(query))]
    try:
        groups(line)
    except LostError:
        assert line


@pytest.mark.parametrize(
    "unit", ["{", "OPTIONAL {", "(", "?a ?b ?c .", "?a ?b [", "GRAPH ", ";", "{}", "a/", "FILTER("]
)
def test_long_queries_are_walked_in_linear_time(unit: str) -> None:
    query = "SELECT * { " + unit * 20_000 + " ckg:textSearch"
    try:
        groups([token for _, token in significant(tokens(query))])
    except LostError:
        assert TextPatterns(query)


def test_many_searches_are_read_in_linear_time() -> None:
    patterns = TextPatterns("SELECT * { " + "?a ckg:textSearch 'b' .\n" * 10_000 + "}")
    assert [pattern.place for pattern in patterns.searches()][-1] == "query, line 10000"
