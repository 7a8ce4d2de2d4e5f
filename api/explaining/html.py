"""A page as read, as one HTML file that loads nothing and runs nothing."""

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.explaining.lines import Piece, pieces
from api.explaining.marks import PageMark, marks_by_piece, page_marks, place_of
from api.explaining.page_tables import page_tables
from api.explaining.source import Explained
from api.explaining.tables import Cell, Table, safe
from api.explaining.thing_tables import thing_tables
from api.web.graph.segments import Segment, is_closing, is_opening, segments
from pipeline.page.model import ZoneKind

_TEMPLATES = Path(__file__).with_name("templates")
_KINDS: Mapping[str, str] = {
    "field": "a field of the document",
    "author": "an author",
    "role": "the post of an author",
    "organisation": "where an author works",
    "place": "the place of an organisation",
    "reference": "an entry of the reference list",
    "citation": "a citation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A row of the text: `anchor` is "" but for the first piece of a line."""

    piece: Piece
    anchor: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """Everything shown of one record; the names of all its anchors begin with `prefix`."""

    explained: Explained
    prefix: str
    language: str
    lines: tuple[LineView, ...]
    tables: tuple[Table, ...]
    places: frozenset[str]
    begins: tuple[int, ...]

    def target(self, cell: Cell) -> str:
        """The anchor of the mark of a stretch, else of the line in which it begins."""
        if cell.span is None:
            return ""
        place = place_of(cell.span)
        line = bisect_right(self.begins, cell.span.begin)
        return self.prefix + (place if place in self.places else f"line-{line}")


def html_page(documents: Iterable[Explained]) -> str:
    """The page of what was read."""
    views = [_view(explained, f"d{number}-") for number, explained in enumerate(documents, 1)]
    style = _TEMPLATES.joinpath("explain.css").read_text("utf-8")
    return (
        _environment()
        .get_template("explain.html")
        .render(
            views=views,
            style=style,
            style_hash=_hash(style),
            zone_kinds=[kind.value for kind in ZoneKind],
            mark_kinds=_KINDS,
        )
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["safe_words"] = safe
    made.tests.update(opening=is_opening, closing=is_closing)
    return made


def _hash(style: str) -> str:
    """What the page's policy knows its own style by: no other one is applied, whatever a document says."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _view(explained: Explained, prefix: str) -> DocumentView:
    marks = page_marks(explained.reading)
    found = tuple(pieces(explained.record.text, explained.reading.zones))
    languages = [field.value for field in explained.reading.fields if field.name == "language"]
    return DocumentView(
        explained=explained,
        prefix=prefix,
        language=languages[0] if languages else "",
        lines=tuple(_lines(explained.record.text, found, marks, prefix)),
        tables=(*page_tables(explained), *thing_tables(explained)),
        places=frozenset(mark.place for mark in marks),
        begins=tuple(_line_begins(found)),
    )


def _line_begins(found: Sequence[Piece]) -> Iterator[int]:
    """Where line 1, 2, … of the text begins."""
    last = 0
    for piece in found:
        if piece.number != last:
            yield piece.begin
        last = piece.number


def _lines(text: str, found: Sequence[Piece], marks: Sequence[PageMark], prefix: str) -> Iterator[LineView]:
    parts = marks_by_piece(found, marks)
    last = 0
    for index, piece in enumerate(found):
        anchor = f"{prefix}line-{piece.number}" if piece.number != last else ""
        words = text[piece.begin : piece.end]
        yield LineView(piece=piece, anchor=anchor, segments=tuple(segments(words, parts.get(index, ()))))
        last = piece.number
