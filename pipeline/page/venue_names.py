"""Where the name of a journal, series or book begins and ends in a line, and which words are no such name."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.page import addresses, features
from pipeline.page.dates import find_date
from pipeline.page.lines import Line
from pipeline.page.model import Field
from pipeline.page.name_lists import given_names
from pipeline.page.names import recorded_names

_STOP = re.compile(
    r"""\x02 | [,.;:|–—(\[]?\s*(?:\b(?:vol(?:ume)?|no|iss(?:ue)?|nr|pp?|pages?|ISSN|e-?ISSN|p-?ISSN|doi|
    edited\ by|том|вып|isbn|letnik|leto|ročník|rocznik|godina|évfolyam|årgang|jaargang|jahrgang|année|band|heft|
    zeszyt|številka|číslo|broj|numer[oe]?|número|núm|num|cilt|sayı)\b[\s.:,№-]*(?=[\dIVXL:(]|ISSN|https?|n[or]|$)|№)
    | \s@\S | (?<!\s)\s{2,}+(?:year|année|año|ano)\s?:
    | [,.;]?\s*\(?(?:(?:19|20)\d\d|forthcoming|in\ press)\b | [,;]?\s*\d{1,4}\s?\(\d
    | (?<=[^\W\d_])\s\d{1,4},\s(?:19|20)\d\d\s*$ | \s\d{1,4}\s?[,:]\s?\d |
    https?:// | \s{3,} | \s{1,3}/\s{1,3}(?=[\u0400-\u04ff]) | \s\#?\d{1,5}(?:[/.-]\d{1,4})?\s*$ |
    [,.]\s(?:anno|n\.)\s*\d | [,.;]\s*\d{1,4}\s*(?:[,.;(]|$) | \s>\s | ©""",
    re.VERBOSE | re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:conference|congress|symposium|workshop|forum|colloquium|seminar|meeting)\b", re.IGNORECASE)
_DAYS = re.compile(r"[,\s]+\d{1,2}\s?[-–]\s?\d{1,2}\s\w+\Z")
_REACH = 60
"""The days of a conference at the end of its name are looked for in so many code points."""
_EDGE = ' \t\u00a0.,;:-–—|>‹›·•()/"“”*_#'


@dataclass(frozen=True, slots=True)
class VenueWords:
    """venue_names.toml: labels before names, how lines begin that are none, what is filled in where none is."""

    labels: frozenset[str]
    books: frozenset[str]
    never: re.Pattern[str]
    fillers: re.Pattern[str]


@cache
def venue_words() -> VenueWords:
    """The words around the names of journals."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return VenueWords(
        labels=frozenset(table["labels"]),
        books=frozenset(table["books"]),
        never=re.compile(rf"\s*(?:{'|'.join(table['never'])})", re.IGNORECASE),
        fillers=re.compile(rf"(?:{'|'.join(table['fillers'])})", re.IGNORECASE),
    )


def name_end(words: str, begin: int) -> int:
    """Where a name that begins there ends: before volume, year, pages or days."""
    match = _STOP.search(words, begin)
    end = match.start() if match else len(words)
    date = find_date(words[begin : begin + 400])
    if date is None or begin + date.begin >= end:
        days = _DAYS.search(words, max(begin, end - _REACH), end)
        return days.start() if days else end
    days = re.search(r"[,\s]*(?:\d{1,2}\s?[-–]\s?)?\Z", words[begin : begin + date.begin])
    return begin + (days.start() if days else date.begin)


def venue_field(line: Line, begin: int, end: int, confidence: float) -> Iterator[Field]:
    """The name within these bounds without what is no part of it; nothing where no name is."""
    words = line.view.text[begin:end]
    acronym = re.search(r"\s*\([A-Z][A-Za-z&-]{1,12}\)\W*\Z", words)
    words = words[: acronym.start()] if acronym else words
    words = words[: words.rindex("(")] if words.count("(") > words.count(")") else words
    stripped = _placeless(words.strip(_EDGE))
    if (
        len(stripped) < 4
        or len(stripped) > 200
        or venue_words().never.match(stripped)
        or not re.search(r"[^\W\d_]{3}", stripped)
        or venue_words().fillers.fullmatch(stripped)
    ):
        return
    if stripped[:1].islower() or addresses.is_address(stripped) or _are_names(stripped):
        return
    left = begin + words.index(stripped)
    quoted = (
        line.view.text[left + len(stripped) : left + len(stripped) + 1] in ('"', "”") and stripped.count('"') % 2 == 1
    )
    right = left + len(stripped) + (1 if quoted else 0)
    value = re.sub(r"\s+", " ", line.view.text[left:right])
    yield Field(name="venue", value=value, span=line.view.span(left, right), confidence=confidence)


def _placeless(words: str) -> str:
    """The name of a conference without the place where it was held."""
    if _MEETING.search(words):
        while (cut := words.rfind(",")) > 0 and addresses.is_place(words[cut + 1 :].strip()):
            words = words[:cut].rstrip(_EDGE)
    return words


def _are_names(words: str) -> bool:
    """Whether words are nothing but names of persons: one has a mark or a common given name."""
    read = features.byline(words)
    names = read.names if read.whole else recorded_names(words, known=True)
    return any(name.markers or name.given.casefold() in given_names() for name in names)
