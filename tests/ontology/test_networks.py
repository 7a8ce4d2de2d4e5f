"""Ties count the documents that support them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.dataset import Dataset
from ontology.iris import authorship_iri, document_iri, graph_iri, thing, work_iri
from ontology.networks import HEAVIEST
from ontology.statement import DocumentGraph, Fact, Iri, Statement, Text
from ontology.terms import CITO, CKG, DCTERMS, FOAF, OWL, RDF, SKOS

QUERY = """SELECT ?from ?to ?number { ?tie a ckg:Tie ; ckg:tieKind ?kind ; ckg:from ?from ; ckg:to ?to ;
  ckg:weight ?weight BIND(STR(?weight) AS ?number) } ORDER BY ?from ?to"""
ADA, BO, CY = (thing("person", name) for name in ("ada", "bo", "cy"))
GUILD, GLASS = thing("organisation", "guild"), thing("cluster", "glass")
SAND, FIRE = thing("concept", "sand"), thing("concept", "fire")
VALLEY = thing("region", "valley")


def document(name: str, *facts: tuple[Iri, Iri, Iri], authors: tuple[Iri, ...] = ()) -> DocumentGraph:
    iri = document_iri(name)
    credited = [
        fact
        for position, author in enumerate(authors, 1)
        for fact in (
            Fact(iri, CKG.authorship, authorship_iri(iri, position)),
            Fact(authorship_iri(iri, position), CKG.author, author),
            *([Fact(author, RDF.type, FOAF.Person)] if author != GUILD else []),
        )
    ]
    return DocumentGraph(
        document=iri,
        text="some text",
        facts=(Fact(iri, RDF.type, CKG.Document), Fact(GLASS, RDF.type, CKG.Cluster), *credited),
        statements=tuple(Statement(*fact, 0.9, ((0, 4),)) for fact in facts),
    )


@pytest.fixture
def ties(tmp_path: Path, publish: Callable[..., Dataset]) -> Callable[..., list[tuple[Iri, Iri, int]]]:
    def found(kind: str, *graphs: DocumentGraph) -> list[tuple[Iri, Iri, int]]:
        rows = publish(tmp_path, *graphs).rows(QUERY, kind=Text(kind))
        ends = [(row["from"], row["to"], row["number"]) for row in rows]
        return [
            (a, b, int(n.value))
            for a, b, n in ends
            if isinstance(a, Iri) and isinstance(b, Iri) and isinstance(n, Text)
        ]

    return found


Ties = Callable[..., list[tuple[Iri, Iri, int]]]
A, B, C = (document_iri(name) for name in "abc")


def test_coauthors(ties: Ties) -> None:
    graphs = (document("a", authors=(BO, ADA)), document("b", authors=(ADA, BO, CY)), document("c", authors=(CY,)))
    assert ties("coauthor", *graphs) == [(ADA, BO, 2), (ADA, CY, 1), (BO, CY, 1)]


def test_organisations_that_sign_are_no_coauthors(ties: Ties) -> None:
    assert ties("coauthor", document("a", authors=(ADA, GUILD, BO))) == [(ADA, BO, 1)]


def test_affiliations(ties: Ties) -> None:
    place = (authorship_iri(A, 1), CKG.affiliation, GUILD)
    assert ties("affiliation", document("a", place, authors=(ADA,)), document("b", authors=(ADA,))) == [(ADA, GUILD, 1)]


def test_clusters_and_regions(ties: Ties) -> None:
    graphs = (document("a", (GLASS, CKG.locatedIn, VALLEY)), document("b", (GLASS, CKG.locatedIn, VALLEY)))
    assert ties("cluster-region", *graphs, document("c", (GUILD, CKG.locatedIn, VALLEY))) == [(GLASS, VALLEY, 2)]


def test_clusters_and_concepts(ties: Ties) -> None:
    both = document("a", (GLASS, CKG.sector, SAND), (A, CKG.studies, GLASS), (A, DCTERMS.subject, SAND))
    other = document("b", (B, CKG.studies, GLASS), (B, DCTERMS.subject, FIRE))
    unrelated = document("c", (C, DCTERMS.subject, FIRE))
    assert ties("cluster-concept", both, other, unrelated) == [(GLASS, FIRE, 1), (GLASS, SAND, 1)]


def test_concepts_of_one_document(ties: Ties) -> None:
    graphs = [
        document(name, (iri, DCTERMS.subject, SAND), (iri, DCTERMS.subject, FIRE)) for name, iri in [("a", A), ("b", B)]
    ]
    assert ties("concept-concept", *graphs) == [(FIRE, SAND, 2)]


def test_concepts_that_are_too_wide_tie_nothing(ties: Ties) -> None:
    wide = DocumentGraph(document=B, text="some text", facts=(Fact(SAND, SKOS.note, Text("general", "en")),))
    graph = document("a", (A, DCTERMS.subject, SAND), (A, DCTERMS.subject, FIRE))
    assert ties("concept-concept", graph, wide) == []


def test_citations_by_either_name(ties: Ties) -> None:
    work = work_iri("A title of four words", 2001, None)
    cited = document("b")
    cited = DocumentGraph(document=B, text=cited.text, facts=(*cited.facts, Fact(B, OWL.sameAs, work)))
    citing = [document("a", (A, CITO.cites, work), (A, CITO.cites, B)), document("c", (C, CITO.cites, work))]
    assert ties("citation", cited, *citing) == [(A, B, 1), (C, B, 1)]


def test_ties_follow_the_documents(tmp_path: Path, publish: Callable[..., Dataset]) -> None:
    publish(tmp_path, document("a", authors=(ADA, BO)))
    dataset = publish(tmp_path, document("a", authors=(ADA, CY)))
    assert [(row["from"], row["to"]) for row in dataset.rows(QUERY, kind=Text("coauthor"))] == [(ADA, CY)]
    assert {fact.predicate for fact in dataset.facts(graph_iri("networks"))} == {
        RDF.type,
        CKG.tieKind,
        CKG.from_,
        CKG.to,
        CKG.weight,
        CKG.heaviest,
    }


def test_the_heaviest_are_marked_as_documents_come(tmp_path: Path, publish: Callable[..., Dataset]) -> None:
    crowd = tuple(thing("person", f"member-{number:02}") for number in range(40))  # 780 pairs
    query = "SELECT ?from ?to { ?tie ckg:heaviest 'coauthor' ; ckg:from ?from ; ckg:to ?to }"
    first = {tuple(row.values()) for row in publish(tmp_path, document("a", authors=crowd)).rows(query)}
    assert len(first) == HEAVIEST
    assert crowd[-2:] not in first
    second = {tuple(row.values()) for row in publish(tmp_path, document("b", authors=crowd[-2:])).rows(query)}
    assert len(second) == HEAVIEST
    assert crowd[-2:] in second
