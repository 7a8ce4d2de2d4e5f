"""Bylines that a page's layout has split: a name on one line, its marks of affiliations on the next.

Ann Moss
1,2,
Ben Gray
2 and
Eva Hill
1,*
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.page import features
from pipeline.page.lines import Line
from pipeline.page.model import ZoneKind

_MARK = r"(?:\d{1,2}|[a-z]|[*†‡§¶#]{1,3})"
_MARKS = re.compile(rf"{_MARK}(?:\s?[,;]\s?{_MARK})*\s?[,;]?(?:\s?(?:and|&))?")
_LONGEST = 60
_FEWEST = 2
"""Names with marks below them that make a byline: one alone may be a numbered heading."""


def joined_bylines(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> list[ZoneKind]:
    """The kinds, with all lines of such a byline marked as one.

    >>> from pipeline.page.lines import read_lines
    >>> lines = read_lines("Ann Moss\\n1,2,\\nCarl Gray\\n2 and\\nMaria Hill\\n1,*")
    >>> {kind.value for kind in joined_bylines(lines, [ZoneKind.BODY] * len(lines))}
    {'byline'}
    """
    found = list(kinds)
    for begin, end in _runs(lines):
        found[begin:end] = [ZoneKind.BYLINE] * (end - begin)
    return found


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The ranges of lines in which names and marks take turns."""
    index = 0
    while index + 1 < len(lines):
        end = index
        while end + 1 < len(lines) and _are_marks(lines[end + 1]) and _is_name(lines[end]):
            end += 2
        if end >= index + 2 * _FEWEST:
            yield index, end
        index = max(end, index + 1)


def _are_marks(line: Line) -> bool:
    return len(line.words) < _LONGEST and bool(_MARKS.fullmatch(line.words))


def _is_name(line: Line) -> bool:
    return len(line.words) < _LONGEST and features.byline(line.words).whole
