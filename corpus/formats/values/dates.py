"""Dates as bibliographic formats write them."""

import datetime
import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

_YEAR: Final = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")
_YEAR_FIRST: Final = re.compile(r"\D*(1[0-9]{3}|20[0-9]{2})\s?[-/.\s]\s?(\d{1,2})(?:\s?[-/.\s]\s?(\d{1,2}))?(?!\d)")
_YEAR_LAST: Final = re.compile(r"\D*(\d{1,2})[-/.\s](\d{1,2})[-/.\s](1[0-9]{3}|20[0-9]{2})(?!\d)")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})\s?[-/.\s]\s?(1[0-9]{3}|20[0-9]{2})")
_COMPACT: Final = re.compile(r"(1[0-9]{3}|20[0-9]{2})(\d\d)(\d\d)?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?![\d\w])", re.IGNORECASE)
_LONGEST = 200
"""What is longer is no date."""


class Date(NamedTuple):
    """A year, and the month or day in ISO 8601 where the words tell one beyond doubt."""

    year: int | None = None
    iso: str | None = None


@functools.cache
def _months() -> Mapping[str, int]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("months.toml").read_text("utf-8"))["months"]
    return {word: int(number) for number, words in table.items() for word in words}


@functools.lru_cache(maxsize=4096)
def read_date(words: str) -> Date:
    """The date that the words tell; of a season, of a range of months and of "03/05/2020" only the year is sure.

    >>> [read_date(words).iso for words in ("2014/03//", "2026 FEB 25", "25.2.2026", "May 2020", "05 2020", "20200531")]
    ['2014-03', '2026-02-25', '2026-02-25', '2020-05', '2020-05', '2020-05-31']
    >>> read_date("1999 Jan-Feb"), read_date("c2005"), read_date("in press")
    (Date(year=1999, iso=None), Date(year=2005, iso=None), Date(year=None, iso=None))
    """
    text = words.strip()[:_LONGEST]
    return _of_numbers(text) or _of_words(text)


def _of_numbers(text: str) -> Date | None:
    if found := _COMPACT.fullmatch(text) or _YEAR_FIRST.match(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
        # "1999-02" is a month, "1999-00" a year and "1998-12-1999" the range of two.
        return Date(year, _iso(year, month, day))
    if found := _YEAR_LAST.match(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first > 12 or first == second:
            return Date(year, _iso(year, second, first))
        return Date(year, _iso(year, first, second) if second > 12 else None)
    if found := _MONTH_FIRST.fullmatch(text):
        return Date(int(found[2]), _iso(int(found[2]), int(found[1]), 0))
    return None


def _of_words(text: str) -> Date:
    found = _YEAR.search(text)
    if found is None:
        return Date()
    year = int(found[1])
    months = {_months()[word] for word in map(str.casefold, _WORD.findall(text)) if word in _months()}
    if len(months) != 1:
        return Date(year)
    days = [int(day) for day in _DAY.findall(text[: found.start()] + " " + text[found.end() :])]
    return Date(year, _iso(year, months.pop(), days[0] if len(days) == 1 else 0))


def _iso(year: int, month: int, day: int) -> str | None:
    """The date in ISO 8601, as far as there is such a month and day in the calendar."""
    if not 1 <= month <= 12:
        return None
    try:
        return datetime.date(year, month, day).isoformat() if day else f"{year:04}-{month:02}"
    except ValueError:
        return f"{year:04}-{month:02}"
