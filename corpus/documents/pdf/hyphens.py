"""Words broken at the end of a line."""

import functools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐\u2011][^\W\d_]+)*")
_TAIL: Final = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]+)[-‐\u00ad]$")
_HEAD: Final = re.compile(r"[^\W\d_]+")


@functools.cache
def _compounds(side: str) -> frozenset[str]:
    """Words that stand before or after a hyphen more often than they are a piece of a broken word."""
    words: str = tomllib.loads(Path(__file__).with_name("compounds.toml").read_text("utf-8"))[side]
    return frozenset(words.split())


class Hyphens:
    """Knows the words of one document, and so which hyphens belong to them.

    >>> known = Hyphens(["rare-earth metals and the deve-", "lopment of rare-", "earth mining"])
    >>> known.joined("the deve-", "lopment"), known.joined("of rare-", "earth")
    (('the deve', ''), ('of rare-', ''))
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        for line in lines:
            for match in _WORD.finditer(line.casefold()):
                parts = re.split(r"[-‐\u2011]", match[0])
                # The piece of a word at either end of a line is no word by itself.
                inner = match.end() < len(line) - 1 and match.start() > 0
                self._words.update(parts if inner and len(parts) == 1 else ())
                self._compounds.update("-".join(parts[at : at + 2]) for at in range(len(parts) - 1))

    def joined(self, before: str, after: str) -> tuple[str, str]:
        """The text so far, without a hyphen that only the end of its line asked for, and what to put behind it."""
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None or head is None:
            return before, "" if before.endswith(("-", "‐", "/")) and not before.endswith((" -", "--")) else " "
        return (before if self._stays(tail["word"], head[0]) else before[:-1]), ""

    def _stays(self, tail: str, head: str) -> bool:
        """Before a capital; where the document has the word with its hyphen; where both halves are words of it."""
        if head[:1].isupper() and not tail.isupper():
            return True
        first, second = tail.casefold(), head.casefold()
        if f"{first}-{second}" in self._compounds or first in _compounds("before") or second in _compounds("after"):
            return True
        return first + second not in self._words and first in self._words and second in self._words
