"""Calendar dates as pages print them."""

import re
from dataclasses import dataclass

from pipeline.page.features import DATE

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
    for match in DATE.finditer(words):
        parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
        month = _month(parts["month"])
        day = int(parts.get("day", "0"))
        if 1 <= month <= 12 and day <= 31:
            iso = f"{parts['year']}-{month:02}"
            return Date(match.start(), match.end(), f"{iso}-{day:02}" if day else iso)
    return None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    folded = re.sub(r"\W", "", name.casefold())
    for beginning, number in _FOREIGN.items():
        if folded.startswith(beginning):
            return number
    return _MONTHS.index(folded[:3]) + 1 if folded[:3] in _MONTHS else 0
