"""CSV for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from corpus.citing.citation import Citation, one_line
from corpus.spreadsheet import harmless

MEDIA_TYPE = "text/csv"
COLUMNS = (
    "title",
    "authors",
    "year",
    "type",
    "published_in",
    "volume",
    "number",
    "pages",
    "doi",
    "status",
    "keywords",
    "url",
)


def table(citations: Iterable[Citation]) -> Iterator[str]:
    """A line of headings and one for each work; authors and keywords are joined by "; ".

    >>> print("".join(table([Citation(key="a", type="news", title="=cmd()")])).splitlines()[1])
    '=cmd(),,,news,,,,,,,,
    """
    yield _line(COLUMNS)
    for citation in citations:
        yield _line([harmless(one_line(cell)) for cell in _cells(citation)])


def _cells(citation: Citation) -> Sequence[str]:
    return (
        citation.title,
        "; ".join(author.inverted for author in citation.authors),
        citation.year,
        citation.type,
        citation.container,
        citation.volume,
        citation.number,
        citation.pages,
        citation.doi,
        citation.status or "",
        "; ".join(citation.keywords),
        citation.url,
    )


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
