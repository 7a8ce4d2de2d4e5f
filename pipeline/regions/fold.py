"""Text made comparable: one kind of space, hyphen and apostrophe, letters without accents, offsets kept."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from pipeline.spans import Span

HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
APOSTROPHES = "\u2019\u2018\u02bc\u02bb\u02b9\u00b4`\u2032"
SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\v\f"
LETTERS = {
    "ı": "i",
    "İ": "I",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ø": "o",
    "Ø": "O",
    "ə": "a",
    "Ə": "A",
    "ħ": "h",
    "ǝ": "a",
}
# Runs of white space, and a word that a line end splits.
SEAMS = re.compile(r"(?<=[a-z])-[ ]?\n[ ]*(?=[a-z])|[ \n]{2,}|\n")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded text; `cuts` and `origins` say at which folded offsets the original ones jump."""

    text: str
    cuts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where the folded offset lies in the original text."""
        at = bisect_right(self.cuts, offset) - 1
        return self.origins[at] + offset - self.cuts[at]

    def span(self, begin: int, end: int) -> Span:
        """The span in the original text of a stretch that begins and ends with a character that is not white space."""
        return Span(self.origin(begin), self.origin(end - 1) + 1)


@cache
def letters() -> dict[int, str]:
    """The table of single characters: what is one code point stays one."""
    table = {ord(c): "-" for c in HYPHENS} | {ord(c): "'" for c in APOSTROPHES} | {ord(c): " " for c in SPACES}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFKD", chr(code))[0]
        if plain.isascii() and plain.isalpha():
            table[code] = plain
    return table | {ord(c): plain for c, plain in LETTERS.items()}


def folded(name: str) -> str:
    """A name in the form in which texts are searched for it.

    >>> folded("Málaga"), folded("Kol’chugino")
    ('Malaga', "Kol'chugino")
    """
    if name.isascii() and "`" not in name and "  " not in name:
        return name.strip()
    return " ".join(unicodedata.normalize("NFC", name).translate(letters()).split())


def fold(text: str) -> Folded:
    """The text folded: white space within a paragraph is one space, a paragraph's end one newline.

    >>> page = fold("in Stary\\n  Oskol")
    >>> page.text, page.span(3, 14)
    ('in Stary Oskol', Span(begin=3, end=16))
    """
    plain = text.translate(letters())
    pieces: list[str] = []
    cuts, origins = [0], [0]
    last = length = 0
    for seam in SEAMS.finditer(plain):
        instead = "" if seam[0][0] == "-" else "\n" if seam[0].count("\n") > 1 else " "
        pieces += (plain[last : seam.start()], instead)
        length += seam.start() - last + len(instead)
        last = seam.end()
        cuts.append(length)
        origins.append(last)
    pieces.append(plain[last:])
    return Folded("".join(pieces), tuple(cuts), tuple(origins))
