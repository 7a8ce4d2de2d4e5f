"""The year of news that print no date of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.page.dates import find_date, find_dates
from pipeline.page.lines import Line
from pipeline.page.menus import is_trail
from pipeline.page.model import Field, ZoneKind
from pipeline.page.zones import Labelled

_HEAD = 40
_YEAR = re.compile(r"(?<![\d/.\-–:])(?P<value>(?:19[3-9]|20[0-4])\d)(?![\d/]|[-–]\d{3}|\.\d)")
_COVER = re.compile(r"[A-ZÀ-ÞА-Я][^\W\d_]+(?:[\s,]+[^\W\d_]+){0,4}[,\s]\s?(?P<value>(?:19[5-9]|20[0-2])\d)")
"""Covers end with place and year, or with publisher and year."""
_TERM = re.compile(
    r"(?:academic year|(?:spring|summer|autumn|fall|winter)(?: term| semester)?)\W{0,3}"
    r"(?:(?:19|20)\d\d\s?[-–/]\s?)?(?P<value>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:post(?:ed)?|upload(?:ed)?|accessed|retrieved|received|accepted|modified|updated?|printed|viewed|visited)\b",
    re.IGNORECASE,
)
"""Such dates are not that of the document."""
_ALONE = re.compile(r"(?:19[5-9]|20[0-2])\d")
_LONGEST = 200
_APART = (ZoneKind.REFERENCES, ZoneKind.KEYWORDS, ZoneKind.TITLE)
_TOLD = (ZoneKind.ABSTRACT, ZoneKind.BODY)


def told_year(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The year of news that print no date of their own: of what the first paragraph tells, when it is of one year."""
    first = next((piece.line for piece in labelled if piece.kind in _TOLD and piece.line.prose), None)
    trails = [piece.line for piece in labelled[:_HEAD] if is_trail(piece.line.words)]
    titles = [piece.line for piece in labelled if piece.kind is ZoneKind.TITLE]
    before = takewhile(lambda line: not line.prose, (piece.line for piece in labelled[:_HEAD]))
    dated = [line for line in before if find_date(line.view.text)]
    for line in (*trails, *dated[:1], *titles, *([first] if first else [])):
        years = _told(line)
        if len({value for value, _, _ in years}) == 1:
            value, begin, end = years[-1]
            yield Field(name="year", value=value, span=line.view.span(begin, end), confidence=0.6)
            return


def dated_year(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The years of dates with which lines of covers, prefaces and signatures end; then that of an academic year."""
    lines = [piece.line for piece in labelled if piece.kind not in _APART and not piece.line.prose]
    for line in lines:
        if len(line.words) > _LONGEST or _HISTORY.search(line.words):
            continue
        dates = list(find_dates(line.view.text[-_LONGEST:]))
        if dates and not line.view.text[-_LONGEST:][dates[-1].end :].strip(" .)]"):
            begin = max(0, len(line.view.text) - _LONGEST)
            span = line.view.span(begin + dates[-1].begin, begin + dates[-1].end)
            yield Field(name="year", value=dates[-1].iso[:4], span=span, confidence=0.5)
    for line in takewhile(lambda line: line.label is None, lines):
        if match := _COVER.fullmatch(line.view.text.strip()):
            begin = line.view.text.rindex(match["value"])
            yield Field(name="year", value=match["value"], span=line.view.span(begin, begin + 4), confidence=0.45)
    for line in lines:
        if match := _TERM.fullmatch(line.view.text.strip()):
            begin = line.view.text.index(match["value"])
            yield Field(name="year", value=match["value"], span=line.view.span(begin, begin + 4), confidence=0.5)


def lone_year(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The year alone on a line of the head, when there is but one: covers end with it, records have a row."""
    alone = [piece.line for piece in labelled[:_HEAD] if _ALONE.fullmatch(piece.line.words)]
    if len({line.words for line in alone}) == 1:
        yield Field(name="year", value=alone[0].words, span=alone[0].span, confidence=0.45)


def _told(line: Line) -> list[tuple[str, int, int]]:
    """The years of a way to the page or of a headline, else those of full dates."""
    words = line.view.text
    if line.prose and not is_trail(words):
        return [(date.iso[:4], date.begin, date.end) for date in find_dates(words)]
    years = [(match["value"], *match.span("value")) for match in _YEAR.finditer(words)]
    return years or [(date.iso[:4], date.begin, date.end) for date in find_dates(words)]
