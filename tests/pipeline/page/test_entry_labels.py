"""The model that names the parts of an entry."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.labelling.tokens import tokenise
from pipeline.page.entry_labels import LABELS, MODEL, entry_features, label_entry


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size < 1_200_000


@given(st.text(max_size=300))
def test_stretches_are_ordered_and_known(words: str) -> None:
    found = label_entry(words)
    assert all(run.label in LABELS and run.begin < run.end <= len(words) for run in found)
    assert all(one.end <= other.begin for one, other in itertools.pairwise(found))


@given(st.text(max_size=200))
def test_each_token_has_features(words: str) -> None:
    tokens = tokenise(words)
    assert len(entry_features(tokens)) == len(tokens)


def test_a_plain_entry_is_sure() -> None:
    found = label_entry("Lee, A. (2009). Wages and ports of the North. Journal of Bar, 4(2), 11-20.")
    labels = [run.label for run in found]
    assert labels == ["author", "date", "title", "venue", "volume", "issue", "pages"]
    assert all(run.confidence > 0.8 for run in found)
