"""Words and what lies between them: the tokens that the grammar of names works on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.spans import Span

# A note number stuck to a name; initials and dotted abbreviations; words joined by - ' ’ & /, no possessive.
_WORD = re.compile(
    r"\d{1,2}(?=[^\W\d_]{3})|(?:[^\W_]\.){2,}[^\W_]?\b|(?:[^\W_]\.)+[^\W_]\b|[^\W_]+(?:(?:[-‐‑&/]|['’](?!s\b))[^\W_]+)*"
)
_MARKUP = str.maketrans("", "", "*_ \t\n\u00a0\u200b")
_TAG = re.compile(r"</?(?:su[bp]|[ib]|em|strong)>|\^?\d{1,2}\^")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LONGEST_GAP = 60
_LONGEST_ACRONYM = 9


class Word(NamedTuple):
    """A word; `gap` is what lies before it since the last word, white space and markup left out: "" for a neighbour."""

    text: str
    span: Span
    gap: str

    @property
    def capital(self) -> bool:
        """Whether the word begins like a name: with a capital, or has one inside ("eBay")."""
        return self.text[0].isupper() or (len(self.text) > 2 and any(map(str.isupper, self.text[1:3])))

    @property
    def lower(self) -> str:
        """The word as the lexicon has it."""
        return self.text.casefold()

    @property
    def acronym(self) -> bool:
        """Whether at least two capitals and more of them than small letters make up the word ("UPV/EHU", "CoSTa").

        A long word in capitals is no acronym but shouted.
        """
        capitals = sum(map(str.isupper, self.text))
        return capitals >= 2 and len(self.text) <= _LONGEST_ACRONYM and capitals * 2 >= sum(map(str.isalpha, self.text))


def words(text: str, span: Span) -> list[Word]:
    """The words of a stretch, in order.

    >>> [(word.text, word.gap) for word in words("the *Bank* of Graz's (BG)", Span(0, 25))]
    [('the', ''), ('Bank', ''), ('of', ''), ('Graz', ''), ('BG', "'s(")]
    """
    return list(_words(text, span))


def _words(text: str, span: Span) -> Iterator[Word]:
    last = span.begin
    for match in _WORD.finditer(text, span.begin, span.end):
        if match.group() == "s" and text[match.start() - 1 : match.start()] in {"'", "’"}:
            continue
        yield Word(match.group(), Span(*match.span()), _gap(text[last : match.start()]))
        last = match.end()


def _gap(between: str) -> str:
    """Punctuation between two words; a blank line counts as a full stop."""
    if between in {"", " "}:
        return ""
    if len(between) > _LONGEST_GAP or _BLANK_LINE.search(between):
        return "."
    return _TAG.sub("", between).translate(_MARKUP)
