"""Finding things by name: blind to case and accents, tolerant of one slip in a word, ranked."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ontology.spelling import SHORTEST_MISSPELT, one_slip

# Letters that Unicode does not decompose, as a reader without them on the keyboard types them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_WORD = re.compile(r"\w+")
_MOST_COMPLETIONS = 200  # of one typed word; more tell the reader nothing
EXACT, BEGINNING, MISSPELT = 3, 2, 1


def folded(text: str) -> str:
    """Lower case without accents.

    >>> folded("Łódź"), folded("Straße")
    ('lodz', 'strasse')
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = unicodedata.normalize("NFKD", plain)  # again, for folding may compose
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_PLAIN)


def words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> words("Cluster-Policy, 2.0")
    ['cluster', 'policy', '2', '0']
    """
    return _WORD.findall(folded(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something to be found: all its `names`, the preferred one first, and how much `weight` it has among equals."""

    names: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`place` is the position of what was found in the sequence that was indexed; a lower `rank` is better."""

    place: int
    rank: tuple[int, int, int, int]


class Index:
    """Words and their trigrams over a fixed sequence of named things.

    >>> index = Index([Named(names=("Food Valley",), weight=2), Named(names=("Silicon Valley",), weight=9)])
    >>> [hit.place for hit in index.find("valley")], [hit.place for hit in index.find("fodo")]
    ([1, 0], [0])
    """

    def __init__(self, things: Sequence[Named]) -> None:
        self._labels = [tuple(folded(name) for name in thing.names) for thing in things]
        self._weights = [thing.weight for thing in things]
        postings: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        for place, names in enumerate(self._labels):
            for word in sorted({word for name in names for word in _WORD.findall(name)}):
                postings[word].append(place)
        self._postings = dict(postings)
        self._vocabulary = sorted(self._postings)
        self._trigrams = _trigram_index(self._vocabulary)

    def find(self, query: str) -> list[Hit]:
        """Everything that has the most words of the query, best first; equal hits in the order of the sequence."""
        asked = list(dict.fromkeys(words(query)))
        if not asked:
            return []
        quality: defaultdict[int, list[int]] = defaultdict(list)
        for word in asked:
            for place, grade in self._matches(word).items():
                quality[place].append(grade)
        most = max(map(len, quality.values()), default=0)
        text = folded(query).strip()
        hits = (self._hit(place, text, grades) for place, grades in quality.items() if len(grades) == most)
        return sorted(hits, key=lambda hit: (hit.rank, hit.place))

    def _hit(self, place: int, text: str, grades: list[int]) -> Hit:
        names = self._labels[place]
        whole = 0 if text in names else 1 if any(name.startswith(text) for name in names) else 2
        return Hit(place=place, rank=(whole, -sum(grades), -self._weights[place], len(names[0])))

    def _matches(self, word: str) -> dict[int, int]:
        """Things with the word, a word that it begins, or, failing both, one that differs by a slip."""
        found: dict[int, int] = {}
        for candidate in self._completions(word):
            grade = EXACT if candidate == word else BEGINNING
            for place in self._postings[candidate]:
                found[place] = max(grade, found.get(place, 0))
        if not found:
            found = {place: MISSPELT for candidate in self._slips(word) for place in self._postings[candidate]}
        return found

    def _completions(self, word: str) -> Iterator[str]:
        start = bisect_left(self._vocabulary, word)
        stretch = self._vocabulary[start : start + _MOST_COMPLETIONS]
        return takewhile(lambda candidate: candidate.startswith(word), stretch)

    def _slips(self, word: str) -> list[str]:
        """The words one slip away: a slip spoils at most four of a word's trigrams, so they share the others."""
        if len(word) < SHORTEST_MISSPELT:
            return []
        own = _trigrams(word)
        shared = Counter(number for trigram in own for number in self._trigrams.get(trigram, ()))
        enough = max(1, len(own) - 4)
        near = (self._vocabulary[number] for number, count in shared.items() if count >= enough)
        return sorted(candidate for candidate in near if one_slip(word, candidate))


def _trigrams(word: str) -> set[str]:
    padded = f"  {word}  "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def _trigram_index(vocabulary: Iterable[str]) -> dict[str, "array[int]"]:
    index: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
    for number, word in enumerate(vocabulary):
        for trigram in sorted(_trigrams(word)):
            index[trigram].append(number)
    return dict(index)
