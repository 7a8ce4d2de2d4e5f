"""Places in texts, read through the public door."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.page.model import Citation, Credit, Field, Page, Zone, ZoneKind
from pipeline.reading import Mention, Organisation, Region
from pipeline.regions.find import find_regions
from pipeline.spans import Span

SEEDS = Path(__file__).parents[3] / "../shared/seeds"


def page(
    text: str, kind: ZoneKind = ZoneKind.BODY, **parts: tuple[Field, ...] | tuple[Credit, ...] | tuple[Citation, ...]
) -> Page:
    """A page that is one zone."""
    zones = (Zone(span=Span(0, len(text)), kind=kind),) if text else ()
    empty: dict[str, tuple[()]] = {"fields": (), "credits": (), "references": (), "citations": ()}
    return Page(zones=zones, **{**empty, **parts})  # type: ignore[arg-type]  # the parts differ in type


def found(text: str, *organisations: str) -> tuple[Region, ...]:
    """The regions of a text in which these words are organisations."""
    return find_regions(text, page(text), [organisation(text, name) for name in organisations])


def organisation(text: str, name: str) -> Organisation:
    """The organisation whose name stands in the text."""
    begin = text.index(name)
    mention = Mention(span=Span(begin, begin + len(name)), confidence=1.0)
    return Organisation(id=f"org-{begin}", name=name, mentions=(mention,), confidence=1.0)


def codes(text: str, *organisations: str) -> list[str | None]:
    """The keys of the places of a text, in the order of first mention."""
    return [region.place.key if region.place else None for region in found(text, *organisations)]


def names(text: str, *organisations: str) -> list[str]:
    """Under which names they go."""
    return [region.name for region in found(text, *organisations)]


def first_unit(text: str) -> str | None:
    """The unit that the first place of a text lies in."""
    return next(region.place.part_of for region in found(text) if region.place)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Omsk region borders on Tyumen Oblast.", ["RU-OMS", "RU-TYU"]),
        ("the Kursk, Orel and Lipetsk regions", ["RU-KRS", "RU-ORL", "RU-LIP"]),
        ("the provinces of Hunan and Hubei", ["CN-HN", "CN-HB"]),
        ("in Khabarovsk Territory and Stavropol Krai", ["RU-KHA", "RU-STA"]),
        ("Altai Krai and the Altai Republic", ["RU-ALT", "RU-AL"]),
        ("the Republic of Buryatia", ["RU-BU"]),
        ("Республика Коми and Кировская область", ["RU-KO", "RU-KIR"]),
        ("Almaty region around Almaty", ["KZ-19", "KZ-75"]),
        ("Minsk and the Minsk region of Belarus", ["BY-HM", "BY-MI", "BY"]),
        ("Lower Austria, Carinthia and Tyrol", ["AT-3", "AT-2", "AT-7"]),
        ("in the Free State of Saxony", ["DE-SN"]),
        ("Jalisco and Nuevo León", ["MX-JAL", "MX-NLE"]),
        ("firms of Northern Ostrobothnia", ["FI-14"]),
    ],
)
def test_subdivisions_have_their_codes(text: str, keys: list[str]) -> None:
    assert codes(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the U.S. and the UK", ["US", "GB"]),
        ("Polish and Hungarian exporters", ["PL", "HU"]),
        ("EU countries and the BRICS", ["macro-eu", "macro-brics"]),
        ("Latin American firms in South Korea", ["macro-latin-america", "KR"]),
        ("SOUTH AFRICA AND KENYA", ["ZA", "KE"]),
        ("the Kyrgyz Republic", ["KG"]),
        ("Mexico and Singapore", ["MX", "SG"]),
        ("southern Sweden", ["macro-southern-sweden"]),
        ("Central and Eastern Europe", ["macro-central-and-eastern-europe"]),
    ],
)
def test_countries_and_wider_areas(text: str, keys: list[str]) -> None:
    assert codes(text) == keys


def test_city_and_region_of_one_name_are_two() -> None:
    assert names("Ryazan is the capital of Ryazan region.") == ["Ryazan", "Ryazan region"]


def test_neighbours_tell_which_town_is_meant() -> None:
    assert first_unit("Birmingham, Alabama") == "US-AL"
    assert first_unit("firms in Birmingham, UK") == "GB-ENG"
    assert first_unit("Springfield, MA 01103") == "US-MA"


def test_the_rest_of_the_page_tells_which_region_is_meant() -> None:
    assert "IN-PB" in codes("Industry in India. In Punjab, mills closed.")
    assert "PK-PB" in codes("Industry in Pakistan. In Punjab, mills closed.")


def test_a_name_means_what_it_meant_in_the_address() -> None:
    regions = found("Works in London, Ontario. The shops of London are new.")
    assert next((r.name, len(r.mentions), r.wider[0].key) for r in regions) == ("London", 2, "CA-ON")


def test_georgia_is_a_country_unless_a_town_says_otherwise() -> None:
    assert codes("Georgia and Armenia") == ["GE", "AM"]
    assert "US-GA" in codes("Savannah, Georgia, USA")


@pytest.mark.parametrize(
    "text",
    [
        "Most firms said the Same.",
        "Reading is useful.",
        "Richard Florida (2002) disagrees.",
        "Mr Lincoln and J. Kent agreed.",
        "Lincoln et al. (1999)",
        "Vladimir spoke.",
        "The Bologna Process and the Oslo Manual",
        "Warsaw School of Economics",
        "University of Warwick",
        "12 Paris Street",
        "write to paris@london.org or www.berlin.de",
        "Get the full text (Russian)",
        "The summary is in English.",
        "a fee of US$ 20",
    ],
)
def test_names_of_other_things_are_no_places(text: str) -> None:
    assert codes(text) == []


def test_a_place_inside_an_organisation_is_none_unless_it_says_where() -> None:
    assert codes("He leads Irkutsk Light Works.", "Irkutsk Light Works") == []
    assert codes("the Ministry of Trade of Peru", "Ministry of Trade of Peru") == ["PE"]
    assert codes("the Legislative Council of Omsk Region", "Legislative Council of Omsk Region") == ["RU-OMS"]
    assert codes("the University of Leeds", "University of Leeds") == []


def test_a_country_named_by_its_adjective_only() -> None:
    (region,) = found("Danish and again Danish")
    assert (region.name, region.level, len(region.mentions)) == ("Danish", "country", 2)


def test_the_noun_names_a_country_that_has_both() -> None:
    assert names("Danish exports; Denmark is small.") == ["Denmark"]


def test_a_town_reaches_its_country() -> None:
    (town, *_) = found("Rybinsk, Russia")
    assert [place.key for place in town.wider] == ["RU-YAR", "RU"]


def test_names_run_over_line_ends_and_odd_hyphens() -> None:
    text = "in Stary\n   Oskol and Rostov\u2011on\u2011Don and Novo-\nsibirsk"
    assert [r.mentions[0].span.of(text) for r in find_regions(text, page(text), ())] == [
        "Stary\n   Oskol",
        "Rostov\u2011on\u2011Don",
        "Novo-\nsibirsk",
    ]


def test_a_paragraph_ends_a_name() -> None:
    assert codes("exports to New\n\nYork is an old town in England")[-1] == "GB-ENG"
    assert "US-NY" not in codes("New\n\nYork")


def test_unknown_units_are_regions_without_an_authority() -> None:
    (region, country) = found("Quarbeck County, Ireland")
    assert (region.name, region.place, [place.key for place in region.wider]) == ("Quarbeck County", None, ["IE"])
    assert country.name == "Ireland"


def test_a_village_that_is_twice_said_to_have_a_cluster() -> None:
    text = "Indonesia has a pottery cluster in Brenggolo. The pottery cluster in Brenggolo grows."
    assert names(text) == ["Indonesia", "Brenggolo"]


@pytest.mark.parametrize("kind", [ZoneKind.REFERENCES, ZoneKind.FURNITURE, ZoneKind.CODES])
def test_some_zones_are_not_read(kind: ZoneKind) -> None:
    text = "Oslo, Norway"
    assert find_regions(text, page(text, kind), ()) == ()


def test_an_imprint_gives_only_a_place_with_its_country() -> None:
    text = "Seoul, Korea, 3-5 May 2011"
    assert [r.name for r in find_regions(text, page(text, ZoneKind.IMPRINT), ())] == ["Seoul", "Korea"]
    alone = "Kyoto Letters 4 (2)"
    assert find_regions(alone, page(alone, ZoneKind.IMPRINT), ()) == ()


def test_credits_citations_and_venues_are_taken() -> None:
    text = "Ann Lyon. Journal Tuscany Notes. (Kent, 1999)"
    credit = Credit(position=1, names=(Span(0, 8),), family="Lyon", given="Ann")
    venue = Field(name="venue", value="Tuscany Notes", span=Span(18, 31), confidence=1.0)
    citation = Citation(span=Span(34, 44), reference=None, confidence=1.0)
    assert find_regions(text, page(text, credits=(credit,), fields=(venue,), citations=(citation,)), ()) == ()


WORDS = st.sampled_from(
    [
        "Omsk",
        "region",
        "Perm",
        "Territory",
        "of",
        "Italy",
        "US",
        "in",
        "PARIS",
        "-",
        ",",
        "(",
        "\n",
        "\n\n",
        "Georgia",
        "’s",
        "é",
        "İ",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_is_read_and_every_mention_stands_in_it(text: str) -> None:
    regions = find_regions(text, page(text), ())
    assert regions == find_regions(text, page(text), ())
    assert [region.id for region in regions] == [f"region-{n}" for n in range(1, len(regions) + 1)]
    for region in regions:
        assert region.mentions == tuple(sorted(region.mentions, key=lambda mention: mention.span))
        printed = [mention.span.of(text) for mention in region.mentions]
        assert all(words == words.strip() and len(words) > 1 for words in printed)
        assert region.name in {" ".join(words.split()) for words in printed}
        assert region.level == "country" or region.place is None or region.wider or region.place.part_of is None


@given(st.lists(WORDS, max_size=30).map(" ".join))
@example("Omsk region of Omsk")
def test_mentions_do_not_overlap(text: str) -> None:
    spans = sorted(m.span for region in find_regions(text, page(text), ()) for m in region.mentions)
    assert all(a.end <= b.begin for a, b in pairwise(spans))


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared seeds are not here")
def test_every_region_below_a_country_reaches_one() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for region in find_regions(text, page(text), ()):
            if region.level in {"city", "region"}:
                assert region.wider[-1].level == "country"
