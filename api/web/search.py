"""Finding things by name, and documents by their texts, in the index that a build leaves beside the graph.

It is blind to case, accents and script (Томск is tomsk), forgives one slip a word, and takes beginnings of words.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from api.web.problems import NoGenerationError
from ontology.errors import BadQueryError
from ontology.text_finding import MOST_WORDS, TextIndex
from ontology.text_words import text_words

MOST = 10_000  # finds of one search
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
        if not words:
            return iter(())
        try:
            found = TextIndex.of(self.directory).find(" ".join(words), MOST, names_only=not texts, beginnings=True)
        except BadQueryError as error:
            raise NoGenerationError(f"This store has no index of names and texts: {error.mend}.") from error
        hits = (
            Hit(iri=hit.iri, rank=(_rank(hit.score, item),), words=hit.words)
            for hit in found
            if (item := known.get(hit.iri)) is not None
        )
        return iter(sorted(hits, key=lambda hit: (hit.rank, hit.iri)))


def _rank(score: float, item: Weighed) -> int:
    return -round(1000 * score * (1 + _WEIGHT * math.log10(1 + item.documents)))
