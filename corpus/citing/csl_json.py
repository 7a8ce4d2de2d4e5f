"""CSL-JSON, which Zotero, pandoc and citeproc read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.citing.citation import Author, Citation, one_line

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
_TYPES = {
    "journal-article": "article-journal",
    "conference-paper": "paper-conference",
    "working-paper": "report",
    "report": "report",
    "chapter": "chapter",
    "book": "book",
    "thesis": "thesis",
    "news": "article-newspaper",
}


def csl_json(citations: Iterable[Citation]) -> Iterator[str]:
    """A list of items, in pieces.

    >>> json.loads("".join(csl_json([Citation(key="a", type="news", title="A", issued="2022-05-03")])))
    [{'id': 'a', 'type': 'article-newspaper', 'title': 'A', 'issued': {'date-parts': [[2022, 5, 3]]}}]
    """
    yield "["
    for number, citation in enumerate(citations):
        yield (",\n" if number else "\n") + json.dumps(_item(citation), ensure_ascii=False)
    yield "\n]\n"


def _item(citation: Citation) -> Mapping[str, Any]:
    return {name: value for name, value in _fields(citation) if value}


def _fields(citation: Citation) -> Iterator[tuple[str, Any]]:
    yield "id", one_line(citation.key)
    yield "type", _TYPES.get(citation.type, "document")
    yield "title", one_line(citation.title)
    yield "author", [_name(author) for author in citation.authors]
    yield "issued", _date(citation.issued)
    yield "container-title", one_line(citation.container)
    yield "volume", one_line(citation.volume)
    yield "issue", one_line(citation.number)
    yield "page", one_line(citation.pages)
    yield "DOI", one_line(citation.doi)
    yield "ISSN", one_line(citation.issn)
    yield "ISBN", one_line(citation.isbn)
    yield "publisher", one_line(citation.publisher)
    yield "language", one_line(citation.language)
    yield "keyword", ", ".join(map(one_line, citation.keywords))
    yield "URL", citation.url
    yield "note", citation.note


def _name(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": one_line(author.printed)}
    parts = {"family": one_line(author.family), "given": one_line(author.given)}
    return {name: part for name, part in parts.items() if part}


def _date(issued: str) -> dict[str, Any]:
    parts = issued.split("-")
    if all(part.isascii() and part.isdecimal() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"raw": one_line(issued)} if issued else {}
