"""read_affiliations through its door: invented addresses, read as chains with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.affiliations import read_affiliations
from pipeline.page.model import Affiliation
from pipeline.page.plain import plain
from pipeline.spans import Span


def read(text: str) -> tuple[Affiliation, ...]:
    return read_affiliations(plain(text, Span(0, len(text))))


def chains(text: str) -> list[list[str]]:
    return [[part.name.of(text) for part in one.chain] for one in read(text)]


@pytest.mark.parametrize(
    ("text", "chain", "city", "country"),
    [
        (
            "Chair of River Trade, Faculty of Economics, Velmar State University, 7 Mill St., Kazan, 420008, Russia",
            ["Chair of River Trade", "Faculty of Economics", "Velmar State University"],
            ["Kazan"],
            ["Russia"],
        ),
        (
            "кафедра мировой экономики, Велоградский государственный университет, Самара, Россия",
            ["кафедра мировой экономики", "Велоградский государственный университет"],
            ["Самара"],
            ["Россия"],
        ),
        (
            "Departamento de Economía, Universidad Tarnis, Av. Obrenko 45, 28040 Madrid, España",
            ["Departamento de Economía", "Universidad Tarnis"],
            ["Madrid"],
            ["España"],
        ),
        (
            "Institut für Physik, Quarbeck-Universität, Holzstraße 12, 8010 Graz, Österreich",
            ["Institut für Physik", "Quarbeck-Universität"],
            ["Graz"],
            ["Österreich"],
        ),
        ("Holvig Instruments GmbH, Jena, Germany", ["Holvig Instruments GmbH"], ["Jena"], ["Germany"]),
    ],
)
def test_an_address_is_a_chain_with_its_town_and_country(
    text: str, chain: list[str], city: list[str], country: list[str]
) -> None:
    (found,) = read(text)
    assert [part.name.of(text) for part in found.chain] == chain
    assert [span.of(text) for span in found.cities] == city
    assert [span.of(text) for span in found.countries] == country


def test_units_are_told_from_what_they_belong_to() -> None:
    (found,) = read("Department of Weaving, Foo University, Leeds, UK")
    assert [part.unit for part in found.chain] == [True, False]


def test_words_without_commas_are_cut() -> None:
    text = "Department of Chemistry Tarnis University Lyon France"
    assert chains(text) == [["Department of Chemistry", "Tarnis University"]]
    assert [span.of(text) for span in read(text)[0].cities] == ["Lyon"]


@pytest.mark.parametrize("marks", [("1 ", "2 "), ("a ", "b "), ("<sup>1</sup>", "<sup>2</sup>"), ("* ", "† ")])
def test_marks_open_another_affiliation(marks: tuple[str, str]) -> None:
    first = "Department of Physics, Velmar University, Turin, Italy"
    second = "School of Law, Foo University, Oslo, Norway"
    assert chains(f"{marks[0]}{first} {marks[1]}{second}") == [
        ["Department of Physics", "Velmar University"],
        ["School of Law", "Foo University"],
    ]


def test_a_branch_has_a_place_of_its_own() -> None:
    text = "Foo Technical Institute, branch of Tarnis State University, Omsk, Russia"
    (found,) = read(text)
    assert [part.name.of(text) for part in found.chain] == ["Foo Technical Institute", "Tarnis State University"]
    places = [part.place and part.place.of(text) for part in found.chain]
    assert places == ["Omsk", None]


def test_a_number_within_a_name_is_no_mark() -> None:
    assert chains("Université Velmar 3 Lumière, Lyon, France")[0][0] == "Université Velmar 3 Lumière"


def test_the_expansion_in_brackets_is_another_name() -> None:
    text = "National Velmar University VTU (Velmar Institute of Heat), Turin, Italy"
    (found,) = read(text)
    assert len(found.chain) == 1
    assert "Velmar Institute of Heat" in [span.of(text) for span in found.chain[0].aliases]


def test_e_mails_and_posts_are_no_organisations() -> None:
    text = "Associate Professor of the Chair of Road Trade, Foo University, Omsk. E-mail: a.b@foo.example"
    assert chains(text) == [["Chair of Road Trade", "Foo University"]]


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    for one in read(text) if text else ():
        for span in (one.span, *one.cities, *one.countries, *(part.name for part in one.chain)):
            assert 0 <= span.begin < span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Foo University",
                "Department of Law",
                "Oslo",
                "Norway",
                ",",
                ";",
                "\n",
                "1",
                "a",
                "(",
                ")",
                "and",
                "of",
                "«",
                "12 Mill St.",
            ]
        ),
        max_size=25,
    )
)
def test_no_name_is_empty_and_reading_repeats_itself(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text) if text else ()
    assert all(part.name.of(text).strip() for one in found for part in one.chain)
    assert found == (read(text) if text else ())
