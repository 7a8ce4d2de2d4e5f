"""The place that a page is about, for clusters that no words place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.clusters.anaphora import Told
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.words import bare_place
from pipeline.spans import Span

_NARROW = frozenset({"city", "region"})


def about(passages: Sequence[Passage], titles: Sequence[Span]) -> Told | None:
    """The one narrow place that the title names; when it names none at all, the only one of the whole text."""
    headings = [one for one in passages if any(title.covers(one.span) for title in titles)]
    return only_place(headings if any(word.place for one in headings for word in one.words) else passages)


def only_place(passages: Iterable[Passage]) -> Told | None:
    """The one narrow place that the passages name; None when they name several or none."""
    named = [(word, one) for one in passages for word in one.words if word.place and word.place.level in _NARROW]
    if len({bare_place(word.place.name) for word, _ in named if word.place}) != 1:
        return None
    return (named[0][0],), named[0][1]


def meant_at_home(sighting: Sighting, passage: Passage, home: Told | None) -> Sighting:
    """ "The shipbuilding innovative cluster" of a page about one place is that place's: states bestow such titles."""
    begin = passage.range_of(sighting.span)[0]
    definite = begin > 0 and passage.words[begin - 1].lower == "the"
    if sighting.sure or not home or not definite or not sighting.sectors or " " not in sighting.kind:
        return sighting
    places = tuple(Located(region=word.place, evidence=home[1].span) for word in home[0] if word.place)
    return replace(sighting, places=places, sure=True, confidence=max(sighting.confidence, 0.55))


def at_home(group: Sequence[Sighting], home: Told | None) -> tuple[Sighting, ...]:
    """The printings of a cluster that nothing places, in the place that the page is about."""
    told = any(one.places or one.place_names for one in group)
    if told or not home or not any(one.sectors or one.kind for one in group):
        return tuple(group)
    places = tuple(Located(region=word.place, evidence=home[1].span) for word in home[0] if word.place)
    return (replace(group[0], places=places), *group[1:])
