"""Pages of the sample corpus, as they are and as careless saving makes them: wrapped, without labels, in other orders.

The sample is ours and its zones are read rightly by the rules, so that these pages need no labelling by hand. They
teach the model what first pages of articles do not show: menus, headings, bodies, news, and pages of the field.
"""

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import corpus
from corpus.sources import find_sources, read_source
from pipeline.page.lines import Line, read_lines
from pipeline.page.model import ZoneKind
from pipeline.page.zones import ruled_lines

SEED = "clusterkg-own-pages"

_PROSE = (ZoneKind.ABSTRACT, ZoneKind.BODY)
_EDGES = (ZoneKind.IMPRINT, ZoneKind.FURNITURE)
_HEADINGS = ("1. Introduction", "Introduction", "I. INTRODUCTION", "1 Background", "Main part")
_MENU = (
    "Home | About | Issues | Contact",
    "Skip to main content",
    "Log in",
    "Search this site",
    "Share",
    "Download PDF",
    "Views 214 Downloads 57",
    "This site uses cookies to make it work. Accept all",
    "Subscribe to our newsletter",
    "Previous article",
    "Next article",
    "Export citation",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a page with its true zone; `blank` counts the empty lines before it."""

    words: str
    zone: ZoneKind
    blank: int


Change = Callable[[Sequence[Piece], random.Random], list[Piece]]


def own_pages() -> Iterator[tuple[str, list[tuple[Line, ZoneKind]]]]:
    """Each text with its lines and their zones: every page of the sample, and each change of it."""
    for number, pieces in enumerate(_sample()):
        for index, changes in enumerate(_CHANGES):
            draw = random.Random(f"{SEED}:{number}:{index}")  # noqa: S311 - a draw that has to repeat, no secret
            changed = list(pieces)
            for change in changes:
                changed = change(changed, draw)
            yield _written(changed)


def _sample() -> Iterator[list[Piece]]:
    folder = Path(corpus.__file__).parent / "sample"
    for record in chain.from_iterable(map(read_source, find_sources([folder]).sources)):
        lines = read_lines(record.text)
        yield [
            Piece(re.sub(r"\s*\n\s*", " ", line.span.of(record.text)), kind.kind, line.blank)
            for line, kind in zip(lines, ruled_lines(lines), strict=True)
        ]


def _written(pieces: Sequence[Piece]) -> tuple[str, list[tuple[Line, ZoneKind]]]:
    """The text of the pieces, and its lines with the zones of the pieces they lie in."""
    text, ends = "", []
    for piece in pieces:
        text += "\n" * piece.blank + piece.words + "\n"
        ends.append((len(text), piece.zone))
    found: list[tuple[Line, ZoneKind]] = []
    index = 0
    for line in read_lines(text):
        while ends[index][0] <= line.span.begin:
            index += 1
        found.append((line, ends[index][1]))
    return text, found


def _wrapped(pieces: Sequence[Piece], draw: random.Random) -> list[Piece]:
    """Prose broken at the edge of a column, titles and addresses over several lines."""
    width = {zone: draw.randint(40, 60) for zone in (ZoneKind.TITLE, ZoneKind.AFFILIATION)}
    column = draw.randint(55, 100)
    return [
        Piece(words, piece.zone, piece.blank if index == 0 else 0)
        for piece in pieces
        for index, words in enumerate(textwrap.wrap(piece.words, width.get(piece.zone, column)) or [piece.words])
    ]


def _tight(pieces: Sequence[Piece], _: random.Random) -> list[Piece]:
    """Without empty lines and marks of headings."""
    return [Piece(re.sub(r"^#{1,6}\s+|\*\*", "", piece.words), piece.zone, 0) for piece in pieces]


def _unlabelled(pieces: Sequence[Piece], _: random.Random) -> list[Piece]:
    """Without the labels of title, authors, abstract."""
    found = []
    for piece in pieces:
        line = read_lines(piece.words)[:1]
        label = line[0].label if line else None
        drop = label is not None and piece.zone in (ZoneKind.TITLE, ZoneKind.BYLINE, *_PROSE, ZoneKind.AFFILIATION)
        words = piece.words[label.end :].strip() if drop and label else piece.words
        if words:
            found.append(Piece(words, piece.zone, piece.blank))
    return found


def _framed(pieces: Sequence[Piece], draw: random.Random) -> list[Piece]:
    """Menus and counters above and below."""
    menus = [Piece(words, ZoneKind.FURNITURE, draw.randint(0, 1)) for words in draw.sample(_MENU, 6)]
    return [*menus[:3], *pieces, *menus[3:]]


def _turned(pieces: Sequence[Piece], draw: random.Random) -> list[Piece]:
    """Imprint and furniture moved from one end of the page to the other."""
    moved = [piece for piece in pieces if piece.zone in _EDGES]
    rest = [piece for piece in pieces if piece.zone not in _EDGES]
    return [*rest, *moved] if draw.random() < 0.5 else [*moved, *rest]


def _continued(pieces: Sequence[Piece], draw: random.Random) -> list[Piece]:
    """With its paragraphs said again behind it as a body, under a heading or under none."""
    prose = [piece.words for piece in pieces if piece.zone in _PROSE and len(piece.words) > 150]
    sentences = [sentence for words in prose for sentence in re.findall(r"[^.!?]+[.!?]", words)]
    draw.shuffle(sentences)
    body = [Piece(" ".join(sentences[at : at + 3]).strip(), ZoneKind.BODY, 1) for at in range(0, len(sentences), 3)]
    heading = [Piece(draw.choice(_HEADINGS), ZoneKind.HEADING, 2)] if draw.random() < 0.5 else []
    last = max((index for index, piece in enumerate(pieces) if piece.zone in _PROSE), default=len(pieces) - 1)
    return [*pieces[: last + 1], *heading, *body, *pieces[last + 1 :]]


_CHANGES: tuple[tuple[Change, ...], ...] = (
    (),
    (_framed,),
    (_wrapped,),
    (_wrapped, _tight),
    (_unlabelled, _tight),
    (_unlabelled, _wrapped, _turned),
    (_turned, _framed),
    (_continued, _framed),
    (_continued, _wrapped, _tight),
)
