"""What a mapping file says of a table: which column holds which field of a work."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from corpus.errors import UnreadableSourceError
from corpus.formats.values.crosswalk import Crosswalk
from corpus.work import TYPES

SUFFIX: Final = ".mapping.toml"
ROLES: Final = (
    "title", "other_titles", "author", "family", "given", "affiliation", "editor", "year", "date", "venue", "volume",
    "issue", "pages", "first_page", "last_page", "article_number", "publisher", "place", "doi", "issn", "isbn", "url",
    "type", "language", "abstract", "keywords", "subjects", "jel", "references", "status", "key",
)  # fmt: skip
"""What a column may hold. `family` and `given` are for one author whose name is in two columns."""
LISTS: Final = ("author", "editor", "affiliation", "keywords", "subjects", "jel", "references", "issn", "isbn")
"""Roles of which one cell may hold several values."""
_STATUSES: Final = ("retracted", "corrected")
_SECTIONS: Final = ("fields", "separators", "types", "statuses", "constants", "missing", "table")
_CONSTANT: Final = "constant "
_LARGEST: Final = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """How to read one table.

    `fields` has the columns of each role, the best first, `separators` what stands between the values of a cell,
    `types` and `statuses` what the table's own words mean, `constants` values of all records without one of their own,
    `missing` the words for nothing. `sheet` names one of a workbook. A table without `headings` has the columns
    "column 1", "column 2" and so on. `one_each`: as many affiliations as authors, in the same order.
    """

    fields: Mapping[str, Sequence[str]]
    separators: Mapping[str, Sequence[str]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    missing: Sequence[str] = ()
    sheet: str | None = None
    headings: bool = True
    one_each: bool = False

    @property
    def columns(self) -> frozenset[str]:
        """The headings of all columns that have a role."""
        return frozenset(column for columns in self.fields.values() for column in columns)

    def crosswalk(self) -> Crosswalk:
        """The mapping as readers of formats use it; constants come after all columns."""
        fields = {role: tuple(columns) for role, columns in self.fields.items()}
        fields |= {role: (*fields.get(role, ()), _CONSTANT + role) for role in self.constants}
        return Crosswalk(
            fields=fields,
            types={word.casefold(): meaning for word, meaning in self.types.items()},
            statuses={word.casefold(): meaning for word, meaning in self.statuses.items()},
            separators={role: _pattern(signs) for role, signs in self.separators.items() if signs},
            missing=self.missing,
        )

    def constant_cells(self, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The constants of the roles that have nothing in these cells."""
        for role, value in self.constants.items():
            if not any(cells.get(column, "").strip() for column in self.fields.get(role, ())):
                yield _CONSTANT + role, value


def _pattern(signs: Sequence[str]) -> str:
    """The pattern that divides a cell: "and" only as a word, other signs with the blanks around them.

    >>> re.split(_pattern([";", " and "]), "Ek, B; Sand, A and Muster, C")
    ['Ek, B', 'Sand, A', 'Muster, C']
    """
    # Each run of blanks is looked at from its beginning only: a cell may hold a hundred thousand.
    words = (rf"(?<!\s)\s+{re.escape(sign.strip())}\s+" for sign in signs if sign.strip().isalpha())
    others = (rf"(?<!\s)\s*{re.escape(sign.strip() or sign)}\s*" for sign in signs if not sign.strip().isalpha())
    return "|".join((*others, *words))


def mapping_beside(path: Path) -> Path | None:
    """The mapping file of a table, "papers.mapping.toml" or "papers.csv.mapping.toml"; None when there is none."""
    return next(
        (beside for beside in (path.with_name(path.name + SUFFIX), mapping_path(path)) if beside.is_file()), None
    )


def mapping_path(path: Path) -> Path:
    """Where the mapping of a table is looked for and written.

    >>> mapping_path(Path("papers.csv.gz")).name
    'papers.mapping.toml'
    """
    return path.with_name((path.name.partition(".")[0] or path.name) + SUFFIX)


def load_mapping(path: Path) -> TableMapping:
    """The mapping in a file; raises UnreadableSourceError that names what is wrong in it."""
    try:
        read: dict[str, Any] = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # of letters, of grammar, and of numbers without end
        raise UnreadableSourceError(
            path.name, f"is no mapping ({error})", "mend it, or let --guess write it anew"
        ) from error
    wrong = next(_wrong(read), None)
    if wrong is not None:
        raise UnreadableSourceError(path.name, wrong[0], wrong[1])
    table = read.get("table", {})
    return TableMapping(
        fields={role: _listed(columns) for role, columns in read["fields"].items() if columns},
        separators={role: _listed(signs) for role, signs in read.get("separators", {}).items()},
        types=read.get("types", {}),
        statuses=read.get("statuses", {}),
        constants={role: str(value) for role, value in read.get("constants", {}).items()},
        missing=_listed(read.get("missing", {}).get("words", ())),
        sheet=table.get("sheet"),
        headings=table.get("headings", True),
        one_each=table.get("one_affiliation_each", False),
    )


def _listed(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)


def _numbers(value: object) -> Iterator[int]:
    """Python refuses to write some numbers that it reads: they have too many digits."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)


def _wrong(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong in a mapping, with the mend of it."""
    if any(abs(number) > _LARGEST for number in _numbers(read)):
        yield f"has a number beyond {_LARGEST}", "write it in quotes, if it is a word of the table"
    for section, content in read.items():
        if section not in _SECTIONS or not isinstance(content, dict):
            yield f"has a section {section!r} that says nothing", f"use {', '.join(_SECTIONS)}"
    fields = read.get("fields")
    if not isinstance(fields, dict) or not any(fields.get(role) for role in ("title", "doi")):
        yield "names no column with titles", 'write title = "the heading of the column" below [fields]'
    for section in ("fields", "separators", "constants"):
        for role in read.get(section, {}):
            if role not in ROLES:
                yield f"has an unknown field {role!r} in [{section}]", f"use one of {', '.join(ROLES)}"
    for section, known in (("types", sorted(TYPES)), ("statuses", _STATUSES)):
        for word, meaning in read.get(section, {}).items():
            if meaning not in known:
                yield f"translates {word!r} to {meaning!r} in [{section}]", f"use one of {', '.join(known)}"
