"""Words made comparable: number, spelling, hyphens and joined words are no differences between two labels."""

import functools
import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.spans import Span

LEXICON = Path(__file__).with_name("wording.toml")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# What may stand between two words of one term: blanks, hyphens, slashes, quotes and Markdown stars, nothing else.
_BREAK = re.compile(r"[^\s\-‐‑–/'’\"“”«»*_&]")
# What parts them nevertheless: a dash between blanks, and the gap between two columns.
_GAP = re.compile(r"\s[-‐‑–]\s|[^\S\n]{3}")
_COMMA = re.compile(r"\s*,\s*")
_EDGES = " \t\n.,;:*•·-–—\"“”«»'’‘_"
_PREPOSITIONS = frozenset({"of", "in", "for", "on", "between", "to", "from", "with", "by"})


class Word(NamedTuple):
    """A word of the text: `form` is what labels are compared by, `joins` whether the next word may continue the term.

    `comma`: nothing but a comma stands before the next word, as in a list.
    """

    form: str
    span: Span
    joins: bool
    comma: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
    irregular: dict[str, str]
    invariant: frozenset[str]
    spellings: tuple[tuple[re.Pattern[str], str], ...]


@functools.cache
def _lexicon() -> _Lexicon:
    read = tomllib.loads(LEXICON.read_text("utf-8"))
    spellings = tuple((re.compile(british), american) for british, american in read["spellings"])
    return _Lexicon(dict(read["irregular"]), frozenset(read["invariant"]), spellings)


def singular(word: str) -> str:
    """The singular of a lower-case English word.

    >>> [singular(w) for w in ("policies", "clusters", "businesses", "economics", "processes", "taxes", "gas")]
    ['policy', 'cluster', 'business', 'economics', 'process', 'tax', 'gas']
    """
    if word in _lexicon().irregular:
        return _lexicon().irregular[word]
    if word in _lexicon().invariant or len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses", "zzes")) else word[:-1]


@functools.lru_cache(maxsize=65536)
def comparable(word: str) -> str:
    """The form in which a word is compared: lower case, American spelling, singular.

    >>> comparable("Specialisation"), comparable("labour"), comparable("Programmes"), comparable("enterprises")
    ('specialization', 'labor', 'program', 'enterprise')
    """
    form = singular(word.casefold().replace("’", "'").removesuffix("'s").strip("'"))
    for british, american in _lexicon().spellings:
        form = british.sub(american, form)
    return form


def words(text: str, span: Span | None = None) -> list[Word]:
    """The words of `text` within `span` (all of it by default), offsets counted in `text`.

    >>> [word.form for word in words("Small- and medium-sized enterprises")]
    ['small', 'and', 'medium', 'sized', 'enterprise']
    """
    begin, end = (span.begin, span.end) if span else (0, len(text))
    found = list(_WORD.finditer(text, begin, end))
    gaps = [text[a.end() : b.start()] for a, b in itertools.pairwise(found)]
    return [
        Word(comparable(match.group()), Span(match.start(), match.end()), _joins(gap), bool(_COMMA.fullmatch(gap)))
        for match, gap in zip(found, [*gaps, "."], strict=False)
    ]


class Rows:
    """The words of the stretches of one text, each stretch split once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: dict[Span, Sequence[Word]] = {}

    def of(self, span: Span) -> Sequence[Word]:
        """The words within `span`."""
        if span not in self._rows:
            self._rows[span] = words(self._text, span)
        return self._rows[span]


def _joins(gap: str) -> bool:
    if gap == " ":
        return True
    if _BREAK.search(gap) or gap.count("\n") > 1:
        return False
    return "\n" in gap or not _GAP.search(gap)


@functools.lru_cache(maxsize=65536)
def form_of(label: str) -> tuple[str, ...]:
    """The forms of the words of a label.

    >>> form_of("Smart specialisation"), form_of("R&D")
    (('smart', 'specialization'), ('r', 'd'))
    """
    return tuple(word.form for word in words(label))


def lemma(label: str) -> str:
    """A label as a thesaurus prints it: lower case, the head in the singular; the head stands last or before "of".

    Acronyms keep their capitals.

    >>> lemma("Employees"), lemma("Effects of clusters"), lemma("SMEs"), lemma("Regional Clusters.")
    ('employee', 'effect of clusters', 'SME', 'regional cluster')
    """
    parts = label.strip(_EDGES).split()
    shouted = len(parts) > 1 and label.isupper()
    lowered = [part if _is_acronym(part) and not shouted else part.lower() for part in parts]
    head = next((i for i, part in enumerate(lowered) if part in _PREPOSITIONS and i > 0), len(lowered)) - 1
    if 0 <= head < len(lowered):
        lowered[head] = _singular_head(lowered[head])
    return " ".join(lowered)


def _singular_head(part: str) -> str:
    """The head in the singular; of a hyphenated compound, its last member."""
    if _is_acronym(part):
        return part[:-1] if part.endswith("s") and part[:-1].isupper() else part
    before, hyphen, last = part.rpartition("-")
    return f"{before}{hyphen}{singular(last)}"


def _is_acronym(part: str) -> bool:
    capitals = sum(char.isupper() for char in part)
    return capitals >= 2 and capitals >= len(part.rstrip("s")) / 2
