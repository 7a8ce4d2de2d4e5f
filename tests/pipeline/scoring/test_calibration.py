"""The table of confidences counts every call once, in the band it belongs to."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.scoring.calibration import Call, bands, lines

CALLS = st.lists(
    st.builds(
        Call, kind=st.just("regions"), confidence=st.integers(0, 100).map(lambda one: one / 100), right=st.booleans()
    )
)


@given(CALLS)
def test_every_call_is_counted_once(calls: list[Call]) -> None:
    found = bands(calls)
    assert sum(band.given for band in found) == len(calls)
    assert sum(band.right for band in found) == sum(call.right for call in calls)
    assert all(band.given > 0 and 0 <= band.share <= 1 for band in found)


def test_a_confidence_on_the_edge_belongs_to_the_band_that_begins_there() -> None:
    calls = [Call(kind="people", confidence=sure, right=sure > 0.8) for sure in (0.79, 0.8, 0.9, 1.0)]
    assert [(band.begin, band.given, band.right) for band in bands(calls)] == [(0.7, 1, 0), (0.8, 1, 0), (0.9, 2, 2)]


def test_the_table_names_each_band_with_its_share() -> None:
    calls = [Call(kind="people", confidence=0.85, right=right) for right in (True, True, True, False)]
    assert [line.split() for line in lines(calls)][1] == ["0.8", "to", "0.9", "4", "3", "0.750"]
