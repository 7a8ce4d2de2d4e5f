"""The table of Retraction Watch (Crossref gives it out as CSV): what became of works after they were published."""

import csv
import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from corpus.checking import checked
from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault, Opened
from corpus.record import Record, Stated
from corpus.work import Work

_LONGEST_CELL: Final = 1 << 24
_NAME: Final = "Retraction Watch"


@functools.cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def read_notices(opened: Opened) -> Iterator[Record | Fault]:
    """A record a row that says what became of a work; rows that say something else are passed over.

    The text of such a record are the words that tell where and when it was said. Raises UnreadableSourceError for a
    file without the columns of Retraction Watch.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(f"{line}\n" for line in opened.lines())
    columns = _table()["columns"]
    try:
        header = [_letters(cell) for cell in next(rows, [])]
        places = {
            name: header.index(_letters(column)) for name, column in columns.items() if _letters(column) in header
        }
        lacking = [columns[name] for name in ("title", "doi", "nature") if name not in places]
        if lacking:
            reason = f"has no column {', '.join(lacking)}"
            raise UnreadableSourceError(opened.source_file, reason, "give the CSV file of Retraction Watch")
        for number, row in enumerate(rows, 1):
            yield from _notice(opened.source_file, number, {name: _cell(row, at) for name, at in places.items()})
    except csv.Error as error:
        raise UnreadableSourceError(
            f"{opened.source_file}, line {rows.line_num}", str(error), "fetch it again"
        ) from error


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _cell(row: list[str], at: int) -> str:
    return " ".join(row[at].split()) if at < len(row) else ""


def _notice(file: str, number: int, row: Mapping[str, str]) -> Iterator[Record | Fault]:
    status = _table()["natures"].get(row["nature"].casefold())
    if status is None or not any(row.values()):
        return
    key = row.get("key") or str(number)
    published, told = iso_date(row.get("published", "")), iso_date(row.get("date", ""))
    work, _ = checked(
        Work(
            key=key,
            title=row["title"],
            doi="" if _letters(row["doi"]) in ("", "unavailable", "na") else row["doi"],
            year=int(published[:4]) if published else None,
            date=told or None,
            status=status,
        )
    )
    if not work.doi and not (work.title and work.year):
        yield Fault(place=f"record {key}", reason="names no work", mend="nothing is lost: it has neither DOI nor year")
        return
    yield Record(
        source_file=f"{file}#{key}",
        format=_NAME,
        text=", ".join(filter(None, (_NAME, row["nature"].lower(), told))),
        encoding="utf-8",
        encoding_reason="as read",
        stated=Stated(work=work),
    )


def iso_date(printed: str) -> str:
    """The day of "3/14/2019 0:00" (month first) or of an ISO date; "" for anything else.

    >>> iso_date("3/14/2019 0:00"), iso_date("2019-03-14"), iso_date("unknown")
    ('2019-03-14', '2019-03-14', '')
    """
    day = printed.partition(" ")[0]
    numbers = day.split("/") if "/" in day else [*day.split("-")[1:], *day.split("-")[:1]]
    if len(numbers) != 3 or not all(one.isdecimal() and one.isascii() for one in numbers):
        return ""
    month, number, year = (int(one) for one in numbers)
    return f"{year:04}-{month:02}-{number:02}" if 1 <= month <= 12 and 1 <= number <= 31 and year > 1500 else ""
