"""OpenDocument texts, as odfpy and others write them."""

import io
from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import dc, meta, table, text
from odf.namespaces import OFFICENS, TEXTNS
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties

from corpus.documents.odt import read_odt
from corpus.documents.table import document_reader
from corpus.errors import UnreadableSourceError

Pack = Callable[[Mapping[str, str | bytes]], bytes]


def saved(document: OpenDocumentText) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def letter() -> OpenDocumentText:
    document = OpenDocumentText()
    raised = Style(name="T1", family="text")
    raised.addElement(TextProperties(textposition="super 58%"))
    document.automaticstyles.addElement(raised)
    document.meta.addElement(dc.Title(text="Cork and wine"))
    document.meta.addElement(meta.Keyword(text="cork"))
    document.text.addElement(text.H(outlinelevel=1, text="Cork and wine"))
    author = text.P(text="Anna  Muster")
    author.addElement(text.Span(stylename=raised, text="1"))
    author.addElement(text.LineBreak())
    author.addText("Graz")
    author.addElement(text.S(c=3))
    author.addText("Austria")
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="2"))
    inner = text.NoteBody()
    inner.addElement(text.P(text="As Ek says."))
    note.addElement(inner)
    author.addElement(note)
    document.text.addElement(author)
    items = text.List()
    for words in ("one", "two"):
        item = text.ListItem()
        item.addElement(text.P(text=words))
        items.addElement(item)
    document.text.addElement(items)
    rows = table.Table()
    row = table.TableRow()
    for words in ("Alentejo", "120"):
        cell = table.TableCell()
        cell.addElement(text.P(text=words))
        row.addElement(cell)
    rows.addElement(row)
    document.text.addElement(rows)
    return document


def test_text_lists_tables_notes_and_properties_are_read() -> None:
    data = saved(letter())
    assert document_reader(data, "a") is read_odt
    record = read_odt(data, "a.odt")
    assert record.text.split("\n\n") == [
        "Cork and wine",
        "Anna Muster¹\nGraz   Austria²",
        "one\ntwo",
        "Alentejo\t120",
        "² As Ek says.",
    ]
    stated = {field.name: field.value for field in record.fields}
    assert (stated["odf.title"], stated["odf.keyword"]) == ("Cork and wine", "cork")


@pytest.mark.parametrize("count", ["9" * 5_000, "3", "many", ""])
def test_any_number_of_blanks_is_one_between_words(packed: Pack, count: str) -> None:
    content = (
        f'<o:document xmlns:o="{OFFICENS}" xmlns:t="{TEXTNS}"><o:body><o:text><t:p>Cork<t:s t:c="{count}"/>road</t:p>'
        "</o:text></o:body></o:document>"
    )
    assert read_odt(packed({"content.xml": content}), "a.odt").text.split() == ["Cork", "road"]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"content.xml": "<a/>"}, "holds no words"),
        ({"content.xml": "<a>", "meta.xml": "<a/>"}, "no well-formed XML"),
        ({"content.xml": "<a/>", "META-INF/manifest.xml": "<m:encryption-data xmlns:m='m'/>"}, "password"),
        (
            {
                "content.xml": f'<o:document xmlns:o="{OFFICENS}" xmlns:t="{TEXTNS}"><o:body><o:text><t:p>'
                f'<t:s t:c="{10**12}"/></t:p></o:text></o:body></o:document>'
            },
            "holds no words",
        ),
    ],
)
def test_hostile_and_empty_texts_are_refused(packed: Pack, members: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(UnreadableSourceError, match=reason):
        read_odt(packed(members), "a.odt")


@settings(deadline=None)
@given(cut=st.integers(4, 40_000), flips=st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 255)), max_size=6))
def test_damaged_texts_are_read_or_refused(cut: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(saved(letter()))
    for at, change in flips:
        data[at % len(data)] ^= change
    with suppress(UnreadableSourceError):
        read_odt(bytes(data[:cut]), "a.odt")
