"""Rows of workbooks as Excel wrote them before 2007 (.xls): databases still export them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, Literal

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Head

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Microsoft's compound format begin: workbooks, letters and others."""
_STREAMS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_LETTER: Final = "WordDocument".encode("utf-16-le")
_NUMBER, _DATE, _TRUTH, _ERROR = 2, 3, 4, 5


def is_old_workbook(head: Head) -> bool:
    """Whether a file that begins so is a workbook: by the names of its streams, or its own where those come later."""
    if not head.data.startswith(MAGIC) or _LETTER in head.data:
        return False
    return any(name in head.data for name in _STREAMS) or head.name.lower().endswith((".xls", ".xlt"))


def old_sheet_names(data: bytes, place: str) -> tuple[str, ...]:
    """The names of the sheets in order; raises UnreadableSourceError for damaged and protected workbooks."""
    with _workbook(data, place) as book:
        return tuple(book.sheet_names())


def old_sheet_rows(data: bytes, place: str, sheet: str) -> Iterator[list[object]]:
    """The rows of a sheet from the first, each up to its last cell; dates as such, None for errors of formulas."""
    with _workbook(data, place) as book:
        page = book.sheet_by_name(sheet)
        for row in range(page.nrows):
            cells = zip(page.row_types(row), page.row_values(row), strict=True)
            yield [_value(kind, value, book.datemode) for kind, value in cells]


@contextmanager
def _workbook(data: bytes, place: str) -> Iterator[Any]:
    """Of the sheets, which have 65,536 rows of 256 cells at most, only those asked for are held."""
    import xlrd  # noqa: PLC0415 -- builds without such workbooks do not wait for it

    try:
        with xlrd.open_workbook(file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO()) as book:
            yield book
    except UnreadableSourceError:
        raise
    except Exception as error:  # it lets whatever damaged bytes lead to through
        reason = f"is a damaged or protected workbook ({type(error).__name__}: {str(error)[:200]})"
        raise UnreadableSourceError(place, reason, "save it again as .xlsx or as CSV, and build that") from error


def _value(kind: int, value: object, datemode: Literal[0, 1]) -> object:
    from xlrd import xldate  # noqa: PLC0415 -- see above

    if kind == _DATE and isinstance(value, float):
        try:
            found: datetime = xldate.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError):
            return value
        return found
    if kind == _TRUTH:
        return bool(value)
    return None if kind == _ERROR else value
