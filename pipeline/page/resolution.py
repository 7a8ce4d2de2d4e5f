"""Which entry of the reference list an author-year key means."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipeline.page.entry_authors import is_institution
from pipeline.page.model import Reference

_PARTS = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\by\b|\bи\b|\bet\b(?!\.?\s?al))\s*")
_OTHERS = re.compile(
    r"[\s,]*\bet\.?\s?al\b\.?.*\Z|[\s,]*(?:\bu\.\s?a\.|\bи др\.?|\band (?:others|colleagues)\b).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu"}
    | {"я": "ya", "і": "i", "ї": "yi", "є": "ye", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""A name in Cyrillic letters may be cited in Latin ones, and the other way round."""

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "des", "du", "et"))
_SHORT = 5
_MOST = 300
"""Entries of one year that are compared with a key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as far as keys need it: folded family names in order, title, year with its letter."""

    index: int
    families: tuple[str, ...]
    acronyms: frozenset[str]
    title: str
    year: str
    letters: str


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries by year, "" for those without one; and what keys were found to mean: works are cited repeatedly."""

    by_year: Mapping[str, tuple[Entry, ...]]
    told: dict[tuple[str, str], tuple[int, float] | None] = field(default_factory=dict)

    @staticmethod
    def of(text: str, references: Sequence[Reference]) -> "Entries":
        """The entries of a list."""
        table: dict[str, list[Entry]] = {}
        for index, reference in enumerate(references):
            entry = _entry(text, index, reference)
            table.setdefault(entry.year, []).append(entry)
        return Entries({year: tuple(found[:_MOST]) for year, found in table.items()})


def _entry(text: str, index: int, reference: Reference) -> Entry:
    year = str(reference.year or "")
    letters = "".join(re.findall(rf"\b{year}([a-z])\b", reference.span.of(text))) if year else ""
    families = tuple(_family(author) for author in reference.authors)
    acronyms = frozenset(acronym for author in reference.authors for acronym in _acronyms(author))
    return Entry(index, families, acronyms, _plain(reference.title or ""), year, letters)


def _family(author: str) -> str:
    """The family name of a printed author ("Lee, A.B.", "A. B. Lee", "Bank of Foo")."""
    family = re.sub(r"\s*\([^()]*\)?", "", author)
    family = family if is_institution(family) else family.partition(",")[0]
    words = [
        word for word in family.split() if not re.fullmatch(r"(?:[^\W\d_]{1,2}\.[\s-]?)+|[^\W\d_a-zß-ÿ]{1,2}", word)
    ]
    return _plain(" ".join(words) or author)


def _acronyms(author: str) -> Iterator[str]:
    """The short names of an organisation: in brackets behind it, or of its words' first letters."""
    if not is_institution(author):
        return
    yield from (_plain(short) for short in re.findall(r"\(([^()\s]{2,12})\)", author))
    words = [
        word for word in re.findall(r"[^\W\d_]+", re.sub(r"\([^()]*\)", "", author)) if word.casefold() not in _SMALL
    ]
    if len(words) > 2:
        yield _plain("".join(word[0] for word in words))


def _plain(words: str) -> str:
    """Words without case, accents and signs, in Latin letters.

    >>> _plain("Sölvell"), _plain("Чернова"), _plain("O’Grady")
    ('solvell', 'chernova', 'ogrady')
    """
    latin = re.sub(r"(?<=\w)[’'`](?=\w)", "", words.casefold()).translate(_LATIN)
    folded = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", folded.translate(_LATIN)))


def resolve(key: str, year: str, entries: Entries) -> tuple[int, float] | None:
    """The index of the entry and a confidence; None when no entry of that year fits.

    Exact first author, then title or institution, then a later author, then a first author spelt a little differently.
    `year` may have a letter, and is empty for works without a year; those may have got their year in the meantime.
    """
    if (key, year) not in entries.told:
        entries.told[key, year] = _resolved(key, year, entries)
    return entries.told[key, year]


def _resolved(key: str, year: str, entries: Entries) -> tuple[int, float] | None:
    rows = entries.by_year.get(year[:4], ())
    letter = year[4:]
    if letter and any(letter in row.letters for row in rows):
        rows = tuple(row for row in rows if letter in row.letters)
        letter = ""
    matches = _matches(key, rows)
    found = next(matches, None)
    if found and letter > "a":
        # The list tells the works of that year apart by their order alone.
        return next((row for row in islice(matches, ord(letter) - ord("b"), None) if row[1] == found[1]), found)
    if found:
        return found
    undated = next(_matches(key, entries.by_year.get("", ())), None) if year else None
    return (undated[0], 0.6) if undated and undated[1] >= 0.95 else None


def _matches(key: str, rows: Sequence[Entry]) -> Iterator[tuple[int, float]]:
    """Entries that a key may mean, the likeliest first."""
    bare = _OTHERS.sub("", key)
    names = [_plain(part) for part in _PARTS.split(bare) if _plain(part)]
    if not names:
        return
    whole = _plain(bare)
    first = [row for row in rows if row.families and _same(row.families[0], names[0])]
    first.sort(key=lambda row: not _agrees(row, len(names), others=bare != key))
    yield from (
        (row.index, 0.97)
        for row in first
        if len(names) > 1 and len(row.families) > 1 and _same(row.families[1], names[1])
    )
    yield from ((row.index, 0.95) for row in first)
    yield from ((row.index, 0.93) for row in rows if row.families and row.families[0] == whole)
    yield from ((row.index, 0.92) for row in rows if whole in row.acronyms)
    yield from ((row.index, 0.9) for row in rows if len(whole) > 10 and _opens(row, whole))
    yield from ((row.index, 0.85) for row in rows if any(_same(family, names[0]) for family in row.families[1:]))
    yield from ((row.index, 0.8) for row in rows if row.families and _near(row.families[0], names[0]))
    yield from ((row.index, 0.7) for row in rows if any(_near(family, names[0]) for family in row.families[1:]))


def _agrees(row: Entry, named: int, *, others: bool) -> bool:
    """Whether an entry has as many authors as a key names; "et al." stands for at least two more."""
    return len(row.families) > named + 1 if others else len(row.families) == named


def _opens(row: Entry, whole: str) -> bool:
    """Whether a title, or the name of an organisation, begins with the words of a key."""
    return row.title.startswith(whole) or bool(row.families and row.families[0].startswith(whole))


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
    """The number of letters to insert, delete or replace, or of neighbours to swap.

    >>> _distance("porter", "potrer"), _distance("porter", "poter")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        fresh = [index]
        for place, opposite in enumerate(other, 1):
            cost = min(row[place] + 1, fresh[-1] + 1, row[place - 1] + (letter != opposite))
            if index > 1 and place > 1 and letter == other[place - 2] and one[index - 2] == opposite:
                cost = min(cost, before[place - 2] + 1)
            fresh.append(cost)
        before, row = row, fresh
    return row[-1]
