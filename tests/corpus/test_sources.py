"""Files as people have them become records, or an error that says what to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import decode
from corpus.errors import CorpusError, UnreadableSourceError
from corpus.html import read_html
from corpus.mojibake import repaired_line
from corpus.record import Record
from corpus.sources import MAX_BYTES, Source, find_sources, read_source

SENTENCE = "Le pôle de compétitivité réunit plus de deux cents entreprises près de Grenoble, à côté de l’université. "
RUSSIAN = "Кластерная политика региона объединяет предприятия, университеты и органы власти Томской области. "


def record_of(path: Path) -> Record:
    (record,) = read_source(Source(source_file=path.name, path=path))
    return record


@pytest.mark.parametrize(
    ("encoding", "words", "expected"),
    [
        ("utf-8", SENTENCE, "utf-8"),
        ("utf-8-sig", SENTENCE, "utf-8"),
        ("utf-16", SENTENCE, "utf-16"),
        ("utf-16-le", SENTENCE, "utf-16-le"),
        ("utf-16-be", SENTENCE, "utf-16-be"),
        ("cp1251", RUSSIAN * 3, "cp1251"),
    ],
)
def test_the_encoding_is_found_and_said(tmp_path: Path, encoding: str, words: str, expected: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(words.encode(encoding))
    record = record_of(path)
    assert record.text == words
    assert record.encoding == expected
    assert record.encoding_reason


def test_a_page_that_declares_latin_1_is_read_as_windows_1252(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(
        f'<html><head><meta charset="iso-8859-1"></head><body><p>{SENTENCE}</p></body></html>'.encode("cp1252")
    )
    record = record_of(path)
    assert record.text == SENTENCE.strip()
    assert (record.encoding, record.encoding_reason) == ("cp1252", "declared in the file")


def test_a_damaged_letter_loses_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes((SENTENCE * 20).encode() + b"\xc3")
    record = record_of(path)
    assert record.text == SENTENCE * 20 + "\ufffd"
    assert "1 damaged" in record.encoding_reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        ("paper.txt", b"%PDF-1.7 stream", "PDF"),
        ("zero.dat", b"abc\x00def" * 50, "binary"),
        ("broken.txt", b"\xff\xfeabc", "byte-order mark"),
        ("noise.txt", bytes(b for b in range(1, 32) if b not in (9, 10, 13)) * 40, "control characters"),
        ("script.html", b"<html><body><script>let a = 1</script></body></html>", "no words"),
        ("deep.html", b"<html><body>" + b"<div>" * 3000 + b"words" + b"</div>" * 3000, "deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name_and_a_mend(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableSourceError, match=reason) as caught:
        record_of(path)
    assert caught.value.place == name
    assert caught.value.mend
    assert "\n" not in str(caught.value)


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableSourceError, match="more than 10 MB"):
        record_of(path)


def test_folders_are_walked_and_names_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.html", "sub/page_files/style.css", ".hidden/x.txt", "notes"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    assert [source.source_file for source in find_sources([tmp_path]).sources] == ["b.txt", "notes", "sub/a.html"]
    assert [source.source_file for source in find_sources([tmp_path / "sub" / "a.html"]).sources] == ["a.html"]


def test_two_files_of_one_name_are_refused_and_one_file_twice_is_not(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")
    found = find_sources([tmp_path / "y", tmp_path / "x"])
    assert found.sources == ()
    assert [error.place for error in found.refused] == ["a.txt"]
    assert find_sources([tmp_path / "x", tmp_path / "y"]).sources == ()
    assert len(find_sources([tmp_path / "x", tmp_path / "x" / "a.txt"]).sources) == 1


def test_a_missing_path_is_named_and_the_others_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    found = find_sources([tmp_path / "nowhere", tmp_path / "a.txt"])
    assert [source.source_file for source in found.sources] == ["a.txt"]
    assert [str(error) for error in found.refused] == [
        f"{tmp_path / 'nowhere'}: there is no such file or folder: check the path"
    ]


def test_an_html_page_gives_its_words_in_lines_and_its_meta_facts() -> None:
    page = (
        '<html><head><title>x</title><meta name="citation_author" content=" A.  B. Coined ">'
        '<meta name="viewport" content="no"></head><body><nav>Menu</nav><h1>A title</h1>'
        "<p>One&nbsp;&amp; two &lt;b&gt;</p><ul><li>wine</li><li>cork</li></ul></body></html>"
    )
    record = read_html(decode(page.encode(), "a.html"), "a.html")
    assert record.text.splitlines()[0] == "A title"
    assert "<b>" in record.text
    assert "Menu" not in record.text
    assert [line.strip(" *•") for line in record.text.splitlines()[-2:]] == ["wine", "cork"]
    assert [(field.name, field.value) for field in record.fields] == [("citation_author", "A. B. Coined")]


def test_a_page_without_suffix_is_known_by_its_first_tag(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text("<!-- saved --><!DOCTYPE html><html><body><p>Words</p></body></html>", encoding="utf-8")
    assert (record_of(path).format, record_of(path).text) == ("html", "Words")


@given(st.binary(max_size=400))
def test_bytes_become_text_or_a_named_error(data: bytes) -> None:
    try:
        decoded = decode(data, "any.txt")
    except CorpusError as error:
        outcome = str(error)
    else:
        outcome = f"any.txt: {decoded.encoding}"
        assert "\r" not in decoded.text
        decoded.text.encode("utf-8")
    assert outcome.startswith("any.txt: ")


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=200
    )
)
def test_utf_8_text_comes_back_as_it_was(words: str) -> None:
    if words.strip() and repaired_line(words) == words:
        assert decode(words.encode("utf-8-sig"), "a.txt").text == words
