"""Pages as sites show them: names, menus and trails stand above the document, and repositories label its parts."""

import pytest

from corpus.record import Record
from pipeline.page.menus import is_menu, is_trail
from pipeline.page.model import Page
from pipeline.page.read import read_page

NEWS = (
    "The valley of looms has had a textile cluster for two hundred years, and the firms of the valley have learnt "
    "from each other. It was the mayor who said that the cluster was there to stay.\n"
)
ABSTRACT = (
    "This paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in two "
    "districts and find that skilled workers who move carry knowledge with them.\n"
)


def read(text: str) -> Page:
    return read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"))


def value(text: str, name: str) -> str | None:
    return next(iter(read(text).values(name)), None)


def told(text: str, *names: str) -> tuple[str | None, ...]:
    return tuple(value(text, name) for name in names)


@pytest.mark.parametrize(
    "head",
    [
        "Cluster Agency of Quarrow\nHome | News | Events | Contact\n\n",
        "Cluster Agency of Quarrow\n\nHome   About us   Looms   Contact\nEN / NO\n\n",
        "Agency | Looms of Quarrow\nHome About Us Projects Events Contact Us Subscribe\n\n",
        "Quarrow Portal          EN | NO | DE\nMedia Center / News\n\n",
        "Home > News > Looms\n\n",
        "University of Quarrow > News archive > 2010\n\n",
        "Skip to main content\nMenu\nSearch\n\n",
    ],
)
def test_a_headline_stands_below_the_head_of_the_site(head: str) -> None:
    assert value(f"{head}Weavers open a laboratory\n\n{NEWS}", "title") == "Weavers open a laboratory"


def test_a_headline_is_not_the_line_below_it() -> None:
    text = f"4 May 2012\n\nWeavers of Quarrow meet bankers\nThe second forum gathered forty firms\n\n{NEWS}"
    assert value(text, "title") == "Weavers of Quarrow meet bankers"


def test_menus_have_entries_and_keywords_have_none() -> None:
    assert is_menu("Sites   Workforce   News   Contact")
    assert is_menu("DE | EN   Log in")
    assert not is_menu("research · innovation · services")
    assert not is_menu("Ann Lee   Bob Moss   Petra Feign")
    assert not is_trail("firms > 250 employees")


@pytest.mark.parametrize(
    ("head", "venue"),
    [
        (
            "Quarrow Cluster Portal\nHome | News | Contact\n\nLooms of the valley move\n\n5 June 2013\n\n",
            "Quarrow Cluster Portal",
        ),
        ("Home | News | Contact\n\nLooms of the valley move\n\nQUARROW, 5 June (Norpress) - ", "Norpress"),
        ("Looms of the valley move\n\n5 June 2013\n\nBy Ann Lee - Norpress:\n\n", "Norpress"),
        ("Looms of the valley move\n\n5 June 2013\n\nAnn Lee, The Quarrow Herald\n\n", "The Quarrow Herald"),
    ],
)
def test_news_appear_with_an_agency_a_paper_or_a_site(head: str, venue: str) -> None:
    assert told(head + NEWS, "type", "venue") == ("news", venue)


@pytest.mark.parametrize(
    "head",
    [
        "Home > News archive > 2010\n\nLooms of the valley move\n\n",
        "Home > News\n\nLooms of the valley move in 2010\n\n",
        "News\n\nLooms of the valley move\n\nSubmitted by guest (not verified) on 17 September 2010\n\n",
    ],
)
def test_the_site_tells_the_year_of_news(head: str) -> None:
    assert told(head + NEWS, "type", "year") == ("news", "2010")


def test_the_year_of_a_site_is_not_that_of_its_page() -> None:
    text = "Looms\nHome | Looms | Contact\n\nOur looms\n\nLooms are made here.\n\n© 2023 Quarrow"
    assert value(text, "year") is None


def test_a_page_says_how_it_is_to_be_cited() -> None:
    text = (
        f"How Can Weavers Learn from One Another in the Valleys of the North?\n\nAbstract\n{ABSTRACT}\n"
        f"Share and Cite:\n\n"
        "Lee, A. and Moss, B. (2019) How Can Weavers Learn from One Another in the Valleys of the North?. "
        "Open Journal of Looms, 9, 118-146. doi: 10.1234/ojl.2019.93008.\n\n1. Introduction\n\nThe looms are old.\n"
    )
    assert value(text, "title") == "How Can Weavers Learn from One Another in the Valleys of the North?"
    assert told(text, "venue", "year", "volume", "pages") == ("Open Journal of Looms", "2019", "9", "118-146")
    assert told(text, "doi", "type") == ("10.1234/ojl.2019.93008", "journal-article")


def test_a_repository_labels_lines_with_lines() -> None:
    text = (
        "Title:\nLooms and clusters: The case of the north\nAuthors:\nLee, Ann\nMoss, Bob\nYear of Publication:\n2017\n"
        "Series/Report no.:\nQUARROW Working Paper 2017/15\nPublisher:\nQuarrow University, Quarrow\n"
        f"Abstract:\n{ABSTRACT}Subjects:\nloom\ntextile cluster\nnorth\nDocument Type:\nWorking Paper\n"
    )
    assert told(text, "title", "year") == ("Looms and clusters: The case of the north", "2017")
    assert told(text, "venue", "issue", "type") == ("QUARROW Working Paper", "2017/15", "working-paper")
    assert list(read(text).values("keyword")) == ["loom", "textile cluster", "north"]


@pytest.mark.parametrize(
    ("series", "venue", "issue"),
    [
        ("QUARROW Working Paper No. 05-09 ", "QUARROW Working Paper", "05-09"),
        ("Papers in Loom Geography\n\n# 11.12\n\n", "Papers in Loom Geography", "11.12"),
        ("QUARROW DISCUSSION PAPERS IN ECONOMICS\nNo. 112\n\n", "QUARROW DISCUSSION PAPERS IN ECONOMICS", "112"),
    ],
)
def test_a_series_and_its_number_are_not_the_title(series: str, venue: str, issue: str) -> None:
    text = (
        f"{series}How Weavers Learn from Their Neighbours\n\nAnn Lee\n\nUniversity of Quarrow\n\nAbstract\n{ABSTRACT}"
    )
    assert value(text, "title") == "How Weavers Learn from Their Neighbours"
    assert told(text, "venue", "issue", "type") == (venue, issue, "working-paper")


def test_sites_that_show_documents_of_others_print_them_below_their_own_title() -> None:
    text = (
        "+ All Categories\nHome > Documents > lee.looms2\n\nlee.looms2\n\nDate post: 15-Dec-2015\n"
        "Category:\nUpload: someone\nView: 224 times\nTranscript\n\nHow Weavers Learn from Their Neighbours\n\n"
        "Ann Lee\n\nUniversity of Quarrow\n\n"
        f"Abstract\n{ABSTRACT}"
    )
    assert told(text, "title", "year") == ("How Weavers Learn from Their Neighbours", None)


def test_a_title_that_the_page_prints_twice_has_no_rubric() -> None:
    text = (
        "How Weavers Learn from Their Neighbours\n\nN/A\n\nState of the Looms\n\nHow Weavers Learn from\n\n"
        "Their Neighbours\n\n"
        f"Ann Lee\n\nUniversity of Quarrow\n\n{ABSTRACT}"
    )
    assert value(text, "title") == "How Weavers Learn from Their Neighbours"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Looms 2018, 10, 887; doi:10.1234/lo10030887", ("Looms", "2018", "10", "887")),
        (
            "Annals of Wool, Vol. 33, No. 4, pp. 1018–1035, 2006",
            ("Annals of Wool", "2006", "33", "1018-1035"),
        ),
        ("A. Lee, B. Moss / Annals of Looms 12 (2015) 101-119", ("Annals of Looms", "2015", "12", "101-119")),
    ],
)
def test_a_running_line_names_journal_year_volume_and_pages(line: str, expected: tuple[str, ...]) -> None:
    text = (
        f"{line}\n\nHow Weavers Learn from Their Neighbours\n\nAnn Lee\n\nUniversity of Quarrow\n\nAbstract\n{ABSTRACT}"
    )
    assert told(text, "venue", "year", "volume", "pages") == expected


@pytest.mark.parametrize(
    "written",
    [
        "Keywords: loom, wool mill, valley. Ó 2006 Foo Ltd. All rights reserved.",
        "Loom, wool mill, valley, craft guild",
        f"Abstract {ABSTRACT.strip()} Key Words Loom Wool mill Valley Craft guild JEL R00 R1",
    ],
)
def test_keywords_end_before_rights_and_need_neither_label_nor_marks(written: str) -> None:
    text = f"How Weavers Learn\n\nAnn Lee\n\nUniversity of Quarrow, Quarrow, Ireland\n\n{ABSTRACT}\n{written}\n"
    found = [keyword.casefold() for keyword in read(text).values("keyword")]
    assert found[:3] == ["loom", "wool mill", "valley"]
    assert set(found[3:]) <= {"craft guild"}


@pytest.mark.parametrize(
    ("site", "venue"), [("Slideshare", None), ("Docplayer", None), ("Quarrow Cluster Portal", "Quarrow Cluster Portal")]
)
def test_sites_that_show_the_documents_of_others_publish_none(site: str, venue: str | None) -> None:
    text = f"{site}\nHome | News | Contact\n\nLooms of the valley move\n\n5 June 2013\n\n{NEWS}"
    assert told(text, "type", "title", "venue") == ("news", "Looms of the valley move", venue)


@pytest.mark.parametrize(
    ("trail", "venue"),
    [
        ("Home > Northland Weaver > Article", "Northland Weaver"),
        ("Home > Northland Weaver > Archives > Article", "Northland Weaver"),
        ("Home / Northland Weaver / Archives / Article", "Northland Weaver"),
        ("Home > News > Article", None),
        ("Home > Northland Weaver 2012 > Article", None),
    ],
)
def test_the_journal_is_a_step_on_the_way_to_its_article(trail: str, venue: str | None) -> None:
    title = "How Weavers Learn: Mobility in Two Textile Districts"
    text = f"{trail}\n\n{title}\n\nAnn Lee\n\nAbstract\n{ABSTRACT}"
    assert told(text, "title", "venue") == (title, venue)
