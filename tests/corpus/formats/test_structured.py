"""What holds for every format of XML and JSON: broken records cost only themselves, hostile ones nothing."""

import codecs
import contextlib
import json
import re
import subprocess
import sys
import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault
from corpus.formats.opened import FileOpened
from corpus.formats.table import recognised
from corpus.work import Work

from .conftest import Read
from .exports import EXPORTS, JSON, XML, Export

every = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.form.name)
every_xml = pytest.mark.parametrize("export", XML, ids=lambda export: export.form.name)
every_json = pytest.mark.parametrize("export", JSON, ids=lambda export: export.form.name)

TITLES = ("Looms of Łódź", "مقدمة في العناقيد", "Étude: p < 0.05 & R&D", "産業クラスター")


def titles_of(works: list[Work]) -> list[str]:
    return [work.title for work in works]


@every
def test_records_come_in_order(read: Read, export: Export) -> None:
    works, faults = read(export.form, export.of(*TITLES))
    assert not faults
    assert titles_of(works) == list(TITLES)


@every
@pytest.mark.parametrize("before", ["", "\n", "\ufeff"])
def test_a_file_is_known_by_its_content(tmp_path: Path, export: Export, before: str) -> None:
    path = tmp_path / "export"
    path.write_text(before + export.of(*TITLES), "utf-8")
    found = recognised(FileOpened(path, "export").head)
    assert found is not None
    assert found.name == export.form.name


@every
def test_a_page_about_a_format_is_no_file_of_it(tmp_path: Path, export: Export) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<!DOCTYPE html>\n<html><body><pre>{escape(export.of('One'))}</pre>{export.of('Two')}</body></html>"
    )
    assert recognised(FileOpened(path, "page.html").head) is None


@every
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(read: Read, export: Export, encoding: str) -> None:
    works, _ = read(export.form, export.of(*TITLES).encode(encoding))
    assert titles_of(works) == list(TITLES)


@every
def test_windows_letters_in_what_says_utf_8(read: Read, export: Export) -> None:
    text = export.begin + export.record("1", "Bj@rk") + export.end
    works, _ = read(export.form, text.replace("@", "ö").encode("cp1252"))
    assert titles_of(works) == ["Björk"]


@every_xml
@pytest.mark.parametrize(
    ("encoding", "title"), [("windows-1251", "Кластеры"), ("iso-8859-2", "Łódź"), ("koi8-r", "Кластеры")]
)
def test_declared_encodings(read: Read, export: Export, encoding: str, title: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n' + export.of(title)
    works, _ = read(export.form, text.encode(encoding))
    assert titles_of(works) == [title]


@every
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n\t"])
def test_line_ends(read: Read, export: Export, end: str) -> None:
    works, _ = read(export.form, export.of("One", "Two").replace("\n", end))
    assert titles_of(works) == ["One", "Two"]


@every
def test_two_records_of_one_key_are_two(read: Read, export: Export) -> None:
    same = export.between.join([export.record("5", "One"), export.record("5", "Two")])
    works, _ = read(export.form, export.begin + same + export.end)
    assert titles_of(works) == ["One", "Two"]
    assert works[0].key == works[1].key


@every
def test_what_is_cut_off_is_named_and_what_stands_before_is_kept(read: Read, export: Export) -> None:
    text = export.of("One", "Two", "Three")
    works, faults = read(export.form, text[: text.index("Three") + 2])
    assert titles_of(works) == ["One", "Two"]
    assert [fault.place for fault in faults] == ["line 3"]


@every_xml
@pytest.mark.parametrize("wrong", ["</titel>", "<b>", "<a b=>", "<a b='1' b='2'/>", "<!-- -- --->", "</p></p>"])
def test_wrong_nesting_costs_only_its_record(read: Read, export: Export, wrong: str) -> None:
    text = export.of("One", "TWO", "Three").replace("TWO", wrong)
    works, faults = read(export.form, text)
    assert titles_of(works) == ["One", "Three"]
    assert [fault.place for fault in faults] == ["line 2"]


@every_xml
def test_missing_end_tags_cost_only_their_record(read: Read, export: Export) -> None:
    one, two, three = (export.record(str(number), f"Title {number}") for number in range(1, 4))
    text = export.begin + "\n".join([one, re.sub("</[^>]*>", "", two), three]) + export.end
    works, faults = read(export.form, text)
    assert titles_of(works) == ["Title 1", "Title 3"]
    assert [fault.place for fault in faults] == ["line 2"]


@every_json
@pytest.mark.parametrize(
    ("wrong", "after"), [('"a" "b"', True), ('"\\u12"', True), ("nul", True), ("}", False), ('"a', False)]
)
def test_wrong_json_is_named(read: Read, export: Export, wrong: str, after: bool) -> None:
    """What stands behind it is read where brackets still tell one record from the next."""
    works, faults = read(export.form, export.of("One", "TWO", "Three").replace('"TWO"', wrong))
    assert titles_of(works) == (["One", "Three"] if after else ["One"])
    assert faults


@every_json
def test_records_a_line_each_cost_only_themselves(read: Read, export: Export) -> None:
    lines = [export.record("1", "One"), '{"id": ', "", export.record("3", "Three"), "17"]
    works, faults = read(export.form, "\n".join(lines))
    assert titles_of(works) == ["One", "Three"]
    assert [fault.place for fault in faults] == ["line 2", "line 5"]


@every_json
def test_one_record_a_list_of_them_and_several_files_joined(read: Read, export: Export) -> None:
    one, two = export.record("1", "One"), export.record("2", "Two")
    assert titles_of(read(export.form, one)[0]) == ["One"]
    assert titles_of(read(export.form, json.dumps(json.loads(one), indent=2))[0]) == ["One"]
    assert titles_of(read(export.form, f"[{one},\n {two}]")[0]) == ["One", "Two"]
    assert titles_of(read(export.form, export.of("One", "Two") + export.of("Three"))[0]) == ["One", "Two", "Three"]


@every_json
def test_values_of_other_types_than_expected(read: Read, export: Export) -> None:
    record = json.loads(export.record("1", "One"))
    for strange in (None, 7, -0.5, True, "text", [], {}, [None], [[["x"]]], {"a": {"b": [1]}}, [{"id": 3, "name": []}]):
        members = dict.fromkeys((*record, "author", "authorships", "creators", "issued", "reference"), strange)
        works, faults = read(export.form, json.dumps(members))
        assert len(works) + len(faults) == 1
        works, faults = read(export.form, json.dumps(members | record))
        assert titles_of(works) == ["One"]


@every_xml
def test_entities_of_html_and_bare_signs_are_mended(read: Read, export: Export) -> None:
    text = export.of("TITLE").replace("TITLE", "R&D&nbsp;in M&uuml;nchen: 4 < 5 &amp;amp; &bogus; &#233;")
    works, faults = read(export.form, text)
    assert not faults
    assert titles_of(works) == ["R&D in München: 4 < 5 & &bogus; é"]


@every_xml
def test_bombs_and_foreign_files_stay_shut(read: Read, export: Export, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE x [<!ENTITY b0 "ha">{bomb}<!ENTITY f SYSTEM "{secret.as_uri()}">]>\n'
    began = time.process_time()
    works, faults = read(
        export.form, declared + export.of("A &b11; TITLE").replace("TITLE", "&f; z").replace("&amp;", "&")
    )
    assert time.process_time() - began < 5
    assert "declares entities" in faults[0].reason
    assert "do not tell" not in str(works)
    assert titles_of(works) == ["A &b11; &f; z"]


@every
def test_fields_of_ten_million_letters_and_zero_bytes(read: Read, export: Export) -> None:
    works, faults = read(export.form, export.of("One", "x" * 10_500_000, "Th\x00ree"))
    assert titles_of(works)[::2] == ["One", "Th ree"] if not faults else titles_of(works) == ["One", "Th ree"]


@every_xml
def test_a_file_of_broken_records_is_given_up(read: Read, export: Export) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableSourceError, match="records are broken"):
        read(export.form, export.begin + re.sub("</[^>]*>", "", export.record("1", "One")) * 20_000)
    assert time.process_time() - began < 20


@every
def test_nesting_without_end(read: Read, export: Export) -> None:
    deep = "<a>" * 50_000 if export in XML else "[" * 50_000
    works, faults = read(export.form, export.of("One").replace("One", f'One"{deep}' if export in JSON else deep))
    assert not works
    assert faults


@every
@pytest.mark.parametrize("text", ["<html><body>Not found</body></html>", "{}", "[]", "\n", "404"])
def test_a_file_without_records_says_so(read: Read, export: Export, text: str) -> None:
    with contextlib.suppress(UnreadableSourceError):
        works, faults = read(export.form, text)
        assert not works
        assert faults


@pytest.mark.parametrize("name", ["pubmed_xml", "openalex"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, name: str) -> None:
    """In a process of its own, because memory that was once taken is not given back."""
    export = next(one for one in EXPORTS if one.form.read.__module__ == f"corpus.formats.{name}")
    path = tmp_path / "large"
    with path.open("w", encoding="utf-8") as file:
        records = (export.record(str(number), f"Title {number} " + "word " * 1000) for number in range(2000))
        file.write(export.begin + next(records))
        file.writelines(export.between + record for record in records)
        file.write(export.end)
    done = subprocess.run([sys.executable, "-c", MEASURE, name, str(path)], capture_output=True, text=True, check=True)
    works, kilobytes = map(int, done.stdout.split())
    assert works == 2000
    assert kilobytes < 8_000  # of a file of 10 MB


MEASURE = """
import importlib, pathlib, resource, sys
from corpus.formats.opened import FileOpened
from corpus.formats.table import recognised
form = importlib.import_module(f"corpus.formats.{sys.argv[1]}").FORMAT
works = form.read(FileOpened(pathlib.Path(sys.argv[2]), "large"))
next(works)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(1 + sum(1 for _ in works), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@every_json
def test_control_characters_and_halves_of_letters_in_escapes(read: Read, export: Export) -> None:
    text = export.of("One", "TWO", "Three").replace("TWO", r"A\u0000B\ud800C\ud83d\ude00\\u0000\t\u00e9\uffff\b\f")
    works, faults = read(export.form, text)
    assert not faults
    assert titles_of(works) == ["One", "A B\ufffdC\U0001f600\\u0000 é", "Three"]


@every
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_but_the_error_of_this_room_is_raised(tmp_path: Path, export: Export, data: st.DataObject) -> None:
    path = tmp_path / "any"
    content = bytearray(export.of(*TITLES).encode())
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(content)))
        cut = data.draw(st.integers(0, 40))
        content[at : at + cut] = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(PIECES)))
    path.write_bytes(bytes(content))
    try:
        found = list(export.form.read(FileOpened(path, "any")))
    except UnreadableSourceError:
        return
    assert all(isinstance(one, Work | Fault) for one in found)


PIECES = [
    *(b"<", b">", b"&", b'"', b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"<!DOCTYPE x [", b"]>", b"{", b"}", b"["),
    *(
        b"]",
        b",",
        b":",
        b"\\",
        b"\x00",
        b"\xff\xfe",
        codecs.BOM_UTF8,
        b"null",
        b"1e999",
        b"/>",
        b"<a/>",
        b"&#0;",
        b"\r",
    ),
]
