"""Exports of databases as CSV: the real ones equal what another reader of tables finds; then the awkward cases."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats import dimensions, lens, openalex_csv, scopus
from corpus.formats.format import Format
from corpus.work import Work
from tests.conftest import SHARED

from .conftest import Read

FOLDER = SHARED / "data/bibliometrix"
FORMATS = [scopus.FORMAT, lens.FORMAT, openalex_csv.FORMAT, dimensions.FORMAT]
needs_samples = pytest.mark.skipif(not FOLDER.exists(), reason="needs ../shared")


def stated(path: Path) -> list[dict[str, str]]:
    """The rows of a table; "NA" is what R writes for nothing."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False).replace("NA", "")
    return [{str(name): str(cell) for name, cell in row.items()} for row in table.to_dict("records")]


def words(cell: str, separator: str = ";") -> list[str]:
    return [flat(word) for word in cell.split(separator) if word.strip()]


def once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


def bare(markup: str) -> str:
    """The words of a cell without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def flat(text: str) -> str:
    return " ".join(text.split())


def read_all(read: Read, form: Format, path: Path) -> list[tuple[Work, dict[str, str]]]:
    works, faults = read(form, path)
    rows = stated(path)
    assert not faults
    assert len(works) == len(rows) == 8
    return list(zip(works, rows, strict=True))


@needs_samples
def test_scopus_is_what_the_file_says(read: Read) -> None:
    for work, row in read_all(read, scopus.FORMAT, FOLDER / "scopus_sample.csv"):
        assert work.key == row["EID"]
        assert work.title == flat(row["Title"])
        assert [who.name for who in work.authors] == words(re.sub(r" \(\d+\)", "", row["Author full names"]))
        assert (work.year, work.venue, work.doi) == (int(row["Year"]), row["Source title"], row["DOI"])
        assert list(work.keywords) == once(words(row["Author Keywords"]))
        assert list(work.subjects) == once(words(row["Index Keywords"]))
        assert flat(work.abstract) == flat(row["Abstract"])
        assert "; ".join(cited.text for cited in work.references) == flat(row["References"])
        assert all(cited.year for cited in work.references)


@needs_samples
def test_scopus_addresses_are_their_authors(read: Read) -> None:
    for work, row in read_all(read, scopus.FORMAT, FOLDER / "scopus_sample.csv"):
        parts = words(row["Authors with affiliations"])
        for who, name, part in zip(work.authors, words(row["Authors"]), parts, strict=True):
            printed = [name, *(place.name for place in who.affiliations)]
            assert ", ".join(printed) == part
            assert {place.name for place in who.affiliations} <= set(words(row["Affiliations"]))


@needs_samples
def test_lens_is_what_the_file_says(read: Read) -> None:
    for work, row in read_all(read, lens.FORMAT, FOLDER / "lens_sample.csv"):
        assert work.key == row["Lens ID"]
        assert work.title == bare(row["Title"])
        assert [who.name for who in work.authors] == words(row["Author/s"])
        assert (work.year, work.date) == (int(row["Publication Year"]), row["Date Published"] or None)
        assert (work.venue, work.doi) == (row["Source Title"], row["DOI"])
        assert list(work.issns) == words(row["ISSNs"])
        assert list(work.keywords) == once(words(row["Keywords"]))
        assert list(work.subjects) == once(words(row["Fields of Study"] + ";" + row["MeSH Terms"]))
        assert flat(work.abstract).replace(" ", "") == bare(row["Abstract"]).replace(" ", "")


@needs_samples
def test_openalex_is_what_the_file_says(read: Read) -> None:
    for work, row in read_all(read, openalex_csv.FORMAT, FOLDER / "openalex_sample.csv"):
        assert work.key == row["id"].rpartition("/")[2]
        assert work.title == flat(row["display_name"])
        assert [who.name for who in work.authors] == words(row["authorships.author.display_name"], "|")
        assert (work.year, work.date) == (int(row["publication_year"]), row["publication_date"])
        assert (work.venue, work.doi) == (row["primary_location.source.display_name"], row["doi"])
        assert flat(work.abstract) == flat(row["abstract"])
        places = [field.value for field in work.rest if field.name == "affiliation"]
        places += [place.name for who in work.authors for place in who.affiliations]
        assert places == once(words(row["authorships.institutions.display_name"], "|"))


SCOPUS = """"Authors","Author full names","Title","Year","Source title","Page start","Page end","Affiliations",\
"Authors with affiliations","Document Type","EID"
"Abel A.; Roe R.","Abel, Anna (57000000001); Roe, Robert (57000000002)","Looms ""and"" yarn,
a tale",2014,"Loom Rev","1","9","Univ Graz, Graz, Austria; Univ Wien, Vienna, Austria",\
"Abel A., Univ Graz, Graz, Austria, Univ Wien, Vienna, Austria; Roe R., Univ Wien, Vienna, Austria",\
"Retracted","2-s2.0-1"
"""


def test_scopus_of_today_and_of_before(read: Read) -> None:
    old = SCOPUS.replace("Abel A.; Roe R.", "Abel A., Roe R.").replace("Author full names", "Other")
    old = old.replace("Abel A., Univ", "Abel, A., Univ").replace("Roe R., Univ", "Roe, R., Univ")
    for text in (SCOPUS, "\ufeff" + SCOPUS.replace("\n", "\r\n"), old):
        (work,), faults = read(scopus.FORMAT, text)
        assert not faults
        assert work.title == 'Looms "and" yarn, a tale'
        assert [who.family for who in work.authors] == ["Abel", "Roe"]
        assert [[place.name for place in who.affiliations] for who in work.authors] == [
            ["Univ Graz, Graz, Austria", "Univ Wien, Vienna, Austria"],
            ["Univ Wien, Vienna, Austria"],
        ]
        assert (work.status, work.pages) == ("retracted", "1-9")


def test_a_table_saved_again_by_a_spreadsheet(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    for sign in (";", "\t"):
        text = sign.join(["Lens ID", "Title", "Author/s", "Publication Year"]) + "\n"
        text += sign.join(["1", "Looms", "Anna Abel", "2014"]) + "\n\n" + sign.join(["2", "Yarn"]) + "\n"
        assert recognised(lens.FORMAT, text)
        works, faults = read(lens.FORMAT, text)
        assert [(work.key, work.title, work.year) for work in works] == [("1", "Looms", 2014), ("2", "Yarn", None)]
        assert not faults


DIMENSIONS = """"About the data: exported on Nov 01, 2024; criteria: looms."
Rank,Publication ID,DOI,Title,Source title/Anthology title,Publication date,PubYear,Volume,Issue,Pagination,\
Publication Type,Authors,Authors (Raw Affiliation),Authors Affiliations,Cited references
1,pub.1,10.1/a,Looms,Loom J,2014-03-05,2014,3,1,1-9,Article,"Abel, Anna; Roe, Robert",\
"Abel, Anna (Univ (Old) Graz, Austria; Univ Wien, Austria); Roe, Robert (Univ Wien, Austria)","Abel, Anna (Graz)",\
"[Doe, Jane; Poe, P||Yarn J|1999|3|2|5-7|10.1/b|pub.2|4];[|||2001|||||pub.3|]"
"""


def test_dimensions(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(dimensions.FORMAT, DIMENSIONS)
    (work,), faults = read(dimensions.FORMAT, DIMENSIONS)
    assert not faults
    assert (work.key, work.title, work.date, work.venue, work.pages) == (
        "pub.1",
        "Looms",
        "2014-03-05",
        "Loom J",
        "1-9",
    )
    assert [[place.name for place in who.affiliations] for who in work.authors] == [
        ["Univ (Old) Graz, Austria", "Univ Wien, Austria"],
        ["Univ Wien, Austria"],
    ]
    first, second = work.references
    assert (first.authors, first.venue, first.year, first.doi) == (("Doe, Jane", "Poe, P"), "Yarn J", 1999, "10.1/b")
    assert second.year == 2001


def test_openalex_keeps_apart_what_it_cannot_join(read: Read) -> None:
    text = (
        "id,display_name,publication_year,authorships.author.display_name,authorships.author.orcid,is_retracted,type\n"
    )
    text += "W1,A,2014,Anna Abel|Robert Roe,https://orcid.org/0000-0002-1825-0097,True,article\n"
    (work,), _ = read(openalex_csv.FORMAT, text)
    assert (work.status, work.type, [who.orcid for who in work.authors]) == (
        "retracted",
        "journal-article",
        [None, None],
    )
    assert ("authorships.author.orcid", "https://orcid.org/0000-0002-1825-0097") in [
        (field.name, field.value) for field in work.rest
    ]


def test_a_quote_that_is_not_closed_costs_one_row(read: Read) -> None:
    text = 'Lens ID,Title,Author/s\n1,A,B\n2,"open,B\n' + "".join(f"{number},A,B\n" for number in range(3, 3000))
    works, faults = read(lens.FORMAT, text)
    assert [work.key for work in works] == ["1", *map(str, range(3, 3000))]
    assert [fault.place for fault in faults] == ["line 3"]


def test_hostile_quotes_take_no_endless_time(read: Read) -> None:
    _, faults = read(lens.FORMAT, "Lens ID,Title,Author/s\n" + 'a"b,"c\n' * 100_000)
    assert len(faults) <= 100


def test_a_cell_of_ten_megabytes(read: Read) -> None:
    (work,), _ = read(lens.FORMAT, 'Lens ID,Title,Author/s,Abstract\n1,A,B,"' + "word " * 2_000_000 + '"\n')
    assert len(work.abstract) > 9_000_000


def test_each_format_knows_its_own_only(recognised: Callable[[Format, str], bool]) -> None:
    heads = [SCOPUS, "Lens ID,Title,Author/s\n", "id,display_name,publication_year\n", DIMENSIONS, "a,b\n1,2\n"]
    assert [[recognised(form, head) for form in FORMATS].count(True) for head in heads] == [1, 1, 1, 1, 0]


CELLS = st.sampled_from(['"', ",", "\n", ";", "|", "(", ")", "[", "]", "A, B", "2014", "\x00", "Abel A."])


@given(st.sampled_from([SCOPUS, DIMENSIONS, "Lens ID,Title,Author/s\n"]), st.lists(CELLS | st.text(max_size=9)))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, head: str, cells: list[str]) -> None:
    for form in FORMATS:
        with suppress(UnreadableSourceError):
            read(form, head + "".join(cells))
