"""What the graph says of its confidence is what was measured."""

import pytest

from ontology.iris import thing
from ontology.statement import DocumentGraph, Iri, Mention, Statement, Text
from ontology.terms import CKG, DCTERMS
from pipeline.stating.calibration import calibrated, measured, table

DOCUMENT = Iri("https://example.org/document/a")
CLUSTER, REGION = thing("cluster", "a"), thing("region", "AT-6")


@pytest.mark.parametrize("kind", sorted(table()))
def test_a_surer_reader_is_never_less_often_right(kind: str) -> None:
    shares = [measured(kind, step / 201) for step in range(201)]
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] < 1


def test_every_kind_that_is_scored_has_been_measured() -> None:
    assert {
        "authors",
        "affiliations",
        "people",
        "institutions",
        "regions",
        "clusters",
        "cluster_regions",
        "concepts",
    } <= {*table()}


def test_mentions_and_statements_of_a_kind_take_its_share_and_others_stay() -> None:
    year = Statement(DOCUMENT, DCTERMS.issued, Text("2001"), 0.5, ((0, 1),))
    place = Statement(CLUSTER, CKG.locatedIn, REGION, 0.5, ((0, 1),))
    graph = calibrated(
        DocumentGraph(
            document=DOCUMENT, text="Looms", facts=(), statements=(year, place), mentions=(Mention(0, 1, REGION, 0.5),)
        )
    )
    assert graph.statements[0] == year
    assert graph.statements[1].confidence == measured("cluster_regions", 0.5)
    assert graph.mentions[0].confidence == measured("regions", 0.5)
