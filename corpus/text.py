"""Plain-text pages."""

from corpus.encoding import Decoded, without_controls
from corpus.record import Record


def read_text(decoded: Decoded, source_file: str) -> Record:
    """The record of a plain-text page: its text is the file's text.

    >>> read_text(Decoded(text="A page", encoding="utf-8", reason="valid UTF-8"), "a.txt").format
    'text'
    """
    return Record(
        source_file=source_file,
        format="text",
        text=without_controls(decoded.text),
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
    )
