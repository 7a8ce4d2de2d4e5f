"""What a citation of a work holds, whatever format it is written in."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["retracted", "corrected"]
STATUS_NOTES: dict[Status, str] = {
    "retracted": "RETRACTED: this publication was withdrawn; do not rely on it.",
    "corrected": "CORRECTED: a correction to this publication exists.",
}
"""How an export says what became of a work, where its format has no field for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person by family and given name, or by the `printed` name alone when nobody knows which part is which."""

    printed: str
    family: str = ""
    given: str = ""

    @property
    def inverted(self) -> str:
        """The name as lists sort it.

        >>> Author(printed="Maria Österling", family="Österling", given="Maria").inverted
        'Österling, Maria'
        >>> Author(printed="OECD").inverted
        'OECD'
        """
        return ", ".join(filter(None, (self.family, self.given))) if one_line(self.family) else self.printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A work as its own pages or a reference list tell of it; "" is what nobody told.

    `type` is one of the words of the cards ("journal-article", "report" …), `issued` a year, a year and month, or a day
    in the form of ISO 8601, `pages` a first and a last page joined by a hyphen.
    """

    key: str
    type: str
    title: str
    authors: tuple[Author, ...] = ()
    issued: str = ""
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    issn: str = ""
    isbn: str = ""
    publisher: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    status: Status | None = None

    @property
    def year(self) -> str:
        """The year of `issued`.

        >>> Citation(key="a", type="news", title="A", issued="2022-05-03").year
        '2022'
        """
        return self.issued[:4] if self.issued[:4].isdecimal() else ""

    @property
    def note(self) -> str:
        """What became of the work, in words."""
        return STATUS_NOTES[self.status] if self.status else ""


def one_line(text: str) -> str:
    """The text without line ends and control characters, which would begin a new field in most formats.

    >>> one_line("A\\nTY  - JOUR\\x00  of b ")
    'A TY - JOUR of b'
    """
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def first_and_last(pages: str) -> tuple[str, str]:
    """The first and the last page of a range, the last "" for a single page.

    >>> first_and_last("12–19"), first_and_last("e7")
    (('12', '19'), ('e7', ''))
    """
    first, _, last = pages.replace("–", "-").replace("—", "-").partition("-")
    return one_line(first), one_line(last.lstrip("-"))
