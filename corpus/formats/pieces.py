"""Text that arrives in pieces, of which only the part still wanted is held."""

import re
from collections.abc import Iterator
from typing import Final

_AT_LEAST: Final = 16_384
"""Little, because what is held is copied whenever something of it is let go."""
_AT_MOST: Final = 4_194_304


class Pieces:
    """A window on a long text. `held` is what of it is in memory; offsets count from its beginning.

    >>> text = Pieces(iter(["one <a", ">two"]))
    >>> found = text.find(re.compile("<a>"), 0, "<")
    >>> text.drop(found.end())
    >>> text.held, text.line
    ('two', 1)
    """

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self.held = ""
        self.line = 1

    def more(self) -> bool:
        """Hold as much again, within bounds, so that scanning a long token anew stays cheap; False at the end."""
        wanted = min(max(_AT_LEAST, len(self.held)), _AT_MOST)
        read: list[str] = []
        while wanted > 0 and (piece := next(self._pieces, "")):
            read.append(piece)
            wanted -= len(piece)
        self.held += "".join(read)
        return bool(read)

    def drop(self, end: int) -> None:
        """Let go of what stands before `end`."""
        self.line += self.held.count("\n", 0, end)
        self.held = self.held[end:]

    def line_at(self, offset: int) -> int:
        """The number of the line in which the character at `offset` stands, from 1."""
        return self.line + self.held.count("\n", 0, offset)

    def find(self, pattern: re.Pattern[str], begin: int, first: str, limit: int | None = None) -> re.Match[str] | None:
        """The first match from `begin` on; None at the end of the text, or when more than `limit` would be held.

        `first` is the character with which every match begins, and which stands nowhere else in one.
        """
        while (found := pattern.search(self.held, begin)) is None:
            last = self.held.rfind(first, begin)
            begin = last if last >= 0 else len(self.held)
            if (limit is not None and len(self.held) > limit) or not self.more():
                return None
        return found

    def skip_past(self, end: str) -> bool:
        """Let go of everything up to and with `end`, holding little of it; False when the text ends before it."""
        while (at := self.held.find(end)) < 0:
            self.drop(max(0, len(self.held) - len(end) + 1))
            if not self.more():
                return False
        self.drop(at + len(end))
        return True
