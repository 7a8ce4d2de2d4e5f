"""Finding things by name, and documents by their texts, in the index that a build leaves beside the graph.

It is blind to case, accents and script (Томск is tomsk), forgives one slip a word, and takes beginnings of words.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from api.web.http.problems import NoGenerationError
from ontology.errors import BadQueryError
from ontology.text_finding import MOST_WORDS, TextIndex
from ontology.text_finding import Hit as TextHit
from ontology.text_words import text_words

MOST = 1_000  # finds of a search in names and texts; who has more adds a word
MOST_NAMES = 10_000  # of one in names, which the lists filter further
_KEPT = 64  # searches, for whoever asks the same again or goes on to the next page
_WEIGHT = 0.25  # of a tenfold number of documents


class Weighed(Protocol):
    """What a search ranks: among equals, more documents come first."""

    @property
    def documents(self) -> int:
        """How many documents name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was found and which of its words; a lower `rank` is better."""

    iri: str
    rank: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The index in the folder of a generation."""

    directory: Path

    def find(self, asked: str, known: Mapping[str, Weighed], *, texts: bool) -> Iterator[Hit]:
        """What is known and has the words in its names, or with `texts` in its text; the best first.

        Raises NoGenerationError for a store that was built before there were such indexes.
        """
        words = text_words(asked)[:MOST_WORDS]
        found = _found(self.directory, " ".join(words), texts) if words else ()
        hits = (
            Hit(iri=hit.iri, rank=(_rank(hit.score, item),), words=hit.words)
            for hit in found
            if (item := known.get(hit.iri)) is not None
        )
        return iter(sorted(hits, key=lambda hit: (hit.rank, hit.iri)))


@lru_cache(maxsize=_KEPT)
def _found(directory: Path, asked: str, texts: bool) -> tuple[TextHit, ...]:  # noqa: FBT001 (lru_cache takes it so)
    index, most = TextIndex.of(directory), MOST if texts else MOST_NAMES
    try:
        return index.find(asked, most, names_only=not texts, beginnings=True)
    except BadQueryError as error:
        raise NoGenerationError(f"This store has no index of names and texts: {error.mend}.") from error


def _rank(score: float, item: Weighed) -> int:
    return -round(1000 * score * (1 + _WEIGHT * math.log10(1 + item.documents)))
