"""What type of document a page is, by the evidence that is printed on it."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.page import dates, features
from pipeline.page.labels import LabelKind
from pipeline.page.menus import is_menu, is_trail
from pipeline.page.model import PROSE, Field, ZoneKind
from pipeline.page.prose import is_prose
from pipeline.page.venue import announcing
from pipeline.page.zones import Labelled

_HEAD = 30
_SAMPLE = 100_000
"""So much of a text is looked at for evidence (code points)."""
_OPENING = 200
_SHORT_MENU = 30
_SPEECH = re.compile(
    r"(?:[”\"»],?\s+(?:said|says|stated|added|noted|explained|stressed|emphasi[sz]ed|told|concluded|"
    r"commented)\b|\b(?:said|stressed|told reporters|announced that|he said|she said)\b)"
)
_PAPERS = re.compile(r"\bpapers?\b", re.IGNORECASE)
_UPLOAD = re.compile(r"\s*(?:date post|upload|last (?:modified|updated)|modified)", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:was|were) (?:signed|opened|launched|unveiled|held|approved|awarded|presented|inaugurated|announced)\b|"
    r"\b(?:announced|announces|took place|presided|gathered|welcomed|celebrates?|met for|press conference)\b|"
    r"\bnews\b|\b(?:on|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|last week|next week)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pattern that speaks for a type; `where` is type, trail, imprint, title, head, opening or any."""

    type: str
    pattern: re.Pattern[str]
    where: str
    weight: float


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))


@cache
def _evidence() -> tuple[Evidence, ...]:
    table = _table()
    return tuple(
        Evidence(
            entry["type"], re.compile(entry["pattern"], re.IGNORECASE | re.MULTILINE), entry["where"], entry["weight"]
        )
        for entry in table["evidence"]
    )


def type_field(labelled: Sequence[Labelled], fields: Sequence[Field], *, credited: bool) -> Field:
    """The type with the most evidence; "other" when there is none."""
    scores: dict[str, float] = {"other": 0.9}
    places = {where: _where(labelled, where) for where in {entry.where for entry in _evidence()}}
    for entry in _evidence():
        if entry.pattern.search(places[entry.where]):
            scores[entry.type] = scores.get(entry.type, 0.0) + entry.weight
    for name, weight in _layout(labelled, fields, credited=credited):
        scores[name] = scores.get(name, 0.0) + weight
    best = max(scores, key=lambda name: scores[name])
    margin = scores[best] - max((score for name, score in scores.items() if name != best), default=0.0)
    return Field(name="type", value=best, span=None, confidence=min(0.95, 0.6 + 0.12 * margin))


def _where(labelled: Sequence[Labelled], where: str) -> str:
    """The lines in which a pattern is looked for."""
    if where == "opening":
        return next((piece.line.words[:_OPENING] for piece in labelled if piece.kind in PROSE and piece.line.prose), "")
    if where == "any":
        return _joined(piece for piece in labelled if piece.kind is not ZoneKind.REFERENCES)[:_SAMPLE]
    return _joined(_CHOICES[where](labelled))


def _joined(pieces: Iterable[Labelled]) -> str:
    return "\n".join(piece.line.words for piece in pieces)


def _typed(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    labels = frozenset(_table()["labels"])
    yield from (piece for piece, label in zip(labelled, announcing(labelled), strict=True) if label in labels)


def _trails(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    yield from filter(_is_way, labelled[:_HEAD])


def _titles(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    yield from (piece for piece in labelled if piece.kind is ZoneKind.TITLE)


def _imprints(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    for index, piece in enumerate(labelled):
        if piece.kind is ZoneKind.IMPRINT:
            if not is_trail(piece.line.words):
                yield piece
        elif index < _HEAD and _running_head(piece):
            yield piece


def _heads(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    outside = (ZoneKind.ABSTRACT, ZoneKind.BODY, ZoneKind.REFERENCES, ZoneKind.TITLE)
    yield from (piece for piece in labelled[:_HEAD] if piece.kind not in outside or _is_rubric(piece))


_CHOICES: dict[str, Callable[[Sequence[Labelled]], Iterator[Labelled]]] = {
    "type": _typed,
    "trail": _trails,
    "title": _titles,
    "imprint": _imprints,
    "head": _heads,
}


def _is_way(piece: Labelled) -> bool:
    """Whether a line of the site says where on it the page stands; a menu says so of every page."""
    words = piece.line.words
    rubric = len(words) < _SHORT_MENU and not words.casefold().startswith("home") and is_menu(words)
    return piece.kind in (ZoneKind.FURNITURE, ZoneKind.IMPRINT) and (is_trail(words) or rubric)


def _running_head(piece: Labelled) -> bool:
    """A line of the head that names a series and is no menu."""
    words = piece.line.words
    return piece.kind is ZoneKind.FURNITURE and not piece.line.bullet and not features.is_furniture(words)


def _is_rubric(piece: Labelled) -> bool:
    """A label alone, or a short line that is no prose ("Doctoral thesis")."""
    words = piece.line.words
    if piece.line.label is not None:
        return piece.line.content is None
    return piece.kind is ZoneKind.BODY and len(words) < 60 and not is_prose(words)


def _layout(labelled: Sequence[Labelled], fields: Sequence[Field], *, credited: bool) -> list[tuple[str, float]]:
    """What the layout and the fields speak for."""
    found: list[tuple[str, float]] = []
    names = {field.name for field in fields}
    kinds = {piece.kind for piece in labelled}
    labels = {piece.line.label for piece in labelled if piece.line.label}
    keyworded = any(label.kind is LabelKind.KEYWORDS and label.words not in ("tags", "topics") for label in labels)
    abstracted = any(label.kind is LabelKind.ABSTRACT for label in labels)
    scholarly = keyworded or abstracted or bool({"jel", "issn", "doi", "volume"} & names)
    if "issn" in names or {"volume", "pages"} <= names or {"volume", "issue"} <= names:
        found.append(("journal-article", 1.5))
    if credited:
        found.append(("journal-article", 0.6))
    if ZoneKind.ABSTRACT in kinds and (scholarly or ZoneKind.AFFILIATION in kinds):
        found.append(("journal-article", 0.8))
    if "jel" in names or keyworded or ZoneKind.REFERENCES in kinds:
        found.append(("journal-article", 0.8))
    if "issue" in names and not names & {"volume", "issn"} and _in_series(fields):
        found.append(("working-paper", 4.0))
    found.extend(_news(labelled, credited=credited, keyworded=keyworded, scholarly=scholarly))
    return found


def _in_series(fields: Sequence[Field]) -> bool:
    return any(field.name == "venue" and _PAPERS.search(field.value) for field in fields)


def _news(labelled: Sequence[Labelled], *, credited: bool, keyworded: bool, scholarly: bool) -> list[tuple[str, float]]:
    body = " ".join(piece.line.words for piece in labelled if piece.kind in PROSE)[:_SAMPLE]
    found: list[tuple[str, float]] = []
    if not scholarly and any(_is_dated(piece) for piece in labelled[:_HEAD]):
        found.append(("news", 1.2))
    if len(_SPEECH.findall(body)) >= 1 and not keyworded:
        found.append(("news", 0.9))
    if (events := len(_EVENT.findall(body))) and not keyworded and not credited:
        found.append(("news", 0.4 + 0.4 * min(events, 3)))
    return found


def _is_dated(piece: Labelled) -> bool:
    """Whether a line tells the day on which the page appeared."""
    words = piece.line.words
    return piece.kind is ZoneKind.IMPRINT and dates.is_dateline(words) and not _UPLOAD.match(words)
