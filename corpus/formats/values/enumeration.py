"""Where in a periodical or a book a part stands, in the words of catalogues."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.formats.values.crosswalk import Value

_LONGEST: Final = 1000
_PAGES: Final = re.compile(
    r"\b(?:pages?|Seiten?|pp?|S|str|с)[.:]?\s*([A-Za-z]?\d+(?:\s*[-–]\s*[A-Za-z]?\d+)?)", re.IGNORECASE
)
_VOLUME: Final = re.compile(r"\b(?:vol(?:ume)?|Bd|Jg|t|т|v)[.:]?\s*(\d+)", re.IGNORECASE)
_ISSUE: Final = re.compile(r"\b(?:no|nr|num(?:ber)?|issue|iss|H|Heft|n|№)\.?[°º]?:?\s*(\d+(?:[-/]\d+)?)", re.IGNORECASE)
_BARE: Final = re.compile(r"\s*(\d{1,4})(?:\s*[:/.]\s*(\d+(?:[-/]\d+)?))?\s*\([^()]{0,20}(?<!\d)(?:1[5-9]|20)\d\d\)")
_CODED: Final = re.compile(r"(\d+)(?::(\d+(?:[-/]\d+)?))?(?::\d+)*(?:<([A-Za-z]?\d+))?")
_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def enumerated(text: str) -> Iterator[Value]:
    """The volume, issue, pages and year (as "host_year") that the words tell.

    >>> [tuple(value) for value in enumerated("Vol. 3, no. 1 (2003), p. 53-57")]
    [('volume', '3'), ('issue', '1'), ('pages', '53-57'), ('host_year', '2003')]
    >>> [tuple(value) for value in enumerated("volume:3 year:2003 pages:53-57")]
    [('volume', '3'), ('pages', '53-57'), ('host_year', '2003')]
    >>> [value.text for value in enumerated("3:1 (2003), S. 53")]
    ['3', '1', '53', '2003']
    """
    words = text[:_LONGEST]
    bare = _BARE.match(words)
    for place, (name, pattern) in enumerate((("volume", _VOLUME), ("issue", _ISSUE)), start=1):
        if found := pattern.search(words):
            yield Value(name, found[1])
        elif bare and bare[place]:
            yield Value(name, bare[place])
    if found := _PAGES.search(words):
        yield Value("pages", found[1])
    if found := _ANY_YEAR.search(words):
        yield Value("host_year", found[0])


def coded(text: str) -> Iterator[Value]:
    """The same in the code of SICI and MARC ("3:1<53": volume, issue, first page).

    >>> [tuple(value) for value in coded("3:1<53")]
    [('volume', '3'), ('issue', '1'), ('first_page', '53')]
    """
    if found := _CODED.fullmatch(text[:_LONGEST].strip()):
        for name, part in zip(("volume", "issue", "first_page"), found.groups(), strict=True):
            if part:
                yield Value(name, part)
