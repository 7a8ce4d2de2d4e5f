"""What holds of names that are looked up among known ones."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.people.identity import Name, Roll, parse

NAMES = st.builds(
    Name,
    family=st.sampled_from(["Moss", "MOSS", "Mosskovin", "Moskovin", "Mosskoven", "Mosskovina", "van der Bergen", ""]),
    given=st.sampled_from(["", "A.", "A. B.", "Ann", "Ann B.", "Carl Denis", "Anna"]),
)


def roll_of(names: Sequence[Name]) -> Roll:
    """The names known in their order."""
    roll = Roll()
    for name in names:
        roll.add(name)
    return roll


@given(st.lists(NAMES, max_size=8), NAMES)
def test_the_only_name_that_can_be_the_same_is_found(known: list[Name], name: Name) -> None:
    alike = [index for index, other in enumerate(known) if other == name]
    same = [index for index, other in enumerate(known) if other.is_same(name)]
    expected = alike[0] if alike else same[0] if len(same) == 1 else None
    assert roll_of(known).find(name) == expected


def test_a_letter_too_few_in_a_long_name_is_a_misprint() -> None:
    roll = roll_of([parse("A. B. Mosskovin"), parse("C. D. Mosskovin")])
    assert roll.find(parse("A. B. Moskovin")) == 0
    assert roll.find(parse("E. F. Moskovin")) is None


def test_a_family_that_half_a_book_bears_is_still_told_apart_by_its_printing() -> None:
    roll = roll_of([Name(family="Moss", given=f"Ann{'a' * number}") for number in range(2000)])
    assert roll.find(Name(family="Moss", given=f"Ann{'a' * 1500}")) == 1500
