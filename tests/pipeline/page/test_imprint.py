"""Years and numbers of publications: of issues and records, not of deposits; in other languages and orders."""

from collections.abc import Callable

import pytest

Fields = Callable[[str], dict[str, str]]
TITLE = "How Weavers Learn: Mobility in Two Textile Districts"
NEWS = (
    "The valley of looms has had a textile cluster for two hundred years, and the firms of the valley have learnt "
    "from each other. It was the mayor who said that the cluster was there to stay.\n"
)


@pytest.mark.parametrize(
    ("lines", "year", "date"),
    [
        ("Northland Weaver Review, Vol. 4, No. 2, 2015\nPublished online: 4 May 2014", "2015", "2014-05-04"),
        ("Date of award: 2012\nPublished online: 4 May 2014", "2012", "2014-05-04"),
        ("Year: 2012\n\n© 2014 Guild of Menders", "2012", None),
        ("Date deposited: 4 May 2014\nNorthland Weaver 4(2), 2011", "2011", None),
    ],
)
def test_the_year_is_that_of_the_issue_or_the_record(below: Fields, lines: str, year: str, date: str | None) -> None:
    found = below(lines)
    assert (found["title"], found["year"], found.get("date")) == (TITLE, year, date)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Northland Weaver letnik 12, številka 3, 2011", ("12", "3", None)),
        ("Northland Weaver, ročník 3, číslo 2, 2012", ("3", "2", None)),
        ("Northland Weaver, rocznik 3, zeszyt 2, 2012", ("3", "2", None)),
        ("Northland Weaver, cilt 3, sayı 2, 2012", ("3", "2", None)),
        ("Revista: Northland Weaver, tomo 3, págs. 11-20", ("3", None, "11-20")),
        ("Northland Weaver, 3 (45), vol. 12, 2014", ("12", "3", None)),
    ],
)
def test_numbers_are_read_in_other_languages_and_orders(
    below: Fields, line: str, numbers: tuple[str | None, ...]
) -> None:
    found = below(line)
    assert tuple(found.get(name) for name in ("volume", "issue", "pages")) == numbers


@pytest.mark.parametrize(
    ("line", "year"), [("2011", "2011"), ("2011\n2012", None), ("2011\n2011", "2011"), ("1800", None)]
)
def test_a_year_alone_on_its_line_is_that_of_the_document(below: Fields, line: str, year: str | None) -> None:
    assert below(line).get("year") == year


@pytest.mark.parametrize(
    ("line", "year", "date"),
    [
        ("03/15/2014", "2014", "2014-03-15"),
        ("News, 03/15/2014", "2014", "2014-03-15"),
        ("15/03/2014", "2014", "2014-03-15"),
        ("15/15/2014", None, None),
    ],
)
def test_the_month_may_stand_before_the_day(fields: Fields, line: str, year: str | None, date: str | None) -> None:
    found = fields(f"Weavers of Quarrow meet bankers\n\n{line}\n\n{NEWS}")
    assert (found.get("year"), found.get("date")) == (year, date)


@pytest.mark.parametrize(("rubric", "year"), [("Introduction", None), ("Keywords: looms; lakes\n", "2019")])
def test_the_notice_of_rights_of_a_site_dates_no_text_that_is_but_headed(
    fields: Fields, rubric: str, year: str | None
) -> None:
    text = f"Weavers of Quarrow meet bankers\n\n{NEWS}\n{rubric}\n{NEWS}\n© 2019 Guild of Menders\n"
    assert fields(text).get("year") == year
