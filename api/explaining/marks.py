"""What is highlighted in a text: fields, authors with their addresses, references, citations."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from api.explaining.lines import Piece
from api.web.graph.segments import Mark
from pipeline.page.model import Credit
from pipeline.reading import Reading
from pipeline.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark(Mark):
    """A mark whose `title` says what it is, "" for the rest of one that began on an earlier line.

    `row` is the anchor of the row that explains it, `place` that of the mark itself.
    """

    row: str
    place: str


def place_of(span: Span) -> str:
    """The anchor of the mark of a stretch.

    >>> place_of(Span(3, 5))
    'at-3-5'
    """
    return f"at-{span.begin}-{span.end}"


def page_marks(reading: Reading) -> tuple[PageMark, ...]:
    """The marks of a page, one for each stretch."""
    found: dict[Span, PageMark] = {}
    for span, mark in _all(reading):
        found.setdefault(span, mark)
    return tuple(found.values())


def _all(reading: Reading) -> Iterator[tuple[Span, PageMark]]:
    for number, field in enumerate(reading.fields, 1):
        if field.span:
            yield _mark(field.span, "field", f"{field.name} {field.confidence:.2f}", f"field-{number}")
    for credit in reading.credits:
        yield from _credit(credit)
    for number, entry in enumerate(reading.references, 1):
        yield _mark(entry.span, "reference", f"reference {number} {entry.confidence:.2f}", f"reference-{number}")
    for number, citation in enumerate(reading.citations, 1):
        cited = "no entry" if citation.reference is None else f"reference {citation.reference + 1}"
        yield _mark(citation.span, "citation", f"cites {cited} {citation.confidence:.2f}", f"citation-{number}")


def _credit(credit: Credit) -> Iterator[tuple[Span, PageMark]]:
    row = f"author-{credit.position}"
    for span in credit.names:
        yield _mark(span, "author", f"author {credit.position} {credit.confidence:.2f}", row)
    if credit.role:
        yield _mark(credit.role, "role", "role", row)
    for affiliation in credit.affiliations:
        for unit in affiliation.chain:
            for span in (unit.name, *unit.aliases):
                yield _mark(span, "organisation", "organisation", row)
            if unit.place:
                yield _mark(unit.place, "place", "place", row)


def _mark(span: Span, kind: str, title: str, row: str) -> tuple[Span, PageMark]:
    return span, PageMark(begin=span.begin, end=span.end, kind=kind, title=title, row=row, place=place_of(span))


def marks_by_piece(pieces: Sequence[Piece], marks: Sequence[PageMark]) -> Mapping[int, Sequence[PageMark]]:
    """For the index of each piece the parts of marks that lie in it, counted from its begin."""
    begins = [piece.begin for piece in pieces]
    found: defaultdict[int, list[PageMark]] = defaultdict(list)
    for mark in marks:
        index = bisect_right(begins, mark.begin) - 1
        while index < len(pieces) and pieces[index].begin < mark.end:
            part = _part(mark, pieces[index])
            if part.begin < part.end:
                found[index].append(part)
            index += 1
    return found


def _part(mark: PageMark, piece: Piece) -> PageMark:
    title = mark.title if mark.begin >= piece.begin else ""
    begin, end = max(mark.begin, piece.begin) - piece.begin, min(mark.end, piece.end) - piece.begin
    return replace(mark, begin=begin, end=end, title=title)
