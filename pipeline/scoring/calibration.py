"""Whether confidences mean what they say: of what is given with 0.8 to 0.9, about 85 in 100 should be right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the bands of the table begin; each ends where the next begins, the last with 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One entry that was given: its kind, how sure the graph was of it, whether it was right."""

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The calls with a confidence from `begin` up to, not including, `end` (1 included)."""

    begin: float
    end: float
    given: int
    right: int

    @property
    def share(self) -> float:
        """The share that is right; 0 when nothing was given."""
        return self.right / self.given if self.given else 0.0


def bands(calls: Iterable[Call]) -> tuple[Band, ...]:
    """The bands in which something was given.

    >>> [(band.begin, band.given, band.right) for band in bands([Call(kind="regions", confidence=0.85, right=True)])]
    [(0.8, 1, 1)]
    """
    known = list(calls)
    found = []
    for begin, end in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
        inside = [call.right for call in known if begin <= call.confidence < end or call.confidence == end == 1.0]
        found.append(Band(begin=begin, end=end, given=len(inside), right=sum(inside)))
    return tuple(band for band in found if band.given)


def lines(calls: Iterable[Call]) -> Iterator[str]:
    """The bands as a table for people."""
    yield f"{'confidence':16} {'given':>6} {'right':>6} {'share':>6}"
    for band in bands(calls):
        yield f"{band.begin:.1f} to {band.end:.1f}{'':6} {band.given:6} {band.right:6} {band.share:6.3f}"
