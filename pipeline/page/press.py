"""Who published a piece of news: the agency of its dateline, the paper of its author, the site it stands on."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pipeline.page.masthead import read_masthead
from pipeline.page.menus import without_choice
from pipeline.page.model import PROSE, Field, ZoneKind
from pipeline.page.zones import Labelled

_SIGNING = frozenset({ZoneKind.BYLINE, ZoneKind.AFFILIATION, ZoneKind.BODY})
_HEAD = 25
_OPENINGS = 2
"""A dateline opens one of the first paragraphs, below a lead at most."""

_NAME = r"[A-ZÀ-ÞА-Я][\w&’'-]*(?:[ .][A-ZÀ-ÞА-Я][\w&’'-]*){0,4}"
_DATELINE = re.compile(
    rf"[A-ZÀ-ÞА-Я][^\n–—(/]{{2,60}}?(?:\((?P<bracketed>{_NAME})\)\s?[–—:-]|/(?P<slashed>{_NAME})/\s?[.–—:-]"
    rf"|(?<=[\s,.])(?P<bare>[A-ZА-Я]{{3,12}})\s[–—]\s)"
)
_SIGNED = re.compile(
    rf"by\s[^\n–—|/-]{{3,50}}?\s?(?:\s[–—-]{{1,2}}|[|/])\s?(?P<name>(?-i:{_NAME}))\s?:?", re.IGNORECASE
)
_PAPER = re.compile(
    rf"(?:,|\||/|\s[–—-])\s?(?P<name>{_NAME})\Z",
)


@cache
def _press() -> re.Pattern[str]:
    words = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["words"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _keepers() -> frozenset[str]:
    return frozenset(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["keepers"])


def press_fields(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The venue of news, best first: agency or paper, else the site by its name above the menu."""
    yield from _agencies(labelled)
    yield from _papers(labelled)
    yield from _site(labelled)


def _agencies(labelled: Sequence[Labelled]) -> Iterator[Field]:
    spoken = [
        piece for piece in labelled if piece.kind in PROSE and piece.kind is not ZoneKind.TITLE and piece.line.prose
    ]
    for piece in spoken[:_OPENINGS]:
        match = _DATELINE.match(piece.line.view.text)
        if match and (match["bare"] is None or _press().fullmatch(match["bare"])):
            yield _field(piece, match, next(name for name, value in match.groupdict().items() if value), 0.8)


def _papers(labelled: Sequence[Labelled]) -> Iterator[Field]:
    for piece in labelled[:_HEAD]:
        words = piece.line.view.text
        if piece.line.prose or len(words) > 120 or piece.kind is ZoneKind.TITLE:
            continue
        if match := _SIGNED.fullmatch(words):
            yield _field(piece, match, "name", 0.75)
        elif match := _paper(piece):
            yield _field(piece, match, "name", 0.7)


def _paper(piece: Labelled) -> re.Match[str] | None:
    """The paper behind the name of its author."""
    match = _PAPER.search(piece.line.view.text) if piece.kind in _SIGNING else None
    return match if match and _press().search(match["name"]) else None


def _site(labelled: Sequence[Labelled]) -> Iterator[Field]:
    name = read_masthead([piece.line for piece in labelled]).name
    if name is None:
        return
    view = labelled[name].line.view
    words = without_choice(view.text.strip())
    left = view.text.index(words)
    if any(map(str.isalpha, words)) and words.casefold() not in _keepers():
        yield Field(
            name="venue", value=re.sub(r"\s+", " ", words), span=view.span(left, left + len(words)), confidence=0.55
        )


def _field(piece: Labelled, match: re.Match[str], group: str, confidence: float) -> Field:
    value = match[group].strip()
    span = piece.line.view.span(match.start(group), match.start(group) + len(value))
    return Field(name="venue", value=value, span=span, confidence=confidence)
