"""Formats of lines with short tags: EndNote's and Refer's, and that of RefWorks."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Format
from corpus.formats.tagged import refer, refworks

from .conftest import Read

ENDNOTE = """%0 Journal Article
%A Abel, Anna
%A World Bank,
%T Looms: a
tale
%J Loom Review
%V 7
%N 2
%P 1-9
%@ 0039-6265
%D 2014
%8 March 5
%R 10.1000/loom
%K yarn
loom
%X One.

Two.
%U https://example.org
%0 Book Section
%A Roe, R.
%T A chapter
%B The book
%E Itor, Ed

%0 Generic
%T Third
"""
REFER = """%A Anna Abel
%A Jan van der Berg
%T Looms
%J Loom Review
%D 1999

%A Robert Roe
%T Yarn
%D 2000
%T Third without an empty line
"""
REFWORKS = """RT Journal Article
SR Electronic(1)
ID 12
A1 Abel,Anna
A1 van der Berg,Jan
T1 Looms
JF Loom Review
YR 2014
VO 7
IS 2
SP 1
OP 9
K1 yarn; loom
AB One line
US policy is text
and so is this.
SN 0039-6265
RT Book, Whole
T1 Second
A1 Roe,R.
ER

RT Book, Section
T1 Third
T2 The book
"""


def test_endnote(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    for text in (ENDNOTE, ENDNOTE.replace("\n", "\r\n"), "\ufeff" + ENDNOTE):
        assert recognised(refer.FORMAT, text)
        (first, second, third), faults = read(refer.FORMAT, text)
        assert not faults
        assert [(who.name, who.organisation) for who in first.authors] == [("Abel, Anna", False), ("World Bank", True)]
        assert (first.type, first.title, first.venue, first.pages) == (
            "journal-article",
            "Looms: a tale",
            "Loom Review",
            "1-9",
        )
        assert (first.keywords, first.issns, first.doi) == (("yarn", "loom"), ("0039-6265",), "10.1000/loom")
        assert first.abstract == "One.\n\nTwo."
        assert (first.year, first.date, first.url) == (2014, "2014-03-05", "https://example.org")
        assert (second.type, second.venue, second.editors[0].family) == ("book-chapter", "The book", "Itor")
        assert third.title == "Third"


def test_a_record_of_two_types_is_one(read: Read) -> None:
    works, _ = read(refer.FORMAT, "%0 Serial\n%0 Report\n%D 2021\n%T Looms\n%0 Book\n%A Roe, R.\n%0 Report\n%T Yarn\n")
    assert [(work.type, work.title) for work in works] == [("report", "Looms"), ("book", ""), ("report", "Yarn")]


def test_refer(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(refer.FORMAT, REFER)
    works, _ = read(refer.FORMAT, REFER)
    assert [work.title for work in works] == ["Looms", "Yarn", "Third without an empty line"]
    assert [who.family for who in works[0].authors] == ["Abel", "van der Berg"]
    assert [work.year for work in works] == [1999, 2000, None]


def test_refworks(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(refworks.FORMAT, REFWORKS)
    assert not recognised(refworks.FORMAT, ENDNOTE)
    (first, second, third), faults = read(refworks.FORMAT, REFWORKS)
    assert not faults
    assert (first.key, first.title, first.pages, first.keywords) == ("12", "Looms", "1-9", ("yarn", "loom"))
    assert [who.family for who in first.authors] == ["Abel", "van der Berg"]
    assert first.abstract == "One line US policy is text and so is this."
    assert (second.type, second.title) == ("book", "Second")
    assert (third.type, third.venue) == ("book-chapter", "The book")


LINES = st.sampled_from(["%0 Book", "%A A", "%T B", "%", "%%", "", "RT Book", "A1 ", "ER", "T1 C", "\x00", "\f"])


@given(st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join) | st.binary(max_size=200))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, content: str | bytes) -> None:
    for form in (refer.FORMAT, refworks.FORMAT):
        with suppress(UnreadableSourceError):
            read(form, content)


@pytest.mark.parametrize(
    ("kind", "editors", "contributors"),
    [("Edited Book", ["Li, W.", "Roe, E."], []), ("Patent", ["Roe, E."], ["Li, W."]), ("Map", ["Roe, E."], ["Li, W."])],
)
def test_the_first_names_of_some_types_are_no_authors(
    read: Read, kind: str, editors: list[str], contributors: list[str]
) -> None:
    (work,), _ = read(refer.FORMAT, f"%0 {kind}\n%A Li, W.\n%E Roe, E.\n%T Looms\n")
    assert work.authors == ()
    assert [who.name for who in work.editors] == editors
    assert [who.name for who in work.contributors] == contributors


@pytest.mark.parametrize(
    ("tags", "kind", "venue"),
    [
        ("%J Loom Review\n%O a note", "journal-article", "Loom Review"),
        ("%B Oaks and wine\n%I Cork Press", "book-chapter", "Oaks and wine"),
        ("%R Technical Report 7\n%I Cork University", "report", ""),
        ("%I Cork Press\n%R 10.1000/cork", "book", ""),
        ("%D 1999", "other", ""),
        ("%0 Generic\n%I Cork Press", "other", ""),
    ],
)
def test_a_record_without_a_type_is_what_its_tags_tell(read: Read, tags: str, kind: str, venue: str) -> None:
    (work,), _ = read(refer.FORMAT, f"{tags}\n%A Abel, A.\n%T Cork\n")
    assert (work.type, work.title, work.venue) == (kind, "Cork", venue)
    assert not [field for field in work.rest if field.name == "kind"]


def test_a_note_is_no_title_and_the_other_name_of_a_journal_is_its_name(read: Read) -> None:
    works, _ = read(refer.FORMAT, "%O On cork.\n%A Abel, A.\n\n%A Roe, R.\n%T Wine\n")
    assert [(work.title, [field.value for field in work.rest]) for work in works] == [("", ["On cork."]), ("Wine", [])]
    (work,), _ = read(refer.FORMAT, "%0 Journal Article\n%T Wine\n%O J. Wine\n")
    assert (work.venue, work.other_titles) == ("J. Wine", ())


def test_an_electronic_number_that_is_no_doi_stays_in_the_rest(read: Read) -> None:
    (work,), _ = read(refer.FORMAT, "%0 Book\n%R oai:cork.example:7\n%R 10.1000/cork\n%T Cork\n")
    assert (work.doi, [field.value for field in work.rest if field.name == "%R"]) == (
        "10.1000/cork",
        ["oai:cork.example:7"],
    )


def test_an_empty_line_between_two_types_ends_a_record(read: Read) -> None:
    works, _ = read(refer.FORMAT, "%0 Map\n\n%0 Serial\n%0 Audio\n%T Oaks\n")
    assert [(work.type, work.title) for work in works] == [("artwork", ""), ("artwork", "Oaks")]


LEGEND = "Refworks Export Tagged Format\n\n" + "".join(
    f"{letter}{digit}=A field\n" for letter in "ABCDEFGHKLU" for digit in range(9)
)


def test_a_legend_of_the_tags_may_precede_the_records_of_refworks(
    read: Read, recognised: Callable[[Format, str], bool]
) -> None:
    text = (
        f"{LEGEND}Start Bold = \nBEGIN EXPORTED REFERENCES\n\nRT Map\nYR 2014\nFD 03/03\nPMID 7\nPMCID PMC9\nT1 Oaks\n"
    )
    assert recognised(refworks.FORMAT, text)
    (work,), _ = read(refworks.FORMAT, text)
    assert (work.type, work.title, work.date) == ("artwork", "Oaks", "2014-03-03")
    assert [(one.name, one.value) for one in work.identifiers] == [("pmid", "7"), ("pmcid", "PMC9")]


@pytest.mark.parametrize(
    ("text", "is_refworks"),
    [
        ("RT Journal Article\nFD Spring\n", True),
        ("RT Abstract\n", True),
        ("RT Ballad\nT1 Wine\n", True),  # a type of the user's own
        ("RT Ballad\nAB Wine\n", False),
        ("RT @weaver wine\nT1 Wine\n", False),
    ],
)
def test_refworks_is_known_by_its_types(
    text: str, is_refworks: bool, recognised: Callable[[Format, str], bool]
) -> None:
    assert recognised(refworks.FORMAT, text) is is_refworks


@pytest.mark.parametrize(
    ("stated", "type_"),
    [
        ("Dissertation", "thesis"),
        ("Thesis, Unpublished", "thesis"),
        ("Dissertation/Thesis", "thesis"),
        ("Video", "artwork"),
        ("Laws/Statutes", "other"),
    ],
)
def test_types_of_refworks_by_either_of_their_names(read: Read, stated: str, type_: str) -> None:
    (work,), _ = read(refworks.FORMAT, f"RT {stated}\nT1 Wine\n")
    assert work.type == type_


def test_refworks_marks_the_shapes_of_letters_by_codes(read: Read) -> None:
    code = "RW1S34RfeSDcfkexd09rT"
    (work,), _ = read(refworks.FORMAT, f"RT Patent\nA1 Abel,A.\nT1 The cork of 0{code}2Quercus1{code}2 oaks\n")
    assert (work.title, work.authors) == ("The cork of Quercus oaks", ())
    assert [who.family for who in work.contributors] == ["Abel"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("林木;王小酒", ["林木", "王小酒"]),
        ("林木，王小酒", ["林木", "王小酒"]),
        ("林木,王小酒,李桶", ["林木", "王小酒", "李桶"]),
        ("林, 木桶", ["林, 木桶"]),
        ("Abel, Anna", ["Abel, Anna"]),
    ],
)
def test_several_chinese_names_on_a_line(read: Read, written: str, names: list[str]) -> None:
    for form, text in (
        (refer.FORMAT, f"%0 Report\n%A {written}\n%T Cork\n"),
        (refworks.FORMAT, f"RT Report\nA1 {written}\nT1 Cork\n"),
    ):
        (work,), _ = read(form, text)
        assert [who.name for who in work.authors] == names


def test_a_blank_may_be_missing_before_a_chinese_word(read: Read) -> None:
    (work,), _ = read(refer.FORMAT, "%0 Thesis\n%A林木\n%T 酒\n%J Cork University\n%K软木;酒\n%X 80\n%5年\n")
    assert ([who.name for who in work.authors], work.keywords) == (["林木"], ("软木", "酒"))
    assert (work.publisher, work.venue, work.abstract) == ("Cork University", "", "80 %5年")
    text = "RT Dissertation/Thesis\nA1林木\nA3 王小酒\nT1 酒\nvo 49\nURL https://cork.example/1\nAB oaks\nvo only\n"
    (work,), _ = read(refworks.FORMAT, text)
    assert ([who.name for who in work.authors], work.editors) == (["林木"], ())
    assert (work.volume, work.url, work.abstract) == ("49", "https://cork.example/1", "oaks vo only")


def test_proceedings_by_bibutils(read: Read) -> None:
    text = "%0 Conference Proceedings\n%T Cork\n%A Abel, A.\n%Y Roe, R.\n%S Proceedings of Oaks\n%P 7\n%P 12-19\n"
    (work,), _ = read(refer.FORMAT, text)
    assert ([who.name for who in work.editors], work.venue, work.pages) == (["Roe, R."], "Proceedings of Oaks", "12-19")
    (work,), _ = read(refer.FORMAT, text.replace("Conference Proceedings", "Book"))
    assert work.editors == ()
