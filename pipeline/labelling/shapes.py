"""Features of tokens that need no knowledge of the task: form, endings, neighbours, place in the sequence."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from pipeline.labelling.tokens import Token

Features = list[str]

_RUNS = re.compile(r"(.)\1+")
_SIGNS = re.compile(r"[\W_]+")


def shape(word: str) -> str:
    """The form of a word: X for capitals, x for small letters, 9 for digits, runs shortened; signs stay.

    >>> shape("McFoo"), shape("ABC"), shape("1990"), shape("-")
    ('XxXx', 'XX', '9999', '-')
    """
    if word.isdigit():
        return "9" * min(len(word), 5)
    signs = "".join("X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in word)
    return _RUNS.sub(lambda run: run[1] * 2 if run[1] == "X" else run[1], signs)


def letters(words: str) -> str:
    """The letters and digits of words, without case and accents, by which values are compared and looked up.

    >>> letters("Naïve Co-operation?")
    'naivecooperation'
    """
    folded = words.casefold()
    if folded.isascii():
        return folded if folded.isalnum() else _SIGNS.sub("", folded)
    return _SIGNS.sub("", unicodedata.normalize("NFKD", folded))


def token_features(token: Token) -> Features:
    """What the token alone tells: its word, form, beginning and ending, and the space before it."""
    word = token.text.casefold()
    found = [f"w={word}" if not word.isdigit() else f"d={len(word)}", f"s={shape(token.text)}"]
    if len(word) > 2 and not word.isdigit():
        found += [f"p3={word[:3]}", f"e3={word[-3:]}", f"e2={word[-2:]}"]
    if len(word) == 4 and word[:2] in ("18", "19", "20") and word.isdigit():
        found.append("year")
    if not token.spaced:
        found.append("glued")
    if token.broken:
        found.append("broken")
    return found


def windowed(own: Sequence[Features], shared: Sequence[Features], reach: int = 2) -> list[Features]:
    """Each token's own features with the `shared` ones of its neighbours, up to `reach` tokens away on either side.

    >>> windowed([["a"], ["b"]], [["A"], ["B"]], reach=1)
    [['a', '-1:^', '+1:B'], ['b', '-1:A', '+1:$']]
    """
    return [
        list(chain(features, *(_neighbour(shared, index, offset) for offset in range(-reach, reach + 1) if offset)))
        for index, features in enumerate(own)
    ]


def _neighbour(shared: Sequence[Features], index: int, offset: int) -> Iterable[str]:
    place = index + offset
    if place < 0:
        return (f"{offset}:^",) if place == -1 else ()
    if place >= len(shared):
        return (f"{offset:+}:$",) if place == len(shared) else ()
    return [f"{offset:+}:{feature}" for feature in shared[place]]


def place(index: int, length: int, parts: int = 8) -> str:
    """In which of so many equal parts of the sequence a token stands.

    >>> place(0, 10), place(9, 10)
    ('at=0', 'at=7')
    """
    return f"at={index * parts // max(1, length)}"


def listed(lists: Mapping[str, frozenset[str]], word: str) -> Features:
    """The names of the lists that hold the casefolded word.

    >>> listed({"street": frozenset({"road"})}, "Road")
    ['in=street']
    """
    folded = word.casefold()
    return [f"in={name}" for name, words in lists.items() if folded in words]
