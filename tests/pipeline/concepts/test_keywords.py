"""Author keywords."""

import pytest

from pipeline.concepts.keywords import keywords, printings
from pipeline.page.model import Field
from pipeline.spans import Span


def labels(*values: str, prose: str = "") -> list[str]:
    fields = [Field(name="keyword", value=value, span=Span(0, len(value)), confidence=1.0) for value in values]
    return [keyword.label for keyword in keywords(fields, prose)]


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("trust. All rights reserved", "trust"),
        ("oyster beds © 2011 Reef Press", "oyster beds"),
        ("tidal farming index (TFI)", "tidal farming index"),
        ("“oyster” bed", "oyster bed"),
        ("U.S. oyster trade", "U.S. oyster trade"),
    ],
)
def test_the_litter_behind_a_keyword_goes(value: str, label: str) -> None:
    assert labels(value) == [label]


@pytest.mark.parametrize("name", ["The Harbour Companies", "Reef Watch Office of the North", "Ottilie Brandvik"])
def test_a_name_amid_small_letters_is_no_notion(name: str) -> None:
    assert labels("trust", name, "oyster beds", "social capital") == ["trust", "oyster beds", "social capital"]


def test_capitals_are_no_names_where_all_keywords_have_them() -> None:
    assert labels("Trust", "Oyster Beds", "Tidal Policy", prose="oyster and tidal") == [
        "Trust",
        "Oyster Beds",
        "Tidal Policy",
    ]


def test_a_person_is_no_notion_in_any_list() -> None:
    assert labels("Social Capital", "Ottilie Brandvik") == ["Social Capital"]


def test_the_acronym_of_a_keyword_is_another_printing() -> None:
    field = Field(name="keyword", value="tidal farming index (TFI)", span=Span(0, 25), confidence=1.0)
    kept = list(keywords([field], ""))
    assert printings(kept) == [("tidal farming index", "tidal farming index"), ("tidal farming index", "TFI")]
