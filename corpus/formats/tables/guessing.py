"""Which column of a table holds what, by the words of its headings and by what stands below them."""

import functools
import itertools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from corpus.formats.format import Fault
from corpus.formats.tables.cells import Grid
from corpus.formats.tables.mapping import LISTS, TableMapping
from corpus.formats.values.dates import read_date

_SAMPLE: Final = 300
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"\s\d{1,3}$")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:\.0)?")
_DOI: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)
_BETWEEN_NAMES: Final = re.compile(r"[;|,\n]|\s(?:and|&|und|et|y|и)\s")
_WORDS_OF_NAME: Final = 4
_LOOKS_RIGHT: Final = 0.6
_ABSTRACT: Final = 300
_TITLE: Final = 25
_SIGNS: Final = (";", "|", "\n", " / ", " and ", " & ", "., ", ", ")
_OFTEN: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A mapping, and for each role why; `doubts` are roles to check, `unused` columns without a role.

    `sure`: headings tell the titles and who, when or which, and the cells do not belie them.
    """

    mapping: TableMapping
    reasons: Mapping[str, str] = field(default_factory=dict)
    doubts: frozenset[str] = frozenset()
    unused: Sequence[str] = ()
    sure: bool = False


@functools.cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("guess.toml").read_text("utf-8"))


@functools.cache
def _headings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for role, words in _table()["headings"].items():
        for word in words:
            found.setdefault(_folded(word), role)
    return found


@functools.cache
def _meanings(section: str) -> Mapping[str, str]:
    return {word: meaning for meaning, words in _table()[section].items() for word in words}


def _folded(heading: str) -> str:
    words = _NOT_LETTERS.sub(" ", heading.casefold()).strip() or heading.strip()
    return _NUMBER.sub("", words)


def role_of(heading: str) -> str:
    """What a heading means, "" when we do not know.

    >>> role_of("Author(s)"), role_of("Год издания"), role_of("Author 2"), role_of("Colour")
    ('author', 'year', 'author', '')
    """
    return _headings().get(_folded(heading), "") if len(heading) < 200 else ""


def known(headings: Sequence[str]) -> int:
    """How many different roles these headings have."""
    return len({role for heading in headings if (role := role_of(heading))})


def guess(grid: Grid) -> Guess:
    """The most likely mapping of a table; it takes the first 300 rows of it."""
    rows = [row.cells for row in itertools.islice(grid.rows, _SAMPLE) if not isinstance(row, Fault)]
    columns = {name: [cell for row in rows if (cell := row.get(name, "").strip())] for name in grid.names if name}
    told = _by_headings(columns)
    by_content = dict(_by_content({name: cells for name, cells in columns.items() if not role_of(name)}, told))
    fields = told | {role: (column,) for role, column in by_content.items()}
    cells = {role: [cell for column in held for cell in columns[column]] for role, held in fields.items()}
    unlikely = {role for role in told if not _likely(role, cells[role])}
    mapping = TableMapping(
        fields=fields,
        separators={role: signs for role in LISTS if role in fields and (signs := _separators(role, cells[role]))},
        types=dict(_words("types", cells.get("type", ()))),
        statuses=dict(_words("statuses", cells.get("status", ()))),
        missing=tuple(_table()["missing"]["words"]),
        sheet=grid.sheet or None,
    )
    used = mapping.columns
    return Guess(
        mapping=mapping,
        reasons={role: _reason(role, cells[role], by_content=role in by_content) for role in fields},
        doubts=frozenset(unlikely | by_content.keys()),
        unused=[name for name in columns if name not in used],
        sure="title" in told
        and not unlikely & {"title", "author", "year"}
        and bool(told.keys() & {"author", "year", "doi"}),
    )


def _by_headings(columns: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The columns of each role that their headings tell, empty ones last."""
    found: dict[str, list[str]] = {}
    for name in columns:
        if role := role_of(name):
            found.setdefault(role, []).append(name)
    full = {role: sorted(names, key=lambda name: not columns[name]) for role, names in found.items()}
    return {role: tuple(_of_one_kind(role, full[role])) for role in _table()["headings"] if role in full}


def _of_one_kind(role: str, names: Sequence[str]) -> Iterator[str]:
    """Of a list, "Author 1" and "Author 2" together, but "Authors" without "Author full names": they say the same."""
    return (name for name in names if role not in LISTS or _folded(name) == _folded(names[0]))


def _by_content(columns: Mapping[str, Sequence[str]], told: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A role and its column, for what no heading tells and the cells do."""
    left = {name: cells for name, cells in columns.items() if len(cells) >= 2}
    for role in ("doi", "year", "abstract", "author", "title"):
        scored = [(_score(role, cells), name) for name, cells in left.items()]
        best = max(scored, default=(0.0, ""))
        if role not in told and best[0] >= _LOOKS_RIGHT:
            del left[best[1]]
            yield role, best[1]


def _score(role: str, cells: Sequence[str]) -> float:
    """The share of cells that look like the role; 0 for roles that cannot be told by that."""
    if role == "title":
        different = len(set(cells)) / len(cells)
        return different * _share(cells, lambda cell: _TITLE <= len(cell) <= _ABSTRACT and " " in cell)
    if role == "author":
        return _share(cells, _looks_like_names)
    return _share(cells, lambda cell: _looks_like(role, cell))


def _looks_like_names(cell: str) -> bool:
    """Whether it has several words, in stretches of a few, each with a capital where its script has them."""
    parts = [part.strip() for part in _BETWEEN_NAMES.split(cell) if part.strip()]
    short = all(len(part.split()) <= _WORDS_OF_NAME and not part[0].islower() for part in parts)
    return short and len(cell.split()) > 1 and not any(map(str.isdigit, cell))


def _share(cells: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(map(looks, cells)) / len(cells) if cells else 0.0


def _looks_like(role: str, cell: str) -> bool:
    return _LOOKS[role](cell) if role in _LOOKS else True


_LOOKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "doi": lambda cell: _DOI.fullmatch(cell) is not None,
    "year": lambda cell: _YEAR.fullmatch(cell) is not None,
    "date": lambda cell: read_date(cell).year is not None,
    "abstract": lambda cell: len(cell) >= _ABSTRACT,
    "title": lambda cell: len(cell) > 3 and not cell.isdigit(),
    "author": lambda cell: any(map(str.isalpha, cell)),
    "venue": lambda cell: any(map(str.isalpha, cell)),
}


def _likely(role: str, cells: Sequence[str]) -> bool:
    """Whether the cells do not belie the heading; a year may stand in a date."""
    return (
        not cells
        or role == "abstract"
        or _share(cells, lambda cell: _looks_like("date" if role == "year" else role, cell)) >= 0.5
    )


def _reason(role: str, cells: Sequence[str], *, by_content: bool) -> str:
    kinds = {
        "doi": "DOIs",
        "year": "years",
        "date": "dates",
        "abstract": "long texts",
        "author": "names",
        "title": "titles",
        "venue": "names",
    }
    if role not in kinds or not cells:
        return "" if cells else "no cell of the first rows holds anything"
    right = round(_share(cells, lambda cell: _looks_like(role, cell)) * len(cells))
    likeness = f"{right} of {len(cells)} cells look like {kinds[role]}"
    return f"by its content: {likeness}" if by_content else likeness


def _separators(role: str, cells: Sequence[str]) -> tuple[str, ...]:
    """The signs between the values of a cell: the first that stands in one cell of ten.

    A comma divides names only where what it divides are whole names: in "Muster, Anna" it is no separator.
    """
    for sign in _SIGNS:
        often = sum(sign in cell for cell in cells) >= max(1, _OFTEN * len(cells))
        if often and _divides(role, sign, cells):
            return (sign, " and ") if role in ("author", "editor") and sign == ", " else (sign,)
    return ()


def _divides(role: str, sign: str, cells: Sequence[str]) -> bool:
    if role in ("references", "affiliation") and sign in (", ", "., ", " and ", " & ", " / "):
        return False
    if role in ("keywords", "subjects", "jel") and sign in (" and ", " & ", "., "):
        return False
    if role not in ("author", "editor") or sign not in (", ", "., "):
        return True
    held = [cell.split(sign) for cell in cells if sign in cell]
    if sign == "., ":
        # "Ek, B., Muster, A.": each part has a comma of its own.
        return sum(all(", " in part for part in parts) for parts in held) >= 0.8 * len(held)
    return sum(all(" " in part.strip() for part in parts) for parts in held) >= 0.8 * len(held)


def _words(section: str, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words of the table's own that stand in these cells, and what they mean."""
    meanings = _meanings(section)
    for cell in dict.fromkeys(cell.casefold() for cell in cells if len(cell) < 60):
        if cell in meanings:
            yield cell, meanings[cell]
        elif section == "types":
            yield cell, "other"
