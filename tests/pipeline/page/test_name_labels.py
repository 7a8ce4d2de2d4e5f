"""The words of author lines and their labels."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.name_labels import features, label_names, name_items


def test_compounds_and_initials_are_one_word() -> None:
    items = name_items("Anna-Lisa O'Foo, J.-P. Coined - Madeup, Yu.A. Bar")
    assert [item.text for item in items] == ["Anna-Lisa", "O'Foo", ",", "J.-P.", "Coined-Madeup", ",", "Yu.A.", "Bar"]


def test_a_hyphen_before_an_organisation_joins_nothing() -> None:
    assert "-" in [item.text for item in name_items("Anna Coined - University of Foo")]


def test_labels_say_where_a_person_begins() -> None:
    items, labels = label_names("Anna Coined and Robert Madeup")
    assert list(zip((item.text for item in items), labels, strict=True)) == [
        ("Anna", "B-given"),
        ("Coined", "I-family"),
        ("and", "O"),
        ("Robert", "B-given"),
        ("Madeup", "I-family"),
    ]


@given(st.text(alphabet=st.characters(), max_size=60))
def test_items_lie_in_order_and_every_one_has_a_label(words: str) -> None:
    items, labels = label_names(words)
    assert len(items) == len(labels) == len(features(items))
    assert all(one.end <= other.begin for one, other in pairwise(items))
    assert all(item.text and words[item.begin : item.end].strip() for item in items)
