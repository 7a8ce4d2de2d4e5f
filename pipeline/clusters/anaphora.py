"""Where a cluster is by what went before: "the shipbuilding cluster of the region", "… operates here"."""

from collections.abc import Iterator, Sequence

from pipeline.clusters.grammar import grammar
from pipeline.clusters.model import Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import heads
from pipeline.clusters.words import Word

Told = tuple[tuple[Word, ...], Passage]
_NARROW = frozenset({"city", "region", "macro-region"})
_HERE = frozenset({"here", "there"})
_NEAR = 7
_POINTERS = frozenset({"the", "this", "that", "our", "its"})


def pointed_at(sighting: Sighting, passage: Passage, earlier: Sequence[Passage]) -> Told | None:
    """The place that "of the region", "the city's" or "here" beside the name means, with the passage that names it."""
    begin, end = passage.range_of(sighting.span)
    levels = _levels_behind(passage.words, end) or _levels_before(passage.words, begin)
    if not levels and sighting.sure and any(word.lower in _HERE for word in passage.words[end : end + _NEAR]):
        levels = _NARROW
    return _last_named(levels, passage, begin, earlier) if levels else None


def _levels_behind(words: Sequence[Word], end: int) -> frozenset[str]:
    """The levels that "of the region" may mean."""
    three = [word.lower for word in words[end : end + 3]]
    fits = len(three) == 3 and three[0] in {"of", "in"} and three[1] in _POINTERS
    return grammar().pointing.get(three[2], frozenset()) if fits else frozenset()


def _levels_before(words: Sequence[Word], begin: int) -> frozenset[str]:
    """The levels that "the region's" may mean."""
    if begin < 2 or words[begin - 1].lower not in {"'s", "’s"}:
        return frozenset()
    return grammar().pointing.get(words[begin - 2].lower, frozenset())


def _last_named(levels: frozenset[str], passage: Passage, begin: int, earlier: Sequence[Passage]) -> Told | None:
    for one, words in ((passage, passage.words[:begin]), *((other, other.words) for other in reversed(earlier))):
        for word in reversed(words):
            if word.place and word.place.level in levels:
                return (word,), one
    return None


def introduced(
    sighting: Sighting, passage: Passage, earlier: Sequence[Passage]
) -> Iterator[tuple[Sequence[Word], Passage]]:
    """What follows "one cluster in …" just before "the surgical cluster"."""
    begin = passage.range_of(sighting.span)[0]
    if sighting.sectors and begin and passage.words[begin - 1].lower in _POINTERS:
        for one in reversed(earlier):
            for head in heads(one.words):
                after = one.words[head.end :]
                if not head.plural and after and after[0].lower in {"in", "at", "around", "near"}:
                    yield after, one
