"""Finding labels in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.concepts.labels import LabelIndex
from pipeline.concepts.vocabulary import thesaurus_labels
from pipeline.concepts.wording import words

LABELS = [
    "wine cluster",
    "regional wine cluster",
    "regional cluster",
    "cluster",
    "labour mobility",
    "salt-water fish",
    "trade policy",
    "IT",
    "small farm",
]


def found(text: str) -> list[tuple[str, str]]:
    index = LabelIndex([(label, label) for label in LABELS])
    return [(match.owner, match.span.of(text)) for match in index.matches(text, words(text))]


def test_the_longest_label_is_taken_and_the_one_at_its_end() -> None:
    assert found("the regional wine cluster")[:2] == [
        ("regional wine cluster", "regional wine cluster"),
        ("wine cluster", "wine cluster"),
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Wine-clusters", "wine cluster"),
        ("saltwater fish", "salt-water fish"),
        ("mobility of the labor", "labour mobility"),
        ("regional and wine clusters", "regional cluster"),
        ("regional, old and wine clusters", "regional cluster"),
        ("regional cheese clusters", "regional cluster"),
        ("the “wine” cluster", "wine cluster"),
    ],
)
def test_other_printings(text: str, label: str) -> None:
    assert label in [owner for owner, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("it pays", "IT"),
        ("small. Farm", "small farm"),
        ("trade, policy", "trade policy"),
        ("clustered", "cluster"),
    ],
)
def test_what_is_no_printing(text: str, label: str) -> None:
    assert label not in [owner for owner, _ in found(text)]


def test_an_acronym_stands_in_capitals() -> None:
    assert found("IT") == [("IT", "IT")]


def test_the_first_owner_keeps_a_label() -> None:
    assert LabelIndex([(1, "wine trade"), (2, "Wine trades")]).exact("wine-trade") == 1


def test_every_thesaurus_concept_is_found_by_its_label() -> None:
    assert thesaurus_labels().exact("cluster policies") is not None


@given(st.lists(st.sampled_from([*" ".join(LABELS).split(), "and", "of", "the", ",", ".", "-"]), max_size=25))
def test_matches_lie_in_the_text_and_are_the_same_every_time(parts: list[str]) -> None:
    text = " ".join(parts)
    assert found(text) == found(text)
    for owner, surface in found(text):
        assert owner in LABELS
        assert surface
