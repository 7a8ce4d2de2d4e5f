"""A hyphen at the end of a line stays where the text writes the word with it."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.hyphens import rejoined

HALVES = st.text("abAB", min_size=2, max_size=4)


@given(HALVES, HALVES.filter(str.islower), st.text("abAB- \n", max_size=40))
def test_a_hyphen_stays_where_it_stands_elsewhere(head: str, tail: str, text: str) -> None:
    hyphened = f"{head}-{tail}"
    expected = hyphened if hyphened.casefold() in text.casefold() else head + tail
    assert rejoined(f"{head}-\n{tail}", text) == expected


def test_every_half_of_a_chain_counts() -> None:
    assert rejoined("the-\nart", "state-of-the-art") == "the-art"


def test_a_hyphen_stays_before_a_capital() -> None:
    assert rejoined("Foo-\nBar and FOO-\nBAR", "") == "Foo-Bar and FOOBAR"
