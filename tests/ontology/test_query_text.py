"""What is refused, and that nothing else is: proven against the engine itself."""

import contextlib
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ontology.errors import BadQueryError, RefusedQueryError
from ontology.query_text import executable, refuse
from ontology.sparql_tokens import Kind, tokens
from ontology.terms import PREFIXES

FORBIDDEN_PORT = "http://localhost:1/"  # the engine refuses to connect there, and says so: it got as far as SERVICE
PATTERN = "{ ?s ?p ?o }"

NAMED_SO_ONLY = [
    "SELECT ?service { ?service ?p ?o }",
    "SELECT $SERVICE { $SERVICE ?p ?o }",
    "SELECT * { ?s <http://example.org/SERVICE> ?o }",
    "SELECT * { ?s ?p 'SERVICE <urn:a> {}' }",
    'SELECT * { ?s ?p "a \\" SERVICE" }',
    "SELECT * { ?s ?p '''it's SERVICE''' }",
    'SELECT * { ?s ?p """ "" SERVICE "" """ }',
    "SELECT * { ?s ?p ?o } # SERVICE <urn:a> {}",
    "PREFIX service: <http://example.org/service#> SELECT * { ?s service:service ?o }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o . ?s ex:a.service ?p }",
    "PREFIX service: <http://example.org/> SELECT * { GRAPH service:a { ?s ?p ?o } }",
    "PREFIX : <http://example.org/> SELECT * { ?s :service/:load ?o }",
    "SELECT * { _:service ?p ?o . _:service ?q ?r }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && STR(?s) > 'service') }",
    "SELECT ?load ?insert { ?load ?insert 'DELETE' }",
    "PREFIX load: <http://example.org/> ASK { ?s load:drop ?o }",
    "SELECT * { ?s ?p 'serv\\u0069ce' }",
]
REFUSED = [
    f"SELECT * {{ SERVICE <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ service silent <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ SERVICE ?s {PATTERN} }}",
    f"SELECT * {{ \\u0053ERVICE <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ SERVIC\\U00000045 <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ ?s ?p trueSERVICE<{FORBIDDEN_PORT}>{PATTERN} }}",
    f"SELECT * {{ ?s ?p 1SERVICE<{FORBIDDEN_PORT}>{PATTERN} }}",
    f"SELECT * {{ SERVICESILENT<{FORBIDDEN_PORT}>{PATTERN} }}",
    f'SELECT * {{ ?s ?p """a""" SERVICE <{FORBIDDEN_PORT}> {PATTERN} }}',
    f"SELECT * {{ ?s ?p ?o #\nSERVICE <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ ?s ?p 'a\\\\' SERVICE <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ ?s ?p 'a'@en SERVICE <{FORBIDDEN_PORT}> {PATTERN} }}",
    f"SELECT * {{ ?s ?p ?o {{ SELECT * {{ SERVICE <{FORBIDDEN_PORT}> {PATTERN} }} }} }}",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "LOAD <http://example.org/>",
    "load silent <http://example.org/> into graph <urn:a>",
    "PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "WITH <urn:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", NAMED_SO_ONLY)
def test_what_is_merely_named_like_a_keyword_passes_and_runs(query: str) -> None:
    refuse(query)
    ox.Store().query(executable(query), prefixes=dict(PREFIXES))


@pytest.mark.parametrize("query", REFUSED)
def test_what_reaches_outside_or_changes_the_dataset_is_refused(query: str) -> None:
    with pytest.raises(RefusedQueryError):
        refuse(query)
    with pytest.raises(RefusedQueryError):
        executable(query)


def test_a_refusal_says_what_and_what_else_to_do() -> None:
    with pytest.raises(RefusedQueryError, match=r"update \(DROP\).*use SELECT"):
        refuse("DROP ALL")


def test_variables_keep_their_names_and_prefixed_names_their_meaning() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:x/service"), ox.Literal("a service")))
    query = "PREFIX service: <urn:x/> SELECT ?service { ?s service:service ?service FILTER(?service = 'a service') }"
    found = store.query(executable(query))
    assert isinstance(found, ox.QuerySolutions)
    assert [(variable.value) for variable in found.variables] == ["service"]
    assert [row["service"].value for row in found] == ["a service"]


def test_an_undeclared_prefix_is_named() -> None:
    with pytest.raises(BadQueryError, match="prefix service: undeclared"):
        executable("SELECT * { ?s service:a ?o }")


# What a hostile query is made of: everything in which a keyword can hide from one reader and show to the other.
FRAGMENTS = [
    "SERVICE",
    "service:a",
    "SERVICE:a",
    "SERVICEex:a",
    "SILENT",
    "trueSERVICE",
    ":a",
    "ex:a",
    "ex:SERVICE",
    "p:SERVICE",
    f"<{FORBIDDEN_PORT}>",
    "{ ?s ?p ?o }",
    "{",
    "}",
    "?s ?p ?o",
    "?s",
    "ex:p?",
    "true",
    "FILTER(?o<1)",
    "FILTER(?o<'b>')",
    "<1)SERVICE#>",
    "#>",
    "#",
    "\n",
    " ",
    ".",
    "'",
    '"',
    "'''",
    '"""',
    "\\u0053ERVICE",
    "\\u0022",
    "\\u005Cu0053ERVICE",
    "'a'@en",
    "'a'@enSERVICE",
    "_:bSERVICE",
    "_:b.SERVICE",
    "1.SERVICE",
    "?xSERVICE",
    "<",
    ">",
    "(",
    ")",
    "a",
    ";",
    ",",
    "OPTIONAL",
    "BIND(1 AS ?z)",
    "SELECT * WHERE",
]
HOSTILE_PREFIXES = {
    "": FORBIDDEN_PORT,
    "service": FORBIDDEN_PORT,
    "ex": FORBIDDEN_PORT,
    "SERVICEex": "urn:ex:",
    "p": "http://localhost:",
}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14), st.sampled_from(["", " "]), st.booleans())
@example(["?s ?p ?o", "FILTER(?o<'b>')", "SERVICE", f"<{FORBIDDEN_PORT}>", "{ ?s ?p ?o }", "FILTER(?o<'b>')"], "", True)
@example(
    ["FILTER(?o<1)", "#>", '"""', "\n", "SERVICE", f"<{FORBIDDEN_PORT}>", "{ ?s ?p ?o }", "#", '"""', "\n"], "", True
)
@example(["SERVICEex:a", "{ ?s ?p ?o }"], "", True)
@example(["service:a", "{ ?s ?p ?o }"], "", False)
def test_no_text_that_passes_ever_reaches_another_service(parts: list[str], between: str, declares: bool) -> None:
    declarations = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in HOSTILE_PREFIXES.items()) if declares else ""
    query = f"{declarations}SELECT * {{ {between.join(parts)} }}"
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("0")))
    with contextlib.suppress(BadQueryError, SyntaxError):  # an OSError is the engine trying to connect
        list(store.query(executable(query), prefixes={} if declares else HOSTILE_PREFIXES))  # type: ignore[arg-type]  # no ASK


W3C = Path(__file__).parents[2] / "../shared/data/w3c"


def parses(query: str) -> bool:
    try:
        ox.Store().query(query)
    except (SyntaxError, ValueError):
        return False
    except RuntimeError:  # it asks for a function that the engine has not
        return True
    return True


@pytest.mark.skipif(not W3C.exists(), reason="needs the test suites of the W3C")
def test_of_the_queries_of_the_w3c_only_those_that_call_services_are_refused() -> None:
    for path in sorted(W3C.rglob("*.rq")):
        query = path.read_text("utf-8")
        if "/service/" in str(path) or "SERVICE" in query:
            with contextlib.suppress(RefusedQueryError):
                executable(query)
        else:
            assert parses(executable(query)) == parses(query), path.name


@given(st.text(max_size=200))
def test_tokens_are_the_whole_text(query: str) -> None:
    resolved = "".join(token.text for token in tokens(query))
    if "\\" not in query:
        assert resolved == query


def test_the_longest_match_wins() -> None:
    kinds = [(token.kind, token.text) for token in tokens("1.5e3 ?a<urn:a>?b<5 a:b.c. @en-GB '''x'y'''")]
    assert [one for one in kinds if one[0] is not Kind.SPACE] == [
        (Kind.NUMBER, "1.5e3"),
        (Kind.VARIABLE, "?a"),
        (Kind.IRI, "<urn:a>"),
        (Kind.VARIABLE, "?b"),
        (Kind.SIGN, "<"),
        (Kind.NUMBER, "5"),
        (Kind.NAME, "a:b.c"),
        (Kind.SIGN, "."),
        (Kind.LANGUAGE, "@en-GB"),
        (Kind.STRING, "'''x'y'''"),
    ]


HOSTILE_UNITS = ["a.", "'", '"', '"""', "<", "a", "?", "\\u", "<a", "'a\\", "'''a", "1.", "a:", "_:", "%41", "\n#"]


@pytest.mark.parametrize("unit", HOSTILE_UNITS)
def test_hostile_texts_are_read_in_linear_time(unit: str) -> None:
    begun = time.perf_counter()
    tokens(unit * (50_000 // len(unit)))
    assert time.perf_counter() - begun < 2
