"""Which of the places of a cluster say most."""

from collections.abc import Sequence

from pipeline.clusters.model import Located
from pipeline.clusters.words import bare_place

_BROAD = frozenset({"country", "supranational"})


def most_specific(places: Sequence[Located]) -> tuple[Located, ...]:
    """Each region once, with its first evidence; a country goes when a region within it is there, unless chained.

    "Southern Norway" beside one of its towns goes too, and "Omsk" beside "Omsk Region": there the short name means the
    region.
    """
    chained = {located.region.id for located in places if located.chained}
    first = {located.region.id: located for located in reversed(places)}
    kept = [located for located in dict.fromkeys(places) if first[located.region.id] is located]
    inner = {wider.key for located in kept for wider in located.region.wider}
    narrow = [located for located in kept if located.region.level in {"city", "region"}]
    regions = {bare_place(located.region.name) for located in kept if located.region.level == "region"}
    return tuple(
        located
        for located in kept
        if not (located.region.level == "macro-region" and any(_may_hold(located, other) for other in narrow))
        if not (located.region.level == "city" and bare_place(located.region.name) in regions)
        if located.region.level not in _BROAD
        or located.region.id in chained
        or not (located.region.place and located.region.place.key in inner)
    )


def _may_hold(area: Located, other: Located) -> bool:
    """Whether the other place may lie in the area: both in one country or subdivision, as far as is known."""
    wider = area.region.place.part_of if area.region.place else None
    return wider is None or wider in {place.key for place in other.region.wider}
