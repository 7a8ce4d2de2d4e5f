"""Workbooks as Excel writes them, and as it wrote them before 2007."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import openpyxl
import xlwt

Rows = Iterable[Sequence[object]]


def workbook(**sheets: Rows) -> bytes:
    """An .xlsx file with these sheets."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def old_workbook(**sheets: Rows) -> bytes:
    """An .xls file with these sheets."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                day = xlwt.easyxf(num_format_str="YYYY-MM-DD") if isinstance(value, datetime) else xlwt.easyxf()
                sheet.write(at, column, value, day)
    stream = io.BytesIO()
    book.save(stream)
    return bytes(stream.getvalue())
