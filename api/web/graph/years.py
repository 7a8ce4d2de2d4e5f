"""The years that a reader asks for, and the documents of them."""

from dataclasses import dataclass
from itertools import chain

from api.web.graph.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """Both ends belong to it. A document without a year has the year 0: it counts unless a first or last year is asked.

    >>> Years.between(None, 2020)
    Years(low=1, high=2020)
    """

    low: int = 0
    high: int = 9999

    @classmethod
    def between(cls, first: int | None, last: int | None) -> "Years":
        """The years from `first` to `last`, either of which may be open."""
        if first is None and last is None:
            return cls()
        return cls(low=max(first or 1, 1), high=9999 if last is None else last)

    @property
    def all(self) -> bool:
        """Whether no year was asked for."""
        return self == Years()

    def has(self, year: int | None) -> bool:
        """Whether a document of this year counts; None for one without.

        >>> Years().has(None), Years.between(None, 2020).has(None), Years.between(None, 2020).has(2020)
        (True, False, True)
        """
        return self.low <= (year or 0) <= self.high


def documents_of_years(catalogue: Catalogue, years: Years) -> frozenset[str]:
    """The IRIs of the documents that count."""
    by_year = catalogue.orders.by_year(catalogue.documents)
    return frozenset(chain.from_iterable(found for year, found in by_year.items() if years.has(year)))
