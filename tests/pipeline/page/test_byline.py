"""Who wrote it and where they work: notes on correspondence, lone stars, addresses above names, lost letters."""

import pytest

from corpus.record import Record
from pipeline.page.model import Page
from pipeline.page.read import read_page

TITLE = "How Weavers Learn: Mobility in Two Textile Districts"
ABSTRACT = (
    "Abstract\nThis paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in "
    "two districts and find that skilled workers who move carry knowledge with them.\n"
)
QUARROW = "Quarrow University, Brindle, Norway"
VELMAR = "Velmar University, Velmar, Norway"


def read(text: str) -> Page:
    return read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"))


def credited(text: str) -> dict[str, tuple[str | None, list[str]]]:
    """For each author the e-mail address and the largest organisation of each affiliation."""
    return {
        f"{credit.given} {credit.family}": (credit.email, [one.chain[-1].name.of(text) for one in credit.affiliations])
        for credit in read(text).credits
    }


def signed(lines: str) -> dict[str, tuple[str | None, list[str]]]:
    return credited(f"{TITLE}\n\n{lines}\n\n{ABSTRACT}")


@pytest.mark.parametrize(
    "note",
    [
        "Please address correspondence to: Department of Trade, Bar University, Oslo, Norway, carl.moss@bar.example",
        "Address for correspondence: Department of Trade, Bar University, Oslo, Norway, carl.moss@bar.example",
        "Author for correspondence: Bar University, Oslo, Norway; carl.moss@bar.example",
        "Corresponding author details: Bar University, Oslo, Norway; carl.moss@bar.example",
    ],
)
def test_a_note_on_correspondence_tells_an_address_for_letters_and_no_affiliation(note: str) -> None:
    assert signed(f"Ann Lee, Carl Moss\n{QUARROW}\n{note}") == {
        "Ann Lee": (None, ["Quarrow University"]),
        "Carl Moss": ("carl.moss@bar.example", ["Quarrow University"]),
    }


def test_a_note_on_correspondence_that_names_the_author_is_about_no_other() -> None:
    note = "Please send all correspondence to: Prof. Ann Lee, Bar University, Oslo, Norway; ann.lee@bar.example"
    found = signed(f"Ann Lee1, Carl Moss2\n1 {QUARROW}\n2 {VELMAR}\n{note}")
    assert found["Ann Lee"] == ("ann.lee@bar.example", ["Bar University", "Quarrow University"])
    assert found["Carl Moss"] == (None, ["Velmar University"])
    assert len(found) == 2


@pytest.mark.parametrize(
    ("lines", "starred"),
    [
        (f"Ann Lee, Carl Moss*\n{QUARROW}\n\n* Corresponding author", ["Quarrow University"]),
        (f"Ann Lee, Carl Moss*\n{QUARROW}", ["Quarrow University"]),
        (f"Ann Lee, Carl Moss*\n{QUARROW}\n* {VELMAR}", ["Velmar University"]),
    ],
)
def test_one_star_is_at_the_address_of_all_unless_it_leads_to_one(lines: str, starred: list[str]) -> None:
    assert signed(lines) == {"Ann Lee": (None, ["Quarrow University"]), "Carl Moss": (None, starred)}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("rubric", ["Authors and affiliations", "Author and Affiliations:"])
def test_below_authors_and_affiliations_names_stand_below_their_addresses(rubric: str, gap: str) -> None:
    block = f"{rubric}{gap}{QUARROW}\nAnn Lee{gap}{VELMAR}\nCarl Moss & Eva Gray"
    found = credited(f"{TITLE}\n\nAnn Lee, Carl Moss, Eva Gray\n\n{ABSTRACT}\n{block}\n")
    assert {name: places for name, (_, places) in found.items()} == {
        "Ann Lee": ["Quarrow University"],
        "Carl Moss": ["Velmar University"],
        "Eva Gray": ["Velmar University"],
    }


@pytest.mark.parametrize("name", ["Jaros?aw Moss", "Jaros\ufffdaw Moss"])
def test_a_name_stays_one_where_the_file_has_lost_a_letter(name: str) -> None:
    assert list(signed(f"{name}, Ann Lee\n\n{QUARROW}")) == [name, "Ann Lee"]
