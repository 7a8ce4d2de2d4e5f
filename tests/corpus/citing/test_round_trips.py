"""What is written is read back equal by the parsers that other programs use."""

import csv
import io
import json
from itertools import starmap

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from hypothesis import example, given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from corpus.citing.bibtex import bibtex
from corpus.citing.citation import Author, Citation, first_and_last, one_line
from corpus.citing.csl_json import csl_json
from corpus.citing.ris import ris
from corpus.citing.table import COLUMNS, table
from corpus.spreadsheet import harmless

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "{unbalanced",
    "closing} \\ and \\{both\\}",
    "R&D 100 % #1 a_b $5 ~ ^ -- --- `` '' << >> !` ?`",
    "A\nTY  - BOOK\nER  - \n",
    "@article{a, title = {b}}",
    "<script>alert(1)</script>",
    '"quoted", with; separators',
    "Ёлки \u2028 \u0085 \x00 and 産業",
]
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)).map(str)
texts = words.filter(lambda text: one_line(text) != "")
names = st.builds(Author, printed=texts, family=words, given=words)
citations = st.builds(
    Citation,
    key=texts,
    type=st.sampled_from(["journal-article", "report", "news", "other", "book"]),
    title=texts,
    authors=st.lists(names, max_size=3).map(tuple),
    issued=st.sampled_from(["", "2019", "2022-05", "2022-05-03"]),
    container=words,
    volume=words,
    number=words,
    pages=st.sampled_from(["", "7", "12-19", "e1–e9"]),
    doi=words,
    keywords=st.lists(texts, max_size=3).map(tuple),
    url=st.just("https://example.org/id/document/a%3Bb"),
    status=st.sampled_from([None, "retracted", "corrected"]),
)


def decoding() -> LatexDecodingMiddleware:
    """Reads LaTeX; the library takes \\textasciicircum for the accent and not for the sign."""
    known = get_default_latex_context_db()
    known.add_context_category("signs", prepend=True, macros=[MacroTextSpec("textasciicircum", "^")])
    return LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=known, strict_latex_spaces=True))


@given(citations)
def test_bibtex(citation: Citation) -> None:
    library = parse_string("".join(bibtex([citation])), append_middleware=[decoding()])
    assert library.failed_blocks == []
    (entry,) = library.entries
    read = {name: field.value for name, field in entry.fields_dict.items()}
    assert read["title"] == one_line(citation.title)
    assert read.get("volume", "") == one_line(citation.volume)
    assert read.get("doi", "") == one_line(citation.doi)
    assert read.get("note", "") == citation.note
    assert read.get("year", "") == citation.year


@given(st.lists(names, min_size=1, max_size=4))
@example([Author(printed="x", family="\x1b", given="y")])
@example([Author(printed="OECD and EU"), Author(printed="x", family="Land and Sea, Ltd", given="A.")])
def test_authors_of_bibtex_stay_apart(authors: list[Author]) -> None:
    text = "".join(bibtex([Citation(key="a", type="book", title="A", authors=tuple(authors))]))
    stack = [SeparateCoAuthors()]
    library = parse_string(text, append_middleware=stack)
    assert len(library.entries[0].fields_dict["author"].value) == len(authors)


@given(st.lists(citations, max_size=4))
def test_ris(written: list[Citation]) -> None:
    read = rispy.loads("".join(ris(written)))
    assert len(read) == len(written)
    for record, citation in zip(read, written, strict=True):
        assert record["title"] == one_line(citation.title)
        assert record.get("authors", []) == [name for name in (one_line(a.inverted) for a in citation.authors) if name]
        assert record.get("keywords", []) == [one_line(word) for word in citation.keywords]
        assert record.get("volume", "") == one_line(citation.volume)
        assert (record.get("start_page", ""), record.get("end_page", "")) == first_and_last(citation.pages)
        assert record.get("notes", []) == ([citation.note] if citation.note else [])


@given(st.lists(citations, max_size=4))
def test_csl_json(written: list[Citation]) -> None:
    read = json.loads("".join(csl_json(written)))
    assert [item["title"] for item in read] == [one_line(citation.title) for citation in written]
    assert [item.get("note", "") for item in read] == [citation.note for citation in written]
    for item, citation in zip(read, written, strict=True):
        parts = item.get("issued", {}).get("date-parts", [[]])[0]
        assert "-".join(starmap("{:0{}}".format, zip(parts, (4, 2, 2), strict=False))) == citation.issued


@given(st.lists(citations, max_size=4))
def test_csv(written: list[Citation]) -> None:
    heading, *rows = csv.reader(io.StringIO("".join(table(written)), newline=""))
    assert tuple(heading) == COLUMNS
    assert [row[0] for row in rows] == [harmless(one_line(citation.title)) for citation in written]
    assert [row[COLUMNS.index("status")] for row in rows] == [citation.status or "" for citation in written]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@pytest.mark.parametrize("formula", ["=cmd()", "+1", "-2+3", "@SUM(A1)", " =1", "\t=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    text = "".join(table([Citation(key="a", type="other", title=formula)]))
    assert next(csv.DictReader(io.StringIO(text)))["title"].startswith("'")


def test_keys_that_occur_twice_are_numbered() -> None:
    twice = [Citation(key="a b", type="other", title="A"), Citation(key="a b", type="other", title="B")]
    library = parse_string("".join(bibtex(twice)))
    assert [entry.key for entry in library.entries] == ["a-b", "a-b-2"]
