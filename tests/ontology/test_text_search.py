"""Searches of names and texts in SPARQL, put to real stores."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.errors import BadQueryError, NoDatasetError
from ontology.iris import document_iri, thing
from ontology.statement import DocumentGraph, Fact, Iri, Text
from ontology.terms import CKG, FABIO, RDF, RDFS, SKOS
from ontology.text_finding import MOST_WORDS
from ontology.text_index import write_text_index
from ontology.text_words import text_words

Publish = Callable[..., Dataset]
Page = Callable[..., DocumentGraph]

TOMSK, LODZ, TOKYO = (thing("region", key) for key in ("RU-TOM", "PL-LD", "JP-13"))
WINE, HOSTILE = thing("concept", "zorb"), thing("person", "hostile")
ON_WINE, ON_BOTH = document_iri("wine.txt"), document_iri("both.txt")
NAMES = {
    TOMSK: ("Tomsk Oblast", "Томская область"),
    LODZ: ("Łódź",),
    TOKYO: ("東京",),
    WINE: ("zorbs",),
    HOSTILE: ('"> } } SERVICE <urn:x> { \\" \n',),
    ON_WINE: ("Vineyards",),
    ON_BOTH: ("Notes",),
}
TEXTS = {
    ON_WINE: "The zorb of Tokaj, of the cellars and of the service.",
    ON_BOTH: "Zorb from Łódź and glass from Gdańsk; a grummery for snarfery.",
}


def made_documents() -> Iterator[DocumentGraph]:
    for document, text in TEXTS.items():
        named = [
            Fact(one, RDFS.label, Text(name[0])) for one, name in NAMES.items() if one not in TEXTS or one == document
        ]
        named += [Fact(one, SKOS.altLabel, Text(name)) for one, names in NAMES.items() for name in names[1:]]
        kinds = (Fact(document, RDF.type, CKG.Document), Fact(document, RDF.type, FABIO.NewsItem))
        yield DocumentGraph(document=document, text=text, facts=(*named, *kinds))


@pytest.fixture(scope="session")
def stored(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    store = tmp_path_factory.mktemp("text") / "store"
    shutil.copytree(empty_store, store)
    with Draft.begin(store) as draft:
        for graph in made_documents():
            draft.put(graph, "1")
        draft.publish()
    return Dataset.open(store)


def things(dataset: Dataset, query: str) -> list[object]:
    return [row.get("thing") for row in dataset.rows(query)]


def search(dataset: Dataset, words: str) -> list[object]:
    score = "ckg:textScore ?score"
    return things(
        dataset, f'SELECT ?thing {{ ?thing ckg:textSearch "{words}" ; {score} }} ORDER BY DESC(?score) ?thing'
    )


FOUND = [
    ("tokaj", [ON_WINE], "a word of a text"),
    ("TOKAJ cellar", [ON_WINE], "case and plural"),
    ("grummeries", [ON_BOTH], "the plural of another kind"),
    ("lodz", [LODZ, ON_BOTH], "accents; names before texts"),
    ("Łódź", [LODZ, ON_BOTH], "accents that are asked for"),
    ("zorb", [WINE, ON_WINE, ON_BOTH], "the thing that is called so first"),
    ("Tomskaia oblast", [TOMSK], "transliteration"),
    ("Томск Oblast", [TOMSK], "the other way, in two scripts"),
    ("gdanks", [ON_BOTH], "two letters swapped"),
    ("tokja", [ON_WINE], "a slip at the end"),
    ("otkaj", [ON_WINE], "a slip at the beginning"),
    ("snafery", [ON_BOTH], "a letter too few"),
    ("snafeery", [], "two slips"),
    ("zrob", [WINE, ON_WINE, ON_BOTH], "a slip in four letters"),
    ("zqx", [], "no word of anything"),
    ("東京", [TOKYO], "letters that have no place in ASCII"),
    ("the zorb of tokaj", [ON_WINE], "words of every text do not count"),
    ("zorb submarine lodz", [ON_BOTH], "as many of the words as anything has"),
    ("zorb AND NOT lodz*) OR (", [ON_BOTH], "nothing is an operator"),
]


@pytest.mark.parametrize(("words", "expected", "why"), FOUND, ids=[why for _, _, why in FOUND])
def test_what_a_search_finds(stored: Dataset, words: str, expected: list[Iri], why: str) -> None:
    assert search(stored, words) == expected, why


def test_the_words_found_are_those_of_the_index(stored: Dataset) -> None:
    query = 'SELECT ?w { ?thing ckg:textSearch "Gdanks Łódż cellar" ; ckg:textWords ?w }'
    assert [row["w"] for row in stored.rows(query)] == [Text("gdansk lodz")]


def test_names_with_hostile_letters_are_found_and_given_back(stored: Dataset) -> None:
    query = 'SELECT ?name { ?thing ckg:textSearch "hostile urn" ; rdfs:label ?name } '
    assert [row["name"] for row in stored.rows(query.replace("hostile ", ""))] == [Text(NAMES[HOSTILE][0])]


VALUES = f"VALUES ?thing {{ <{WINE}> <{ON_WINE}> <{ON_BOTH}> }}"
W = 'ckg:textSearch "zorb"'
# Queries with a search, and the same with its three things written down.
SAME = [
    (f"SELECT * {{ ?thing {W} }}", f"SELECT * {{ {VALUES} }}"),
    (f"SELECT*{{?thing {W}.?thing a ?c}}", f"SELECT * {{ {VALUES} ?thing a ?c }}"),
    (f"SELECT * {{ ?thing a ?c ; {W} }}", f"SELECT * {{ {VALUES} ?thing a ?c }}"),
    (f"SELECT * {{ ?thing {W} ; a ?c ; }}", f"SELECT * {{ {VALUES} ?thing a ?c }}"),
    (f"SELECT * {{ ?thing a ?c ; {W} ; rdfs:label ?l . }}", f"SELECT * {{ {VALUES} ?thing a ?c ; rdfs:label ?l }}"),
    (f"SELECT * {{ ?thing a ?c . ?thing {W} . ?d a ?c }}", f"SELECT * {{ {VALUES} ?thing a ?c . ?d a ?c }}"),
    (f"SELECT * {{ ?thing a ckg:Document OPTIONAL {{ ?thing {W} }} }}", "SELECT * { ?thing a ckg:Document }"),
    (
        f"SELECT * {{ ?d a ckg:Document OPTIONAL {{ ?d a ?c . ?thing {W} }} }}",
        f"SELECT * {{ ?d a ckg:Document OPTIONAL {{ ?d a ?c . {VALUES} }} }}",
    ),
    (
        f"SELECT * {{ {{ ?thing {W} ; a ?c }} UNION {{ ?thing a ckg:Region }} }}",
        f"SELECT * {{ {{ {VALUES} ?thing a ?c }} UNION {{ ?thing a ckg:Region }} }}",
    ),
    (f"SELECT * {{ GRAPH ?g {{ ?thing {W} ; a ?c }} }}", f"SELECT * {{ GRAPH ?g {{ {VALUES} ?thing a ?c }} }}"),
    (
        f"SELECT * {{ {{ SELECT ?thing {{ ?thing {W} }} }} ?thing rdfs:label ?l }}",
        f"SELECT * {{ {VALUES} ?thing rdfs:label ?l }}",
    ),
    (f"SELECT (COUNT(*) AS ?n) {{ ?thing {W} }} GROUP BY ?x", f"SELECT (COUNT(*) AS ?n) {{ {VALUES} }} GROUP BY ?x"),
    (
        f"SELECT * {{ ?thing rdfs:label ?l FILTER EXISTS {{ ?thing {W} }} }}",
        f"SELECT * {{ ?thing rdfs:label ?l FILTER EXISTS {{ {VALUES} }} }}",
    ),
    (
        f"SELECT * {{ ?thing rdfs:label ?l FILTER(?l != 'a' && NOT EXISTS {{ ?thing {W} }}) ?thing a ?c }}",
        f"SELECT * {{ ?thing rdfs:label ?l FILTER(NOT EXISTS {{ {VALUES} }}) ?thing a ?c }}",
    ),
    (f"SELECT * {{ ?thing a ?c MINUS {{ ?thing {W} }} }}", f"SELECT * {{ ?thing a ?c MINUS {{ {VALUES} }} }}"),
    (
        f"SELECT * {{ ?d a ckg:Document ; rdfs:label ?l BIND(STRLEN(?l) AS ?n) . ?thing {W} . ?thing a ?c }}",
        f"SELECT * {{ ?d a ckg:Document ; rdfs:label ?l BIND(STRLEN(?l) AS ?n) {VALUES} ?thing a ?c }}",
    ),
    (
        f"SELECT * {{ VALUES ?c {{ ckg:Document }} ?thing a ?c ; {W} FILTER regex(str(?c), 'Doc') }}",
        f"SELECT * {{ VALUES ?c {{ ckg:Document }} {VALUES} ?thing a ?c }}",
    ),
    (
        f'SELECT * {{ ?thing {W} . ?thing ckg:textSearch "tokaj" }}',
        f"SELECT * {{ VALUES ?thing {{ <{ON_WINE}> }} }}",
    ),
    (f'SELECT * {{ ?thing {W}, "tokaj" }}', f"SELECT * {{ VALUES ?thing {{ <{ON_WINE}> }} }}"),
    (
        f'SELECT * {{ ?thing {W} . ?other ckg:textSearch "łodz" }}',
        f"SELECT * {{ {VALUES} VALUES ?other {{ <{LODZ}> <{ON_BOTH}> }} }}",
    ),
    (f"SELECT * {{ ?thing a ?c . <{ON_WINE}> {W} }}", "SELECT * { ?thing a ?c }"),
    (f"SELECT * {{ ?thing a ?c . <{LODZ}> {W} }}", "SELECT * { ?thing a ?c FILTER(false) }"),
    (f"SELECT * {{ $thing <{CKG.textSearch}> '''zorb''' }}", f"SELECT * {{ {VALUES} }}"),
    (f"PREFIX c: <{CKG.NAMESPACE}te> SELECT * {{ ?thing c:xtSearch 'zorb'@en }}", f"SELECT * {{ {VALUES} }}"),
    (f"BASE <{CKG.ONTOLOGY}> SELECT * {{ ?thing <#textSearch> 'z\\u006frb' }}", f"SELECT * {{ {VALUES} }}"),
    ("PREFIX ckg: <urn:> SELECT * { ?thing ckg:textSearch 'zorb' }", "SELECT * { ?thing a rdfs:Nothing }"),
    ("SELECT ?d { ckg:textSearch rdfs:label ?d }", 'SELECT ("text search"@en AS ?d) {}'),
    (
        "SELECT ?thing { ?thing ckg:textLimit 1 . ?thing a ckg:Document . ?thing ckg:textSearch 'tokaj' }",
        f"SELECT * {{ VALUES ?thing {{ <{ON_WINE}> }} }}",
    ),
    (
        "SELECT ?thing { ?thing ckg:textSearch 'zorb' ; ckg:textLimit 1 }",
        f"SELECT * {{ VALUES ?thing {{ <{WINE}> }} }}",
    ),
    (
        "SELECT ?thing { ?thing ckg:textSearch 'tokaj' ; ckg:textLimit '20'^^xsd:integer }",
        f"SELECT * {{ VALUES ?thing {{ <{ON_WINE}> }} }}",
    ),
    ("SELECT ?service { ?service ckg:textSearch 'tokaj service' }", f"SELECT (<{ON_WINE}> AS ?service) {{}}"),
]


@pytest.mark.parametrize(("searching", "plain"), SAME)
def test_a_search_gives_what_a_table_of_its_things_gives(stored: Dataset, searching: str, plain: str) -> None:
    def rows(query: str) -> list[str]:
        return sorted(str(sorted(row.items())) for row in stored.rows(query))

    assert rows(searching) == rows(plain)


REFUSED = [
    ("SELECT * { ?a ckg:textSearch ?b }", r"line 1: searches text for \?b: .*words in quotes"),
    ("SELECT *\n{ ?a ckg:textSearch 5 }", "line 2: searches text for 5"),
    ("SELECT * { ?a ckg:textSearch '' }", "for no word"),
    ("SELECT * { ?a ckg:textSearch '… ! ' }", "for no word"),
    (f"SELECT * {{ ?a ckg:textSearch '{' '.join(f'w{n}' for n in range(17))}' }}", r"too many words \(17\)"),
    ("SELECT * { [] ckg:textSearch 'zorb' }", "without a name"),
    ("SELECT * { _:a ckg:textSearch 'zorb' }", "without a name"),
    ("SELECT * { ?a ?b [ ckg:textSearch 'zorb' ] }", "without a name"),
    ("SELECT * { ?a ^ckg:textSearch 'zorb' }", "in a path"),
    ("SELECT * { ?a dcterms:creator/ckg:textSearch 'zorb' }", "in a path"),
    ("SELECT * { (?a ?score) ckg:textSearch ('zorb' 20) }", "without a name"),
    ("SELECT * { ?a ckg:textScore ?b }", "no search"),
    ("SELECT * { ?a ckg:textScore ?b { ?a ckg:textSearch 'zorb' } }", "no search"),
    ("SELECT * { ?a ckg:textSearch 'zorb', 'glass' ; ckg:textScore ?b }", "more searches than one"),
    ("SELECT * { ?a ckg:textSearch 'zorb' ; ckg:textScore ?a }", "two things in one variable"),
    ("SELECT * { ?a ckg:textSearch 'zorb' ; ckg:textScore 1 }", "else than one variable"),
    ("SELECT * { ?a ckg:textSearch 'zorb' ; ckg:textLimit 0 }", "to no number"),
    ("SELECT * { ?a ckg:textSearch 'zorb' ; ckg:textLimit 10001 }", "to no number"),
    ("SELECT * { ?a ckg:textSearch 'zorb' ; ckg:textLimit '1' }", "to no number"),
    ("CONSTRUCT WHERE { ?a ckg:textSearch 'zorb' }", "short form of CONSTRUCT"),
    ("SELECT * { ?a ckg:textSearch 'zorb' ", "is not SPARQL"),
    ("SELECT * { ?a ckg:textSearch 'zorb } #", "is not SPARQL"),
    ("DELETE WHERE { ?a ckg:textSearch 'zorb' }", "is an update"),
]


@pytest.mark.parametrize(("query", "reason"), REFUSED)
def test_what_is_no_search_is_refused_with_place_and_mend(stored: Dataset, query: str, reason: str) -> None:
    with pytest.raises(BadQueryError, match=reason):
        stored.answer(query)


def test_a_search_can_be_asked_for_a_bound_variable(stored: Dataset) -> None:
    query = "SELECT ?thing ?asked { ?thing ckg:textSearch ?asked }"
    assert [row["thing"] for row in stored.rows(query, asked=Text("tokaj"))] == [ON_WINE]
    assert [row["asked"] for row in stored.rows(query, asked=Text("tokaj"), thing=ON_WINE)] == [Text("tokaj")]


@given(st.text(max_size=60))
def test_any_words_can_be_asked_for(stored: Dataset, words: str) -> None:
    query = "SELECT ?thing { ?thing ckg:textSearch ?asked }"
    if 0 < len(set(text_words(words))) <= MOST_WORDS:
        assert all(row.keys() == {"thing"} for row in stored.rows(query, asked=Text(words)))
    else:
        with pytest.raises(BadQueryError, match="word"):
            stored.rows(query, asked=Text(words))


PIECES = [
    "?thing rdfs:label ?l .",
    "OPTIONAL { ?thing a ckg:Document BIND(1 AS ?one) }",
    "{ ?thing a ?c } UNION { ?c rdfs:label ?thing }",
    "FILTER(isIRI(?thing))",
    "BIND(2 AS ?two)",
    "MINUS { ?thing a ckg:Region }",
    "VALUES ?three { 3 UNDEF }",
    "{ SELECT ?thing (COUNT(*) AS ?n) { ?thing ?p ?o } GROUP BY ?thing HAVING (COUNT(*) > 0) }",
    "?thing a ?d , ?d ; rdfs:label|skos:altLabel ?m ; .",
    "FILTER NOT EXISTS { ?thing a ckg:Cluster }",
]
SEARCHES = [
    ('?thing ckg:textSearch "zorb" .', ""),
    ('?thing a ckg:Document ; ckg:textSearch "zorb" ; rdfs:label ?k .', "?thing a ckg:Document ; rdfs:label ?k ."),
    ('?thing ckg:textSearch "zorb" ; a ?e .', "?thing a ?e ."),
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=3),
    st.lists(st.sampled_from(PIECES), max_size=3),
    st.sampled_from(SEARCHES),
)
def test_wherever_a_search_stands_it_is_a_table(
    stored: Dataset, before: list[str], after: list[str], form: tuple[str, str]
) -> None:
    def rows(pattern: str) -> list[str]:
        query = "SELECT * { " + " ".join([*before, pattern, *after]) + " }"
        return sorted(str(sorted(row.items())) for row in stored.rows(query))

    try:
        expected = rows(f"{VALUES} {form[1]}")
    except BadQueryError:  # a variable is bound twice
        return
    assert rows(form[0]) == expected


def test_the_same_graph_gives_the_same_index_and_removed_documents_leave_no_trace(
    publish: Publish, tmp_path: Path
) -> None:
    first, second = made_documents()
    there_and_back = publish(tmp_path / "a", replace(first, text="Zorb and zzyzx."), second)
    with Draft.begin(tmp_path / "a") as draft:
        draft.drop(first.document)
        draft.publish()
    after, alone = Dataset.open(tmp_path / "a"), publish(tmp_path / "b", second)
    bytes_of = [(one.directory / "text.index").read_bytes() for one in (there_and_back, after, alone)]
    assert b"zzyzx" in bytes_of[0]
    assert bytes_of[1] == bytes_of[2]
    assert search(after, "zzyzx") == []


def test_a_generation_without_an_index_says_so_and_the_next_build_makes_one(publish: Publish, tmp_path: Path) -> None:
    document = next(made_documents())
    older = publish(tmp_path / "store", document)
    (older.directory / "text.index").unlink()
    with pytest.raises(BadQueryError, match=r"no index .*: build the store again"):
        search(older, "zorb")
    assert search(publish(tmp_path / "store", document), "tokaj") == [ON_WINE]


def test_an_index_that_cannot_be_written_is_named(stored: Dataset, tmp_path: Path) -> None:
    with pytest.raises(NoDatasetError, match=r"text\.index: cannot be written"):
        write_text_index(stored.quads, tmp_path / "absent")
