"""Titles without what is said about them: status, notices, quotation marks."""

import pytest

from corpus.record import Record
from pipeline.page.model import ZoneKind
from pipeline.page.read import read_page

PAGE = """\
{title}

Rita Coined

Abstract: The wine cluster of the valley has grown for a long time, and it is asked here how it goes on from now.
"""


@pytest.mark.parametrize(
    ("printed", "title", "status"),
    [
        ("RETRACTED: The Wine Cluster of the Valley", "The Wine Cluster of the Valley", ("retracted",)),
        (
            "Retraction notice: “The Wine Cluster of the Valley” (2017)",
            "The Wine Cluster of the Valley",
            ("retracted",),
        ),
        ("[CORRECTED] The Wine Cluster of the Valley", "The Wine Cluster of the Valley", ("corrected",)),
        ("“The Wine Cluster” and Its Valley", "“The Wine Cluster” and Its Valley", ()),
        ("The Wine Cluster of the Valley", "The Wine Cluster of the Valley", ()),
    ],
)
def test_the_title_is_what_the_work_is_called(printed: str, title: str, status: tuple[str, ...]) -> None:
    text = PAGE.format(title=printed)
    page = read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason=""))
    assert page.values("title") == (title,)
    assert page.values("status") == status


HEADED = "How Weavers Learn: Mobility in Two Textile Districts"
ABSTRACT = (
    "Abstract\nThis paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in "
    "two districts and find that skilled workers who move carry knowledge with them.\n"
)
NEWS = (
    "The valley of looms has had a textile cluster for two hundred years, and the firms of the valley have learnt "
    "from each other. It was the mayor who said that the cluster was there to stay.\n"
)


def titles(text: str) -> tuple[str, ...]:
    record = Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test")
    return read_page(record).values("title")


@pytest.mark.parametrize(
    "line",
    [
        "A thesis submitted to the Faculty of Trade",
        "Submitted by Ann Lee",
        "Presented to the Council of Quarrow",
        "Printed from the Velmar archive",
        "15 May 2011",
    ],
)
def test_lines_on_making_and_days_are_no_part_of_it_above_or_below(line: str) -> None:
    assert titles(f"{HEADED}\n{line}\n\nAnn Lee\n\n{ABSTRACT}") == (HEADED,)
    assert titles(f"{line}\n{HEADED}\n\nAnn Lee\n\n{ABSTRACT}") == (HEADED,)


@pytest.mark.parametrize(
    "head",
    [
        "Quarrow Economics Quarterly\n",
        "Velmar Open Repository\n",
        "Final Report to the Council of Quarrow Valley\n\n",
        "A Handbook of Looms and of Weavers\nEdited by Carl Moss\n\n",
        "Text of the valley looms for weavers 1.2 MB\n\n",
        "Looms of the Valley Today     Journal and Its Readers\n\n",
        "Press office 5 June 2013 News of the valley weavers\n\n",
        "Preliminary communication\n",
        "Theses and Dissertations\n",
        "Original Article | Open Access\n",
        "Altmetric\nExplore all metrics\nGet rights and content\n",
        "All journals | List of issues | Submit an article | About | Contact | Permissions\n\n",
    ],
)
def test_series_sites_reports_books_and_rubrics_above_are_not_it(head: str) -> None:
    assert titles(f"{head}{HEADED}\n\nAnn Lee\n\n{ABSTRACT}") == (HEADED,)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (f"{HEADED} текст научной статьи по специальности экономика", HEADED),
        (f"{HEADED}\n\nvalley of the looms", HEADED),
        (
            "How the Weavers of Two Valleys\nLearn from Skilled Workers",
            "How the Weavers of Two Valleys Learn from Skilled Workers",
        ),
    ],
)
def test_it_ends_where_the_site_goes_on_and_not_at_the_edge_of_a_column(lines: str, title: str) -> None:
    assert titles(f"{lines}\n\nAnn Lee\n\n{ABSTRACT}") == (title,)


def test_it_is_not_said_again_in_a_second_language() -> None:
    title = "How Firms in Textile Clusters Learn From Skilled Workers"
    more = (
        "Looms and ledgers were asked about in every street of both valleys, where merchants, dyers, spinners, carders "
        "and menders told what changed between the wars and after."
    )
    page = f"{title}\n{{}}\n\nAnn Lee\n\n{ABSTRACT.strip()} {more}\n"
    assert titles(page.format("Comment les entreprises des grappes textiles apprennent des ouvriers")) == (title,)
    assert titles(page.format("Who Carry Knowledge Between Two Districts")) == (
        f"{title} Who Carry Knowledge Between Two Districts",
    )


@pytest.mark.parametrize("lead", ["Next article", "Older post", "Next article in Events", "Similar papers"])
def test_that_of_another_document_is_not_read_as_text_of_this_one(lead: str) -> None:
    text = f"Weavers of Quarrow meet bankers\n\n{NEWS}\n{lead}\nThe Steel Cluster of Velmar Opens\n"
    page = read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"))
    assert page.values("title") == ("Weavers of Quarrow meet bankers",)
    assert not any("Steel" in zone.span.of(text) for zone in page.zones if zone.kind is not ZoneKind.FURNITURE)
