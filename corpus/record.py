"""What a source says, untouched."""

from dataclasses import dataclass

from corpus.source_field import SourceField
from corpus.work import Work

__all__ = ["Place", "Record", "SourceField", "Stated"]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Place:
    """Where the text of a record has a value of its work: the half-open stretch of the value `part`, the `number`th.

    `part` is title, author, affiliation, venue, year, date, volume, issue, pages, publisher, place, editor,
    contributor, doi, issn, isbn, identifier, url, other title, status, abstract, keyword, subject, jel or reference;
    numbers count from 0 in the order of the work.
    """

    begin: int
    end: int
    part: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the format states of the work, and where the text of the record has it.

    `lines` say what each line of the text that was put together is for: title, byline, affiliation, imprint, abstract,
    keywords, codes or references. Behind them, from `body` on, stands the text of a page of the same work, if there is
    one. `notes` are for people: identifiers that cannot be right. `confidence` is that of everything stated.
    """

    work: Work
    places: tuple[Place, ...] = ()
    lines: tuple[Place, ...] = ()
    body: int | None = None
    notes: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document as its source gives it.

    `source_file` is the path below the folder named on the command line, with "/" between its parts, so that the same
    files give the same graph on any machine; of a file that holds several records, with "#" and the record's key
    behind it. `text` is what every offset counts in: Unicode code points, line ends as "\\n", control characters other
    than tab and newline replaced by a space. `stated` is what a bibliographic format says in fields: then the text is
    put together from them. `also` names further sources of the same work, whose words are in the record too.

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
    stated: Stated | None = None
    also: tuple[str, ...] = ()
