"""Tables, which print as lines with tabs, as coloured columns and as HTML alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.spans import Span

NONE = "-"
"""What stands for a missing value, so that every line has all of its columns."""

_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
"""Controls of terminals, and halves of characters."""
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that turn the direction of writing, which can make words seem to stand elsewhere."""
_SAFE = {**dict.fromkeys((*_STEERING, *_TURNING), "\ufffd"), ord("\t"): " ", ord("\n"): " "}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column; `span` where it names a stretch of the text."""

    words: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line; `anchor` is a name by which the marks of the text lead here, "" for none."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a heading; the columns have names."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def lines(tables: Iterable[Table]) -> Iterator[str]:
    """The tables as plain text: a heading, then a line a row with its cells between tabs; a blank line between tables.

    >>> list(lines([Table("Fields", ("field", "value"), (Row((Cell("year"), Cell("2015"))),))]))
    ['Fields', 'year\\t2015']
    """
    for number, table in enumerate(tables):
        if number:
            yield ""
        yield table.title
        for row in table.rows:
            yield "\t".join(safe(cell.words) for cell in row.cells)


def safe(words: str) -> str:
    """The words for showing on one line: what steers terminals or turns the direction of writing becomes U+FFFD.

    Every code point stays one, so that offsets hold.

    >>> safe("a\\x1b[2Jb\\tc")
    'a\ufffd[2Jb c'
    """
    return words.translate(_SAFE)


def plain(value: object) -> Cell:
    """A cell with a value on one line.

    >>> plain(" a  b ").words, plain(0.5).words, plain(None).words
    ('a b', '0.50', '-')
    """
    words = f"{value:.2f}" if isinstance(value, float) else "" if value is None else " ".join(str(value).split())
    return Cell(words or NONE)


def place(span: Span | None) -> Cell:
    """A cell with the offsets of a stretch, the end not included.

    >>> place(Span(3, 5)).words
    '3-5'
    """
    return Cell(f"{span.begin}-{span.end}" if span else NONE, span)


def quote(text: str, span: Span | None) -> Cell:
    """A cell with the words of a stretch."""
    return plain(span.of(text) if span else None)
