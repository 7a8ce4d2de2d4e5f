"""One line a case: which clusters a text names and where they are, with places and organisations as really found."""

from collections.abc import Callable

import pytest

from pipeline.clusters.find import find_clusters
from pipeline.language import language_model
from pipeline.organisations.find import find_organisations
from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.reading import Relation
from pipeline.regions.find import find_regions
from pipeline.sentences import sentences
from pipeline.spans import Span

Reader = Callable[..., dict[str, list[str]]]


@pytest.fixture(scope="module")
def placed() -> Reader:
    """The clusters of a text by name, with the names of their regions; a title may stand before it."""

    def read(text: str, title: str = "") -> dict[str, list[str]]:
        begin = len(title) + 2 if title else 0
        whole = f"{title}\n\n{text}" if title else text
        zones = [Zone(span=Span(0, len(title)), kind=ZoneKind.TITLE)] if title else []
        zones.append(Zone(span=Span(begin, len(whole)), kind=ZoneKind.BODY))
        page = Page(zones=tuple(zones), fields=(), credits=(), references=(), citations=())
        doc, pieces = language_model()(whole), sentences(whole, page)
        organisations = find_organisations(doc, page, pieces).organisations
        regions = find_regions(whole, page, organisations)
        found = find_clusters(doc, page, pieces, regions, organisations)
        names = {region.id: region.name for region in regions}
        located = [link for link in found.links if link.relation == Relation.LOCATED]
        return {c.name: [names[link.object] for link in located if link.subject == c.id] for c in found.clusters}

    return read


CASES: list[tuple[str, dict[str, list[str]]]] = [
    (
        "The toy clusters of Nuremberg (TOYS), Prague (HRA) and Sonneberg (SPIEL) met.",
        {
            "toy cluster of Nuremberg": ["Nuremberg"],
            "toy cluster of Prague": ["Prague"],
            "toy cluster of Sonneberg": ["Sonneberg"],
        },
    ),
    (
        "The silk clusters of Mysore (Karnataka), Varanasi (Uttar Pradesh) and Surat are old.",
        {
            "silk cluster of Mysore": ["Mysore", "Karnataka"],
            "silk cluster of Varanasi": ["Varanasi", "Uttar Pradesh"],
            "silk cluster of Surat": ["Surat"],
        },
    ),
    (
        "We study Friuli's chair cluster and Denmark's wind cluster.",
        {"Friuli's chair cluster": ["Friuli"], "Denmark's wind cluster": ["Denmark"]},
    ),
    (
        "The clusters compared are: furniture in Udine, eyewear in Belluno, taps in Brescia and ceramics in Faenza.",
        {
            "furniture in Udine": ["Udine"],
            "eyewear in Belluno": ["Belluno"],
            "taps in Brescia": ["Brescia"],
            "ceramics in Faenza": ["Faenza"],
        },
    ),
    (
        "Three clusters were chosen, namely Varanasi (silk), Kanpur (leather) and Moradabad (brass).",
        {
            "silk cluster of Varanasi": ["Varanasi"],
            "leather cluster of Kanpur": ["Kanpur"],
            "brass cluster of Moradabad": ["Moradabad"],
        },
    ),
    (
        "Four clusters of Styria – Green Tech Valley, ACstyria, Human Technology and Holzcluster – won the label.",
        {
            "Green Tech Valley": ["Styria"],
            "ACstyria": ["Styria"],
            "Human Technology": ["Styria"],
            "Holzcluster": ["Styria"],
        },
    ),
    ("Few places resemble Silicon Valley in California.", {"Silicon Valley": ["California"]}),
    ("Medicon Valley, between Denmark and Sweden, makes medicines.", {"Medicon Valley": ["Denmark", "Sweden"]}),
    (
        "The toy cluster in Nuremberg, Germany, exports.",
        {"toy cluster in Nuremberg, Germany": ["Nuremberg", "Germany"]},
    ),
    (
        "A furniture cluster in Friuli and in the Veneto is studied.",
        {"furniture cluster in Friuli and in the Veneto": ["Friuli", "Veneto"]},
    ),
    ("The Rhine-Main fintech cluster hires.", {"Rhine-Main fintech cluster": ["Rhine-Main"]}),
    ("The Black Forest watchmaking cluster hires.", {"Black Forest watchmaking cluster": ["Black Forest"]}),
    ("Denmark's wind turbine cluster exports.", {"Denmark's wind turbine cluster": ["Denmark"]}),
    ("The Norwegian maritime cluster exports.", {"Norwegian maritime cluster": ["Norwegian"]}),
    ("The Brainport cluster (Eindhoven, the Netherlands) makes chips.", {"Brainport": ["Eindhoven"]}),
    (
        "The textile clusters of Prato, Biella and Como differ.",
        {
            "textile cluster of Prato": ["Prato"],
            "textile cluster of Biella": ["Biella"],
            "textile cluster of Como": ["Como"],
        },
    ),
    (
        "The shipbuilding clusters in Saint Petersburg and Severodvinsk compete.",
        {
            "shipbuilding cluster of Saint Petersburg": ["Saint Petersburg"],
            "shipbuilding cluster of Severodvinsk": ["Severodvinsk"],
        },
    ),
    (
        "The pharmaceutical cluster in the Yaroslavl region unites sixty firms.",
        {"pharmaceutical cluster in the Yaroslavl region": ["Yaroslavl region"]},
    ),
    (
        "An industrial cluster in Naberezhnye Chelny is planned.",
        {"industrial cluster in Naberezhnye Chelny": ["Naberezhnye Chelny"]},
    ),
    ("They founded an innovation cluster in Obninsk last year.", {"innovation cluster in Obninsk": ["Obninsk"]}),
    ("The Cluster of the Republic of Bashkortostan “BASHTEX” won.", {"BASHTEX": ["Republic of Bashkortostan"]}),
    (
        "An innovative dairy cluster “VolgaMolInno” operates in the Vologda Region.",
        {"VolgaMolInno": ["Vologda Region"]},
    ),
    ('The timber cluster "KarelLes" was created in Karelia.', {"KarelLes": ["Karelia"]}),
    ("The cluster «Titanium Valley» in the Sverdlovsk Region is young.", {"Titanium Valley": ["Sverdlovsk Region"]}),
    (
        "The innovative territorial cluster “Nuclear Technologies and New Materials” in Ulyanovsk grows.",
        {"Nuclear Technologies and New Materials": ["Ulyanovsk"]},
    ),
    (
        (
            "They support the pilot territorial clusters:\n\n  • “Development of Optics, Lasers and "
            "Sensors in Perm”\n  • “Cluster of Shipbuilding and Marine Technology”\n\nEnd."
        ),
        {
            "Development of Optics, Lasers and Sensors in Perm": ["Perm"],
            "Cluster of Shipbuilding and Marine Technology": ["Perm"],
        },
    ),
    (
        (
            "The Government of the Murmansk region supports shipyards. The shipbuilding cluster "
            "of the region has ten members."
        ),
        {"shipbuilding cluster": ["Murmansk region"]},
    ),
    (
        "Tourism in Altai Krai grows. The region's biopharmaceutical cluster helps.",
        {"biopharmaceutical cluster": ["Altai Krai"]},
    ),
    ("Latvia exports wood. The country's timber cluster is strong.", {"timber cluster": ["Latvia"]}),
    ("In the Penza Region the confectionery cluster “Suroletto” operates.", {"Suroletto": ["Penza Region"]}),
    ("Here in Lipetsk a cluster of machine-tool building has emerged.", {"cluster of machine-tool": ["Lipetsk"]}),
    (
        (
            "The winners are:\n\n  • GeoSTL Laser Cluster, St. Louis, Missouri. Contractor: "
            "GeoSTL\n  • Autonomous Vehicles (AV) Cluster, Michigan and Ohio. Contractor: Drive "
            "Inc\n  • Wood Products Cluster, Upstate New York\n\n"
        ),
        {
            "GeoSTL Laser Cluster": ["St. Louis", "Missouri"],
            "Autonomous Vehicles (AV) Cluster": ["Michigan", "Ohio"],
            "Wood Products Cluster": ["Upstate New York"],
        },
    ),
    (
        ("The Rhine-Main optics cluster (OptoRM) has won. OptoRM is glad. The members of the OptoRM cluster work."),
        {"OptoRM": ["Rhine-Main"]},
    ),
    (
        "BioVale is the biotechnology cluster of York. The BioVale cluster grows.",
        {"biotechnology cluster of York": ["York"]},
    ),
    ("The Lahti Cleantech Cluster (LCC) has 80 members. LCC grew.", {"Lahti Cleantech Cluster": ["Lahti"]}),
    ("Clúster de Automoción de Aragón (CAAR) joined.", {"Clúster de Automoción de Aragón": ["Aragón"]}),
    ("The pôle de compétitivité Aerospace Valley in Toulouse has 800 members.", {"Aerospace Valley": ["Toulouse"]}),
    ("The Basque machine tool cluster was the first.", {"Basque machine tool cluster": ["Basque"]}),
    ("The Jaipur gem and jewellery cluster employs many.", {"Jaipur gem and jewellery cluster": ["Jaipur"]}),
    ("The brassware cluster of Moradabad sells abroad.", {"brassware cluster of Moradabad": ["Moradabad"]}),
    ("The industrial district of Prato makes wool.", {"industrial district of Prato": ["Prato"]}),
    ("The Cambridge high-tech cluster has matured.", {"Cambridge high-tech cluster": ["Cambridge"]}),
    (
        "The IT cluster of Novosibirsk and the biotechnology cluster of Pushchino are named.",
        {"IT cluster of Novosibirsk": ["Novosibirsk"], "biotechnology cluster of Pushchino": ["Pushchino"]},
    ),
    (
        "The cluster of automotive suppliers in Kaluga Region is strong.",
        {"cluster of automotive suppliers in Kaluga Region": ["Kaluga Region"]},
    ),
    ("A titanium cluster will be created in Verkhnyaya Salda.", {"titanium cluster": ["Verkhnyaya Salda"]}),
    (
        "Kamsky Innovative Territorial Production Cluster is in the Republic of Tatarstan.",
        {"Kamsky Innovative Territorial Production Cluster": ["Republic of Tatarstan"]},
    ),
    ("The Zelenograd cluster leads in microelectronics.", {"Zelenograd cluster": ["Zelenograd"]}),
    (
        (
            "The innovation clusters: (the Republic of Mordovia, the Lighting Systems Cluster; "
            "the Republic of Tatarstan, Vyatka Innovative Cluster, Samara Region, the Innovative "
            "Territorial Aerospace Cluster)."
        ),
        {
            "Lighting Systems Cluster": ["Republic of Mordovia"],
            "Vyatka Innovative Cluster": ["Republic of Tatarstan"],
            "Innovative Territorial Aerospace Cluster": ["Samara Region"],
        },
    ),
    ("Pôle de compétitivité “Minalogic” in Grenoble has 200 members.", {"Minalogic": ["Grenoble"]}),
    (
        "Système-X and Minalogic, a French nanotechnology cluster in Grenoble, agreed.",
        {"French nanotechnology cluster in Grenoble": ["Grenoble"]},
    ),
    (
        "Zhongguancun in Beijing is the best known software cluster of China.",
        {"software cluster of China": ["Beijing"]},
    ),
    ("Bangalore's IT cluster employs a million.", {"Bangalore's IT cluster": ["Bangalore"]}),
    (
        "The steel and metalworking cluster of Shymkent was planned in 2015.",
        {"steel and metalworking cluster of Shymkent": ["Shymkent"]},
    ),
    (
        "The tourism cluster of Lake Baikal, Irkutsk Region, is planned.",
        {"tourism cluster of Lake Baikal, Irkutsk Region": ["Irkutsk Region"]},
    ),
    ("A petrochemical cluster is being formed in Atyrau.", {"petrochemical cluster": ["Atyrau"]}),
    (
        "In the Rostov Region, a cluster of agricultural machine building has been set up.",
        {"cluster of agricultural machine building": ["Rostov Region"]},
    ),
    (
        "The ceramic tile cluster of Castellón, Spain, and that of Sassuolo in Italy are compared.",
        {"ceramic tile cluster of Castellón, Spain": ["Castellón", "Spain"]},
    ),
    ("The Lodz fashion cluster is Polish.", {"Lodz fashion cluster": ["Lodz"]}),
    ("BioPeloton is a life science cluster based in Ghent.", {"life science cluster": ["Ghent"]}),
    (
        "Flanders' FOOD, the food cluster of Flanders, has its seat in Brussels.",
        {"food cluster of Flanders": ["Flanders", "Brussels"]},
    ),
    (
        "The wine clusters of Mendoza in Argentina and Maipo in Chile were compared.",
        {"wine cluster of Mendoza": ["Mendoza", "Argentina"], "wine cluster of Maipo": ["Chile"]},
    ),
    ("“Kaliningrad Amber Cluster” was registered in 2016.", {"Kaliningrad Amber Cluster": ["Kaliningrad"]}),
    (
        "The amber cluster of the Kaliningrad region was registered.",
        {"amber cluster of the Kaliningrad region": ["Kaliningrad region"]},
    ),
    (
        "The clusters “Lipetskmash” and “Valley of Machines” in the Lipetsk Region are old.",
        {"Lipetskmash": ["Lipetsk Region"], "Valley of Machines": ["Lipetsk Region"]},
    ),
    ("Residents of the medical cluster in Skolkovo pay no tax.", {"medical cluster in Skolkovo": ["Skolkovo"]}),
    ("The International Medical Cluster in Moscow opened.", {"International Medical Cluster in Moscow": ["Moscow"]}),
    (
        "The Ulsan automotive cluster and the Gumi electronics cluster are in Korea.",
        {"Ulsan automotive cluster": ["Ulsan"], "Gumi electronics cluster": ["Gumi"]},
    ),
    ("The film cluster in Hengdian is China's largest.", {"film cluster in Hengdian": ["Hengdian"]}),
    ("The Hamburg Aviation cluster has 300 members.", {"Hamburg Aviation": ["Hamburg"]}),
    ("Hamburg hosts an aviation cluster.", {"aviation cluster": ["Hamburg"]}),
    ("Oulu has become a wireless technology cluster.", {"wireless technology cluster": ["Oulu"]}),
    (
        "A knitwear cluster at Tiruppur in Tamil Nadu is studied.",
        {"knitwear cluster at Tiruppur in Tamil Nadu": ["Tiruppur", "Tamil Nadu"]},
    ),
    (
        "The leather cluster around Arzignano (Veneto, Italy) tans hides.",
        {"leather cluster around Arzignano": ["Arzignano", "Veneto"]},
    ),
    ("In Styria there is the automotive cluster ACstyria.", {"ACstyria": ["Styria"]}),
    ("The automotive cluster ACstyria is Austrian.", {"ACstyria": ["Austrian"]}),
    (
        "The Chihuahua aerospace cluster, Mexico, has 40 plants.",
        {"Chihuahua aerospace cluster": ["Chihuahua", "Mexico"]},
    ),
    ("Silicon Glen in the UK was followed by many.", {"Silicon Glen": ["UK"]}),
    ("Daedeok's neighbours envy Sophia Antipolis in France.", {"Sophia Antipolis": ["France"]}),
    (
        (
            "The Jæren Green Maritime Cluster sat down with guests. The Norwegian Maritime "
            "Cluster in Jæren is a flagship."
        ),
        {"Jæren Green Maritime Cluster": ["Jæren"]},
    ),
    ("Rasht is a city in Iran. The silk cluster of the city exports.", {"silk cluster": ["Rasht"]}),
    (
        ("Nearly all locks come from one cluster in and around Aligarh, Uttar Pradesh. The lock cluster exports."),
        {"lock cluster": ["Aligarh", "Uttar Pradesh"]},
    ),
    (
        "The furniture cluster in Friuli or in Veneto is such a case.",
        {"furniture cluster in Friuli or in Veneto": ["Friuli", "Veneto"]},
    ),
]
GENERIC = [
    "The word “cluster” is old.",
    "The so-called “innovation cluster” is a notion.",
    "They spoke of the “cluster paradox” in Wales.",
    "Automotive clusters in Germany compete with each other.",
    "Cluster policy in Bavaria has changed since 2005.",
    "K-means analysis put Perm into the second cluster.",
    "A cluster is a geographic concentration of firms.",
    "The tourism cluster consists of hotels and shops.",
    "The Bavaria Cluster Development Agency promotes cluster management.",
    "The star cluster was seen from Chile.",
    "The first cluster includes Perm and Kazan, the second cluster Omsk.",
    "The European Cluster Collaboration Platform met in Vienna.",
    "The International Cluster Conference takes place in Porto.",
    "The Third Cluster Congress in Peru begins.",
    "Disease clusters in Leeds were studied.",
    "The computer cluster at Kazan computes.",
    "The National Cluster Association met in Brno.",
    "High-tech clusters matter for regional growth in Korea.",
    "The 'industrial cluster' programme of Japan ended.",
    "Pilot innovative territorial clusters were selected in Russia.",
    "Firms in the cluster share suppliers.",
    "Germany's Excellence Cluster at Bonn does mathematics.",
    "The Jebel Ali Free Zone in Dubai attracts firms.",
    "The Changwon industrial complex in Korea became a machinery cluster.",
    "Our cluster of variables explains growth in Perm.",
    "Cluster sampling was used in Kenya.",
    "Regional clusters differ between Poland and Spain.",
    "The Ministry supports cluster initiatives in Sialkot.",
    "A cluster of COVID-19 cases was reported in Daegu.",
    "How clusters evolve: evidence from Denmark",
    "CLUSTER DEVELOPMENT IN THE REPUBLIC OF TATARSTAN",
    "Cluster observatory of Russia",
    "It is the first cluster in the country.",
    "The textile industry of Prato is a cluster.",
    "Clusters of small firms in rural Kenya",
    "The concept of the innovation cluster in Russia",
    "Interest in the industrial district grew in Italy.",
    "The district of Columbia and the financial district of London",
    "Members of the cluster association in Lyon met.",
    "A high-tech industrial cluster needs universities, firms and capital.",
    "Global value chains link clusters in China with buyers in Europe.",
    "DO TOURISM CLUSTERS PAY? A DEBATE BETWEEN DANISH AND GREEK ACTORS",
    "The programme rests on the ‘Mega Cluster’ model in Wales.",
    "The network Red Cluster Bolivia registers initiatives.",
    "Three neighbouring countries run a national cluster programme.",
    "It is the largest microelectronics cluster in Europe.",
    "Three clusters of firms were found: small, medium and large.",
    "Clusters grow for three reasons: skills in towns, orders from abroad and low rents.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clusters_with_their_places(placed: Reader, text: str, expected: dict[str, list[str]]) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize("text", GENERIC)
def test_no_specific_cluster(placed: Reader, text: str) -> None:
    assert placed(text) == {}


def test_a_title_places_what_a_state_gave_a_title(placed: Reader) -> None:
    text = "What the shipyards and the shipbuilding innovative cluster are capable of is analysed."
    assert placed(text, "Projects of the Murmansk Region") == {"shipbuilding innovative cluster": ["Murmansk Region"]}
    assert placed(text, "Projects of the Murmansk Region and Karelia") == {}


def test_a_plain_branch_is_not_placed_by_the_title(placed: Reader) -> None:
    assert placed("How the tourism cluster works is analysed.", "Projects of the Murmansk Region") == {}


def test_a_wider_place_said_of_the_town_elsewhere(placed: Reader) -> None:
    text = "Tiruppur lies inland. Mysore is a city in Karnataka. The silk cluster of Mysore grows."
    assert placed(text) == {"silk cluster of Mysore": ["Mysore", "Karnataka"]}
