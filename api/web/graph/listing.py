"""One page of a list: sorted, and continued after the last row shown even when the data has changed since.

A cursor names the generation in which its list was begun, the order, and the place of the last row in that order. When
another generation has been published, the list goes on behind that place in the new one: what kept its place comes
once. `began` lets a reader who wants one generation only see that there are two.
"""

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from api.web.graph.items import Item
from api.web.graph.orders import ItemT, SortKey
from api.web.http.problems import BadParameterError


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[ItemT]):
    """`next` is the cursor of the following page, None on the last one; `total` counts all pages.

    `generation` is the one shown, `began` the one that the first page showed.
    """

    items: tuple[ItemT, ...]
    total: int
    next: str | None
    generation: str
    began: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a cursor says: the last row's place in an order, and the generation in which the list was begun."""

    sort: str
    began: str
    last: SortKey

    def cursor(self) -> str:
        """The place as it travels.

        >>> place = Place(sort="label", began="000001", last=("a", "b"))
        >>> Place.of(place.cursor()) == place
        True
        """
        written = json.dumps([self.sort, self.began, *self.last]).encode()
        return base64.urlsafe_b64encode(written).decode().rstrip("=")

    @classmethod
    def of(cls, cursor: str) -> "Place":
        """The place that a cursor names. Raises BadParameterError for what is none."""
        try:
            sort, began, *last = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=="))
            if not last or not all(isinstance(part, str | int) for part in (sort, began, *last)):
                raise _foreign()
            str(began).encode()  # it is shown again, so it must be text that can be
        except (ValueError, TypeError, RecursionError, binascii.Error):
            raise _foreign() from None
        return cls(sort=str(sort), began=str(began), last=tuple(last))


def slice_of(
    ordered: Sequence[ItemT],
    key: Callable[[Item], SortKey],
    *,
    sort: str,
    limit: int,
    cursor: str | None,
    generation: str,
) -> Slice[ItemT]:
    """The items after the cursor, out of those that `key` has put in the order named `sort`.

    Raises BadParameterError for a cursor of another list.
    """
    place = Place.of(cursor) if cursor else None
    start = _start(ordered, key, sort, place) if place else 0
    began = place.began if place else generation
    shown = tuple(ordered[start : start + limit])
    more = shown and start + limit < len(ordered)
    following = Place(sort=sort, began=began, last=key(shown[-1])).cursor() if more else None
    return Slice(items=shown, total=len(ordered), next=following, generation=generation, began=began)


def _start(ordered: Sequence[ItemT], key: Callable[[Item], SortKey], sort: str, place: Place) -> int:
    if place.sort != sort:
        raise BadParameterError("The cursor belongs to a list with another sort order.")
    try:
        return bisect_right(ordered, place.last, key=key)
    except TypeError:
        raise _foreign() from None


def _foreign() -> BadParameterError:
    return BadParameterError("The cursor is not one that this service gave: start without one.")
