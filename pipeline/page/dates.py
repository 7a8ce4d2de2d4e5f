"""Calendar dates as pages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.page.prose import VERB

_BEGINNINGS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FOREIGN = {
    "fév": 2,
    "fev": 2,
    "mär": 3,
    "maerz": 3,
    "avr": 4,
    "mai": 5,
    "juin": 6,
    "juil": 7,
    "aoû": 8,
    "okt": 10,
    "dez": 12,
    "déc": 12,
    "ene": 1,
    "abr": 4,
    "mayo": 5,
    "ago": 8,
    "dic": 12,
}


_MONTHS = (
    r"(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|f[ée]vrier|m[aä]r(?:ch|s|z)?|apr(?:il)?|avril|may|mai|june?|juin|juni|july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember|embre)?"
    r"|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
DATE = re.compile(
    rf"""\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(?P<month>{_MONTHS})\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)
    | (?P<month2>{_MONTHS})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)
    | (?P<month3>{_MONTHS})\.?,?\s*+(?:[-–]\s*+)?(?P<year3>(?:19|20)\d\d)
    | (?P<year4>(?:19|20)\d\d)[-./](?P<month4>[01]?\d)[-./](?P<day4>[0-3]?\d)
    | (?P<day5>[0-3]?\d)[-./](?P<month5>[01]?\d)[-./](?P<year5>(?:19|20)\d\d)
    | (?P<day6>\d{{1,2}})-(?P<month6>{_MONTHS})-(?P<year6>(?:19|20)\d\d))\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date at [begin, end) of a string; `iso` is YYYY-MM-DD or, without a day, YYYY-MM."""

    begin: int
    end: int
    iso: str


def find_date(words: str) -> Date | None:
    """The first date among the words.

    >>> find_date("Posted on 3 March 2014 at noon")
    Date(begin=10, end=22, iso='2014-03-03')
    >>> find_date("Projects | 28.05.2014").iso
    '2014-05-28'
    """
    return next(find_dates(words), None)


def find_dates(words: str) -> Iterator[Date]:
    """All dates among the words, in their order.

    >>> [date.iso for date in find_dates("from May 2010 to 2 June 2011")]
    ['2010-05', '2011-06-02']
    """
    for match in DATE.finditer(words):
        parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
        month, day = _month(parts["month"]), int(parts.get("day", "0"))
        if match["day5"] and month > 12:
            month, day = day, month  # "03/25/2014": the month may stand first
        if 1 <= month <= 12 and day <= 31:
            iso = f"{parts['year']}-{month:02}"
            yield Date(match.start(), match.end(), f"{iso}-{day:02}" if day else iso)


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    folded = re.sub(r"\W", "", name.casefold())
    for beginning, number in _FOREIGN.items():
        if folded.startswith(beginning):
            return number
    return _BEGINNINGS.index(folded[:3]) + 1 if folded[:3] in _BEGINNINGS else 0


def is_dateline(words: str) -> bool:
    """Whether a line is a date with at most a rubric ("Projects | 28.05.2014")."""
    match = DATE.search(words) if len(words) < 100 else None
    if match is None:
        return False
    rest = words[: match.start()] + words[match.end() :]
    if VERB.search(rest):
        return False
    return len(re.findall(r"[^\W\d_]{3,}", rest)) <= (5 if re.search(r"[|/•·]", rest) else 2)
