"""Words that are known to be names."""

import pytest

from pipeline.page.name_lists import eastern_families, given_names, is_syllabic


def test_lists_hold_names_in_small_letters() -> None:
    assert all(name == name.casefold() and name.isalpha() for name in eastern_families())
    assert all(name == name.casefold() and name[0].isalpha() for name in given_names())


@pytest.mark.parametrize(("word", "syllabic"), [("Meilin", True), ("Ji-Young", True), ("Coined", False), ("", False)])
def test_eastern_given_names_are_told_by_their_syllables(word: str, *, syllabic: bool) -> None:
    assert is_syllabic(word) is syllabic


def test_a_long_word_is_no_name() -> None:
    assert not is_syllabic("mei" * 100_000)
