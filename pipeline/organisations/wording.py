"""What single words of a name tell, by the lexicon."""

import functools
from collections.abc import Sequence

from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.words import Word

Range = tuple[int, int]
"""First word of a name and the word after its last."""

_SHORTEST_FIELD = 7
_SEVERAL = 4


def is_field(word: Word) -> bool:
    """Whether a word tells of a field or a kind, so that it distinguishes no organisation by itself."""
    return _is_field(word.lower)


@functools.lru_cache(maxsize=100_000)
def _is_field(word: str) -> bool:
    if word in lexicon().fields or word in lexicon().heads:
        return True
    ends_so = len(word) >= _SHORTEST_FIELD and word.endswith(tuple(lexicon().field_endings))
    return ends_so and not is_place(word)


def phrase(words: Sequence[Word]) -> str:
    """The words in small letters with single spaces."""
    return " ".join(word.lower for word in words)


def is_edge(word: Word) -> bool:
    """Whether a word, capitalised or not, is never part of a name's beginning."""
    if word.lower in lexicon().common_words or word.lower in lexicon().edge_words:
        return True
    return "-" in word.text and word.lower.endswith(tuple(lexicon().adjective_ends))


def capitals_end(words: Sequence[Word], index: int, gaps: set[str]) -> int:
    """The index behind the capitalised words from `index` on, between which only `gaps` stand."""
    while index < len(words) and words[index].gap in gaps and words[index].capital and not is_edge(words[index]):
        index += 1
    return index


def has_acronym(words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` is an acronym that a bracket opens."""
    return index < len(words) and words[index].gap == "(" and words[index].acronym


@functools.cache
def plain_left_heads() -> frozenset[str]:
    """Left heads that are no words of a field, and "University": they begin a name of their own wherever they stand."""
    return (lexicon().left_heads - lexicon().fields) | {"university"}


@functools.cache
def plain_heads() -> frozenset[str]:
    """Heads that are no words of a field."""
    return lexicon().heads - lexicon().fields


def is_unit(words: Sequence[Word]) -> bool:
    """Whether a name is that of a part which its parent must complete: "Chair of Hops", "Economics Department".

    >>> from pipeline.organisations.words import words
    >>> from pipeline.spans import Span
    >>> [is_unit(words(name, Span(0, len(name)))) for name in ("Chair of Hops", "Hop Institute")]
    [True, False]
    """
    head = next((index for index, word in enumerate(words) if word.lower in lexicon().units), None)
    if head is None or any(is_place(word.text) or word.acronym for word in words):
        return False
    before = words[:head]
    goes_on = head + 1 < len(words) and words[head + 1].lower in lexicon().prepositions
    return all(map(is_field, before)) and (goes_on or (head + 1 == len(words) and len(before) < _SEVERAL))
