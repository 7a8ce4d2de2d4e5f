"""Where clusters are, in which branch, of which kind, and who belongs to them; always with the words that say so."""

from collections.abc import Callable

import pytest

from pipeline.clusters.find import ClusterFindings
from pipeline.clusters.sectors import sector_concept
from pipeline.reading import Relation

Finder = Callable[..., ClusterFindings]
PLACES = {
    "Elva": "city EE",
    "Tartu": "city EE",
    "Tartu County": "region EE",
    "Estonia": "country EE",
    "Kazakhstan": "country KZ",
    "Gera": "city DE",
    "Thuringia": "region DE",
    "Germany": "country DE",
}


def objects(found: ClusterFindings, relation: Relation) -> list[str]:
    return [
        link.object.removeprefix("region-").removeprefix("org-") for link in found.links if link.relation == relation
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wood cluster of Elva grows.", ["Elva"]),
        ("The Elva wood cluster grows.", ["Elva"]),
        ("Estonia's wood cluster in Elva grows.", ["Elva"]),
        ("The wood cluster of Gera, Thuringia, grows.", ["Gera", "Thuringia"]),
        ("The wood cluster of Elva, Estonia, grows.", ["Elva", "Estonia"]),
        ("The wood cluster (Elva, Estonia) is old. In it, Elva Wood Cluster leads.", ["Elva"]),
        ("The wood cluster formed in the northern city of Estonia Elva is the largest.", ["Elva"]),
        ("A wood cluster, which has emerged near Elva, sells furniture.", ["Elva"]),
        ("So, in Elva, a wood cluster was formed.", ["Elva"]),
        ("The government of Tartu County decided to create a wood cluster.", ["Tartu County"]),
        ("Elva is a wood cluster with 40 firms.", ["Elva"]),
        ("Elva, a town in Tartu County, is the best known wood cluster of Estonia.", ["Elva"]),
        ("In Kazakhstan grass is plentiful. So a national dairy cluster was founded.", ["Kazakhstan"]),
        ("The wood cluster of Elva grows. The cluster has spread to Tartu.", ["Elva", "Tartu"]),
        ("The Tartu wood cluster is the wood cluster of Tartu County.", ["Tartu County"]),
        ("Clusters: (Tartu County, the Elk Wood Cluster; Thuringia, the Cluster of Optics in Gera, etc.)",
         ["Tartu County", "Gera", "Thuringia"]),
    ],
)  # fmt: skip
def test_the_place_of_a_cluster(find: Finder, text: str, expected: list[str]) -> None:
    assert objects(find(text, PLACES), Relation.LOCATED) == expected


def test_a_class_lends_its_place_to_the_one_singled_out(find: Finder) -> None:
    text = "Industrial districts in Germany employ many. The most famous is the industrial district of shoe production."
    assert objects(find(text, PLACES), Relation.LOCATED) == ["Germany"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wood cluster of Elva includes the companies Ekko and Puu Oy.", ["Ekko", "Puu Oy"]),
        ("In Elva, a wood cluster was formed around the saw mills of Ekko and Puu Oy.", []),
        ("In Elva, a wood cluster was formed around the large plants of Ekko and Puu Oy.", ["Ekko", "Puu Oy"]),
        ("The wood cluster of Elva is run by Ekko; Puu Oy is far away.", ["Ekko"]),
        ("The wood cluster of Elva competes with Ekko.", []),
    ],
)
def test_the_members_of_a_cluster(find: Finder, text: str, expected: list[str]) -> None:
    found = find(text, PLACES, ("Ekko", "Puu Oy"))
    assert objects(found, Relation.HAS_MEMBER) == expected


def test_a_phrase_of_membership_speaks_of_the_nearest_cluster(find: Finder) -> None:
    found = find("Unlike the wood cluster of Elva, the wood cluster of Gera includes Ekko.", PLACES, ("Ekko",))
    (link,) = (link for link in found.links if link.relation == Relation.HAS_MEMBER)
    assert link.subject == "cluster-2"


@pytest.mark.parametrize(
    "text",
    [
        "The cluster “Pharmaceutics and shipbuilding” in Elva was opened.",
        "The Elva Cluster of Pharmaceuticals and Shipbuilding was opened.",
        "The pharmaceutical and shipbuilding cluster of Elva was opened.",
    ],
)
def test_branches_are_linked_over_different_wordings(find: Finder, text: str) -> None:
    found = find(text, PLACES)
    expected = [concept and concept.iri for concept in map(sector_concept, ("pharmaceuticals", "shipbuilding"))]
    linked = {concept.id: concept.iri for concept in found.sectors}
    assert [linked[target] for target in objects(found, Relation.SECTOR)] == expected


def test_a_branch_that_no_thesaurus_has_keeps_its_words(find: Finder) -> None:
    found = find("The violin cluster of Elva grows.", PLACES)
    (sector,) = (concept for concept in found.sectors if concept.id.startswith("sector"))
    assert sector.name == "violin" or sector.iri is not None


def test_the_kind_of_a_cluster(find: Finder) -> None:
    found = find("The Elva Industrial District for shoes grows.", PLACES)
    kinds = {concept.id: concept.name for concept in found.sectors}
    assert [kinds[target] for target in objects(found, Relation.CLUSTER_KIND)] == ["industrial district"]


def test_the_evidence_is_the_sentence(find: Finder) -> None:
    text = "First. In Elva, a wood cluster was formed. Last."
    (link,) = (link for link in find(text, PLACES).links if link.relation == Relation.LOCATED)
    assert [span.of(text) for span in link.evidence] == ["In Elva, a wood cluster was formed."]
