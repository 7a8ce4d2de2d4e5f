"""One page of a list: sorted, and continued after the last row shown even when the data has changed since."""

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from api.web.items import DocumentItem, Item
from api.web.problems import BadParameterError
from ontology.transliteration import plain_letters

ItemT = TypeVar("ItemT", bound=Item)
SortKey = tuple[int | str, ...]
LATE = 9999  # the year of what has none, when the oldest come first


def _year(item: Item) -> int | None:
    return item.year if isinstance(item, DocumentItem) else None


SORTS: Mapping[str, Callable[[Item], SortKey]] = {
    "label": lambda item: (plain_letters(item.label), item.key),
    "documents": lambda item: (-item.documents, plain_letters(item.label), item.key),
    "newest": lambda item: (-(_year(item) or 0), plain_letters(item.label), item.key),
    "oldest": lambda item: (_year(item) or LATE, plain_letters(item.label), item.key),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[ItemT]):
    """`next` is the cursor of the following page, None on the last one; `total` counts all pages."""

    items: tuple[ItemT, ...]
    total: int
    next: str | None


def slice_of(
    items: Sequence[ItemT], *, sort: str, ranks: Mapping[str, SortKey] | None, limit: int, cursor: str | None
) -> Slice[ItemT]:
    """The items after the cursor in the order that `sort` names ("relevance": in the order of `ranks`, by IRI).

    Raises BadParameterError for a cursor of another list.
    """
    key = _relevance(ranks) if sort == "relevance" and ranks is not None else SORTS[sort]
    ordered = sorted(items, key=key)
    start = _start(ordered, key, sort, cursor) if cursor else 0
    shown = tuple(ordered[start : start + limit])
    more = start + limit < len(ordered)
    return Slice(items=shown, total=len(ordered), next=_cursor(sort, key(shown[-1])) if more and shown else None)


def _relevance(ranks: Mapping[str, SortKey]) -> Callable[[Item], SortKey]:
    return lambda item: (*ranks[item.iri], item.key)


def _start(ordered: Sequence[ItemT], key: Callable[[Item], SortKey], sort: str, cursor: str) -> int:
    try:
        made_for, *last = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=="))
        if made_for != sort:
            raise BadParameterError("The cursor belongs to a list with another sort order.")
        return bisect_right(ordered, tuple(last), key=key)
    except (ValueError, TypeError, RecursionError, binascii.Error):
        raise BadParameterError("The cursor is not one that this service gave: start without one.") from None


def _cursor(sort: str, last: SortKey) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort, *last]).encode()).decode().rstrip("=")
