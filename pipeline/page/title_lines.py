"""How a title runs over lines: where it is unfinished, what goes on with it, what ends it."""

import re
from collections.abc import Sequence

from pipeline.page import dates, features
from pipeline.page.lines import Line

WRAPPED = 24
"""A shorter line is seldom broken off at the edge of a column."""

_UNFINISHED = re.compile(
    r"(?:[:,–—-]|\b(?:of|the|and|in|for|on|to|with|from|by|a|an|as|at|und|der|des|de|la|et|y|between|its))\Z",
    re.IGNORECASE,
)
NO_NAME_BEGINS = frozenset(("of", "the", "and", "in", "for", "on", "to", "with", "from", "as", "at", "under", "into"))
"""Words with which no name begins, but the further line of a title may."""

RUNNING = re.compile(
    r"\b(?:journal|proceedings|bulletin|annals|transactions|cahiers?|(?:working|discussion|research|"
    r"occasional|policy) papers?|papers in|vestnik|series)\b",
    re.IGNORECASE,
)
"""Words of the names of journals and series."""
_SITE = re.compile(
    r"(?:\S+\s){0,6}(?:archive|repository|portal|library|database|e-?prints?|platform|online)", re.IGNORECASE
)
"""What sites that keep documents call themselves."""
_NAMED = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w&’'-]*|of|and|the|in|for|&)\s){1,8}(?:Quarterly|Journal|Review|Bulletin|Magazine|Gazette|Annals|Letters)"
)
MADE = re.compile(
    r"\W*(?:(?:an?\s|this\s)?(?:[\w.’'-]{1,20}\s){0,3}?(?:thesis|dissertation|report|paper|essay|study)\s(?:is\s|was\s)?"
    r"(?:submitted|presented|prepared|written)\b|"
    r"(?:submitted|presented|prepared|written|edited|uploaded|posted|compiled|translated|supervised)\s"
    r"(?:by|to|in|at|on)\b|by\W*\Z|in partial ful|printed from|author links)",
    re.IGNORECASE,
)
"""How covers and sites say who made a document, and what for."""


def is_series(words: str) -> bool:
    """Whether a line is nothing but the name of a site, of a journal or of a series.

    >>> is_series("Steel Economics Quarterly"), is_series("Looms of the Plain: A Review")
    (True, False)
    """
    return bool(_SITE.fullmatch(words) or _NAMED.fullmatch(words))


def ends_title(words: str) -> bool:
    """Whether a line goes on with no title: it says who made the document, or when it appeared."""
    return bool(MADE.match(words)) or _is_dated(words)


def is_unfinished(words: str) -> bool:
    """Whether a title goes on behind words: they end with a mark or a small word that never ends one."""
    return bool(_UNFINISHED.search(words))


def only_looks_like_name(lines: Sequence[Line], index: int) -> bool:
    """The last two words of a title look like a name; that of the author stands on the next line."""
    read = features.byline(lines[index].words)
    if len(read.names) != 1 or read.names[0].sure or index + 1 >= len(lines):
        return False
    after = features.byline(lines[index + 1].words)
    return len(after.names) > 1 or any(name.sure for name in after.names)


def runs_on(line: Line, following: Line, wrapped: int) -> bool:
    """Whether a title goes on in the next line; lines longer than `wrapped` may be broken."""
    if _is_apart(line, following):
        return False
    first = following.words.partition(" ")[0]
    if following.blank == 0 and first.casefold() in NO_NAME_BEGINS and (first.islower() or len(line.words) > wrapped):
        return True
    unfinished = is_unfinished(line.words)
    if _is_byline(following, unfinished=unfinished):
        return False
    shouted = line.words.isupper() and following.words.isupper()
    broken = (shouted and (unfinished or len(line.words) < WRAPPED)) or (unfinished and line.words[-1:].isalpha())
    if following.blank and not broken:
        return False
    return (
        shouted
        or unfinished
        or following.words[:1].islower()
        or (following.blank == 0 and len(line.words) > wrapped and not RUNNING.search(line.words))
    )


def _is_apart(line: Line, following: Line) -> bool:
    """Whether a line stands for itself: in form, as a question, as the name of a series."""
    if line.heading != following.heading or following.bullet:
        return True
    asked = line.words.endswith("?")
    return asked if following.words[:1].islower() else is_series(line.words)


def _is_byline(line: Line, *, unfinished: bool) -> bool:
    """Whether a line is surely the names of persons; below an `unfinished` one it takes several."""
    read = features.byline(line.words)
    several = len(read.names) > 1 and any(name.sure for name in read.names)
    return several or (read.whole and bool(read.names) and not unfinished)


def _is_dated(words: str) -> bool:
    """Whether a line ends with the month or the day on which a document appeared."""
    return words[-4:].isdigit() and any(date.end == len(words) for date in dates.find_dates(words))
