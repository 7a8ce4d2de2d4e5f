"""The lines of a text as they were read: each piece of a line with its number and its label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.page.model import Zone
from pipeline.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that has a label of its own. `number` counts the lines of the text from 1.

    `label` is "" for a blank line, whose `span` is None; `begin` and `end` count in the text and hold the space around.
    """

    number: int
    label: str
    span: Span | None
    begin: int
    end: int


def pieces(text: str, zones: Sequence[Zone]) -> Iterator[Piece]:
    """Every line of the text in order, cut where another label begins.

    >>> [(piece.number, piece.label, piece.begin, piece.end) for piece in pieces("One\\n\\nTwo", [])]
    [(1, '', 0, 3), (2, '', 4, 4), (3, '', 5, 8)]
    """
    first = begin = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = begin + len(line)
        while first < len(zones) and zones[first].span.end <= begin:
            first += 1
        words, within = line.strip(), _within(zones, first, end)
        if words and within:
            left = begin + line.index(words)
            yield from _cut(number, Span(begin, end), Span(left, left + len(words)), within)
        else:
            yield Piece(number, "", None, begin, end)
        begin = end + 1


def _within(zones: Sequence[Zone], first: int, end: int) -> Sequence[Zone]:
    last = first
    while last < len(zones) and zones[last].span.begin < end:
        last += 1
    return zones[first:last]


def _cut(number: int, line: Span, words: Span, zones: Sequence[Zone]) -> Iterator[Piece]:
    """The pieces of one line; each begins where the one before it ended, so that no space is lost."""
    begin = line.begin
    for zone, end in zip(zones, [*(zone.span.end for zone in zones[:-1]), line.end], strict=True):
        span = Span(max(words.begin, zone.span.begin), min(words.end, zone.span.end))
        yield Piece(number, zone.kind.value, span, begin, end)
        begin = end
