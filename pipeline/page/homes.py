"""The journal on whose site an article stands, named at the head of the page alone."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipeline.page import addresses, dates, features
from pipeline.page.masthead import read_masthead
from pipeline.page.menus import is_menu
from pipeline.page.model import Field, ZoneKind
from pipeline.page.zones import Labelled

_REACH = 15
_LONGEST = 80
_LEAST = 1.5
"""Less evidence than this makes no journal of a line."""

_PART = re.compile(r"\s?[|›»·•→/]\s?|\s{2,}")
_SERIAL = re.compile(
    r"\b(?:journal|(?<=\w\s)review(?=\W*\Z)|revue|revista|rivista|zeitschrift|bulletin|annals|proceedings|transactions|quarterly|"
    r"vestnik|herald|вестник|журнал|известия|časopis)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"\s?[|>›»·•→/]\s?|\s{2,}")
_STEPS = 3
_ISSUE = re.compile(r"(?:article|chapter|vol(?:ume)?\b|issue|list of issues|all issues|archives?|\d)", re.IGNORECASE)
"""What comes after the journal on the way to an article."""
_RUBRIC = re.compile(
    r"(?:original|research|review|scientific|regular|full|short)\s(?:scientific\s)?(?:articles?|papers?|communication)\b",
    re.IGNORECASE,
)
"""The rubric in which a journal prints an article: "Original Article • Forestry"."""


@dataclass(frozen=True, slots=True)
class _Words:
    entries: frozenset[str]
    hosts: re.Pattern[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    hosts = "|".join(map(re.escape, table["hosts"]))
    return _Words(frozenset(table["entries"]), re.compile(rf"\b(?:{hosts})\b", re.IGNORECASE))


def home_fields(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The name at the head of the page for which most speaks: a menu of journals, a rubric below, words of journals."""
    head = _head(labelled)
    site = read_masthead([piece.line for piece in labelled]).name
    menu = any(_of_journal(piece.line.words) for piece in head)
    scores = {
        index: _score(head, index) + menu + (index == site) for index, piece in enumerate(head) if _may_name(piece)
    }
    best = max(scores, key=lambda index: (scores[index], -index), default=None)
    if best is not None and scores[best] >= _LEAST:
        words = head[best].line.view.text.strip(" \t*_#•")
        yield _field(head[best], words, min(0.75, 0.4 + 0.1 * scores[best]))
    for piece in head:
        if words := _on_the_way(piece.line.words):
            yield _field(piece, words, 0.5)


def _field(piece: Labelled, words: str, confidence: float) -> Field:
    view = piece.line.view
    left = view.text.index(words)
    span = view.span(left, left + len(words))
    return Field(name="venue", value=re.sub(r"\s+", " ", words), span=span, confidence=confidence)


def _on_the_way(words: str) -> str:
    """The journal among the steps to an article.

    >>> _on_the_way("Home > Steel Letters > Article"), _on_the_way("Home > News > Article")
    ('Steel Letters', '')
    """
    steps = [step for step in _STEP.split(words) if step.strip()]
    if len(steps) < _STEPS or steps[0].strip().casefold() != "home" or not is_menu(words):
        return ""
    for step, following in pairwise(steps[1:]):
        if _ISSUE.match(following) and not is_menu(f"Home | {step}") and not re.search(r"\d", step):
            return step
    return ""


def _head(labelled: Sequence[Labelled]) -> Sequence[Labelled]:
    """The lines above the title."""
    title = next((index for index, piece in enumerate(labelled) if piece.kind is ZoneKind.TITLE), 0)
    return labelled[: min(title, _REACH)]


def _may_name(piece: Labelled) -> bool:
    line = piece.line
    words = line.words
    if line.label or line.prose or not 4 <= len(words) <= _LONGEST or not words[:1].isupper():
        return False
    unfit = features.is_furniture(words) or is_menu(words) or _RUBRIC.search(words) or "|" in words
    return not unfit and not dates.is_dateline(words) and not addresses.URL.search(words) and '"' not in words


def _score(head: Sequence[Labelled], index: int) -> float:
    """What speaks for a line by itself and by the line below."""
    words = head[index].line.words
    below = head[index + 1].line.words if index + 1 < len(head) else ""
    score = 1.5 if _SERIAL.search(words) else 0.0
    score += 1.5 if _RUBRIC.search(below) else 0.0
    return score - (3.0 if _words().hosts.search(words) else 0.0)


def _of_journal(words: str) -> bool:
    """Whether a menu is that of a journal.

    >>> _of_journal("Home | Current | Archives"), _of_journal("Home | News | Projects")
    (True, False)
    """
    parts = [part.strip().casefold() for part in _PART.split(words)]
    return sum(part in _words().entries for part in parts) > 1
