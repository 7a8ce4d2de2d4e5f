"""One line a case: which places a text names, in the order of first mention."""

import pytest

from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.reading import Region
from pipeline.regions.find import find_regions
from pipeline.spans import Span


def found(text: str) -> tuple[Region, ...]:
    """The places of a text that is all prose."""
    body = Zone(span=Span(0, len(text)), kind=ZoneKind.BODY)
    return find_regions(text, Page(zones=(body,), fields=(), credits=(), references=(), citations=()), ())


CASES: list[tuple[str, list[str]]] = [
    ("Praha and Moskva", ["Praha", "Moskva"]),
    ("Stalingrad, now Volgograd", ["Volgograd"]),
    ("Aarhus and Aalborg in Denmark", ["Aarhus", "Aalborg", "Denmark"]),
    ("Take a bath in the UK. Reading is useful.", ["UK"]),
    ("the Brumley metropolitan region", ["Brumley metropolitan region"]),
    ("the Shirvan-Salyan economic region of Azerbaijan", ["Shirvan-Salyan economic region", "Azerbaijan"]),
    ("the Volga Federal district and the Ural federal district", ["Volga Federal district", "Ural federal district"]),
    ("in the village of Solvychinsk, Arkhangelsk Oblast", ["Solvychinsk", "Arkhangelsk Oblast"]),
    ("the town of Aksai in Kazakhstan", ["Aksai", "Kazakhstan"]),
    ("at the Swan Hotel, Brumley.", ["Brumley"]),
    ("settlement Berezka of the Republic of Adygea", ["Berezka", "Republic of Adygea"]),
    ("the Schumpeterian region, the learning region and the Objective region", []),
    ("In May, France votes.", ["France"]),
    ("Kaluga Region. The Kaluga pharmaceutical cluster grows.", ["Kaluga Region"]),
    ("Kaluga Oblast. Plants in Kaluga, Obninsk and Vorsino.", ["Kaluga Oblast", "Kaluga", "Obninsk"]),
    ("Gyeonggi Province and South Jeolla", ["Gyeonggi Province", "South Jeolla"]),
    ("More firms, ARE THEY; Møre firms", ["Møre"]),
    ("Tatar and Bashkir firms", ["Tatar", "Bashkir"]),
    ("Russian regions and EU countries", ["Russian", "EU"]),
    ("Tomsk region, Tomskaya oblast', Томская область", ["Tomskaya oblast'"]),
    ("the Baltic states, BRICS and the Russian Far East", ["Baltic states", "BRICS", "Russian Far East"]),
    ("Alma-Ata became Almaty.", ["Almaty"]),
    ("Abai region, Ulytau region and Zhetisu region", ["Abai region", "Ulytau region", "Zhetisu region"]),
    ("Zheleznogorsk, Kursk Region", ["Zheleznogorsk", "Kursk Region"]),
    ("Dimitrovgrad, Ulyanovsk Oblast", ["Dimitrovgrad", "Ulyanovsk Oblast"]),
    ("Savannah, Georgia, USA", ["Savannah", "Georgia", "USA"]),
    ("Tbilisi, Georgia", ["Tbilisi", "Georgia"]),
    ("Mr Georgia Brown and Dr. Chad", []),
    ("12 Paris Street; University of Leeds", []),
    ("Cambridge, Massachusetts", ["Cambridge", "Massachusetts"]),
    ("Birmingham, Alabama", ["Birmingham", "Alabama"]),
    ("the textile clusters of Prato, Biella and Como", ["Prato", "Biella", "Como"]),
    ("a firm based in Ghent", ["Ghent"]),
    ("the industrial district of Prato in Italy", ["Prato", "Italy"]),
    ("the film cluster in Hengdian", ["Hengdian"]),
    ("Yorkshire, East Anglia and the Black Country", ["Yorkshire", "East Anglia", "Black Country"]),
    ("Burgundy, Franche-Comté and Picardy in France", ["Burgundy", "Franche-Comté", "Picardy", "France"]),
    ("Kansai and Kyushu", ["Kansai", "Kyushu"]),
    ("the Rust Belt and Appalachia", ["Rust Belt", "Appalachia"]),
    ("firms in Innopolis, Tatarstan", ["Innopolis", "Tatarstan"]),
    ("the Black Forest and Franconia", ["Black Forest", "Franconia"]),
    ("the Central Black Earth region of Russia", ["Central Black Earth region", "Russia"]),
    ("the Mekong Delta in Vietnam", ["Mekong Delta", "Vietnam"]),
    ("the Bologna Process, the Oslo Manual and the Lisbon Strategy", []),
    ("Karelian and Yakut timber", ["Karelian", "Yakut"]),
    ("The river Rhine and the Rhine itself", []),
    ("Kharkov, Lvov and Odessa in Ukraine", ["Kharkov", "Lvov", "Odessa", "Ukraine"]),
    ("Wuerzburg and Muenster in Germany", ["Wuerzburg", "Muenster", "Germany"]),
    ("Route 128 in the USA and Harwell Science Park in the UK", ["USA", "UK"]),
    ("Miami University in Oxford, Ohio", ["Oxford", "Ohio"]),
    ("in the UK: Derby, Leeds, Bristol and Slough", ["UK", "Derby", "Leeds", "Bristol", "Slough"]),
    ("the Rhine-Main area and the Bremley metropolitan region", ["Rhine-Main area", "Bremley metropolitan region"]),
    ("Franz Josef Land in the Arctic", ["Franz Josef Land", "Arctic"]),
    ("in Brumbeck, Northern Ireland", ["Brumbeck", "Northern Ireland"]),
    ("Alpine Bavaria and Coastal Kenya", ["Alpine Bavaria", "Coastal Kenya"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places(text: str, expected: list[str]) -> None:
    assert [region.name for region in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Lachin district of Azerbaijan", ["AZ-LAC", "AZ"]),
        ("South Jeolla and Gangwon", ["KR-46", "KR-42"]),
        ("Novokuznetsk in the Kuzbass", [None, "RU-KEM"]),
        ("the Ural federal district", [None]),
    ],
)
def test_codes(text: str, codes: list[str | None]) -> None:
    assert [region.place and region.place.iso for region in found(text)] == codes
