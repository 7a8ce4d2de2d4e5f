"""Spans that can be asked quickly whether one of them covers or meets another."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pipeline.spans import Span


class Stretches:
    """A set of spans, in time logarithmic in their number.

    >>> taken = Stretches([Span(0, 4), Span(2, 6), Span(9, 12)])
    >>> taken.cover(Span(2, 5)), taken.cover(Span(1, 5)), taken.overlap(Span(5, 8)), taken.overlap(Span(6, 9))
    (True, False, True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._begins = [span.begin for span in ordered]
        self._furthest = list(itertools.accumulate((span.end for span in ordered), max))

    def cover(self, span: Span) -> bool:
        """Whether the whole of `span` lies within one of the spans."""
        index = bisect_right(self._begins, span.begin) - 1
        return index >= 0 and self._furthest[index] >= span.end

    def overlap(self, span: Span) -> bool:
        """Whether one of the spans shares a code point with `span`."""
        index = bisect_left(self._begins, span.end) - 1
        return index >= 0 and self._furthest[index] > span.begin

    def last_end(self, offset: int) -> int:
        """How far the spans reach that begin before `offset`, `offset` at most; 0 when there is none."""
        index = bisect_left(self._begins, offset) - 1
        return min(self._furthest[index], offset) if index >= 0 else 0
