"""What is measured is not learnt from."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.training.held_out import is_held_out, split

KEYS = st.lists(st.text(st.characters(categories=["Lu", "Ll", "Zs", "Po"]), min_size=1, max_size=8), max_size=40)


def plain(key: str) -> str:
    return "".join(character for character in key.casefold() if character.isalnum())


@given(KEYS)
def test_no_text_is_both_learnt_from_and_measured(keys: list[str]) -> None:
    training, held_out = split((key, key) for key in keys)
    assert not {plain(key) for key in training} & {plain(key) for key in held_out}


@given(KEYS)
def test_every_row_that_is_no_double_of_a_held_out_one_is_used(keys: list[str]) -> None:
    training, held_out = split((key, key) for key in keys)
    kept_out = {plain(key) for key in held_out}
    assert training == [key for key in keys if plain(key) not in kept_out]
    assert held_out == [key for index, key in enumerate(keys) if is_held_out(index, key)]


def test_three_rows_in_ten_are_held_out() -> None:
    share = sum(is_held_out(index, f"row {index}") for index in range(10_000)) / 10_000
    assert 0.28 < share < 0.32
