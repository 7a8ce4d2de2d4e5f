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


def _told(line: Line) -> list[tuple[str, int, int]]:
    """The years of a way to the page or of a headline, else those of full dates."""
    words = line.view.text
    if line.prose and not is_trail(words):
        return [(date.iso[:4], date.begin, date.end) for date in find_dates(words)]
    return [(match["value"], *match.span("value")) for match in _YEAR.finditer(words)]
