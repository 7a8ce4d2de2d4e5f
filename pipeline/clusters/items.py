"""The items of enumerations: what can be a name, and the sighting of one."""

from collections.abc import Sequence

from pipeline.clusters.branches import branch_ranges
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.specific import folded
from pipeline.clusters.words import Word
from pipeline.spans import Span

AND = frozenset({"and", "&"})
MOST_NAME_WORDS = 9
Words = Sequence[Word]


def is_name(words: Words) -> bool:
    """Whether an item can be a proper name: capitalised, not a bare place, not a clause."""
    if not words or not words[0].is_capitalised or all(word.place or word.lower in AND for word in words):
        return False
    return not any(word.is_finite_verb for word in words) and len(words) <= 4 * MOST_NAME_WORDS


def item(passage: Passage, name: Words, places: Words, *, confidence: float) -> Sighting:
    span = Span(name[0].span.begin, name[-1].span.end)
    inside = passage.words[slice(*passage.range_of(span))]
    regions = dict.fromkeys(word.place for word in places if word.place)
    own = folded([word.text for word in name if word.is_word])
    return Sighting(
        span=span,
        passage=passage.index,
        confidence=confidence,
        sure=True,
        proper=True,
        own_words=own,
        places=tuple(Located(region=region, evidence=passage.span) for region in regions),
        sectors=tuple(
            Span(inside[b].span.begin, inside[e - 1].span.end) for b, e in branch_ranges(inside, 0, len(inside))
        ),
        kind="cluster",
    )
