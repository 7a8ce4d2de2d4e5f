"""Lines that begin with a tag, gathered into records: the form of RIS, Web of Science, MEDLINE, RefWorks and Refer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from corpus.formats.format import Fault
from corpus.formats.values.crosswalk import Value

LONGEST: Final = 20_000_000
"""Letters of the longest record; a longer one is no record but a file of another kind."""
_FIELD_COSTS: Final = 100
"""A field takes as much memory as so many letters, however short it is."""

Mark = Callable[[str], tuple[str, str] | None]
"""The tag of a line and what follows it; None for a line that continues the one before."""


@dataclass(slots=True, kw_only=True)
class Tagged:
    """A record while its lines arrive. `line` is the number of its first line, counted from 1."""

    line: int
    begun: bool = False
    letters: int = 0
    fields: list[tuple[str, list[str]]] = field(default_factory=list)

    def add(self, tag: str, text: str) -> None:
        """A line with a tag."""
        self.letters += len(text) + _FIELD_COSTS
        if self.letters <= LONGEST:
            self.fields.append((tag, [text]))

    def carry_on(self, text: str) -> None:
        """A line without a tag; what is beyond the longest record is not kept."""
        self.letters += len(text) + 1
        if self.fields and self.letters <= LONGEST:
            self.fields[-1][1].append(text)

    def values(self) -> list[Value]:
        """The values in order; their lines are as the file has them, blank ones too."""
        return [Value(tag, "\n".join(lines).strip()) for tag, lines in self.fields]


def gather(lines: Iterable[str], mark: Mark, begins: frozenset[str], ends: frozenset[str]) -> Iterator[Tagged | Fault]:
    """The records of a file: from a tag that begins one to a tag that ends one, to the next that begins or to the end.

    Tags that stand before the first of `begins` belong to the record that it begins: some programs write the number of
    a record above it.
    """
    record: Tagged | None = None
    for number, line in enumerate(lines, 1):
        marked = mark(line)
        if marked is None:
            if record is not None:
                record.carry_on(line)
            continue
        tag, text = marked
        if record is not None and (tag in ends or (tag in begins and record.begun)):
            yield from _finished(record)
            record = None
        if tag in ends:
            continue
        record = record or Tagged(line=number)
        record.begun = record.begun or tag in begins
        record.add(tag, text)
    if record is not None:
        yield from _finished(record)


def _finished(record: Tagged) -> Iterator[Tagged | Fault]:
    if record.letters > LONGEST:
        yield Fault(
            place=f"line {record.line}",
            reason=f"a record of more than {LONGEST / 1e6:.0f} million letters",
            mend="see whether the end of a record is missing there",
        )
    elif any(text.strip() for _, lines in record.fields for text in lines):
        yield record
