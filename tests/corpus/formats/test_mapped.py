"""Tables of any layout: what is guessed, what a mapping says, and what is refused."""

import io
import re
import tomllib
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault
from corpus.formats.streams.opened import FileOpened
from corpus.formats.tables.guessing import Guess
from corpus.formats.tables.mapped import FORMAT, guessed, mapped_beside
from corpus.formats.tables.mapping import TableMapping, load_mapping
from corpus.formats.tables.mapping_text import mapping_text
from corpus.sources import find_sources
from corpus.work import Work

from .books import workbook

SHARED = Path(__file__).parents[4] / "shared" / "data"


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., FileOpened]:
    """Writes a table and opens it."""

    def write(content: str | bytes, name: str = "list.csv", mapping: str | None = None) -> FileOpened:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        if mapping is not None:
            (tmp_path / "list.mapping.toml").write_text(mapping, encoding="utf-8")
        return FileOpened(path, name)

    return write


def works(opened: FileOpened, tmp_path: Path | None = None) -> list[Work | Fault]:
    format_ = (mapped_beside(tmp_path / opened.source_file) if tmp_path else None) or FORMAT
    return list(format_.read(opened))


def one(opened: FileOpened, tmp_path: Path | None = None) -> Work:
    (work,) = works(opened, tmp_path)
    assert isinstance(work, Work)
    return work


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ('Title,Authors,Year,Journal\nOf cork,"Sand, A; Ek, B",2014,J. Corks\n', "utf-8"),
        ("Meine Liste\n\nTitel;Autoren;Jahr;Zeitschrift\nOf cork;Sand, A / Ek, B;2014;J. Corks\n", "utf-16"),
        ("Titre\tAuteurs\tAnnée\tRevue\nOf cork\tSand, A|Ek, B\t2014\tJ. Corks\n", "cp1252"),
        ("Название;Авторы;Год;Журнал\nOf cork;Sand, A., Ek, B.;2014;J. Corks\n", "utf-8-sig"),
        ('题名,作者,年份,期刊\nOf cork,"Sand, A\nEk, B",2014,J. Corks\n', "utf-8"),
        (
            'Author 1,Author 2,Year of publication,Source title,Title\n"Sand, A","Ek, B",2014,J. Corks,Of cork\n',
            "utf-8",
        ),
        ("título|autores|año|revista\nOf cork|A. Sand and B. Ek|2014|J. Corks\n", "utf-8"),
    ],
)
def test_headings_in_many_languages_tell_what_columns_hold(
    table: Callable[..., FileOpened], content: str, encoding: str
) -> None:
    work = one(table(content.encode(encoding)))
    assert (work.title, work.year, work.venue) == ("Of cork", 2014, "J. Corks")
    assert [who.family for who in work.authors] == ["Sand", "Ek"]


MAPPING = """
[table]
one_affiliation_each = true
[fields]
title = ["Name", "Alt"]
author = "Who"
affiliation = "Where"
date = "When"
type = "What"
status = "Bad"
[separators]
author = ["+", " and "]
affiliation = "+"
[types]
"Heft" = "report"
[statuses]
"X" = "retracted"
[missing]
words = ["?"]
[constants]
venue = "Corks"
language = "de"
"""


def test_a_mapping_beside_the_table_says_how_it_is_read(table: Callable[..., FileOpened], tmp_path: Path) -> None:
    content = "Who;Where;Name;Alt;When;What;Bad;More\nSand, A + Ek, B;Graz+Umeå;?;Of cork;23.3.2014;heft;x;1\n"
    work = one(table(content, mapping=MAPPING), tmp_path)
    assert (work.title, work.date, work.type, work.status) == ("Of cork", "2014-03-23", "report", "retracted")
    assert (work.venue, work.language) == ("Corks", "de")
    assert [(who.family, who.affiliations[0].name) for who in work.authors] == [("Sand", "Graz"), ("Ek", "Umeå")]
    assert ("More", "1") in [(field.name, field.value) for field in work.rest]


def test_a_table_without_headings_has_numbered_columns(table: Callable[..., FileOpened], tmp_path: Path) -> None:
    mapping = '[table]\nheadings = false\n[fields]\ntitle = "column 2"\nfamily = "column 1"\nyear = "column 3"\n'
    read = works(table("Sand,Of cork,2014\nEk,Of oaks,2015\n", mapping=mapping), tmp_path)
    assert [(work.title, work.authors[0].family) for work in read if isinstance(work, Work)] == [
        ("Of cork", "Sand"),
        ("Of oaks", "Ek"),
    ]


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        ("[fields", "is no mapping"),
        ("[fields]\nauthor = 'Who'\n", "names no column with titles"),
        ("[fields]\ntitle = 'Name'\nautor = 'Who'\n", "unknown field 'autor'"),
        ("[fields]\ntitle = 'Name'\n[types]\nHeft = 'booklet'\n", "translates 'Heft' to 'booklet'"),
        ("[fields]\ntitle = 'Nmae'\n", "has no column 'Nmae'"),
        ("[felder]\ntitle = 'Name'\n", "section 'felder'"),
        (f"[fields]\ntitle = {'9' * 5000}\n", "is no mapping"),
        (f"[fields]\ntitle = ['Name', 0x{'f' * 5000}]\n", "has a number beyond"),
    ],
)
def test_a_wrong_mapping_is_named_with_its_mend(
    table: Callable[..., FileOpened], tmp_path: Path, mapping: str, reason: str
) -> None:
    with pytest.raises(UnreadableSourceError, match=reason) as caught:
        works(table("Name,Who\nOf cork,Ek\n", mapping=mapping), tmp_path)
    assert caught.value.mend


def test_what_cannot_be_guessed_surely_is_refused_with_the_way_out(table: Callable[..., FileOpened]) -> None:
    rows = "".join(f"{at},The long title of a work about cork number {at},20{at:02}\n" for at in range(10, 30))
    opened = table(f"a,b,c\n{rows}")
    with pytest.raises(UnreadableSourceError, match=r"clusterkg import --guess list\.csv"):
        works(opened)
    found = guessed(opened)
    assert (found.mapping.fields["title"], found.mapping.fields["year"]) == (("b",), ("c",))
    assert found.doubts == {"title", "year"}
    odd = table("a,b\n1,2\n3,4\n")
    with pytest.raises(UnreadableSourceError, match="do not say clearly"):
        works(odd)
    assert 'title = ""  # check' in mapping_text(guessed(odd), "list.csv")


@pytest.mark.parametrize("name", ["scopus_sample.csv", "lens_sample.csv", "openalex_sample.csv"])
def test_a_mapping_that_was_written_reads_what_the_guess_read(tmp_path: Path, name: str) -> None:
    path = SHARED / "bibliometrix" / name
    if not path.is_file():
        pytest.skip(f"no file {path}")
    opened = FileOpened(path, name)
    (tmp_path / "list.csv").symlink_to(path)
    (tmp_path / "list.mapping.toml").write_text(mapping_text(guessed(opened), name), encoding="utf-8")
    beside = mapped_beside(tmp_path / "list.csv")
    assert beside is not None
    read = list(beside.read(opened))
    assert read == list(FORMAT.read(opened))
    assert sum(bool(work.title and work.authors and work.year) for work in read if isinstance(work, Work)) > 0.9 * len(
        read
    )
    assert load_mapping(tmp_path / "list.mapping.toml").separators["author"]


def test_a_mapping_is_no_source_and_tables_are_told_from_pages(
    table: Callable[..., FileOpened], tmp_path: Path
) -> None:
    table("Title,Author,Year\nOf cork,Ek,2014\n", mapping=MAPPING)
    assert [source.source_file for source in find_sources([tmp_path]).sources] == ["list.csv"]
    assert FORMAT.recognises(table("Title\tAuthor\tYear\nOf cork\tEk\t2014\n", "list.txt").head)
    for words in ("Title, author, year and all that.\n\nThen the text.\n", "A page.", "Title\nAuthor\nYear\n"):
        assert not FORMAT.recognises(table(words, "page.txt").head)


def test_hostile_workbooks_are_refused(table: Callable[..., FileOpened]) -> None:
    honest = workbook(Works=[["Title", "Author"], ["Of cork", "Ek"]])

    def changed(name: str, content: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(honest)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.namelist():
                new.writestr(member, content if member == name else old.read(member))
        return stream.getvalue()

    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'
    for data, reason in (
        (changed("xl/worksheets/sheet1.xml", bomb), "declares a document type"),
        (changed("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 60_000_000), "times its size"),
        (changed("xl/workbook.xml", b"<workbook"), "damaged or protected"),
        (honest[: len(honest) // 2], "damaged or protected"),
    ):
        with pytest.raises(UnreadableSourceError, match=reason):
            works(table(data, "list.xlsx"))
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
    )
    far += b'<sheetData><row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(UnreadableSourceError, match="holds no table"):
        works(table(changed("xl/worksheets/sheet1.xml", far), "list.xlsx"))


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet='Titleyear,;\t|\n" 2014éЖ\x00', max_size=120),
    st.sampled_from(["", "Title,Year,Author\n", "Titel;Jahr\n"]),
)
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, words: str, head: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(head + words, encoding="utf-8")
    opened = FileOpened(path, "any.csv")
    FORMAT.recognises(opened.head)
    try:
        read = works(opened)
    except UnreadableSourceError as error:
        read = [Fault(place=error.place, reason=error.reason, mend=error.mend)]
    assert all(work.mend if isinstance(work, Fault) else work.type for work in read)


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=4),
    st.text(max_size=9),
    st.dictionaries(st.text(), st.just("book")),
)
def test_a_mapping_of_any_words_is_read_as_it_was_written(columns: list[str], sign: str, types: dict[str, str]) -> None:
    mapping = TableMapping(fields={"title": columns}, separators={"author": [sign]}, types=types, sheet=columns[0])
    written = tomllib.loads(mapping_text(Guess(mapping=mapping, unused=columns), columns[-1]))
    assert written["fields"]["title"] in (columns, columns[0])
    assert written["separators"]["author"] == sign
    assert (written.get("types", {}), written["table"]["sheet"]) == (types, columns[0])


def test_a_workbook_without_sheets_holds_no_table(table: Callable[..., FileOpened]) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(One=[["Title", "Authors"]]))) as book,
        zipfile.ZipFile(stream, "w") as bare,
    ):
        for name in book.namelist():
            part = book.read(name)
            bare.writestr(name, re.sub(rb"<sheet .*?/>", b"", part) if name == "xl/workbook.xml" else part)
    with pytest.raises(UnreadableSourceError, match="holds no table"):
        works(table(stream.getvalue(), "list.xlsx"))


def test_a_damaged_workbook_is_refused_wherever_the_damage_is(table: Callable[..., FileOpened]) -> None:
    honest = workbook(Works=[["Title", "Author"], *([f"Of cork {at}", "Ek"] for at in range(50))])
    for at in range(0, len(honest), 37):
        opened = table(honest[:at] + bytes([honest[at] ^ 0xFF]) + honest[at + 1 :], "list.xlsx")
        with suppress(UnreadableSourceError):
            works(opened)
