"""Files arrive unpacked and decoded, or with an error that says what to do; bombs do not go off."""

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import HEAD_BYTES
from corpus.formats.streams.decoding import decoded_lines, decoding_of
from corpus.formats.streams.opened import FileOpened, opened_files
from corpus.mojibake import repaired_line

TEXT = "TY  - JOUR\r\nTI  - Weaving in Łódź\rAU  - Ąbek, A.\n\nER  - "
LINES = ["TY  - JOUR", "TI  - Weaving in Łódź", "AU  - Ąbek, A.", "", "ER  - "]


def opened(path: Path, content: bytes) -> FileOpened:
    path.write_bytes(content)
    return FileOpened(path, path.name)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_lines_are_the_same_however_written(tmp_path: Path, pack: Callable[[bytes], bytes], encoding: str) -> None:
    file = opened(tmp_path / "a.bin", pack(TEXT.encode(encoding)))
    assert list(file.lines()) == list(file.lines()) == LINES
    assert file.head.text == TEXT
    assert file.decoding.encoding.startswith(encoding[:6])


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Кластерная политика региона объединяет предприятия и университеты."),
        ("cp1252", "Le pôle de compétitivité réunit près de deux cents entreprises à Saint-Étienne."),
        ("cp1250", "Przemysł włókienniczy w Łodzi: źródła, ścieżki, zależności i współpraca."),
    ],
)
def test_an_old_encoding_is_found_behind_thousands_of_plain_lines(tmp_path: Path, encoding: str, words: str) -> None:
    lines = ["A plain line of an export."] * 10_000 + [words] * 20
    file = opened(tmp_path / "a.txt", "\n".join(lines).encode(encoding))
    assert list(file.lines()) == lines
    assert "guessed" in file.decoding.reason


def test_a_line_of_another_encoding_and_a_lost_byte_are_counted(tmp_path: Path) -> None:
    lines = [LINES[1].encode(), "AU  - Müller, Änne".encode("cp1252"), "AU  - Łukasz".encode()[:7]]
    file = opened(tmp_path / "a.txt", b"\n".join(lines))
    assert list(file.lines())[:2] == [LINES[1], "AU  - Müller, Änne"]
    assert file.decoding.reason == "UTF-8 with 2 damaged lines"


def test_letters_cut_by_the_end_of_the_head_do_not_mislead(tmp_path: Path) -> None:
    words = "x" * (HEAD_BYTES - 1) + "ąęł" * 10
    file = opened(tmp_path / "a.txt", words.encode())
    assert "\ufffd" not in file.head.text[:-1]
    assert list(file.lines()) == [words]


@given(st.lists(st.text('ab ж中😀,;"'), min_size=1))
def test_any_lines(lines: list[str]) -> None:
    import io

    lines = [line for line in lines if repaired_line(line) == line]
    data = "\n".join(lines).encode()
    found = list(decoded_lines(io.BytesIO(data), decoding_of(b"")))
    assert "\n".join(found).strip("\n") == "\n".join(lines).strip("\n")


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    import io

    for line in decoded_lines(io.BytesIO(data), decoding_of(data)):
        assert "\n" not in line
        assert "\x00" not in line


def test_an_archive_is_its_files_and_nothing_is_written(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/two.ris", TEXT)
        archive.writestr("one.ris.gz", gzip.compress(TEXT.encode()))
        archive.writestr("../../outside.ris", TEXT)
        archive.writestr("__MACOSX/b/._two.ris", "x")
    before = sorted(tmp_path.rglob("*"))
    files = list(opened_files(tmp_path / "all.zip", "all.zip"))
    assert [file.source_file for file in files] == ["all.zip/outside.ris", "all.zip/b/two.ris", "all.zip/one.ris.gz"]
    assert all(list(file.lines()) == LINES for file in files)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_office_document_is_one_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    (file,) = opened_files(tmp_path / "a.docx", "a.docx")
    assert file.head.data.startswith(b"PK")


def test_bombs_are_refused_while_they_are_small(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.gz", "wb") as stream:
        for _ in range(80):
            stream.write(b"\0" * 1_000_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "bomb.gz", "bomb.gz")
    for name in ("bomb.gz", "bomb.zip"):
        (file,) = opened_files(tmp_path / name, name)
        with pytest.raises(UnreadableSourceError, match="unpacks to more than"):
            for _ in file.lines():
                pass


@pytest.mark.parametrize("cut", [40, 200])
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_truncated_archive_is_named(tmp_path: Path, pack: Callable[[bytes], bytes], cut: int) -> None:
    packed = pack(bytes(i * i % 251 for i in range(5000)))
    file = opened(tmp_path / "a.gz", packed[:cut])
    with pytest.raises(UnreadableSourceError, match=r"a\.gz: is a damaged"):
        list(file.lines())


def test_what_is_no_archive_after_all_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(UnreadableSourceError, match="damaged"):
        list(opened_files(tmp_path / "a.zip", "a.zip"))


def test_lines_that_had_been_decoded_wrongly_are_repaired_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_text("TI  - Cluster fÃ¼r KorkhÃ¤ndler\nAU  - São, Ana\nTI  - РљР»Р°СЃС‚РµСЂ\n", encoding="utf-8")
    file = FileOpened(path, "a.ris")
    assert list(file.lines()) == ["TI  - Cluster für Korkhändler", "AU  - São, Ana", "TI  - Кластер"]
    assert file.decoding.told == "valid UTF-8; 2 lines repaired"


@pytest.mark.parametrize("damage", [(b"PK\x03\x04", b"PK\x03\x05"), (b"one.ris", b"\xffne.ris")])
def test_a_damaged_member_is_named_and_leaves_nothing_open(tmp_path: Path, damage: tuple[bytes, bytes]) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.ris", TEXT)
    (file,) = opened_files(path, "a.zip")
    path.write_bytes(path.read_bytes().replace(*damage, 1))
    with pytest.raises(UnreadableSourceError, match=r"a\.zip/one\.ris: is a damaged"):
        list(file.lines())
