"""The names behind "six clusters of Styria – A, B, C, D, E and F –": as many as the number says."""

from collections.abc import Iterator

from pipeline.clusters.items import AND, Words, is_name, item
from pipeline.clusters.model import Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Head
from pipeline.clusters.placing import locations
from pipeline.clusters.words import word_at

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLOSING = {"(": {")"}, ":": {".", ";"}, "-": {"-", "–", "—", "."}, "–": {"–", "-", "."}, "—": {"—", "-", "."}}
_FARTHEST = 6
"""Words between the number and the noun, and between the noun or its places and the list."""


def counted(passage: Passage, head: Head) -> Iterator[Sighting]:
    """The names of the list, if there are as many as the number before the plural says."""
    words = passage.words
    number = _number(words, head)
    if number is None:
        return
    groups, end, _ = locations(words, head.end)
    names = _names(words, end)
    if len(names) == number and all(is_name(name) for name in names):
        places = [word for group in groups for word in group if word.place]
        yield from (item(passage, name, places, confidence=0.7) for name in names)


def _number(words: Words, head: Head) -> int | None:
    for word in reversed(words[max(0, head.begin - _FARTHEST) : head.begin]):
        if word.lower in _NUMBERS:
            return _NUMBERS.index(word.lower) + 2
        if word.is_boundary:
            return None
    return None


def _names(words: Words, index: int) -> list[Words]:
    """The items of the list that opens from `index` on."""
    near = range(index, min(len(words), index + _FARTHEST))
    opened = next((at for at in near if words[at].text in _CLOSING), len(words))
    if opened == len(words):
        return []
    closing = _CLOSING[words[opened].text]
    close = next((at for at in range(opened + 1, len(words)) if words[at].text in closing), len(words))
    begins = [opened] + [at for at in range(opened + 1, close) if words[at].text == "," or words[at].lower in AND]
    parts = [words[begin + 1 : end] for begin, end in zip(begins, [*begins[1:], close], strict=True)]
    return [part[word_at(part, 0) == "the" :] for part in parts if part]
