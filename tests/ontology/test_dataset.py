"""Queries over a published dataset, and the answers to queries from outside."""

import io
import json
from pathlib import Path

import pytest

from ontology.dataset import Dataset, media_types
from ontology.dataset_clause import GraphChoice, chosen_graphs
from ontology.errors import BadQueryError, RefusedQueryError, UnknownFormatError
from ontology.iris import document_iri, thing
from ontology.statement import DocumentGraph, Iri, Text
from ontology.terms import FOAF, RDFS

ADA = thing("person", "quill-ada")
A, B = document_iri("a.txt"), document_iri("b.txt")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    from ontology.draft import Draft
    from ontology.statement import Fact
    from ontology.terms import CKG, RDF

    store: Path = tmp_path_factory.mktemp("store")
    with Draft.begin(store) as draft:
        for document in (A, B):
            facts = (
                Fact(document, RDF.type, CKG.Document),
                Fact(document, RDFS.label, Text("Page")),
                Fact(ADA, RDF.type, FOAF.Person),
                Fact(ADA, RDFS.label, Text("Ada")),
            )
            draft.put(DocumentGraph(document=document, text="Ada", facts=facts), "1")
        draft.publish()
    return Dataset.open(store)


def written(dataset: Dataset, query: str, media_type: str, **graphs: list[str]) -> bytes:
    stream = io.BytesIO()
    dataset.answer(query, default_graphs=graphs.get("default", []), named_graphs=graphs.get("named", [])).write(
        stream, media_type
    )
    return stream.getvalue()


def count(dataset: Dataset, query: str, **graphs: list[str]) -> int:
    return len(json.loads(written(dataset, query, "application/sparql-results+json", **graphs))["results"]["bindings"])


def test_a_fact_of_two_documents_is_one_fact(dataset: Dataset) -> None:
    assert [row["n"] for row in dataset.rows("SELECT (STR(COUNT(*)) AS ?n) { ?p a foaf:Person }")] == [Text("1")]


def test_unbound_variables_are_absent(dataset: Dataset) -> None:
    rows = dataset.rows("SELECT ?p ?email { ?p a foaf:Person OPTIONAL { ?p ckg:email ?email } }")
    assert list(rows) == [{"p": ADA}]


def test_bindings_need_not_be_projected(dataset: Dataset) -> None:
    query = "SELECT ?label { ?person a ?kind ; rdfs:label ?label }"
    assert list(dataset.rows(query, kind=FOAF.Person)) == [{"label": Text("Ada")}]
    assert dataset.ask("ASK { GRAPH ?document { ?person a foaf:Person } }", document=A, person=ADA)


@pytest.mark.parametrize(
    "query", ["SELECT ?x", "ASK { ?s ?p ?o }", "SELECT * { ?s nope:p ?o }", "SELECT (<urn:f>(1) AS ?x) {}", ""]
)
def test_what_gives_no_rows_is_no_query_for_rows(dataset: Dataset, query: str) -> None:
    with pytest.raises(BadQueryError):
        dataset.rows(query)


def test_a_select_has_no_truth_value(dataset: Dataset) -> None:
    with pytest.raises(BadQueryError, match="is no ASK"):
        dataset.ask("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("ASK { ?s ?p ?o }", "boolean"),
        ("SELECT ?s { ?s a foaf:Person }", "bindings"),
        ("CONSTRUCT WHERE { ?s a foaf:Person }", "graph"),
        ("DESCRIBE ?s { ?s a foaf:Person }", "graph"),
    ],
)
def test_every_form_can_be_written_in_each_of_its_media_types(dataset: Dataset, query: str, form: str) -> None:
    assert dataset.answer(query).form == form
    for media_type in media_types(dataset.answer(query).form):
        assert written(dataset, query, media_type)


def test_a_media_type_of_another_form_is_refused(dataset: Dataset) -> None:
    with pytest.raises(UnknownFormatError, match="use one of application/sparql-results"):
        written(dataset, "ASK { ?s ?p ?o }", "text/turtle")


@pytest.mark.parametrize("query", ["ASK { SERVICE <urn:a> { ?s ?p ?o } }", "CLEAR ALL"])
def test_no_query_reaches_outside(dataset: Dataset, query: str) -> None:
    for ask in (dataset.answer, dataset.rows, dataset.ask):
        with pytest.raises(RefusedQueryError):
            ask(query)


PEOPLE = "SELECT ?p { ?p a foaf:Person }"


def test_the_merge_of_several_graphs_has_each_fact_once(dataset: Dataset) -> None:
    assert count(dataset, PEOPLE, default=[A, B]) == 1
    assert count(dataset, f"SELECT ?p FROM <{A}> FROM <{B}> {{ ?p a foaf:Person }}") == 1
    assert (
        count(dataset, f"SELECT ?g FROM <{A}> FROM <{B}> FROM NAMED <{B}> {{ GRAPH ?g {{ ?p a foaf:Person }} }}") == 1
    )


def test_the_request_overrides_the_graphs_of_the_query(dataset: Dataset) -> None:
    assert count(dataset, f"SELECT ?d FROM <{A}> {{ ?d a ckg:Document }}", default=[B]) == 1
    assert (
        written(dataset, f"SELECT ?d FROM <{A}> {{ ?d a ckg:Document }}", "text/csv", default=[B]).count(b.encode())
        if (b := str(B))
        else True
    )


def test_named_graphs_alone_leave_the_default_graph_empty(dataset: Dataset) -> None:
    assert count(dataset, PEOPLE, named=[A]) == 0
    assert count(dataset, "SELECT ?p { GRAPH ?g { ?p a foaf:Person } }", named=[A]) == 1
    assert count(dataset, "SELECT ?p { GRAPH ?g { ?p a foaf:Person } }") == 2


def test_a_graph_that_is_no_iri_is_named(dataset: Dataset) -> None:
    with pytest.raises(BadQueryError, match="names a graph that is no IRI"):
        count(dataset, PEOPLE, default=["no iri"])


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ("ASK {}", GraphChoice()),
        ("# FROM <urn:x>\nASK FROM <urn:a> {}", GraphChoice(("urn:a",))),
        ("BASE <http://example.org/x/> SELECT * FROM <a> {}", GraphChoice(("http://example.org/x/a",))),
        ("PREFIX x: <urn:x:> SELECT * FROM x:a FROM NAMED x:b {}", GraphChoice(("urn:x:a",), ("urn:x:b",))),
    ],
)
def test_the_graphs_of_a_query_are_found(query: str, choice: GraphChoice) -> None:
    assert chosen_graphs(query) == choice


def test_the_facts_of_a_graph_can_be_read(dataset: Dataset) -> None:
    assert {fact.subject for fact in dataset.facts(A)} == {A, ADA, Iri(f"{A}#text")}
    assert not list(dataset.facts(document_iri("unknown.txt")))
