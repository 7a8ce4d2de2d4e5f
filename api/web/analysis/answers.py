"""What all pages of analysis offer beside the page: the years of the query behind it, and the same as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.responses import Response

from api.web.graph.years import Years
from corpus.spreadsheet import harmless
from ontology.statement import Term, Text
from ontology.terms import XSD


def year_terms(years: Years) -> dict[str, Term]:
    """The years as the stored queries have them."""
    return {"from": _number(years.low), "to": _number(years.high)}


def csv_answer(name: str, header: Sequence[str], lines: Iterable[Sequence[object]]) -> Response:
    """A table to take away; what a spreadsheet would run as a formula is made text."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([_cell(word) for word in header])
    writer.writerows([_cell(value) for value in line] for line in lines)
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(file.getvalue(), media_type="text/csv", headers=headers)


def _cell(value: object) -> object:
    """A value as a spreadsheet may have it.

    >>> _cell("=1+1"), _cell(-1), _cell(None)
    ("'=1+1", -1, '')
    """
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else value


def _number(value: int) -> Text:
    return Text(str(value), datatype=XSD.integer)
