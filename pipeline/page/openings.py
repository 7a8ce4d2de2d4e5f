"""Headers that stand on one line: "Surname I.O., Surname I.O. Title", "Title Given Surname Department, University"."""

import re
from collections.abc import Iterator

from pipeline.page import addresses
from pipeline.page.lexicon import lexicon
from pipeline.page.names import read_names

_LETTER = r"[A-ZÀ-ÞŠŽČА-ЯЁŞĞİ]"
_SMALL = r"[^\W\d_A-ZА-Я]"
_SHORT_NAME = rf"{_LETTER}[^\W\d_]+(?:[-’'][^\W\d_]+)?,?\s(?:{_LETTER}{_SMALL}?\.\s*+){{1,3}}"
_NAMES_FIRST = re.compile(
    rf"\s*(?:{_SHORT_NAME}(?:[,;]\s*+)?(?:and\s|&\s|и\s)?){{1,12}}(?<=[.\s])"
    rf"(?P<title>{_LETTER}[^\W\d_]+(?:[ ,:’'-]++[^\s.,:’'-]++){{3,90}}+[ ,:’'-]*+\.?\s*+$)"
)
"""Nothing that was taken is given back: hyphens and apostrophes would make the ways to part a title countless."""
_TITLE_CLOSED = re.compile(r"(?<=\w)[)?!]\s+(?=[A-ZÀ-Þ])")
_SERIES = re.compile(
    r"""\s*+(?:https?://\S{1,200}+\s++)?[A-ZÀ-Þ][^\n.:;?!#№]{0,80}?\b(?:working|discussion|research|occasional|policy|technical|conference)
    \ (?:papers?|reports?|briefs?)(?:\ series)?,?\s(?:no\.?\s?|number\s|nr\.?\s?|\#\s?|№\s?)?
    (?=[\w/.-]{0,12}\d)[A-Z\d][\w/.-]{0,12}[:.,]?\s+(?P<title>(?=[A-ZÀ-Þ“"])\S+(?:\s+\S+){2,40}\s*)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""The series and its number on one line with the title."""
_HEADER_END = re.compile(r"\babstract\b|@|\[email", re.IGNORECASE)
_REACH = 700


def opening_cuts(raw: str) -> Iterator[int]:
    """Where the title begins behind the names of its authors.

    >>> list(opening_cuts("Lee A.B., Moss C. Wages in the valley of steel"))
    [18]
    """
    series = _SERIES.match(raw) if len(raw) <= _REACH else None
    if series and series["title"][:1].isupper():
        yield series.start("title")
        return
    match = _NAMES_FIRST.match(raw) if len(raw) <= _REACH else None
    if match and not re.search(r"\b(?:19|20)\d\d\b", raw) and not read_names(raw.rstrip(" ,")).whole:
        yield match.start("title")
    elif _HEADER_END.search(raw, 0, 2 * _REACH):
        yield from _inner_cuts(raw[:_REACH])


def _inner_cuts(raw: str) -> Iterator[int]:
    """Where name and address begin behind a title that ends with a bracket or a question mark."""
    for match in _TITLE_CLOSED.finditer(raw):
        words = list(re.finditer(r"[^\s,]+", raw[match.end() : match.end() + 120]))
        count = next((index for index, word in enumerate(words) if not _may_be_name(word[0])), len(words))
        if 2 <= count <= 4 and count < len(words):
            address = match.end() + words[count].start()
            if addresses.has_strong_head(raw[address : address + 80]):
                yield match.end()
                yield address
                return


def _may_be_name(word: str) -> bool:
    folded, lexical = word.casefold(), lexicon()
    return word[:1].isupper() and word.isalpha() and folded not in lexical.never_names and folded not in lexical.ranks
