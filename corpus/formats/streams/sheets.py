"""Rows of Excel workbooks (Office Open XML, and what was before it)."""

import io
import itertools
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, time
from typing import Any, Final

from corpus.encoding import without_controls
from corpus.errors import UnreadableSourceError
from corpus.formats.format import Head, Opened
from corpus.formats.streams.old_sheets import MAGIC, is_old_workbook, old_sheet_names, old_sheet_rows

_MOST_ROWS: Final = 1_048_576
"""Rows of a sheet in Excel; a file that speaks of more is none of Excel's."""
_MOST_STRINGS: Final = 500_000_000
"""Bytes of the table of strings, which is held while the sheets are read."""
_MOST_PACKED: Final = 200_000_000
"""Bytes of a workbook in an archive: it has to be held, as it is read from its end."""
_MOST_RATIO: Final = 300
_HEAD: Final = 4_096
_SAVE: Final = "save it again as .xlsx or as CSV, and build that"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, RuntimeError, EOFError)
_ERRORS: Final = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")


def is_workbook(head: Head) -> bool:
    """Whether a file that begins so is an Excel workbook."""
    if is_old_workbook(head):
        return True
    return head.data.startswith(b"PK\x03\x04") and (b"xl/work" in head.data or b"xl/sharedStrings" in head.data)


def sheet_names(opened: Opened) -> Sequence[str]:
    """The names of the workbook's sheets in order."""
    if (old := _old(opened)) is not None:
        return old_sheet_names(old, opened.source_file)
    with _workbook(opened) as book:
        return tuple(book.sheetnames)


def sheet_rows(opened: Opened, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that are not blank, with their numbers from 1; numbers and dates as people write them.

    Holds one row at a time. Raises UnreadableSourceError for damaged, protected and hostile workbooks.
    """
    rows = _old_rows(opened, sheet) or _rows(opened, sheet)
    for number, row in enumerate(itertools.islice(rows, _MOST_ROWS), 1):
        cells = [_words(value) for value in row]
        if any(cells):
            yield number, cells


def _old(opened: Opened) -> bytes | None:
    """The whole of a workbook of before 2007, None for others."""
    with closing(opened.binary()) as stream:
        head = stream.read(len(MAGIC))
        return _held(opened, head + stream.read(_MOST_PACKED + 1)).getvalue() if head == MAGIC else None


def _old_rows(opened: Opened, sheet: str) -> Iterator[Sequence[object]] | None:
    old = _old(opened)
    if old is None:
        return None
    _refuse_missing(opened, sheet, old_sheet_names(old, opened.source_file))
    return old_sheet_rows(old, opened.source_file, sheet)


def _refuse_missing(opened: Opened, sheet: str, names: Sequence[str]) -> None:
    if sheet not in names:
        mend = f"choose one of: {', '.join(names[:20])}"
        raise UnreadableSourceError(opened.source_file, f"has no sheet {sheet!r}", mend)


def _rows(opened: Opened, sheet: str) -> Iterator[Sequence[object]]:
    with _workbook(opened) as book:
        _refuse_missing(opened, sheet, book.sheetnames)
        page = book[sheet]
        with suppress(AttributeError):
            page.reset_dimensions()  # they may say anything; chart sheets have none
        yield from _values(page, opened)


def _values(page: Any, opened: Opened) -> Iterator[tuple[object, ...]]:  # noqa: ANN401, RUF100 -- openpyxl's sheets differ
    try:
        yield from page.iter_rows(values_only=True)
    except UnreadableSourceError:
        raise
    except Exception as error:  # openpyxl lets whatever its parsers raise through
        raise _damaged(opened, error) from error


@contextmanager
def _workbook(opened: Opened) -> Iterator[Any]:
    # It loads numpy: a build without workbooks does not wait for that.
    import openpyxl  # noqa: PLC0415

    # What it says of styles and of dates that are none is nothing that users could mend.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    with closing(opened.binary()) as stream:
        seekable = stream if stream.seekable() else _held(opened, stream.read(_MOST_PACKED + 1))
        _refuse_hostile(opened, seekable)
        try:
            book = openpyxl.load_workbook(seekable, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl lets whatever its parsers raise through
            raise _damaged(opened, error) from error
        with closing(book):
            yield book


def _held(opened: Opened, data: bytes) -> io.BytesIO:
    if len(data) > _MOST_PACKED:
        reason = f"is a workbook of more than {_MOST_PACKED / 1e6:.0f} MB"
        raise UnreadableSourceError(opened.source_file, reason, "save it again as CSV, and build that")
    return io.BytesIO(data)


def _damaged(opened: Opened, error: Exception) -> UnreadableSourceError:
    reason = f"is a damaged or protected workbook ({type(error).__name__}: {str(error)[:200]})"
    return UnreadableSourceError(opened.source_file, reason, _SAVE)


def _refuse_hostile(opened: Opened, stream: Any) -> None:  # noqa: ANN401, RUF100 -- any binary stream that seeks
    """No declarations of entities, no strings without end, nothing that unpacks a thousandfold."""
    try:
        with zipfile.ZipFile(stream) as archive:
            reasons = [reason for member in archive.infolist() for reason in _hostile(archive, member)]
    except _BROKEN as error:
        raise _damaged(opened, error) from error
    if reasons:
        raise UnreadableSourceError(
            opened.source_file, reasons[0], "take it out of the sources: it is no honest workbook"
        )
    stream.seek(0)


def _hostile(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[str]:
    if member.filename.endswith("sharedStrings.xml") and member.file_size > _MOST_STRINGS:
        yield f"has {member.file_size / 1e6:.0f} MB of strings (at most {_MOST_STRINGS / 1e6:.0f})"
    if member.file_size > 50_000_000 and member.file_size > _MOST_RATIO * max(1, member.compress_size):
        yield f"its part {member.filename} unpacks to more than {_MOST_RATIO} times its size"
    if member.filename.endswith((".xml", ".rels")) and not member.is_dir():
        with archive.open(member) as part:
            head = part.read(_HEAD)
        if b"<!DOCTYPE" in head or "<!DOCTYPE".encode("utf-16-le") in head or "<!DOCTYPE".encode("utf-16-be") in head:
            yield f"its part {member.filename} declares a document type, which no workbook needs"


def _words(value: object) -> str:
    """A cell as people would write it: years without ".0", dates in ISO 8601, nothing for errors of formulas.

    >>> [_words(value) for value in (2014.0, 1.5, None, datetime(2014, 3, 2), True, "#N/A", " a ")]
    ['2014', '1.5', '', '2014-03-02', 'true', '', 'a']
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            text = without_controls(str(value)).strip()
            return "" if text in _ERRORS else text
