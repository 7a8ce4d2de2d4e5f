"""The head of the site above the document: its name, its menus, the way to the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.page import dates, features
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.menus import is_menu, is_trail, without_choice

_REACH = 15
"""The head of a site has no more lines."""

_LONGEST_NAME = 100
_BRIEF = 4
"""A name that stands apart from the menu has no more words: titles have."""

_PARTED = re.compile(r"\s\||\|\s|\s{3,}")
"""What parts entries of menus: no name has it."""

_FEW = 2
"""Of more lines than these none is the name: they are an organisation, its branch, its board."""

_DOCUMENT = (LabelKind.TITLE, LabelKind.AUTHORS, LabelKind.ABSTRACT, LabelKind.KEYWORDS, LabelKind.REFERENCES)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines of the site among the first of a page; `name` is the one that names the site, above its menu."""

    lines: frozenset[int]
    name: int | None


def read_masthead(lines: Sequence[Line]) -> Masthead:
    """The head of the site: menus, and what stands above them as long as the document is yet to come.

    >>> from pipeline.page.lines import read_lines
    >>> page = "Steel Portal\\nHome | News | Contact\\n\\nA cluster of steel is born\\n\\nThe valley has a cluster."
    >>> read_masthead(read_lines(page))
    Masthead(lines=frozenset({0, 1}), name=0)
    """
    menus = [index for index, line in enumerate(_top(lines)) if is_menu(line.words) or _has_choice(line)]
    if not menus:
        return Masthead(frozenset(), None)
    names = list(_names(lines, menus)) if _headed(lines, menus[-1]) else []
    choices = [index for index in menus if _has_choice(lines[index])]
    named = [index for index in (*names, *choices) if _tells_name(without_choice(lines[index].words))]
    return Masthead(frozenset((*menus, *names)), min(named) if 0 < len(named) <= _FEW else None)


def _tells_name(words: str) -> bool:
    return not _PARTED.search(words) and not features.is_furniture(words)


def _top(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines before the first that speaks or that a label of the document opens; the way to the page may be long."""
    for line in lines[:_REACH]:
        if (line.label and line.label.kind in _DOCUMENT) or (line.prose and not is_trail(line.words)):
            return
        yield line


def _has_choice(line: Line) -> bool:
    """Whether the name of a site stands before a choice of language."""
    return without_choice(line.words) != line.words


def _names(lines: Sequence[Line], menus: Sequence[int]) -> Iterator[int]:
    """The lines directly above the first menu, when nothing of a document stands above them."""
    begin = menus[0]
    while begin > 0 and not lines[begin].blank and _may_name(lines[begin - 1]):
        begin -= 1
    above = lines[:begin]
    apart = begin > 0 and _may_name(lines[0]) and len(lines[0].words.split()) <= _BRIEF
    if all(features.is_furniture(line.words) for line in above[apart:]):
        yield from range(apart)
        yield from range(begin, menus[0])
        between = range(menus[0] + 1, menus[-1])
        yield from (index for index in between if index not in menus and _inside(lines, index))


def _inside(lines: Sequence[Line], index: int) -> bool:
    """Whether a line between two menus has no gap on either side."""
    return not lines[index].blank and not lines[index + 1].blank and _may_name(lines[index])


def _may_name(line: Line) -> bool:
    words = line.words
    unfit = line.prose or line.bullet or line.heading or line.label or len(words) > _LONGEST_NAME
    return not unfit and not words.endswith((".", "?", "!", ":", ",")) and not dates.is_dateline(words)


def _headed(lines: Sequence[Line], last: int) -> bool:
    """Whether a line that may be the title of a document is yet to come before its text."""
    for line in lines[last + 1 : last + 1 + _REACH]:
        if line.label and line.label.kind is LabelKind.TITLE:
            return True
        if line.prose or line.label:
            return False
        if len(line.words) > 7 and not features.is_furniture(line.words) and not features.is_imprint(line.words):
            return True
    return False
