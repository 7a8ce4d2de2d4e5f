"""Which entry of the reference list an author-year key means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.page.model import Reference

_PARTS = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\by\b|\bet\b(?!\.?\s?al))\s*")
_OTHERS = re.compile(r"[\s,]*\bet\.?\s?al\b\.?.*\Z|\s(?:u\.\s?a\.|и др\.)\Z", re.IGNORECASE | re.DOTALL)
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as far as keys need it: casefolded family names in order, title, year with its letter."""

    index: int
    families: tuple[str, ...]
    title: str
    year: str
    letters: str


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries by year."""

    by_year: dict[str, tuple[Entry, ...]]

    @staticmethod
    def of(text: str, references: Sequence[Reference]) -> "Entries":
        """The entries of a list."""
        table: dict[str, list[Entry]] = {}
        for index, reference in enumerate(references):
            if reference.year is not None:
                entry = _entry(text, index, reference)
                table.setdefault(entry.year, []).append(entry)
        return Entries({year: tuple(found) for year, found in table.items()})


def _entry(text: str, index: int, reference: Reference) -> Entry:
    year = str(reference.year)
    letters = "".join(re.findall(rf"\b{year}([a-z])\b", reference.span.of(text)))
    families = tuple(_family(author) for author in reference.authors)
    return Entry(index, families, _plain(reference.title or ""), year, letters)


def _family(author: str) -> str:
    """The family name of a printed author ("Lee, A.B.", "A. B. Lee", "Bank of Foo")."""
    family = author.partition(",")[0]
    words = [
        word for word in family.split() if not re.fullmatch(r"(?:[^\W\d_]{1,2}\.[\s-]?)+|[^\W\d_a-zß-ÿ]{1,2}", word)
    ]
    return _plain(" ".join(words) or author)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def resolve(key: str, year: str, entries: Entries) -> tuple[int, float] | None:
    """The index of the entry and a confidence; None when no entry of that year fits.

    Exact first author, then title or institution, then a later author, then a first author spelt a little differently.
    """
    rows = entries.by_year.get(year[:4], ())
    letter = year[4:]
    if letter and any(letter in row.letters for row in rows):
        rows = tuple(row for row in rows if letter in row.letters)
    return next(_matches(key, rows), None) if rows else None


def _matches(key: str, rows: Sequence[Entry]) -> Iterator[tuple[int, float]]:
    names = [_plain(part) for part in _PARTS.split(_OTHERS.sub("", key)) if _plain(part)]
    if not names:
        return
    whole = _plain(_OTHERS.sub("", key))
    first = [row for row in rows if row.families and _same(row.families[0], names[0])]
    yield from (
        (row.index, 0.97)
        for row in first
        if len(names) > 1 and len(row.families) > 1 and _same(row.families[1], names[1])
    )
    yield from ((row.index, 0.95) for row in first)
    yield from ((row.index, 0.93) for row in rows if row.families and row.families[0] == whole)
    yield from ((row.index, 0.9) for row in rows if len(whole) > 10 and row.title.startswith(whole))
    yield from ((row.index, 0.85) for row in rows if any(_same(family, names[0]) for family in row.families[1:]))
    yield from ((row.index, 0.8) for row in rows if row.families and _near(row.families[0], names[0]))
    yield from ((row.index, 0.7) for row in rows if any(_near(family, names[0]) for family in row.families[1:]))


def _same(family: str, name: str) -> bool:
    return (
        family == name
        or (len(family) > 3 and name.endswith(" " + family))
        or (len(name) > 3 and family.endswith(" " + name))
    )


def _near(family: str, name: str) -> bool:
    """Whether two names differ by a slip: one letter in short names, two in longer ones."""
    if min(len(family), len(name)) < _SHORT or family[0] != name[0]:
        return False
    allowed = 1 if min(len(family), len(name)) < 8 else 2
    if abs(len(family) - len(name)) > allowed or max(len(family), len(name)) > 60:
        return False
    return _distance(family, name) <= allowed


def _distance(one: str, other: str) -> int:
    """The number of letters to insert, delete or replace."""
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        above = row[0]
        row[0] = index
        for place, opposite in enumerate(other, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (letter != opposite))
    return row[-1]
