"""A sound dataset passes; every kind of harm is found and named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.check import violations
from ontology.dataset import Dataset
from ontology.description import Description
from ontology.invariants import document_violations
from ontology.iris import document_iri, statement_iri, thing
from ontology.rdf_terms import engine_term, node
from ontology.shapes import shape_violations
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Term, Text
from ontology.terms import CKG, DCTERMS, FOAF, NIF, ORG, PRISM, RDF, RDFS, SKOS, XSD
from ontology.writer import facts

Page = Callable[..., DocumentGraph]
DOCUMENT = document_iri("glass.txt")
ADA, BRINSTADT = thing("person", "quill-ada"), thing("region", "XX-BRI")
TITLE_STATEMENT = statement_iri(DOCUMENT, DOCUMENT, DCTERMS.title, Text("Glassmakers of the Quiet Valley"))


def found(given: set[Fact]) -> set[tuple[str, str]]:
    """Rule and focus of everything that is wrong with these facts of the page's graph."""
    broken = [*shape_violations(given, DOCUMENT), *document_violations(Description(DOCUMENT, given))]
    return {(violation.rule, violation.focus) for violation in broken}


def test_a_sound_dataset_passes(tmp_path: Path, page: Page, publish: Callable[..., Dataset]) -> None:
    assert list(violations(publish(tmp_path, page(), page("other.txt", "Sand and fire in small towns")))) == []


PHRASE = Iri(f"{DOCUMENT}#char=0,31")


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "expected"),
    [
        (DOCUMENT, CKG.sourceFile, Text("glass.txt"), ("shape MinCount", DOCUMENT)),
        (DOCUMENT, RDFS.label, Text("Glassmakers of the Quiet Valley"), ("label", DOCUMENT)),
        (ADA, RDFS.label, Text("Ada Quill"), ("shape MinCount", ADA)),
        (BRINSTADT, CKG.partOf, thing("region", "XX"), ("region", BRINSTADT)),
        (thing("concept", "glass"), SKOS.prefLabel, Text("glass", "en"), ("label", thing("concept", "glass"))),
        (PHRASE, NIF.anchorOf, Text("Glassmakers of the Quiet Valley"), ("evidence", PHRASE)),
        (PHRASE, NIF.endIndex, Text("31", datatype=XSD.integer), ("offsets", PHRASE)),
        (DOCUMENT, DCTERMS.title, Text("Glassmakers of the Quiet Valley"), ("statement", TITLE_STATEMENT)),
        (TITLE_STATEMENT, CKG.evidence, PHRASE, ("shape MinCount", TITLE_STATEMENT)),
        (PHRASE, RDF.type, NIF.Phrase, ("evidence", TITLE_STATEMENT)),
        (DOCUMENT, RDF.type, CKG.Document, ("graph", DOCUMENT)),
    ],
)
def test_what_is_missing_is_found(
    page: Page, subject: Iri, predicate: Iri, value: Term, expected: tuple[str, str]
) -> None:
    whole = set(facts(page()))
    assert Fact(subject, predicate, value) in whole
    assert expected in found(whole - {Fact(subject, predicate, value)})


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "expected"),
    [
        (DOCUMENT, DCTERMS.issued, Text("spring 2014"), ("shape Or", DOCUMENT)),
        (DOCUMENT, PRISM.doi, Text("https://doi.org/10.1/x"), ("shape Pattern", DOCUMENT)),
        (DOCUMENT, PRISM.issn, Text("12345678"), ("shape Pattern", DOCUMENT)),
        (DOCUMENT, DCTERMS.creator, thing("region", "XX"), ("shape Or", DOCUMENT)),
        (DOCUMENT, CKG.studies, thing("region", "XX"), ("link without statement", DOCUMENT)),
        (ADA, ORG.memberOf, thing("organisation", "glass-guild"), ("link without statement", ADA)),
        (BRINSTADT, CKG.level, Text("village"), ("shape In", BRINSTADT)),
        (thing("person", "nobody"), RDF.type, FOAF.Person, ("label", thing("person", "nobody"))),
        (TITLE_STATEMENT, CKG.confidence, Text("1.5", datatype=XSD.decimal), ("shape MaxInclusive", TITLE_STATEMENT)),
        (PHRASE, NIF.anchorOf, Text("Glassmakers"), ("shape MaxCount", PHRASE)),
    ],
)
def test_what_is_wrong_is_found(
    page: Page, subject: Iri, predicate: Iri, value: Term, expected: tuple[str, str]
) -> None:
    assert expected in found({*facts(page()), Fact(subject, predicate, value)})


def test_a_statement_under_a_foreign_name_is_found(page: Page) -> None:
    other = thing("statement", "0" * 32)
    moved = {
        Fact(other, fact.predicate, fact.object) if fact.subject == TITLE_STATEMENT else fact for fact in facts(page())
    }
    assert found(moved) == {("statement", other)}


def test_regions_in_a_circle_end(page: Page) -> None:
    country = thing("region", "XX")
    circle = {fact for fact in facts(page()) if not (fact.subject == country and fact.predicate == CKG.level)}
    circle |= {Fact(country, CKG.level, Text("region")), Fact(country, CKG.partOf, BRINSTADT)}
    assert {("region", BRINSTADT), ("region", country)} <= found(circle)


def test_a_place_that_no_authority_has_needs_no_country(page: Page) -> None:
    valley = thing("region", "quiet-valley")
    graph = page()
    described = ((RDF.type, CKG.Region), (RDFS.label, Text("Quiet Valley")), (CKG.level, Text("region")))
    added = tuple(Fact(valley, predicate, value) for predicate, value in described)
    graph = replace(graph, facts=(*graph.facts, *added), mentions=(*graph.mentions, Mention(19, 31, valley, 0.9)))
    assert found(set(facts(graph))) == set()


@pytest.fixture
def store(tmp_path: Path, page: Page, publish: Callable[..., Dataset]) -> Dataset:
    """A sound dataset, writable, to do harm to."""
    directory = publish(tmp_path, page()).directory
    return Dataset(ox.Store(directory / "quads"), generation="1", directory=directory)


def harm(store: Dataset, subject: Iri, predicate: Iri, value: Term, graph: Iri | None) -> set[str]:
    name = ox.DefaultGraph() if graph is None else node(graph)
    store.quads.add(ox.Quad(node(subject), node(predicate), engine_term(value), name))
    return {violation.rule for violation in violations(store)}


@pytest.mark.parametrize(
    ("predicate", "value", "graph", "rule"),
    [
        (CKG.role, Text("ghost"), None, "default graph"),
        (CKG.role, Text("ghost"), DOCUMENT, "default graph"),
        (RDFS.label, Text("ghost"), None, "label"),
        (CKG.role, Text("ghost"), Iri("https://example.org/graph"), "graph"),
        (CKG.weight, Text("3", datatype=XSD.integer), thing("graph", "networks"), "network"),
    ],
)
def test_what_no_document_supports_is_found(
    store: Dataset, predicate: Iri, value: Term, graph: Iri | None, rule: str
) -> None:
    assert rule in harm(store, ADA, predicate, value, graph)


def test_a_blank_node_is_found(store: Dataset) -> None:
    store.quads.add(ox.Quad(ox.BlankNode(), node(RDFS.label), ox.Literal("x"), node(DOCUMENT)))
    assert "blank node" in {violation.rule for violation in violations(store)}
