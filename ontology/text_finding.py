"""Finding things in the index of names and texts: ranked, tolerant of one slip in a word."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Final

from ontology.errors import BadQueryError
from ontology.index_file import opened
from ontology.spelling import SHORTEST_MISSPELT, one_slip
from ontology.statement import Iri
from ontology.text_index import FILE_NAME, VERSION, whole_name
from ontology.text_words import singular, text_words

MOST_WORDS: Final = 16
_MOST_SPELLINGS: Final = 64
_WEIGHTS: Final = "10.0, 5.0, 1.0"  # of a name that is what was asked for, of words of names, of words of texts
_END: Final = "\U0010ffff"
_NAMES: Final = "{whole names} : "
_ONWARD: Final = "*"
_SHORTEST_BEGINNING: Final = 2  # letters

_RANKED: Final = f"""
    SELECT number, iri, score FROM (
        SELECT rowid AS place, round(-bm25(found, {_WEIGHTS}), 4) AS score FROM found
        WHERE found MATCH ?1 AND (?2 IS NULL OR rowid IN (SELECT value FROM json_each(?2)))
        ORDER BY score DESC, rowid LIMIT ?3
    ) JOIN things ON number = place ORDER BY score DESC, number
"""  # noqa: S608 -- the weights are ours
_WITH: Final = "SELECT rowid FROM found WHERE found MATCH ?"
_FORWARDS: Final = "SELECT word FROM words WHERE length = ? AND word >= ? AND word < ?"
_BACKWARDS: Final = "SELECT word FROM words WHERE length = ? AND backward >= ? AND backward < ?"

_Spellings = dict[str, str]
"""Words that may be meant by one that was asked for: as the index has them → as they are written."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing, how well it fits (more is better, in one search only), and the words that were found of it."""

    iri: Iri
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The index of one generation; it is opened for each search, which takes a fraction of a millisecond."""

    path: Path

    @classmethod
    def of(cls, directory: Path) -> "TextIndex":
        """That of the generation in this folder."""
        return cls(directory / FILE_NAME)

    def find(self, asked: str, most: int, *, names_only: bool = False, beginnings: bool = False) -> tuple[Hit, ...]:
        """The best things that have every word, or, where nothing has, as many of the words as anything has.

        A word of four letters or more that nothing has stands for those that differ from it by one slip. With
        `beginnings` the last word, which may not be typed to its end, stands for longer ones too, and so does any that
        nothing has; with `names_only` words of texts do not count. Raises `BadQueryError` for what cannot be looked
        for, and for a generation without an index.
        """
        words = tuple(dict.fromkeys(text_words(asked)))
        if not words:
            reason = f'searches text for no word ("{asked[:40]}")'
            raise BadQueryError("query", reason, "ask for a word that is not in every text")
        if len(words) > MOST_WORDS:
            reason = f"searches text for too many words ({len(words)})"
            raise BadQueryError("query", reason, f"ask for {MOST_WORDS} at most")
        try:
            with opened(self.path, VERSION) as file:
                spellings = tuple(_spellings(file, word, beginnings=beginnings) for word in words)
                if beginnings:
                    spellings = (*spellings[:-1], _begun(file, words[-1]) | spellings[-1])
                columns = _NAMES if names_only else ""
                return tuple(_Search(file, spellings, columns).hits(most))
        except sqlite3.Error as error:
            reason = f"searches text, of which this store has no index ({error})"
            raise BadQueryError("query", reason, "build the store again") from error


@dataclass(frozen=True, slots=True)
class _Search:
    file: sqlite3.Connection
    spellings: tuple[_Spellings, ...]
    columns: str

    def hits(self, most: int) -> Iterator[Hit]:
        every = " AND ".join(map(_any_of, self.spellings)) if all(self.spellings) else ""
        found = self._ranked(f"{self.columns}(({every}){self._or_whole()})", None, most) if every else []
        have_all = bool(found)
        if not found:
            found = self._with_most_words(most)
        places = {number for number, _, _ in found}
        having = [self._having(one, places, all_have=have_all) for one in self.spellings]
        for number, iri, score in found:
            yield Hit(Iri(iri), score, tuple(word for one in having if (word := one.get(number))))

    def _with_most_words(self, most: int) -> list[tuple[int, str, float]]:
        known = [one for one in self.spellings if one]
        counts = Counter(number for one in known for number in self._numbers(_any_of(one)))
        highest = max(counts.values(), default=0)
        best = [number for number, count in counts.items() if count == highest]
        expression = f"{self.columns}({' OR '.join(map(_any_of, known))})"
        return self._ranked(expression, best, most) if best else []

    def _ranked(self, expression: str, among: Sequence[int] | None, most: int) -> list[tuple[int, str, float]]:
        chosen = None if among is None else json.dumps(among)
        return self.file.execute(_RANKED, (expression, chosen, most)).fetchall()

    def _or_whole(self) -> str:
        """What lifts the things that are named so and no longer."""
        names = islice(product(*self.spellings), _MOST_SPELLINGS)
        wholes = {whole: whole for words in names if (whole := whole_name(words))}
        return f" OR whole : {_any_of(wholes)}" if wholes else ""

    def _having(self, spellings: _Spellings, among: Set[int], *, all_have: bool) -> dict[int, str]:
        """Which of the things has which spelling of a word; nothing is to be asked where all have the same one."""
        if all_have and len(set(spellings.values())) == 1:
            return dict.fromkeys(among, next(iter(spellings.values())))
        found: dict[int, str] = {}
        for form, written in spellings.items():
            for number in among & self._numbers(_quoted(form)):
                found.setdefault(number, written)
        return found

    def _numbers(self, expression: str) -> set[int]:
        return {number for (number,) in self.file.execute(_WITH, (f"{self.columns}({expression})",))}


def _spellings(file: sqlite3.Connection, word: str, *, beginnings: bool) -> _Spellings:
    """The word itself when anything has it, else, with `beginnings`, longer ones, else those one slip away."""
    form = singular(word)
    if _is_there(file, form):
        return {form: word}
    if beginnings and (begun := _begun(file, word)):
        return begun
    if len(word) < SHORTEST_MISSPELT or not word.isalpha():
        return {}
    near = sorted(one for one in _near(file, word) if one_slip(word, one))
    return {singular(one): one for one in near[:_MOST_SPELLINGS]}


def _begun(file: sqlite3.Connection, word: str) -> _Spellings:
    """All that begin with a word of some letters; none where nothing does."""
    form = f"{word}{_ONWARD}"
    return {form: word} if len(word) >= _SHORTEST_BEGINNING and _is_there(file, form) else {}


def _is_there(file: sqlite3.Connection, form: str) -> bool:
    return file.execute(f"{_WITH} LIMIT 1", (_quoted(form),)).fetchone() is not None


def _near(file: sqlite3.Connection, word: str) -> set[str]:
    """Words with the same beginning or end: a slip leaves one of the two as it is."""
    half = (len(word) - 1) // 2
    start, end = word[:half], word[::-1][:half]
    found: set[str] = set()
    for length in range(len(word) - 1, len(word) + 2):
        for query, part in ((_FORWARDS, start), (_BACKWARDS, end)):
            found.update(near for (near,) in file.execute(query, (length, part, part + _END)))
    return found


def _any_of(spellings: _Spellings) -> str:
    return f"({' OR '.join(map(_quoted, spellings))})"


def _quoted(form: str) -> str:
    """A word for the full-text engine, or with _ONWARD behind it all that begin so.

    It has letters and digits only, and nothing that quotes could not hold.
    """
    return f'"{form.removesuffix(_ONWARD)}" *' if form.endswith(_ONWARD) else f'"{form}"'
