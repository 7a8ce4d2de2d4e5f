"""RIS, which most reference managers read."""

from collections.abc import Iterable, Iterator

import rispy

from corpus.citing.citation import Citation, first_and_last, one_line

MEDIA_TYPE = "application/x-research-info-systems"
_TYPES = {
    "journal-article": "JOUR",
    "conference-paper": "CPAPER",
    "working-paper": "RPRT",
    "report": "RPRT",
    "chapter": "CHAP",
    "book": "BOOK",
    "thesis": "THES",
    "news": "NEWS",
}


class _Unnumbered(rispy.RisWriter):  # type: ignore[misc] # the library has no types
    """Without the number before each record: not all programs read past it."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 -- the library's signature
        return ""


def ris(citations: Iterable[Citation]) -> Iterator[str]:
    """The records one by one.

    >>> work = Citation(key="a", type="news", title="A\\nB", issued="2022-05-03")
    >>> print(next(ris([work])).partition("ER")[0].strip())
    TY  - NEWS
    ID  - a
    TI  - A B
    PY  - 2022
    DA  - 2022/05/03
    """
    return (rispy.dumps([_record(citation)], implementation=_Unnumbered) + "\n" for citation in citations)


def _record(citation: Citation) -> dict[str, str | list[str]]:
    record: dict[str, str | list[str]] = {"type_of_reference": _TYPES.get(citation.type, "GEN")}
    record.update({name: value for name, value in _fields(citation) if value})
    return record


def _fields(citation: Citation) -> Iterator[tuple[str, str | list[str]]]:
    first, last = first_and_last(citation.pages)
    yield "id", one_line(citation.key)
    yield "authors", _lines(author.inverted for author in citation.authors)
    yield "title", one_line(citation.title)
    yield "secondary_title", one_line(citation.container)
    yield "year", one_line(citation.year)
    yield "date", one_line(citation.issued).replace("-", "/") if citation.issued != citation.year else ""
    yield "volume", one_line(citation.volume)
    yield "number", one_line(citation.number)
    yield "start_page", first
    yield "end_page", last
    yield "doi", one_line(citation.doi)
    yield "issn", one_line(citation.isbn or citation.issn)  # SN holds either
    yield "publisher", one_line(citation.publisher)
    yield "language", one_line(citation.language)
    yield "keywords", _lines(citation.keywords)
    yield "urls", _lines([citation.url])
    yield "notes", _lines([citation.note])


def _lines(values: Iterable[str]) -> list[str]:
    return [line for line in map(one_line, values) if line]
