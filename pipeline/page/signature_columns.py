"""Authors side by side: the cells of lines that are printed in columns, column after column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.page import addresses, features
from pipeline.page.model import ZoneKind
from pipeline.page.signature_views import part
from pipeline.page.signature_words import patterns
from pipeline.page.zones import Labelled

_CELL = re.compile(r"\S+(?: {1,3}\S+)*+")
_GAP = re.compile(r"\S {4,}\S")
_REACH = 60
"""Authors stand among the first lines."""

_PEOPLE = (ZoneKind.BYLINE, ZoneKind.AFFILIATION)
_KEPT = (ZoneKind.KEYWORDS, ZoneKind.CODES, ZoneKind.REFERENCES)
_BELOW = re.compile(r"\W*authors? and affiliations?\W*", re.IGNORECASE)
"""What the sites of publishers write above addresses with the names of those who work there below each."""

_WIDE = 20
"""A line of one cell that begins further from a column than this (in code points) does not belong to it."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the place in the line where it begins."""

    offset: int
    piece: Labelled


def without_columns(text: str, labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """The lines; where several stand side by side, the cells of the first column, then those of the next."""
    block: list[Labelled] = []
    for index, piece in enumerate(labelled):
        joins = index < _REACH and _may_be_row(text, piece)
        if block and not (joins and piece.line.blank == 0):
            yield from _unrolled(text, block)
            block = []
        if joins:
            block.append(piece)
        else:
            yield piece
    yield from _unrolled(text, block)


def names_first(pieces: Sequence[Labelled]) -> Iterator[Labelled]:
    """The lines; below "Authors and affiliations", where names stand below their addresses, names go first."""
    waiting: list[Labelled] = []
    inside = False
    for piece in pieces:
        ends = piece.line.prose or piece.line.label or piece.line.heading or piece.line.words.endswith(":")
        if not inside or ends:
            yield from waiting
            waiting, inside = [], bool(_BELOW.fullmatch(piece.line.words))
            yield replace(piece, kind=ZoneKind.FURNITURE) if inside else piece
        elif _kind(piece.line.words, ZoneKind.AFFILIATION) is ZoneKind.BYLINE:
            yield replace(piece, kind=ZoneKind.BYLINE)
            yield from (replace(address, kind=ZoneKind.AFFILIATION) for address in waiting)
            waiting = []
        else:
            waiting.append(piece)
    yield from waiting


def _may_be_row(text: str, piece: Labelled) -> bool:
    line = piece.line
    if line.label or line.prose or line.heading or piece.kind in _KEPT or patterns().field.match(line.words[:_REACH]):
        return False
    return piece.kind in _PEOPLE or _GAP.search(line.span.of(text)) is not None


def _unrolled(text: str, block: Sequence[Labelled]) -> Iterator[Labelled]:
    """The cells of a block in the order of its columns; the block itself when it has none."""
    rows = [list(_cells(text, piece)) for piece in block] if len(block) > 1 else []
    several = [row for row in rows if len(row) > 1]
    people = any(len(row) > 1 and piece.kind in _PEOPLE for row, piece in zip(rows, block, strict=False))
    if len(several) < 2 or not people or len({len(row) for row in several}) > 1:
        yield from block
        return
    columns = [cell.offset for cell in several[0]]
    ordered: list[list[Labelled]] = [[] for _ in columns]
    for row in rows:
        for cell in row:
            distance, nearest = min((abs(offset - cell.offset), index) for index, offset in enumerate(columns))
            ordered[nearest if distance <= _WIDE else 0].append(cell.piece)
    for column in ordered:
        yield from column


def _cells(text: str, piece: Labelled) -> Iterator[_Cell]:
    line = piece.line
    left = line.span.begin - (text.rfind("\n", 0, line.span.begin) + 1)
    for match in _CELL.finditer(line.view.text):
        words = match[0].strip()
        cell = replace(
            line,
            span=line.view.span(match.start(), match.end()),
            words=words,
            view=part(line.view, match.start(), match.end()),
            blank=0,
        )
        yield _Cell(left + match.start(), Labelled(cell, _kind(words, piece.kind)))


def _kind(words: str, row: ZoneKind) -> ZoneKind:
    """What a cell is for: names, an address, or else what its row is."""
    read = features.byline(words)
    if read.names and read.whole and not addresses.organisation_rank(words) and not addresses.is_place(words):
        return ZoneKind.BYLINE
    return ZoneKind.AFFILIATION if row is ZoneKind.BYLINE or addresses.is_affiliation(words) else row
