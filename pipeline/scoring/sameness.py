"""When two printed forms count as the same: the rules of the annotation guideline, stated once."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Entry = str | Mapping[str, Any]
"""A gold annotation or a card's entry: a bare name, or an object with `name` or `label` and other forms."""
Same = Callable[[str, str], bool]

_FUNCTION_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "for",
        "at",
        "on",
        "to",
        "de",
        "la",
        "le",
        "du",
        "des",
        "und",
        "der",
        "di",
        "del",
    }
)
_EDGES = " .,;:-–—()[]"


def plain(text: str) -> str:
    """The form in which two names are compared: no case, width, dash, quote or spacing differences, no article before.

    >>> plain("The “Silicon  Valley”.")
    'silicon valley'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    dashed = re.sub("[\u2010-\u2015\u2212]", "-", folded)
    unquoted = re.sub("[\"'“”„«»‘’`]", "", dashed)
    trimmed = " ".join(unquoted.split()).strip(_EDGES)
    return re.sub(r"^(?:the|an|a) ", "", trimmed)


def content_words(text: str) -> list[str]:
    """The words of a name without function words, in order."""
    return [word for word in re.findall(r"\w+", plain(text)) if word not in _FUNCTION_WORDS]


def singular(word: str) -> str:
    """A rough English singular, the same for gold and prediction, so that its errors cancel out.

    >>> singular("policies"), singular("clusters"), singular("business")
    ('policy', 'cluster', 'business')
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural and len(word) > 3 else word


def _stems(text: str) -> list[str]:
    return [singular(word) for word in content_words(text)]


def overlap(a: str, b: str) -> float:
    """Jaccard similarity of the content words: 0 to 1."""
    left, right = set(_stems(a)), set(_stems(b))
    return len(left & right) / len(left | right) if left and right else 0.0


def same_text(a: str, b: str) -> bool:
    """The same words in the same order."""
    return plain(a) == plain(b)


def same_person(a: str, b: str) -> bool:
    """A part of three letters or more is shared, and every part of the shorter name has its partner in the longer one.

    An initial is a partner of any part that begins with it.

    >>> same_person("Coined, A. B.", "Anna B. Coined"), same_person("A. Coined", "B. Coined")
    (True, False)
    """
    shorter, longer = sorted((re.findall(r"\w+", plain(a)), re.findall(r"\w+", plain(b))), key=len)
    if not {part for part in shorter if len(part) > 2} & {part for part in longer if len(part) > 2}:
        return False
    free = list(longer)
    for part in sorted(shorter, key=len, reverse=True):
        partner = _partner(part, free)
        if partner is None:
            return False
        free.remove(partner)
    return True


def _partner(part: str, free: Sequence[str]) -> str | None:
    if part in free:
        return part
    return next((other for other in free if _initial_of(part, other) or _initial_of(other, part)), None)


def _initial_of(letter: str, word: str) -> bool:
    return len(letter) == 1 and word.startswith(letter)


def same_institution(a: str, b: str) -> bool:
    """Equal, or at least three quarters of their content words shared."""
    return same_text(a, b) or overlap(a, b) >= 0.75


def same_cluster(a: str, b: str) -> bool:
    """Mostly the same words, or one name holds nearly all words of the other, which has two besides "cluster"."""
    left, right = set(_stems(a)), set(_stems(b))
    if not left or not right:
        return False
    if left == right or overlap(a, b) >= 0.6:
        return True
    smaller = left if len(left) <= len(right) else right
    return len(smaller - {"cluster"}) >= 2 and len(left & right) / len(smaller) >= 0.85


def same_concept(a: str, b: str) -> bool:
    """The same words in any order, number aside."""
    return bool(_stems(a)) and sorted(_stems(a)) == sorted(_stems(b))


def same_keyword(a: str, b: str) -> bool:
    """The same as text or as a concept."""
    return same_text(a, b) or same_concept(a, b)


def forms(entry: Entry) -> list[str]:
    """Every form of an entry, the first being its name."""
    if isinstance(entry, str):
        return [entry]
    name = entry.get("name") or entry.get("label") or ""
    return [form for form in (name, *(entry.get("aliases") or ()), *(entry.get("names") or ())) if form]


def any_same(same: Same, a: Entry, b: Entry) -> bool:
    """Whether some form of one is the same as some form of the other."""
    return any(same(x, y) for x in forms(a) for y in forms(b))
