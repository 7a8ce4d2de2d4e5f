"""Journals at the head of their site, conferences of papers, years of covers: where no imprint says them."""

from collections.abc import Callable

import pytest

Fields = Callable[[str], dict[str, str]]
TITLE = "How Weavers Learn: Mobility in Two Textile Districts"
ABSTRACT = (
    "Abstract\nThis paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in "
    "two districts and find that skilled workers who move carry knowledge with them."
)


@pytest.mark.parametrize(
    ("head", "venue"),
    [
        ("Agraria et Silva\nAbout  |  Submissions  |  Current  |  Archives", "Agraria et Silva"),
        ("Northland Geographer\n\nResearch Article", "Northland Geographer"),
        ("Ткачество и регион\nГлавная | О журнале | Архив | Авторам | Контакты", "Ткачество и регион"),
        ("Quarrow University Repository\nHome | Browse | About | Login", None),
    ],
)
def test_site_of_journal(fields: Fields, head: str, venue: str | None) -> None:
    assert fields(f"{head}\n\n{TITLE}\n\nAnn Lee\n\n{ABSTRACT}").get("venue") == venue


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        (
            "Paper presented at the 12th Conference on Looms,\nQuarrow, 3-5 June 2009",
            "12th Conference on Looms",
        ),
        ('Prepared for the workshop "Looms and\nLearning", Brindle, May 2009', "Looms and Learning"),
    ],
)
def test_conference(fields: Fields, line: str, venue: str) -> None:
    read = fields(f"{TITLE}\n\nAnn Lee\nUniversity of Quarrow\n\n{line}\n\n{ABSTRACT}")
    assert (read["venue"], read["year"]) == (venue, "2009")


@pytest.mark.parametrize("line", ["Journal\tLoom Review", "| Journal | Loom Review |", "Journal   Loom Review"])
def test_label_in_table(fields: Fields, line: str) -> None:
    assert fields(f"{TITLE}\n\nAnn Lee\n\n{line}\n\n{ABSTRACT}")["venue"] == "Loom Review"


@pytest.mark.parametrize(("line", "year"), [("Quarrow, March 2012", "2012"), ("Post on 12-Mar-2020", None)])
def test_year_of_cover(fields: Fields, line: str, year: str | None) -> None:
    assert fields(f"CLUSTERS OF THE NORTH\n\nA mapping report\n\n{line}\n\n{ABSTRACT}").get("year") == year


def test_keywords_glued(fields: Fields) -> None:
    page = f"{TITLE}\n\nAnn Lee\n\n{ABSTRACT}\n\nKeywordsTextile, learning\n\n1. Introduction\nThere are looms."
    assert fields(page)["keyword"] == "learning"
    assert "keyword" not in fields(f"{TITLE}\n\nAnn Lee\n\n{ABSTRACT}\n\nKeywords\n\nMetrics\nViews: 312")
