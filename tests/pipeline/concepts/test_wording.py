"""Words made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.concepts.wording import comparable, form_of, lemma, words
from pipeline.spans import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("clusterisation", "Clusterization"),
        ("organising", "organizing"),
        ("labour", "labor"),
        ("programmes", "program"),
        ("centres", "center"),
        ("defence", "defense"),
        ("labelling", "labeling"),
        ("strategies", "strategy"),
        ("phenomena", "phenomenon"),
        ("region's", "regions"),
    ],
)
def test_spelling_and_number_are_no_differences(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize("word", ["enterprise", "expertise", "rise", "promise", "precise", "raised", "supervised"])
def test_words_that_only_look_british_stay(word: str) -> None:
    assert "iz" not in comparable(word)


@pytest.mark.parametrize("word", ["economics", "logistics", "business", "basis", "campus", "gas", "process"])
def test_words_that_only_look_plural_stay(word: str) -> None:
    assert comparable(word) == word


def test_a_blank_line_and_a_full_stop_end_a_term() -> None:
    assert [word.joins for word in words("wine\ngrape\n\nmust. yeast")] == [True, False, False, False]


def test_a_comma_is_told_from_other_stops() -> None:
    assert [word.comma for word in words("wine, grape; must")] == [True, False, False]


def test_only_the_head_of_a_label_is_made_singular() -> None:
    assert lemma("Goods transport systems") == "goods transport system"
    assert lemma("MARKETS OF WINES") == "market of wines"
    assert lemma("Start-ups") == "start-up"


@given(st.text(), st.text())
def test_words_lie_in_order_within_the_text(before: str, text: str) -> None:
    whole = before + text
    span = Span(len(before), len(whole)) if text else None
    found = words(whole, span)
    ends = [0 if span is None else span.begin]
    for word in found:
        assert ends[-1] <= word.span.begin < word.span.end <= len(whole)
        ends.append(word.span.end)


@given(st.text())
def test_labels_never_raise(label: str) -> None:
    assert isinstance(form_of(label), tuple)
    assert isinstance(lemma(label), str)
