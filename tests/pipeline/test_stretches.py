"""Sets of spans."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.spans import Span
from pipeline.stretches import Stretches

spans = st.builds(lambda begin, length: Span(begin, begin + length), st.integers(0, 30), st.integers(1, 10))


@given(st.lists(spans), spans)
def test_answers_are_those_of_looking_at_each(taken: list[Span], asked: Span) -> None:
    stretches = Stretches(taken)
    assert stretches.cover(asked) == any(span.covers(asked) for span in taken)
    assert stretches.overlap(asked) == any(span.overlaps(asked) for span in taken)
    ends = [min(span.end, asked.begin) for span in taken if span.begin < asked.begin]
    assert stretches.last_end(asked.begin) == max(ends, default=0)
