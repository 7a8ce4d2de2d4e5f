"""EPUB books."""

from collections.abc import Callable, Mapping

import pytest

from corpus.documents.epub import read_epub
from corpus.documents.table import document_reader
from corpus.errors import UnreadableSourceError

Pack = Callable[[Mapping[str, str | bytes]], bytes]

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'


def book(chapters: Mapping[str, str], spine: list[str], extra: str = "") -> dict[str, str | bytes]:
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in {**chapters, "gone": ""}
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Of cork</dc:title><dc:creator>Anna Muster</dc:creator>"
        '<dc:date xmlns:opf="http://www.idpf.org/2007/opf" opf:event="modification">2020</dc:date>'
        "<dc:date>2011</dc:date>"
        f"{extra}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    pages = {f"OEBPS/text/{name}.xhtml": PAGE.format(content) for name, content in chapters.items()}
    return {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package, **pages}


def test_chapters_stand_in_the_order_of_the_spine(packed: Pack) -> None:
    chapters = {"two": "<h1>Two</h1><p>Wine&#160;&amp; cork.</p>", "one": "<h1>One</h1>", "cover": "<img src='a.png'/>"}
    data = packed(book(chapters, ["cover", "one", "two", "one", "gone", "unlisted"]))
    assert document_reader(data, "a") is read_epub
    record = read_epub(data, "a.epub")
    assert record.text.split() == ["One", "Two", "Wine", "&", "cork."]
    assert [(field.name, field.value) for field in record.fields] == [
        ("dc.title", "Of cork"),
        ("dc.creator", "Anna Muster"),
        ("dc.date", "2011"),
    ]


def test_a_locked_book_is_refused_and_scrambled_fonts_are_not(packed: Pack) -> None:
    lock = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        '<e:EncryptedData><e:CipherData><e:CipherReference URI="{}"/></e:CipherData></e:EncryptedData></encryption>'
    )
    members = book({"one": "<p>Words</p>"}, ["one"])
    fonts = {**members, "META-INF/encryption.xml": lock.format("OEBPS/font.otf")}
    assert read_epub(packed(fonts), "a.epub").text == "Words"
    locked = {**members, "META-INF/encryption.xml": lock.format("OEBPS/text/one.xhtml")}
    with pytest.raises(UnreadableSourceError, match="locked"):
        read_epub(packed(locked), "a.epub")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"META-INF/container.xml": "<container/>"}, "does not say where"),
        ({"META-INF/container.xml": CONTAINER.replace("OEBPS/book.opf", "../../etc/passwd")}, "missing"),
        ({"OEBPS/book.opf": "<package/>"}, "holds no words"),
        ({"OEBPS/book.opf": '<!DOCTYPE p [<!ENTITY a "b">]><package>&a;</package>'}, "declares entities"),
    ],
)
def test_broken_books_are_refused(packed: Pack, change: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(UnreadableSourceError, match=reason):
        read_epub(packed(book({"one": "<p>Words</p>"}, ["one"]) | change), "a.epub")
