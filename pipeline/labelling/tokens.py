"""The pieces of a text that a sequence model names one by one."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits or a single sign at [begin, end) of the string it was cut from.

    `spaced` and `broken` say that white space, and a line break, stand before it.
    """

    text: str
    begin: int
    end: int
    spaced: bool
    broken: bool


def tokenise(words: str) -> tuple[Token, ...]:
    """The tokens of a string in its order; between them lies nothing but white space.

    >>> [token.text for token in tokenise("Lee A.B.1, 1990a")]
    ['Lee', 'A', '.', 'B', '.', '1', ',', '1990', 'a']
    >>> [token.broken for token in tokenise("Foo\\nBar")]
    [False, True]
    """
    found: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(words):
        between = words[position : match.start()]
        found.append(Token(match[0], match.start(), match.end(), bool(between), "\n" in between))
        position = match.end()
    return tuple(found)
