"""RIS as it comes: dialects, records without end, folded lines, and whatever else a file may hold."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.citing.citation import Author, Citation, one_line
from corpus.citing.ris import ris
from corpus.composing import written
from corpus.errors import UnreadableSourceError
from corpus.formats.format import Format
from corpus.formats.tagged.ris import FORMAT
from corpus.mojibake import repaired

from .conftest import Read

ARTICLE = """
TY  - JOUR
ID  - weaving-1
TI  - Weaving in Łódź: a tale
of R2-D2 and AB-initio yarns
AU  - Ąbek, Anna
AU  - van der Berg, J., Jr.
AU  - World Intellectual Property
   Organization
AU  - et al.
PY  - 2014
DA  - 2014/03/05
T2  - Journal of Looms
JO  - J. Looms
VL  - 7
IS  - 2
SP  - 12
EP  - 19
SN  - 0039-6265 (Print); 1752-2706
DO  - 10.1000/loom
AB  - First &amp; <i>foremost</i>.

Then, p < 0.05.
KW  - yarn, thread
loom; shuttle
ER  -
"""


def test_an_article_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, ARTICLE)
    assert not faults
    assert work.title == "Weaving in Łódź: a tale of R2-D2 and AB-initio yarns"
    assert [(who.family, who.given, who.organisation) for who in work.authors] == [
        ("Ąbek", "Anna", False),
        ("van der Berg", "J.", False),
        ("", "", True),
    ]
    assert work.authors[2].name == "World Intellectual Property Organization"
    assert work.more_authors
    assert (work.key, work.type, work.year, work.date) == ("weaving-1", "journal-article", 2014, "2014-03-05")
    assert (work.venue, work.volume, work.issue, work.pages) == ("Journal of Looms", "7", "2", "12-19")
    assert (work.doi, work.issns) == ("10.1000/loom", ("0039-6265", "1752-2706"))
    assert work.abstract == "First & foremost.\n\nThen, p < 0.05."
    assert work.keywords == ("yarn, thread", "loom", "shuttle")
    assert [(field.name, field.value) for field in work.rest] == [("TY", "JOUR"), ("JO", "J. Looms")]


@pytest.mark.parametrize(
    "line", ["TY  - JOUR", "TY - JOUR", "TY  -JOUR", "ty  - jour", "  TY  - JOUR ", "TY  – JOUR", "\ufeffTY  - JOUR"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spellings_of_a_tag(read: Read, recognised: Callable[[Format, str], bool], line: str, end: str) -> None:
    text = end.join([line, "T1  - One", "A1  - Doe, Jane", "Y1  - 2001/05//", "ER  - ", ""])
    assert recognised(FORMAT, text)
    (work,), _ = read(FORMAT, text)
    assert (work.type, work.title, work.date) == ("journal-article", "One", "2001-05")


def test_records_without_end_and_with_the_same_number(read: Read) -> None:
    text = (
        "1.\nID  - 5\nTY  - JOUR\nTI  - One\nTY  - BOOK\nID  - 5\nBT  - Two\nED  - Roe, R.\n\nER  -\nnoise\n"
        "TY  - GEN\nTI  - Three"
    )
    works, _ = read(FORMAT, text)
    assert [(work.key, work.title) for work in works] == [("5", "One"), ("5", "Two"), ("", "Three")]
    assert [who.family for who in works[1].editors] == ["Roe"]


@pytest.mark.parametrize(
    ("type_", "venue"), [("JOUR", "Second"), ("CHAP", "Second"), ("CPAPER", "Second"), ("BOOK", ""), ("THES", "")]
)
def test_what_the_second_title_is_depends_on_the_type(read: Read, type_: str, venue: str) -> None:
    (work,), _ = read(FORMAT, f"TY  - {type_}\nTI  - First\nT2  - Second\nER  - ")
    assert (work.title, work.venue) == ("First", venue)
    assert venue or ("T2", "Second") in [(field.name, field.value) for field in work.rest]


@pytest.mark.parametrize("tag", ["M3", "L3", "N1"])
def test_a_doi_where_programs_hide_it(read: Read, tag: str) -> None:
    (work,), _ = read(FORMAT, f"TY  - JOUR\nTI  - A\n{tag}  - doi: 10.1000/x\nER  - ")
    assert work.doi == "doi: 10.1000/x"


def test_pages_written_twice(read: Read) -> None:
    records = ["SP  - 5-9\nEP  - 9", "SP  - 5\nEP  - 5–9", "SP  - 5\nEP  - 5", "EP  - 9\nSP  - 5", "SP  - e17"]
    works, _ = read(FORMAT, "".join(f"TY  - JOUR\nTI  - A\n{pages}\nER  - \n" for pages in records))
    assert [work.pages for work in works] == ["5-9", "5-9", "5", "5-9", "e17"]


def test_five_hundred_authors_and_affiliations(read: Read) -> None:
    names = "\n".join(f"AU  - Family{number}, G." for number in range(500))
    (work,), _ = read(FORMAT, f"TY  - JOUR\n{names}\nAD  - Univ Graz\nER  - ")
    assert [who.family for who in work.authors] == [f"Family{number}" for number in range(500)]
    assert ("affiliation", "Univ Graz") in [(field.name, field.value) for field in work.rest]
    (alone,), _ = read(FORMAT, "TY  - JOUR\nAU  - Doe, J.\nAD  - Univ Graz\nER  - ")
    assert [place.name for place in alone.authors[0].affiliations] == ["Univ Graz"]


def test_a_record_that_lost_its_blanks_has_no_tag_in_a_name(read: Read) -> None:
    text = "TY - JOUR\nTI - Looms\nAU - Roe, Rita\nL1 - file://looms.pdf\nfile://table.xls\nU2 - x\nET - 2nd\nER -"
    (work,), _ = read(FORMAT, text)
    assert [(who.family, who.given) for who in work.authors] == [("Roe", "Rita")]
    assert [(field.name, field.value) for field in work.rest[1:]] == [
        ("L1", "file://looms.pdf file://table.xls"),
        ("U2", "x"),
        ("ET", "2nd"),
    ]


@pytest.mark.parametrize("line", ["CA - a state of weavers", "ET - the film", "EU - and what it did"])
def test_a_line_that_only_looks_like_a_tag_is_text(read: Read, line: str) -> None:
    (work,), _ = read(FORMAT, f"TY  - JOUR\nTI  - Looms\nAB  - Of looms in\n{line}\nER  -")
    assert work.abstract == f"Of looms in {line}"
    later, _ = read(FORMAT, f"TY - JOUR\nTI - One\nER -\nTY  - JOUR\nAB  - Of looms in\n{line}\nER  -")
    assert later[1].abstract == f"Of looms in {line}"


def test_the_first_names_of_an_edited_book_are_its_editors(read: Read) -> None:
    (work,), _ = read(FORMAT, "TY  - EDBOOK\nTI  - Looms\nAU  - Roe, Rita\nAU  - Poe, Paul\nER  -")
    assert (work.type, work.authors) == ("edited-book", ())
    assert [who.family for who in work.editors] == ["Roe", "Poe"]


@pytest.mark.parametrize("type_", ["PAT", "COMP", "MPCT", "MAP", "SOUND"])
def test_who_invented_or_drew_a_work_did_not_write_it(read: Read, type_: str) -> None:
    (work,), _ = read(FORMAT, f"TY  - {type_}\nTI  - A loom\nAU  - Quill, Ada\nA1  - Reed, Bo\nER  - \n")
    assert not work.authors
    assert [(one.family, one.given) for one in work.contributors] == [("Quill", "Ada"), ("Reed", "Bo")]
    text, _ = written(work)
    assert "Made by Quill, Ada; Reed, Bo" in text


def test_a_producer_of_data_is_no_editor(read: Read) -> None:
    (work,), _ = read(FORMAT, "TY  - DATA\nTI  - Looms\nAU  - Roe, Rita\nA2  - Office of Looms\nER  -")
    assert not work.editors
    assert ("A2", "Office of Looms") in [(field.name, field.value) for field in work.rest]


def test_both_tags_of_authors_keep_the_order_of_the_names(read: Read) -> None:
    (work,), _ = read(FORMAT, "TY  - JOUR\nA1  - Roe, Rita\nAU  - Poe, Paul\nA1  - Coe,C.\nER  -")
    assert [(who.family, who.given) for who in work.authors] == [("Roe", "Rita"), ("Poe", "Paul"), ("Coe", "C.")]


@pytest.mark.parametrize(
    ("dates", "date"),
    [("Y1  - 1999/12/31\nDA  - 2001/02/03", "2001-02-03"), ("PY  - 2001\nDA  - 2004/05/06\nY1  - 2001/02", "2001-02")],
)
def test_the_newer_tag_of_a_date_counts(read: Read, dates: str, date: str) -> None:
    (work,), _ = read(FORMAT, f"TY  - JOUR\n{dates}\nER  -")
    assert (work.year, work.date) == (2001, date)


@pytest.mark.parametrize(
    ("kind", "type_"), [("Journal Article", "journal-article"), ("Thesis", "thesis"), ("Web page", "web-page")]
)
def test_types_by_their_names(read: Read, recognised: Callable[[Format, str], bool], kind: str, type_: str) -> None:
    text = f"TY  - {kind}\nAU  - Roe, Rita\nST  - Looms\nER  -\n"
    assert recognised(FORMAT, text)
    (work,), _ = read(FORMAT, text)
    assert (work.type, work.title) == (type_, "Looms")


def test_separators_of_lines_within_a_title(read: Read) -> None:
    (work,), _ = read(FORMAT, "TY  - JOUR\nTI  - Looms:\u2028a tale\u2029of wool\nAU  - Roe, Rita\nER  -")
    assert work.title == "Looms: a tale of wool"
    assert [who.family for who in work.authors] == ["Roe"]


def test_right_to_left_and_combining_letters_stay(read: Read) -> None:
    title = "مقدمة في العناقيد – E\u0301tudes"
    (work,), _ = read(FORMAT, f"TY  - JOUR\nTI  - {title}\nER  - ")
    assert work.title == title


@pytest.mark.parametrize(
    ("title", "type_", "status"),
    [
        ("RETRACTED: Looms", "journal-article", "retracted"),
        ("Looms (Retracted Article. See vol. 3)", "journal-article", "retracted"),
        ("Retraction notice to: Looms", "retraction-notice", ""),
        ("Corrigendum to Looms", "correction", ""),
        ("Retracted paths of looms", "journal-article", ""),
    ],
)
def test_what_a_title_says_of_the_work(read: Read, title: str, type_: str, status: str) -> None:
    (work,), _ = read(FORMAT, f"TY  - JOUR\nTI  - {title}\nER  - ")
    assert (work.type, work.status) == (type_, status)


def test_a_record_without_end_of_any_kind_is_a_fault(read: Read) -> None:
    works, faults = read(FORMAT, "TY  - JOUR\nTI  - One\nER  -\nTY  - JOUR\nAB  - " + ("word " * 200 + "\n") * 20_100)
    assert [work.title for work in works] == ["One"]
    assert [fault.place for fault in faults] == ["line 4"]


def test_a_page_of_text_is_not_ris(recognised: Callable[[Format, str], bool]) -> None:
    assert not recognised(FORMAT, "TY - a sailor - went to\nsea\n")
    assert not recognised(FORMAT, "TY - one more sailor\nsea\n")


LINES = st.sampled_from(["TY  - JOUR", "ER  - ", "TI  - A", "AU  - ", "", "SN  - 1", "DA  - 2001/13/40", "KW", "\x00"])


@given(st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join) | st.binary(max_size=200))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, content: str | bytes) -> None:
    with suppress(UnreadableSourceError):
        read(FORMAT, content)


NAMES = st.from_regex(r"[A-Z][a-zé]{3,8}", fullmatch=True)
WORDS = st.text(st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=40).map(one_line).filter(bool)


@given(st.lists(st.builds(Author, printed=NAMES, family=NAMES, given=NAMES), max_size=4), WORDS, WORDS)
def test_what_we_write_is_read_back(read: Read, authors: list[Author], title: str, venue: str) -> None:
    citation = Citation(
        key="k", type="journal-article", title=title, authors=tuple(authors), issued="2019-05", container=venue
    )
    text = "".join(ris([citation]))
    assume(repaired(text) == (text, 0))  # no signs that look as if they had been decoded wrongly
    (work,), faults = read(FORMAT, text)
    assert not faults
    assert (work.key, work.title, work.venue, work.date) == ("k", title, venue, "2019-05")
    assert [(who.family, who.given) for who in work.authors] == [(who.family, who.given) for who in authors]
