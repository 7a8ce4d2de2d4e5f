"""Records as bytes, so that a store can keep what it was built from."""

import functools

from pydantic import TypeAdapter

from corpus.record import Record


@functools.cache
def _as_json() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def as_bytes(record: Record) -> bytes:
    """The record, in the same bytes whenever it is the same.

    >>> record = Record(source_file="a.txt", format="text", text="A", encoding="utf-8", encoding_reason="valid UTF-8")
    >>> from_bytes(as_bytes(record)) == record
    True
    """
    return _as_json().dump_json(record)


def from_bytes(kept: bytes) -> Record:
    """The record that was kept."""
    return _as_json().validate_json(kept)
