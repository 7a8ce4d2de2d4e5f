"""What a source says, untouched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceField:
    """A fact that the format itself states (an HTML `citation_author`, a BibTeX `year`): no guess, so no confidence."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document as its source gives it.

    `source_file` is the path below the folder named on the command line, with "/" between its parts, so that the same
    files give the same graph on any machine. `text` is what every offset counts in: Unicode code points, line ends
    as "\\n", control characters other than tab and newline replaced by a space.

    >>> record = Record(source_file="a.txt", format="text", text="A page", encoding="utf-8", encoding_reason="valid")
    >>> record.fields
    ()
    """

    source_file: str
    format: str
    text: str
    encoding: str
    encoding_reason: str
    fields: tuple[SourceField, ...] = ()
