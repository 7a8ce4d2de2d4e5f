"""The regions that a text says its towns lie in: "Jena, a university town in Thuringia"."""

from collections.abc import Sequence

from pipeline.clusters.model import Located
from pipeline.clusters.passages import Passage
from pipeline.clusters.words import Word, bare_place
from pipeline.reading import Region

_FARTHEST = 9
_OPENING = frozenset({",", "in", "(", "–", "is", "lies", "was"})


def holders(found: Sequence[Passage]) -> dict[str, Located]:
    """The region of each town, by the id of the town, with the sentence that says so first."""
    told: dict[str, Located] = {}
    for passage in found:
        for index, word in enumerate(passage.words):
            if word.place and word.place.level == "city" and word.place.id not in told:
                region = _holder(word.place, passage.words[index + 1 : index + 1 + _FARTHEST])
                if region:
                    told[word.place.id] = Located(region=region, evidence=passage.span)
    return told


def _holder(town: Region, after: Sequence[Word]) -> Region | None:
    """The subdivision around the town that the next words name, with nothing but an apposition between."""
    if not after or after[0].text not in _OPENING:
        return None
    wider = {place.key for place in town.wider}
    for word in after[1:]:
        region = word.place
        if region and region.level == "region" and region.place and region.place.key in wider:
            return region if bare_place(region.name) != bare_place(town.name) else None
        if not region and (word.text in ".;:" or word.is_finite_verb or word.is_capitalised):
            return None
    return None
