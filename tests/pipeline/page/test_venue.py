"""Where a document appeared, as records, covers, sites and citations say it; and what only looks like a name."""

from collections.abc import Callable

import pytest

Fields = Callable[[str], dict[str, str]]
TITLE = "How Weavers Learn: Mobility in Two Textile Districts"
ABSTRACT = (
    "Abstract\nThis paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in "
    "two districts and find that skilled workers who move carry knowledge with them.\n"
)


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("Revista: Anales de Telares", "Anales de Telares"),
        ("Title of host publication: Looms and Lakes", "Looms and Lakes"),
        ("Book title: Looms and Lakes", "Looms and Lakes"),
        ("Event title: Northern Loom Meeting", "Northern Loom Meeting"),
        ("Conference name: Congress of Weavers, Oslo, Norway", "Congress of Weavers"),
        ("Časopis: Northland Weaver, ročník 3, číslo 2", "Northland Weaver"),
    ],
)
def test_labels_of_records_tell_it(below: Fields, line: str, venue: str) -> None:
    found = below(line)
    assert (found["title"], found["venue"]) == (TITLE, venue)


@pytest.mark.parametrize(
    "line",
    [
        "Journal: Web",
        "Series: n/a",
        "Source: Ann Lee",
        f"Source: {TITLE}",
        "Free access, vol. 3",
        "Original Research Article, vol. 3",
    ],
)
def test_fillers_persons_buttons_and_the_title_are_no_venues(below: Fields, line: str) -> None:
    found = below(line)
    assert (found["title"], found.get("venue")) == (TITLE, None)


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("Northland Weaver 12, 2011", "Northland Weaver"),
        ("Northland Weaver letnik 12, številka 3, 2011", "Northland Weaver"),
        ("Journal articles  Northland Weaver, 2011, 4 (2), pp. 3-9", "Northland Weaver"),
        ("May 2011 · Northland Weaver", "Northland Weaver"),
        ("2011   Northland Weaver 4(2), 3-9", "Northland Weaver"),
        ("Northland Weaver Papers\n2011", "Northland Weaver Papers"),
    ],
)
def test_a_name_ends_before_its_numbers_wherever_the_year_stands(below: Fields, line: str, venue: str) -> None:
    found = below(line)
    assert (found["venue"], found["year"]) == (venue, "2011")


def test_a_book_stands_above_its_editors_and_is_not_the_title_of_the_chapter(fields: Fields) -> None:
    found = fields(f"Looms and Lakes of the North\nEdited by Carl Moss\n\n{TITLE}\n\nAnn Lee\n\n{ABSTRACT}")
    assert (found["title"], found["venue"]) == (TITLE, "Looms and Lakes of the North")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Northland Weaver Working Papers 12, Quarrow University.",
            ("Northland Weaver Working Papers", None, "12", "working-paper"),
        ),
        ("Northland Weaver, Elsevier, vol. 4(2), pages 3-9.", ("Northland Weaver", "4", "2", "journal-article")),
        (
            "Northland Weaver, Quarrow University Press, vol. 4(2), pages 3-9.",
            ("Northland Weaver", "4", "2", "journal-article"),
        ),
    ],
)
def test_citations_in_the_manner_of_repec_tell_series_and_not_the_publisher(
    fields: Fields, source: str, expected: tuple[str | None, ...]
) -> None:
    citation = f'Suggested citation\nLee, Ann, 2011. "{TITLE}," {source}'
    found = fields(f"{TITLE}\n\nAnn Lee\n\n{ABSTRACT}\n{citation}\n")
    assert tuple(found.get(name) for name in ("venue", "volume", "issue", "type")) == expected


@pytest.mark.parametrize(
    ("line", "venue"),
    [("Paper presented at the LOOMS 2011, Oslo", "LOOMS 2011"), ("Paper presented at a school", None)],
)
def test_a_conference_may_be_known_by_its_name_and_year_alone(below: Fields, line: str, venue: str | None) -> None:
    found = below(line)
    assert (found["title"], found.get("venue")) == (TITLE, venue)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Prepared for presentation at the Congress of Weavers, Oslo", "conference-paper"),
        ("Book: Looms and Lakes", "chapter"),
        ("A thesis submitted to the Faculty of Trade", "thesis"),
        ("Northland Weaver 12, 2011", "journal-article"),
    ],
)
def test_what_a_paper_was_made_for_tells_its_kind(below: Fields, line: str, kind: str) -> None:
    assert below(line)["type"] == kind
