"""What a reader of a format is: how it is known, and how it reads."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, Protocol

from corpus.work import Work

HEAD_BYTES = 65_536
"""So much of a file is looked at to tell its format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A record, or a part of one, that could not be read; the records around it are not affected.

    `place` says where in the file ("line 12", "record 3"), `mend` what the user can do.
    """

    place: str
    reason: str
    mend: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """The beginning of a file: at most HEAD_BYTES bytes, and the text that they are as far as can be told."""

    name: str
    data: bytes
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text that are not blank, stripped at the right."""
        return tuple(line.rstrip() for line in self.text.splitlines() if line.strip())

    @cached_property
    def root(self) -> str:
        """The local name of the first element of an XML document, "" for other files."""
        found = re.search(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)", self.text) if self.text.lstrip().startswith("<") else None
        return found.group(1) if found else ""


class Opened(Protocol):
    """A file being read. Each method starts at its beginning; what was compressed arrives unpacked."""

    @property
    def source_file(self) -> str:
        """The file's name in the graph."""

    def binary(self) -> BinaryIO:
        """The bytes, for formats that say their encoding themselves (XML, JSON, zip)."""

    def lines(self) -> Iterator[str]:
        """The decoded lines without their ends, whichever they are; control characters are blanks, tabs stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name as people know it ("RIS"), how a file of it is recognised by its content, how it is read.

    `read` streams: it holds one record at a time, whatever the size of the file. It raises UnreadableSourceError only
    where nothing more of the file can be read; for a single bad record it yields a Fault and goes on. `confidence` is
    below 1 where a program wrote down what it had guessed.
    """

    name: str
    recognises: Callable[[Head], bool]
    read: Callable[[Opened], Iterator[Work | Fault]]
    confidence: float = 1.0
