"""Word documents, as python-docx and other programs write them."""

import io
import re
from collections.abc import Callable, Mapping
from contextlib import suppress

import docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.documents.docx import read_docx
from corpus.documents.table import document_reader
from corpus.errors import UnreadableSourceError

Pack = Callable[[Mapping[str, str | bytes]], bytes]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def body(content: str, namespace: str = W) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{content}</w:body></w:document>',
    }


def test_paragraphs_and_tables_stand_in_order_and_properties_are_fields() -> None:
    document = docx.Document()
    document.core_properties.title = "Cork and wine"
    document.core_properties.keywords = "cork; wine"
    document.add_heading("Cork and wine", 0)
    document.add_paragraph("Anna Muster")
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, (("Region", "Firms"), ("Alentejo", "120")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("The end.")
    record = read_docx(saved(document), "a.docx")
    assert record.text == "Cork and wine\n\nAnna Muster\n\nRegion\tFirms\nAlentejo\t120\n\nThe end."
    assert (record.format, record.source_file) == ("docx", "a.docx")
    stated = {field.name: field.value for field in record.fields}
    assert (stated["core.title"], stated["core.keywords"]) == ("Cork and wine", "cork; wine")


def test_blank_paragraphs_are_blank_lines() -> None:
    document = docx.Document()
    for line in ("A title", "", "Anna Muster", "Graz", "", "The text."):
        document.add_paragraph(line)
    assert read_docx(saved(document), "a.docx").text == "A title\n\nAnna Muster\nGraz\n\nThe text."


def test_authors_side_by_side_in_a_table_are_read_one_after_another() -> None:
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    for cell, lines in zip(cells, (("Anna Muster", "Graz"), ("Bo Ek", "Umeå")), strict=True):
        cell.text = lines[0]
        cell.add_paragraph(lines[1])
    assert read_docx(saved(document), "a.docx").text.split() == ["Anna", "Muster", "Graz", "Bo", "Ek", "Umeå"]


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_what_python_docx_does_not_show_is_read(packed: Pack, namespace: str) -> None:
    content = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>inserted </w:t></w:r></w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r></w:p>"
    )
    record = read_docx(packed(body(content, namespace)), "a.docx")
    assert record.text.split("\n\n") == ["Controlled", "inserted linked", "boxed", "one\ttwo\nthree-four"]


def test_marks_are_raised_and_notes_stand_at_the_end(packed: Pack) -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    content = (
        f"<w:p><w:r><w:t>Anna Muster</w:t></w:r>{raised.format('1,2')}</w:p>"
        f"<w:p><w:r><w:t>The 19</w:t></w:r>{raised.format('th')}<w:r><w:t> century</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> As Ek says.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    record = read_docx(packed({**body(content), "word/footnotes.xml": notes}), "a.docx")
    assert record.text.split("\n\n") == ["Anna Muster¹,²", "The 19th century¹", "¹ As Ek says."]


def test_a_note_that_refers_to_itself_is_read_once(packed: Pack) -> None:
    refer = '<w:p><w:r><w:t>again</w:t><w:footnoteReference w:id="4"/></w:r></w:p>'
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="4">{refer}</w:footnote></w:footnotes>'
    record = read_docx(packed({**body(refer), "word/footnotes.xml": notes}), "a.docx")
    assert record.text == "again¹\n\n¹ again"


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"word/document.xml": b"<w:document"}, "no well-formed XML"),
        ({"[Content_Types].xml": TYPES}, "word/document.xml is missing"),
        (
            {"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'},
            "declares entities",
        ),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'.encode("utf-16")}, "declares entities"),
        ({"word/document.xml": b"<a>" + b"x" * 60_000_000 + b"</a>"}, "unpacks to 60 MB"),
        ({"word/document.xml": b"<a>" + b" " * 9_000_000 + b"</a>"}, "200 times its size"),
        ({"word/document.xml": b"<a/>", "../../evil.sh": b"rm"}, "would lie outside"),
        ({"word/document.xml": b"<a/>", "/etc/cron.d/x": b"rm"}, "would lie outside"),
        ({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'}, "holds no words"),
        ({"word/document.xml": b"<a>" * 2_000 + b"</a>" * 2_000}, "no well-formed XML"),
    ],
)
def test_hostile_and_empty_documents_are_refused(packed: Pack, members: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(UnreadableSourceError, match=reason) as caught:
        read_docx(packed(members), "a.docx")
    assert caught.value.place == "a.docx"
    assert caught.value.mend


def test_a_protected_document_is_named_as_such(packed: Pack) -> None:
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UnreadableSourceError, match="password"):
        document_reader(protected, "a.docx")
    data = bytearray(packed(body("<w:p><w:r><w:t>x</w:t></w:r></w:p>")))
    for at in (match.start() for match in re.finditer(b"PK\x01\x02", bytes(data))):
        data[at + 8] |= 1
    with pytest.raises(UnreadableSourceError, match="password"):
        read_docx(bytes(data), "a.docx")


def test_no_other_part_and_no_address_is_opened(packed: Pack) -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
        ' TargetMode="External" Type="http://x/officeDocument" Target="http://127.0.0.1:9/x.xml"/></Relationships>'
    )
    members = body("<w:p><w:r><w:t>inside</w:t></w:r></w:p>") | {"_rels/.rels": outside}
    assert read_docx(packed(members), "a.docx").text == "inside"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cut=st.integers(0, 40_000), flips=st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 255)), max_size=6))
def test_damaged_documents_are_read_or_refused(cut: int, flips: list[tuple[int, int]]) -> None:
    document = docx.Document()
    document.add_paragraph("Words")
    data = bytearray(saved(document))
    for at, change in flips:
        data[at % len(data)] ^= change
    with suppress(UnreadableSourceError):
        assert "\x00" not in read_docx(bytes(data[: max(cut, 4)]), "a.docx").text
