"""Printings of names: which are of one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.names import Name
from pipeline.page.printings import Known, printing, same_person

WORDS = st.sampled_from(("Anna", "A.", "Berta", "B.", "Foo", "Coined", "van", "Coined-Foo"))
NAMES = st.builds(
    lambda family, given: Name(0, 1, " ".join(family), " ".join(given)),
    st.lists(WORDS, min_size=1, max_size=2),
    st.lists(WORDS, max_size=3),
)


def name(family: str, given: str) -> Name:
    return Name(0, 1, family, given)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (name("Coined", "Anna Berta"), name("COINED", "A.B."), True),
        (name("Coined", "Anna"), name("Coined", "Berta"), False),
        (name("Coined Foo", "Anna"), name("Coined", "A."), True),
        (name("Anna", "Coined"), name("Coined", "Anna"), True),
        (name("Coined", "Anna"), name("Madeup", "Anna"), False),
    ],
)
def test_a_shorter_printing_is_the_same_person(first: Name, second: Name, *, same: bool) -> None:
    assert same_person(printing(first), printing(second)) is same
    assert same_person(printing(second), printing(first)) is same


def test_the_person_named_first_is_found() -> None:
    known = Known()
    known.add(name("Coined", "Berta"), 0)
    known.add(name("Coined", "Anna"), 1)
    known.add(name("Coined", "Anna Celia"), 2)
    assert known.find(name("Coined", "A.")) == 1
    assert known.find(name("Coined", "Anna Celia")) == 2
    assert known.find(name("Coined", "Doris")) is None


@given(st.lists(NAMES, max_size=8), NAMES)
def test_a_person_is_found_as_if_all_names_had_been_compared(others: list[Name], wanted: Name) -> None:
    known = Known()
    for number, other in enumerate(others):
        known.add(other, number)
    alike = [number for number, other in enumerate(others) if same_person(printing(wanted), printing(other))]
    exact = [number for number, other in enumerate(others) if printing(other) == printing(wanted)]
    assert known.find(wanted) == next(iter([*exact, *alike]), None)


def test_thousands_of_names_with_one_word_in_common_are_told_apart() -> None:
    known = Known()
    people = [name("Coined", f"Anna{number}") for number in range(10_000, 13_000)]
    for number, person in enumerate(people):
        assert known.find(person) is None
        known.add(person, number)
    assert [known.find(person) for person in people] == list(range(3_000))
