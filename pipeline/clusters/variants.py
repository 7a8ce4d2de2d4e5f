"""One referent for all printings of a cluster."""

from collections.abc import Iterator, Sequence

from pipeline.clusters.model import Sighting
from pipeline.clusters.sectors import sector_concept, sector_names
from pipeline.clusters.specific import folded
from pipeline.clusters.words import bare_place

_Words = frozenset[str]
_Key = tuple[_Words, _Words, str]
_NONE: _Words = frozenset()
_ANYWHERE = ""


def referents(text: str, sightings: Sequence[Sighting]) -> list[tuple[Sighting, ...]]:
    """The sightings by cluster, in the order of the first mentions. Sure ones found clusters, the others join them."""
    groups: list[list[Sighting]] = []
    index: dict[_Key, list[Sighting]] = {}
    for sighting in sorted((s for s in sightings if s.sure), key=_order):
        group = next((index[key] for key in _asked(text, sighting) if key in index), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(sighting)
        for key in _answered(text, sighting):
            index.setdefault(key, group)
    for sighting in (s for s in sightings if not s.sure):
        group = next((index[key] for key in _asked(text, sighting) if key in index), None)
        if group is not None:
            group.append(sighting)
    ordered = [tuple(sorted(group, key=lambda s: (s.span, not s.sure))) for group in groups]
    return sorted(ordered, key=lambda found: found[0].span)


def _order(sighting: Sighting) -> tuple[bool, bool, int]:
    """Those that say most come first, so that a shorter printing finds the cluster it means."""
    return (not _places(sighting), not sighting.sectors, sighting.span.begin)


def _asked(text: str, sighting: Sighting) -> Iterator[_Key]:
    """The keys under which a cluster may already be known, the surest first.

    Branches at different places are different clusters, so a printing with a place never asks for the branch alone.
    """
    branch, places = _branch(text, sighting), _places(sighting)
    if sighting.own_words:
        yield (sighting.own_words, _NONE, _ANYWHERE)
    if branch and (places or not sighting.own_words):
        yield from ((_NONE, branch, place) for place in places or (_ANYWHERE,))
        yield from ((_NONE, concept, place) for concept in _concepts(text, sighting)[:1] for place in places)
    elif not sighting.own_words:
        yield from ((_NONE, _NONE, place) for place in places)


def _answered(text: str, sighting: Sighting) -> Iterator[_Key]:
    """The keys that this printing makes known."""
    branch, places = _branch(text, sighting), _places(sighting)
    if sighting.own_words:
        yield (sighting.own_words, _NONE, _ANYWHERE)
    if sighting.coined:
        yield (sighting.coined, _NONE, _ANYWHERE)
    if branch:
        yield from ((_NONE, branch, place) for place in (*places, _ANYWHERE))
    if sighting.own_words:
        yield from ((_NONE, concept, place) for concept in _concepts(text, sighting) for place in places)
    yield from ((_NONE, _NONE, place) for place in places)


def _branch(text: str, sighting: Sighting) -> _Words:
    return folded([word for span in sighting.sectors for word in span.of(text).replace(",", " ").split()])


def _concepts(text: str, sighting: Sighting) -> list[_Words]:
    """The branches by the thesaurus, each alone: who lists three in its name may be called by one of them."""
    names = (name for span in sighting.sectors for name in sector_names(span.of(text)))
    return [frozenset({known.iri}) for name in names if (known := sector_concept(name))]


def _places(sighting: Sighting) -> tuple[str, ...]:
    """The names of the places without "region of" and the like: texts call one place by its town and by its region."""
    names = (*(located.region.name for located in sighting.places), *sighting.place_names)
    return tuple(dict.fromkeys(bare_place(name) for name in names))
