"""Lists in their orders, sorted once a generation: to sort ten thousand things takes longer than to show a page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from api.web.graph.items import DocumentItem, Item
from ontology.transliteration import plain_letters

ItemT = TypeVar("ItemT", bound=Item)
SortKey = tuple[int | str, ...]
LATE = 9999  # the year of what has none, when the oldest come first


def _year(item: Item) -> int | None:
    return item.year if isinstance(item, DocumentItem) else None


@lru_cache(maxsize=100_000)
def _alphabetical(label: str) -> str:
    """The label as lists sort it, remembered: to fold ten thousand takes longer than to sort them."""
    return plain_letters(label)


SORTS: Mapping[str, Callable[[Item], SortKey]] = {
    "label": lambda item: (_alphabetical(item.label), item.key),
    "documents": lambda item: (-item.documents, _alphabetical(item.label), item.key),
    "newest": lambda item: (-(_year(item) or 0), _alphabetical(item.label), item.key),
    "oldest": lambda item: (_year(item) or LATE, _alphabetical(item.label), item.key),
}


class Orders:
    """All things of a kind by a name of SORTS, put in order for the first who asks."""

    def __init__(self) -> None:
        self._sorted: dict[tuple[str, str], tuple[Any, ...]] = {}
        self._newest: Mapping[str, int] | None = None
        self._by_year: Mapping[int | None, tuple[str, ...]] | None = None

    def of(self, items: tuple[ItemT, ...], sort: str) -> tuple[ItemT, ...]:
        """The items in this order; they are all that there are of their kind."""
        if not items:
            return items
        name = items[0].kind, sort
        if name not in self._sorted:
            self._sorted[name] = tuple(sorted(items, key=SORTS[sort]))
        return self._sorted[name]

    def newest(self, documents: tuple[DocumentItem, ...], chosen: Iterable[str]) -> tuple[DocumentItem, ...]:
        """The documents among the chosen IRIs, newest first, each once."""
        ordered = self.of(documents, "newest")
        if self._newest is None:
            self._newest = {item.iri: place for place, item in enumerate(ordered)}
        found = {self._newest.get(iri) for iri in chosen}
        return tuple(ordered[place] for place in sorted(place for place in found if place is not None))

    def by_year(self, documents: tuple[DocumentItem, ...]) -> Mapping[int | None, tuple[str, ...]]:
        """The IRIs of the documents of each year; they are all that there are."""
        if self._by_year is None:
            groups: defaultdict[int | None, list[str]] = defaultdict(list)
            for item in documents:
                groups[item.year].append(item.iri)
            self._by_year = {year: tuple(found) for year, found in groups.items()}
        return self._by_year
