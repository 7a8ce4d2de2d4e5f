"""Fitting a logistic model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.training.logistic import Row, fit_logistic, probability


def test_without_a_pull_the_model_gives_the_shares_that_were_seen() -> None:
    rows = [Row({"bias": 1.0, "title": 1.0}, holds) for holds in (True, True, True, False)]
    rows += [Row({"bias": 1.0}, holds) for holds in (True, False, False, False)]
    weights = fit_logistic(rows, ridge=1e-9)
    assert probability(weights, {"bias": 1.0, "title": 1.0}) == pytest.approx(0.75, abs=1e-3)
    assert probability(weights, {"bias": 1.0}) == pytest.approx(0.25, abs=1e-3)


def test_a_row_of_weight_two_is_two_rows() -> None:
    twice = fit_logistic([Row({"bias": 1.0}, True)] * 2 + [Row({"bias": 1.0}, False)], ridge=1.0)
    heavy = fit_logistic([Row({"bias": 1.0}, True, weight=2.0), Row({"bias": 1.0}, False)], ridge=1.0)
    assert heavy["bias"] == pytest.approx(twice["bias"])


@given(st.lists(st.tuples(st.sets(st.sampled_from("abc")), st.booleans()), max_size=12))
def test_any_rows_give_finite_weights(seen: list[tuple[set[str], bool]]) -> None:
    rows = [Row({"bias": 1.0, **dict.fromkeys(names, 1.0)}, holds) for names, holds in seen]
    weights = fit_logistic(rows, ridge=0.5) if rows else {}
    assert all(0 < probability(weights, row.features) < 1 for row in rows)
