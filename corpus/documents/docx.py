"""Word documents (Office Open XML, transitional and strict).

The parts are read with lxml: python-docx does not show what stands in content controls, insertions, text boxes and
footnotes, and opens no strict documents.
"""

import posixpath
from collections.abc import Iterator
from typing import Final

from lxml import etree

from corpus.documents.archive import Archive, attribute, local_name, open_archive, words
from corpus.documents.layout import Block, Kind, laid_out, raised, table_row
from corpus.record import Record, SourceField

_NOT_TEXT: Final = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "commentReference", "rt"})
"""Deleted text, field codes, the second version of what newer programs show otherwise, ruby letters."""
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES: Final = ("footnote", "endnote")
_PROPERTIES: Final = ("title", "creator", "subject", "description", "keywords", "language", "identifier")


def read_docx(data: bytes, source_file: str) -> Record:
    """The record of a Word document: paragraphs and tables in order, notes at the end, core properties as fields.

    Fields are called "core.title", "core.creator" and so on. Raises UnreadableSourceError for damaged, protected and
    hostile files and for those without words.
    """
    archive = open_archive(data, source_file)
    main = _main_part(archive)
    reader = _Reader(archive, posixpath.dirname(main))
    blocks = [*reader.blocks(archive.xml(main)), *reader.noted()]
    return Record(
        source_file=source_file,
        format="docx",
        text=laid_out(blocks, source_file),
        encoding="utf-8",
        encoding_reason="valid UTF-8 in a Word document",
        fields=tuple(_fields(archive)),
    )


def _main_part(archive: Archive) -> str:
    """The part that the package names as its document; "word/document.xml" is only the custom."""
    if "_rels/.rels" in archive.names():
        for relation in archive.xml("_rels/.rels"):
            if (
                attribute(relation, "Type").endswith("/officeDocument")
                and attribute(relation, "TargetMode") != "External"
            ):
                return posixpath.normpath(attribute(relation, "Target").lstrip("/"))
    return "word/document.xml"


class _Reader:
    """Walks the parts of one document; knows the notes and which of them have been referred to, in order."""

    def __init__(self, archive: Archive, folder: str) -> None:
        self._notes = {kind: _notes(archive, f"{folder}/{kind}s.xml") for kind in _NOTES}
        self._referred: list[tuple[str, etree._Element]] = []

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The paragraphs and rows below an element, through whatever wraps them."""
        for element in parent:
            match local_name(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case name if name and name not in _NOT_TEXT:
                    yield from self.blocks(element)

    def noted(self) -> Iterator[Block]:
        """The notes that were referred to, each behind its mark."""
        for mark, note in self._referred:
            text = "\n".join(block.text for block in self.blocks(note)).strip()
            if text:
                yield Block(f"{mark} {text}" if mark else text)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        for row in table.iter("{*}tr"):
            if next(row.iterancestors("{*}tbl")) is table:
                cells = [cell for cell in row.iter("{*}tc") if next(cell.iterancestors("{*}tr")) is row]
                yield from table_row([list(self.blocks(cell)) for cell in cells])

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        boxes: list[etree._Element] = []
        text = "".join(self._words(paragraph, boxes))
        kind = Kind.ITEM if paragraph.find("{*}pPr/{*}numPr") is not None else Kind.PARAGRAPH
        if text or not boxes:
            yield Block(text, kind)
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for element in parent:
            name = local_name(element)
            if name == "t":
                yield element.text or ""
            elif name in _SIGNS:
                # A tab stop of the paragraph's properties has the same name as a tab in its text.
                yield "" if local_name(parent) == "tabs" else _SIGNS[name]
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._refer(element, name.removesuffix("Reference"))
            elif name == "txbxContent":
                boxes.append(element)
            elif name == "r" and _is_raised(element):
                yield raised("".join(self._words(element, boxes)))
            elif name and name not in _NOT_TEXT:
                yield from self._words(element, boxes)

    def _refer(self, reference: etree._Element, kind: str) -> str:
        # Each is read once, whoever refers to it again: the note itself, perhaps.
        note = self._notes[kind].pop(attribute(reference, "id"), None)
        if note is None:
            return ""
        if attribute(reference, "customMarkFollows") in ("1", "true", "on"):
            self._referred.append(("", note))
            return ""
        mark = raised(str(1 + sum(bool(before) for before, _ in self._referred)))
        self._referred.append((mark, note))
        return mark


def _is_raised(run: etree._Element) -> bool:
    align = run.find("{*}rPr/{*}vertAlign")
    return align is not None and attribute(align, "val") == "superscript"


def _notes(archive: Archive, part: str) -> dict[str, etree._Element]:
    """Notes by their id; the lines that separate them from the page have a type."""
    if part not in archive.names():
        return {}
    return {attribute(note, "id"): note for note in archive.xml(part) if not attribute(note, "type")}


def _fields(archive: Archive) -> Iterator[SourceField]:
    if "docProps/core.xml" not in archive.names():
        return
    for element in archive.xml("docProps/core.xml"):
        value = words(element)
        if value and local_name(element) in _PROPERTIES:
            yield SourceField(name=f"core.{local_name(element).lower()}", value=value)
