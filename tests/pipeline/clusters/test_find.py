"""Which clusters a text names: specific ones, each once, and never the generic notion."""

from collections.abc import Callable

import pytest

from pipeline.clusters.find import ClusterFindings
from pipeline.page.model import ZoneKind

Finder = Callable[..., ClusterFindings]


def names(found: ClusterFindings) -> list[str]:
    return [cluster.name for cluster in found.clusters]


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("The shoe cluster of Elda employs nine thousand people.", {"Elda": "city"}, ["shoe cluster of Elda"]),
        ("The Lahti Cleantech Cluster has 80 members.", {"Lahti": "city"}, ["Lahti Cleantech Cluster"]),
        ("Oil & Gas Cluster Alberta joined the network.", {"Alberta": "region"}, ["Oil & Gas Cluster Alberta"]),
        ("We saw the chemical cluster Basel grow.", {"Basel": "city"}, ["chemical cluster Basel"]),
        ("Firms in the Agra shoe cluster export.", {"Agra": "city"}, ["Agra shoe cluster"]),
        ("The Moscow innovation cluster is young.", {"Moscow": "city"}, ["Moscow innovation cluster"]),
        ("An IT-cluster in Kazan was planned.", {"Kazan": "city"}, ["IT-cluster in Kazan"]),
        ("The Danish wind turbine cluster is a classic.", {"Danish": "country"}, ["Danish wind turbine cluster"]),
        ("The Prato industrial district makes wool.", {"Prato": "city"}, ["Prato industrial district"]),
        ("The tile district of Sassuolo recovered.", {"Sassuolo": "city"}, ["tile district of Sassuolo"]),
        ("Look at the cluster of machine building “Valley of Lathes”.", {}, ["Valley of Lathes"]),
        ("It joined the “Northern Timber” Furniture Cluster.", {}, ["“Northern Timber” Furniture Cluster"]),
        (
            "The Clúster de Vino de Galicia signed.",
            {"Galicia": "region"},
            ["Clúster de Vino de Galicia"],
        ),
        ("The shoe cluster of Nova Alta Bay grows.", {}, ["shoe cluster of Nova Alta Bay"]),
        ("FORMATION OF THE WINE CLUSTER OF ELVA", {"ELVA": "city"}, ["WINE CLUSTER OF ELVA"]),
    ],
)
def test_a_specific_cluster_is_found(find: Finder, text: str, places: dict[str, str], expected: list[str]) -> None:
    assert names(find(text, places)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Industrial clusters are a tool of regional policy in Bavaria.",
        "Bavaria's cluster policy has changed since 2005.",
        "Automotive clusters in Germany compete with each other.",
        "The Bavaria Cluster Development Agency promotes cluster management.",
        "Ten pilot innovative territorial clusters were selected in Germany.",
        "The K-means analysis put Bavaria into the second cluster.",
        "Cluster 1 includes Bavaria, cluster 2 the rest of Germany.",
        "The star cluster was seen from Bavaria, and a computer cluster did the sums.",
        "A tourism cluster may help a region. The tourism cluster consists of hotels.",
        "The second cluster of countries includes Germany.",
        "Work in the financial district of Bavaria is well paid.",
        "He leads the cluster of excellence in Bavaria.",
        "The wine was delivered in Bavaria by Bek Cluster LLC.",
        "Is Bavaria the Silicon Valley of Germany, or only the next Silicon Valley?",
        "She works for Silicon Valley Bank.",
    ],
)
def test_the_generic_notion_is_no_cluster(find: Finder, text: str) -> None:
    assert names(find(text, {"Bavaria": "region", "Germany": "country"})) == []


def test_coordinated_places_are_clusters_of_their_own(find: Finder) -> None:
    found = find(
        "We visited the toy clusters of Ibi, Onil and Denia.", {"Ibi": "city", "Onil": "city", "Denia": "city"}
    )
    assert names(found) == ["toy cluster of Ibi", "toy cluster of Onil", "toy cluster of Denia"]


def test_a_colon_opens_a_list_of_places(find: Finder) -> None:
    text = "Two biotechnology clusters are compared: Cambridge and Munich."
    found = find(text, {"Cambridge": "city", "Munich": "city"})
    assert names(found) == ["biotechnology cluster of Cambridge", "biotechnology cluster of Munich"]


def test_names_in_apposition_to_the_plural(find: Finder) -> None:
    found = find("The clusters Alpha Photonics, Beta Marine and Gamma Food cooperate.")
    assert names(found) == ["Alpha Photonics", "Beta Marine", "Gamma Food"]


def test_examples_of_clusters_need_no_cluster_word(find: Finder) -> None:
    text = "The best known clusters include Silicon Valley; Canadian canoe making in Gimli; Centre for Kites in Fanø."
    assert names(find(text, {"Gimli": "city", "Canadian": "country", "Fanø": "city"})) == [
        "Silicon Valley",
        "Canadian canoe making in Gimli",
        "Centre for Kites in Fanø",
    ]


def test_firms_in_a_list_are_no_clusters(find: Finder) -> None:
    assert names(find("Companies in clusters including Intel, Siemens and Bosch benefit.")) == []


def test_lines_below_an_opening_line(find: Finder) -> None:
    text = "Labels went to two clusters:\n\nAllgäu Weaving – ALW 🇩🇪\n\nALW weaves.\n\nOptronica 🇫🇷\n\nIt makes lenses."
    assert names(find(text)) == ["Allgäu Weaving – ALW", "Optronica"]


def test_printings_of_one_cluster_are_one_referent(find: Finder) -> None:
    text = (
        "Formation of a cluster of machine-tools. The cluster of machine tools in the Omsk Region grows. "
        "The Omsk machine-tool cluster is young."
    )
    (cluster,) = find(text, {"Omsk Region": "region", "Omsk": "city"}).clusters
    assert {mention.span.of(text) for mention in cluster.mentions} >= {
        "cluster of machine-tools",
        "cluster of machine tools in the Omsk Region",
        "Omsk machine-tool cluster",
    }


def test_one_branch_at_two_places_is_two_clusters(find: Finder) -> None:
    found = find("The wine cluster in Elva and the wine cluster in Otepää differ.", {"Elva": "city", "Otepää": "city"})
    assert len(found.clusters) == 2


def test_an_own_name_joins_what_it_is_said_to_be(find: Finder) -> None:
    text = "Aero Vale is an aerospace cluster in Toulouse. Aero Vale grows."
    (cluster,) = find(text, {"Toulouse": "city"}).clusters
    assert (cluster.name, cluster.proper) == ("Aero Vale", True)
    assert len(cluster.mentions) >= 3


def test_an_acronym_is_a_mention(find: Finder) -> None:
    text = "The Kaluga pharmaceutical cluster (KPC) unites 63 companies. KPC is growing."
    (cluster,) = find(text, {"Kaluga": "city"}).clusters
    assert [mention.span.of(text) for mention in cluster.mentions].count("KPC") == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They plan to create a titanium cluster in Elva.", "planned"),
        ("The pilot titanium cluster in Elva was funded.", "pilot"),
        ("The titanium cluster in Elva was funded.", None),
    ],
)
def test_the_text_tells_the_status(find: Finder, text: str, status: str | None) -> None:
    (cluster,) = find(text, {"Elva": "city"}).clusters
    assert cluster.status == status


def test_only_prose_and_keywords_are_read(find: Finder) -> None:
    text = "wine cluster in Elva"
    for kind in ZoneKind:
        expected = kind in {ZoneKind.TITLE, ZoneKind.ABSTRACT, ZoneKind.HEADING, ZoneKind.BODY, ZoneKind.KEYWORDS}
        assert bool(find(text, {"Elva": "city"}, kind=kind).clusters) == expected
