"""A page as read, as tables for the terminal."""

from api.explaining.lines import pieces
from api.explaining.page_tables import page_tables
from api.explaining.source import Explained
from api.explaining.tables import Cell, Row, Table, place, plain
from api.explaining.thing_tables import thing_tables


def printed(explained: Explained) -> tuple[Table, ...]:
    """Everything that was read in one record, beginning with its lines and their labels."""
    return (_source(explained), _zones(explained), *page_tables(explained), *thing_tables(explained))


def _source(explained: Explained) -> Table:
    record = explained.record
    known = [
        ("file", record.source_file),
        ("format", record.format),
        ("characters", len(record.text)),
        ("encoding", record.encoding),
        ("reason", record.encoding_reason),
        *((f"stated {field.name}", field.value) for field in record.fields),
    ]
    return Table("Source", ("what", "value"), tuple(Row((plain(what), plain(value))) for what, value in known))


def _zones(explained: Explained) -> Table:
    text = explained.record.text
    rows = (
        Row((plain(piece.number), plain(piece.label), place(piece.span), Cell(text[piece.begin : piece.end].rstrip())))
        for piece in pieces(text, explained.reading.zones)
    )
    return Table("Zones", ("line", "label", "span", "words"), tuple(rows))
