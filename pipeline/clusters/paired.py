"""Items of a list of clusters that pair a branch with a place: "ceramics in Gera", "Gera (ceramics)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.clusters.grammar import is_sector_word
from pipeline.clusters.items import Words, item
from pipeline.clusters.model import Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Head
from pipeline.spans import Span

_PREPOSITIONS = frozenset({"in", "of", "at", "around", "near", "from"})
_MOST_BRANCH_WORDS = 5
_NARROW = frozenset({"city", "region", "macro-region"})

_Pair = tuple[Words, Words]
"""The words of the branch, and those of the place."""


def paired(passage: Passage, head: Head, parts: Sequence[Words]) -> Iterator[Sighting]:
    """A cluster for each part of a list that is such a pair; one pair alone is no list of clusters."""
    for read, is_printed in ((_branch_first, True), (_place_first, False)):
        pairs = [pair for part in parts if (pair := read(part))]
        branches = sum(any(is_sector_word(word.lower) for word in branch) for branch, _ in pairs)
        if branches > 1 and 2 * branches >= len(pairs):
            yield from (_sighting(passage, head, pair, is_printed=is_printed) for pair in pairs)


def _branch_first(part: Words) -> _Pair | None:
    """The pair of "ceramics in Gera"."""
    at = next((index for index, word in enumerate(part) if word.lower in _PREPOSITIONS), 0)
    return _pair(part[:at], part[at + 1 :])


def _place_first(part: Words) -> _Pair | None:
    """The pair of "Gera (ceramics)"."""
    at = next((index for index, word in enumerate(part) if word.text == "("), 0)
    close = next((index for index, word in enumerate(part) if word.text == ")"), 0)
    return _pair(part[at + 1 : close], part[:at])


def _pair(branch: Words, place: Words) -> _Pair | None:
    plain = all(word.is_word and not word.place and not word.is_boundary for word in branch)
    if not plain or not 0 < len(branch) <= _MOST_BRANCH_WORDS:
        return None
    region = place[0].place if place else None
    return (branch, place[:1]) if region and region.level in _NARROW else None


def _sighting(passage: Passage, head: Head, pair: _Pair, *, is_printed: bool) -> Sighting:
    branch, place = pair
    words = [*branch, *place] if is_printed else place
    found = item(passage, words, place, confidence=0.6)
    sectors = (Span(branch[0].span.begin, branch[-1].span.end),)
    label = "" if is_printed else f"{' '.join(word.text for word in branch)} {head.lemma} of {place[0].text}"
    return replace(found, label=label or found.label, sectors=sectors, proper=False, own_words=frozenset())
