"""Counts of right, wanted and given, the figures made of them, and what was missed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

CORE = ("authors", "affiliations", "institutions", "regions", "clusters", "concepts")
"""The kinds whose mean F1 is the one figure of quality."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many the gold wants, how many were given."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wanted + other.wanted, self.given + other.given)

    @classmethod
    def of(cls, wanted: "Counter[Any]", given: "Counter[Any]") -> "Tally":
        """The counts of two multisets: right is what both hold.

        >>> Tally.of(wanted=Counter("aab"), given=Counter("abc"))
        Tally(right=2, wanted=3, given=3)
        """
        return cls((wanted & given).total(), wanted.total(), given.total())

    @property
    def precision(self) -> float:
        """Right among given; 1 when nothing was wanted and nothing given."""
        return self.right / self.given if self.given else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Right among wanted; 1 when nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Tally(right=3, wanted=4, given=6).f1, 2)
        0.6
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def summed(tallies: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    """The sum of the tallies of each name, in the order in which the names first come.

    >>> summed([("title", Tally(1, 1, 1)), ("year", Tally()), ("title", Tally(0, 1, 1))])["title"]
    Tally(right=1, wanted=2, given=2)
    """
    sums: dict[str, Tally] = {}
    for name, tally in tallies:
        sums[name] = sums.get(name, Tally()) + tally
    return sums


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is wrong: `verdict` is missed, spurious or wrong."""

    document: str
    kind: str
    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an entry of a card is right: an entity by its IRI, a link by that of its owner and the `other` end."""

    document: str
    kind: str
    iri: str
    other: str
    right: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The sums over all documents; `kinds` leaves out what was neither wanted nor given."""

    kinds: Mapping[str, Tally]
    misses: tuple[Miss, ...]
    verdicts: tuple[Verdict, ...]
    documents: int
    without_card: tuple[str, ...]

    @property
    def core(self) -> float:
        """The mean F1 of the core kinds that occur."""
        figures = [self.kinds[kind].f1 for kind in CORE if kind in self.kinds]
        return sum(figures) / len(figures) if figures else 0.0


def lines(result: Score) -> Iterator[str]:
    """The score as a table for people: a line a kind, the core figure last."""
    yield f"{'kind':16} {'P':>6} {'R':>6} {'F1':>6}  right wanted given   ({result.documents} documents)"
    for kind, tally in result.kinds.items():
        figures = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
        yield f"{kind:16} {figures} {tally.right:6} {tally.wanted:6} {tally.given:5}"
    yield f"{'core':16} {'':6} {'':6} {result.core:6.3f}  mean of {', '.join(CORE)}"
