"""New terms."""

import pytest

from pipeline.concepts.terms import candidate_terms
from pipeline.language import language_model
from pipeline.spans import Span
from pipeline.tags import Tags


def labels(text: str, *, title: bool = False) -> list[str]:
    whole = [Span(0, len(text))]
    doc = language_model()(text)
    found = candidate_terms(text, whole if title else [], [] if title else whole, Tags(doc))
    assert all(term.span.end <= len(text) for term in found)
    return [term.label for term in found]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The harbour town lives on its oyster industry.", "oyster industry"),
        ("They pay for a water-based transport system.", "water-based transport system"),
        ("Several important pasture policies failed.", "pasture policy"),
        ("A large-scale peat industry was the answer.", "peat industry"),
        ("They work in nuclear medicine and in marine biology.", "nuclear medicine"),
        ("They work in nuclear medicine and in marine biology.", "marine biology"),
        ("What matters is the cluster boundary.", "cluster boundary"),
        ("The paper is on sports tourism.", "sports tourism"),
        ("Can governments design regional harbour policies?", "regional harbour policy"),
    ],
)
def test_a_noun_phrase_with_a_head_of_the_field(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "The industry grew.",
        "An important strategy.",
        "The Brandvik Industry met the Brandvik Council.",
        "Its neighbours support innovation.",
        "We saw the farmer's policy.",
        "A red house stands here.",
        "The fund grants support.",
        "A vivid region.",
        "The office for peat - industry apart - was closed.",
    ],
)
def test_what_is_no_term(text: str) -> None:
    assert labels(text) == []


def test_capitals_of_a_title_say_nothing() -> None:
    assert labels("Brandvik Policy and the Growth of Towns", title=True) == []
    assert labels("Market Policy and the Growth of Towns", title=True) == ["market policy"]
