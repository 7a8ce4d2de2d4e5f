"""BibTeX: letters stay as they are (UTF-8), signs that mean something to LaTeX are written as its commands."""

import re
from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from corpus.citing.citation import Citation, first_and_last, one_line

MEDIA_TYPE = "application/x-bibtex"
_TYPES = {
    "journal-article": "article",
    "conference-paper": "inproceedings",
    "working-paper": "techreport",
    "report": "techreport",
    "chapter": "incollection",
    "book": "book",
    "thesis": "phdthesis",
}
_CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle", "techreport": "series"}
# BibTeX counts braces even behind a backslash, so that \{ would not do for a brace that stands alone.
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\ensuremath{\lbrace}",
    "}": r"\ensuremath{\rbrace}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
_COMMAND = re.compile("|".join(map(re.escape, _COMMANDS)))
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[!?])(?=`)|(?<=,)(?=,)")


def bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """The entries one by one; keys that occur twice get a number.

    >>> print(next(bibtex([Citation(key="a", type="report", title="R&D in {X}", issued="2019")])).strip())
    @techreport{a,
      title = {R\\&D in \\ensuremath{\\lbrace}X\\ensuremath{\\rbrace}},
      year = {2019}
    }
    """
    seen: dict[str, int] = {}
    for citation in citations:
        key = _key(citation.key)
        seen[key] = seen.get(key, 0) + 1
        yield _written(citation, key if seen[key] == 1 else f"{key}-{seen[key]}")


def escaped(text: str) -> str:
    """Text as LaTeX prints it again: signs as commands, and no two signs that it would draw together.

    >>> print(escaped("100 % – a--b_c"))
    100 \\% – a-{}-b\\_c
    """
    cut = _LIGATURE.sub("\x00", one_line(text))
    return _COMMAND.sub(lambda sign: _COMMANDS[sign[0]], cut).replace("\x00", "{}")


def _written(citation: Citation, key: str) -> str:
    type_ = _TYPES.get(citation.type, "misc")
    fields = [Field(name, value) for name, value in _fields(citation, type_) if value]
    layout = BibtexFormat()  # type: ignore[no-untyped-call] # as the library has it
    layout.indent = "  "
    return write_string(Library([Entry(type_, key, fields)]), bibtex_format=layout)


def _fields(citation: Citation, type_: str) -> Iterator[tuple[str, str]]:
    first, last = first_and_last(citation.pages)
    yield "author", " and ".join(_name(author.family, author.given, author.printed) for author in citation.authors)
    yield "title", escaped(citation.title)
    yield _CONTAINERS.get(type_, "howpublished"), escaped(citation.container)
    yield "year", escaped(citation.year)
    yield "date", escaped(citation.issued if citation.issued != citation.year else "")
    yield "volume", escaped(citation.volume)
    yield "number", escaped(citation.number)
    yield "pages", f"{escaped(first)}--{escaped(last)}" if last else escaped(first)
    yield "doi", escaped(citation.doi)
    yield "issn", escaped(citation.issn)
    yield "isbn", escaped(citation.isbn)
    yield "publisher", escaped(citation.publisher)
    yield "language", escaped(citation.language)
    yield "keywords", ", ".join(filter(None, map(escaped, citation.keywords)))
    yield "url", escaped(citation.url)
    yield "note", escaped(citation.note)


def _name(family: str, given: str, printed: str) -> str:
    """A name whose parts are known, else one between braces, so that it is not taken apart."""
    if not one_line(family):
        return f"{{{escaped(printed)}}}"
    return ", ".join(filter(str.strip, (_part(family), _part(given))))


def _part(name: str) -> str:
    """Part of a name, between braces when it holds what joins or divides names."""
    words = escaped(name)
    return f"{{{words}}}" if "," in words or re.search(r"(?i)\band\b", words) else words


def _key(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9:.+/-]+", "-", key).strip("-") or "work"
