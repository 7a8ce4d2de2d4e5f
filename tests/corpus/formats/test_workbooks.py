"""Workbooks of Excel, of today and of before 2007: lists that people keep, and what databases export."""

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault
from corpus.formats.streams.opened import FileOpened
from corpus.formats.table import recognised
from corpus.formats.tables import dimensions, lens, openalex_csv, scopus, wos_excel
from corpus.formats.tables.mapped import FORMAT
from corpus.work import Work
from tests.conftest import SHARED

from .books import old_workbook, workbook

SAMPLES = SHARED / "data/bibliometrix"
Write = Callable[..., bytes]


BOTH = pytest.mark.parametrize("write", [workbook, old_workbook])


def works(data: bytes, folder: Path, name: str = "list") -> list[Work | Fault]:
    (folder / name).write_bytes(data)
    opened = FileOpened(folder / name, name)
    assert recognised(opened.head) is FORMAT
    return list(FORMAT.read(opened))


@BOTH
def test_lists_are_read_with_title_rows_numbers_and_dates(write: Write, tmp_path: Path) -> None:
    data = write(
        Notes=[["Look at the other sheet"]],
        Works=[
            ["A list"],
            [],
            ["Author", "Title", "Year", "Published", "DOI", "Shelf"],
            ["Sand, A", "Of cork", 2014.0, datetime(2014, 3, 2), "10.1000/abc", "#N/A"],  # noqa: DTZ001
            [],
            ["Ék, Б", "Of oaks", 2015, None, "10.1000/abd", 7],
        ],
    )
    first, second = works(data, tmp_path)
    assert isinstance(first, Work)
    assert isinstance(second, Work)
    assert (first.title, first.year, first.date, first.doi) == ("Of cork", 2014, "2014-03-02", "10.1000/abc")
    assert second.authors[0].name == "Ék, Б"
    assert (second.year, [(field.name, field.value) for field in second.rest]) == (2015, [("Shelf", "7")])


WOS = {
    "Publication Type": "J",
    "Authors": "Sand, A; Ek, B",
    "Author Full Names": "Sand, Anna; Ek, Bo",
    "Article Title": "Of cork",
    "Source Title": "J CORKS",
    "Document Type": "Article; Retracted Publication",
    "Author Keywords": "cork; wine clusters",
    "Keywords Plus": "OAKS",
    "Abstract": "A cork cluster.",
    "Addresses": "[Sand, Anna; Ek, Bo] Univ Graz, Dept Trade, Graz, Austria; [Ek, Bo] Bark Board, Faro, Portugal",
    "ORCIDs": "Sand, Anna/0000-0002-1825-0097",
    "Cited References": "Muster C, 1999, CORKS, V1, P2; Ek B, 2000, OAKS",
    "ISSN": "0378-5955",
    "Publication Date": "MAR",
    "Publication Year": "2014",
    "Start Page": "11",
    "End Page": "19",
    "DOI": "10.1000/abc",
    "UT (Unique WOS ID)": "WOS:000001",
    "Web of Science Record": "0",
}


@BOTH
@pytest.mark.parametrize("name", ["savedrecs.xls", "savedrecs"])
def test_web_of_science_for_excel_says_what_its_other_exports_say(write: Write, name: str, tmp_path: Path) -> None:
    (work,) = works(write(savedrecs=[list(WOS), list(WOS.values())]), tmp_path, name)
    assert isinstance(work, Work)
    assert (work.key, work.type, work.status) == ("WOS:000001", "journal-article", "retracted")
    assert (work.title, work.venue, work.date, work.pages) == ("Of cork", "J CORKS", "2014-03", "11-19")
    assert [(who.name, who.orcid) for who in work.authors] == [
        ("Sand, Anna", "0000-0002-1825-0097"),
        ("Ek, Bo", None),
    ]
    graz, faro = "Univ Graz, Dept Trade, Graz, Austria", "Bark Board, Faro, Portugal"
    assert [[place.name for place in who.affiliations] for who in work.authors] == [[graz], [graz, faro]]
    assert (work.keywords, work.subjects) == (("cork", "wine clusters"), ("OAKS",))
    assert [cited.year for cited in work.references] == [1999, 2000]


def test_the_same_saved_as_text_is_read_alike(tmp_path: Path) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([list(WOS), list(WOS.values())])
    (tmp_path / "a.csv").write_text(stream.getvalue(), "utf-8")
    opened = FileOpened(tmp_path / "a.csv", "a.csv")
    assert recognised(opened.head) is wos_excel.FORMAT
    assert list(wos_excel.FORMAT.read(opened)) == works(workbook(a=[list(WOS), list(WOS.values())]), tmp_path)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize(
    ("name", "form"), [("scopus", scopus.FORMAT), ("lens", lens.FORMAT), ("openalex", openalex_csv.FORMAT)]
)
def test_exports_of_databases_are_known_in_workbooks(name: str, form: object, tmp_path: Path) -> None:
    path = SAMPLES / f"{name}_sample.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    opened = FileOpened(path, path.name)
    known = recognised(opened.head)
    assert known is form
    assert known is not None
    assert works(workbook(Sheet1=rows), tmp_path) == list(known.read(opened))


def test_dimensions_is_known_below_its_note(tmp_path: Path) -> None:
    heads = ["Rank", "Publication ID", "DOI", "Title", "Source title", "PubYear", "Authors"]
    rows: list[Sequence[object]] = [
        ["About the data: exported on a day"],
        heads,
        [1, "pub.1", "10.1000/a", "Of cork", "Corks", 2014, "Ek, Bo"],
    ]
    (work,) = works(workbook(Dimensions=rows), tmp_path)
    assert isinstance(work, Work)
    assert (work.key, work.title, work.year) == ("pub.1", "Of cork", 2014)
    assert dimensions.LAYOUT.has(heads)


def test_a_letter_of_that_time_is_no_workbook(tmp_path: Path) -> None:
    data = old_workbook(One=[["Title"]]).replace("Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
    (tmp_path / "a.xls").write_bytes(data)
    assert recognised(FileOpened(tmp_path / "a.xls", "a.xls").head) is None


def test_old_workbooks_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    honest = old_workbook(Works=[["Title", "Author"], ["Of cork", "Ek"]])
    for data in (honest[:600], honest[:512] + bytes(len(honest) - 512), honest[: len(honest) // 2]):
        with pytest.raises(UnreadableSourceError, match=r"damaged or protected|holds no table") as caught:
            works(data, tmp_path, "list.xls")
        assert caught.value.mend


@settings(max_examples=300, deadline=None)
@given(flips=st.lists(st.tuples(st.integers(8, 6000), st.integers(1, 255)), min_size=1, max_size=9))
def test_damaged_old_workbooks_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]
) -> None:
    data = bytearray(old_workbook(Works=[["Title", "Author"], *([f"Of cork {at}", "Ek"] for at in range(20))]))
    for at, bits in flips:
        data[at % len(data)] ^= bits
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    path.write_bytes(bytes(data))
    with suppress(UnreadableSourceError):
        list(FORMAT.read(FileOpened(path, path.name)))
