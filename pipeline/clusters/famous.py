"""Well-known cluster names that the text prints."""

import functools
from collections.abc import Iterator

from pipeline.clusters.grammar import FamousCluster, famous_clusters, grammar
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.specific import folded
from pipeline.clusters.words import Places, Word, words_of
from pipeline.spans import Span

# "The next Silicon Valley", "Russia's Silicon Valley", "a Hollywood of the East" are other places.
_POSSESSIVES = frozenset({"'s", "’s"})
_LIKENING_BEFORE = frozenset({"next", "new", "own", "another", "a", "an", "second", "little", "mini"})


_PROVERBIAL = frozenset({"Silicon", "Hollywood", "Napa", "Savile", "Motor", "Detroit"})


@functools.cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], FamousCluster], ...]]:
    """The names as words, by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], FamousCluster]]] = {}
    for known in famous_clusters():
        words = tuple(word.text for word in words_of(known.name, Span(0, len(known.name)), Places("", ())))
        table.setdefault(words[0], []).append((words, known))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in table.items()}


def famous_names(text: str, passage: Passage) -> Iterator[Sighting]:
    """The well-known names in a passage; a region is theirs when the same passage prints it."""
    if not any(word.text.split()[0] in _names() for word in passage.words):
        return
    printed = words_of(text, passage.span, Places("", ()))
    index = 0
    while index < len(printed):
        match = _match(printed, index, passage)
        if match:
            length, known = match
            yield _sighting(printed[index : index + length], known, passage)
        index += match[0] if match else 1


def _match(words: tuple[Word, ...], index: int, passage: Passage) -> tuple[int, FamousCluster] | None:
    for name, known in _names().get(words[index].text, ()):
        end = index + len(name)
        if tuple(word.text for word in words[index:end]) == name and _is_meant(words, index, end, passage):
            return len(name), known
    return None


def _is_meant(words: tuple[Word, ...], begin: int, end: int, passage: Passage) -> bool:
    """Not a likeness, and not the beginning of a longer name ("Silicon Valley Bank")."""
    if begin and words[begin - 1].lower in _LIKENING_BEFORE:
        return False
    if begin and words[begin - 1].lower in _POSSESSIVES and words[begin].text in _PROVERBIAL:
        return False
    if end >= len(words):
        return True
    following = words[end]
    if following.lower == "of":
        return False
    longer = following.is_capitalised and not passage.headline and following.lower not in grammar().sites
    return not longer


def _sighting(words: tuple[Word, ...], known: FamousCluster, passage: Passage) -> Sighting:
    span = Span(words[0].span.begin, words[-1].span.end)
    regions = [w for w in passage.words if w.place and w.place.level not in {"country", "supranational"}]
    stated = [w.place for w in regions if w.place and known.regions and _is_one_of(w, known.regions)]
    return Sighting(
        span=span,
        passage=passage.index,
        confidence=0.9,
        sure=True,
        proper=True,
        own_words=folded([word.text for word in words]),
        places=tuple(Located(region=region, evidence=passage.span) for region in dict.fromkeys(stated)),
    )


def _is_one_of(word: Word, names: tuple[str, ...]) -> bool:
    labels = {word.text, word.place.name, word.place.place.label if word.place.place else ""} if word.place else set()
    return any(name in labels for name in names)
