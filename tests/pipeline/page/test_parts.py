"""The parts that rules find, and those on which rules and model agree."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.address_parts import address_parts
from pipeline.page.parts import Part, PartKind, read_parts


def named(text: str, parts: tuple[Part, ...]) -> list[str]:
    return [text[part.begin : part.end] for part in parts if part.kind is PartKind.ORGANISATION]


def test_an_enumeration_is_one_organisation() -> None:
    text = "Institute of Trade, Law and Taxes, Foo University, Oslo"
    assert named(text, read_parts(text)) == ["Institute of Trade, Law and Taxes", "Foo University"]


def test_places_are_told_apart_by_the_gazetteer() -> None:
    text = "Foo University, Lyon, France"
    kinds = [part.kind for part in read_parts(text)]
    assert kinds == [PartKind.ORGANISATION, PartKind.CITY, PartKind.COUNTRY]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Bern Institute of Cheese and Rural Trade Engineers, Bern, Switzerland",
            ["Bern Institute of Cheese and Rural Trade Engineers"],
        ),
        ("Foo University Turin, Italy", ["Foo University"]),
        ("Associate Professor of Trade Chair", ["Trade Chair"]),
        ("Foo University Turin, 10124 Turin, Italy", ["Foo University Turin"]),
        ("Quarbeck Metals, LLC, Omsk, Russia", ["Quarbeck Metals, LLC"]),
    ],
)
def test_rules_and_model_settle_what_the_organisations_are(text: str, names: list[str]) -> None:
    assert named(text, address_parts(text)) == names


@pytest.mark.parametrize(
    "piece", ["Foo Bar, ", "Institute of Law; ", "12 Mill Road, ", "Foo and Bar University & Baz "]
)
def test_a_long_list_is_read_in_a_time_in_line_with_its_length(piece: str) -> None:
    begin = time.monotonic()
    address_parts(piece * (400_000 // len(piece)))
    assert time.monotonic() - begin < 30


@given(st.text(alphabet="FoUn of,;()\n1a«»AB", max_size=120))
def test_parts_stand_in_order(text: str) -> None:
    begins = [part.begin for part in address_parts(text)]
    assert begins == sorted(begins)
