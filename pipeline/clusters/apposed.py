"""The names directly behind a plural: "the clusters A and B of C region", "clusters “A”, “B” and “C” in D"."""

from collections.abc import Iterator

from pipeline.clusters.grammar import is_sector_word
from pipeline.clusters.items import AND, Words, is_name, item
from pipeline.clusters.model import Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Head
from pipeline.clusters.placing import locations
from pipeline.clusters.words import CLOSING_QUOTES, OPENING_QUOTES, Word, word_at


def apposed(passage: Passage, head: Head, index: int) -> Iterator[Sighting]:
    """The sightings of the names that stand from `index` on, directly behind the head."""
    words = passage.words
    yield from _quoted(passage, index)
    if word_at(words, head.begin - 1) == "the" and not passage.headline and not passage.keyword:
        yield from _named(passage, _names(words, index))


def _quoted(passage: Passage, index: int) -> Iterator[Sighting]:
    """The names of "clusters “A”, “B” and “C” in D"."""
    words, names = passage.words, list[Words]()
    while word_at(words, index) in OPENING_QUOTES and index < len(words):
        end = next((i for i in range(index + 1, min(len(words), index + 20)) if words[i].text in CLOSING_QUOTES), index)
        if end <= index + 1:
            return
        names.append(words[index + 1 : end])
        index = end + 1
        while index < len(words) and (words[index].text in ",;" or words[index].lower in AND):
            index += 1
    places = [word for group in locations(words, index)[0] for word in group if word.place]
    if len(names) > 1:
        yield from (item(passage, name, places, confidence=0.7) for name in names if is_name(name))


def _named(passage: Passage, names: list[Words]) -> Iterator[Sighting]:
    for name in names:
        alone = len(name) == 1 and name[0].place
        yield item(passage, name, [] if alone else [word for word in name if word.place], confidence=0.7)


def _names(words: Words, index: int) -> list[Words]:
    """The names of "the clusters A, B of X region and C": at least two."""
    if not words[index:] or not words[index].is_word or not words[index].is_capitalised:
        return []
    names: list[list[Word]] = [[]]
    for position in range(index, len(words)):
        word = words[position]
        if word.text == "," or (word.lower in AND and _separates(words, position)):
            names.append([])
        elif word.is_capitalised or word.place or (names[-1] and word.lower in {"of", "in", "and", "&", "for"}):
            names[-1].append(word)
        else:
            break
    complete = [name for name in names if name]
    return [name for name in complete if name[0].is_capitalised] if len(complete) > 1 else []


def _separates(words: Words, index: int) -> bool:
    """Whether an "and" stands between names, not inside one ("Optics and Photonics")."""
    inside = all(
        is_sector_word(word_at(words, i)) or word_at(words, i) in {"technology", "technologies"}
        for i in (index - 1, index + 1)
    )
    return not inside
