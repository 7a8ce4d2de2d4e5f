"""What a build says of its sources: what was read, what could not be, and what is missing."""

import functools
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.formats.format import Fault
from corpus.merging import has_page
from corpus.record import Record
from corpus.work import Work
from ontology.thesauri import ThesaurusFile

_NAMED_AT_MOST = 20
"""So many faults, and so many notes, of one file are named; the others are counted."""
_PLAIN = ("utf-8 (valid", "ascii (")
_KINDS = {"text": "plain text", "markdown": "Markdown"}
"""What people call the formats of documents that are not called by their suffix."""


@dataclass(slots=True)
class SourceReport:
    """What one file gave. `faults` are lines with place, reason and mend; `has` counts records by what they have.

    `documents` counts, by format, what has pages to read, `pages` those that are still to be read; `bytes` is how far
    in the file it is.
    """

    file: str
    format: str = ""
    encoding: str = ""
    records: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    wrong: int = 0
    noted: int = 0
    vanished: int = 0
    pages: int = 0
    bytes: int = 0
    has: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)

    def take(self, record: Record) -> None:
        """Counts the record, and what it has if it is none of a page: that says more than its fields."""
        self.records += 1
        self.format = record.format
        self.encoding = f"{record.encoding} ({record.encoding_reason})"
        if record.stated is None or has_page(record):
            self.documents[record.format] += 1
        else:
            self.has.update(name for name in _table() if _has(record.stated.work, name))
        for note in record.stated.notes if record.stated else ():
            self.noted += 1
            if len(self.notes) < _NAMED_AT_MOST:
                self.notes.append(f"{record.source_file}: {note}: it is kept as printed, and states nothing")

    def fault(self, fault: Fault, place: str) -> None:
        """Notes what could not be read."""
        self.wrong += 1
        if len(self.faults) < _NAMED_AT_MOST:
            self.faults.append(f"{place}, {fault.place}: {fault.reason}: {fault.mend}")

    def lines(self) -> Iterator[str]:
        """What is to be said of the file; nothing of a page that was read as expected."""
        if self.has or self.wrong:
            gone = f", {self.vanished} no longer in it" if self.vanished else ""
            yield f"{self.file}: {self.format}, {self.records} records{gone}"
            yield from (f"  {line}" for line in self.lacking())
        if self.encoding and not self.encoding.startswith(_PLAIN):
            yield f"{self.file}: read as {self.encoding}"
        yield from self.notes
        if self.noted > len(self.notes):
            yield f"{self.file}: {self.noted - len(self.notes)} more identifiers that cannot be right"

    def lacking(self) -> Iterator[str]:
        """The fields that too many records do not have, and what that means."""
        for name, row in _table().items():
            without = self.records - self.has[name]
            if without and without >= row["share"] * self.records and without < self.records:
                yield f"{without} of {self.records} records {row['words']}"
            elif without and without == self.records:
                yield f"all records {row['words']}"


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("lacking.toml").read_text("utf-8"))


def _has(work: Work, name: str) -> bool:
    if name == "affiliations":
        return any(author.affiliations for author in work.authors)
    return bool(getattr(work, name))


@dataclass(slots=True)
class Summary:
    """What became of the sources of one build; `failed` holds an error line each, `wrong` counts what those stand for.

    `read`, `replaced` and `skipped` count records. `thesauri` are those in use; `changed` names those that the store
    remembers and whose files are not what they were. `shared` counts the works that several sources describe, and
    those sources; `documents`, by format, what had pages to read.
    """

    read: int = 0
    replaced: int = 0
    skipped: int = 0
    vanished: int = 0
    failed: list[str] = field(default_factory=list)
    unnamed: int = 0
    reports: list[SourceReport] = field(default_factory=list)
    thesauri: tuple[ThesaurusFile, ...] = ()
    changed: list[str] = field(default_factory=list)
    shared: tuple[int, int] = (0, 0)
    documents: Counter[str] = field(default_factory=Counter)
    generation: str = ""
    seconds: float = 0.0

    @property
    def kept(self) -> int:
        """Records of these sources that are in the store."""
        return self.read + self.replaced + self.skipped

    @property
    def wrong(self) -> int:
        """How many files and records could not be read."""
        return len(self.failed) + self.unnamed

    def report(self, report: SourceReport) -> None:
        """Adds what was found in a file."""
        self.failed += report.faults
        self.unnamed += report.wrong - len(report.faults)
        self.vanished += report.vanished
        self.documents.update(report.documents)
        if any(report.lines()):
            self.reports.append(report)

    def lines(self) -> Iterator[str]:
        """The summary for people."""
        counts = {"read": self.read, "skipped": self.skipped, "replaced": self.replaced, "failed": self.wrong}
        gone = f", removed {self.vanished}" if self.vanished else ""
        yield ", ".join(f"{name} {count}" for name, count in counts.items()) + f"{gone} in {self.seconds:.1f} s"
        if self.documents:
            counted = sorted(self.documents.items(), key=lambda one: (-one[1], one[0]))
            yield "documents: " + ", ".join(f"{count} {_KINDS.get(name, name.upper())}" for name, count in counted)
        for report in self.reports:
            yield from report.lines()
        if self.shared[0]:
            works, sources = self.shared
            yield f"{works} works are described by several sources ({sources} records and pages): each is one document"
        yield from (file.summary for file in self.thesauri)
