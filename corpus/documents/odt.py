"""OpenDocument texts (LibreOffice and others)."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from corpus.documents.archive import Archive, attribute, local_name, open_archive, words
from corpus.documents.layout import Block, Kind, laid_out, raised, table_row
from corpus.record import Record, SourceField

_NOT_TEXT: Final = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "ruby-text", "forms", "sequence-decls"}
)
_MOST_SPACES: Final = 100
_DIGITS: Final = 6
_PROPERTIES: Final = ("title", "creator", "initial-creator", "subject", "description", "keyword", "language")


def read_odt(data: bytes, source_file: str) -> Record:
    """The record of an OpenDocument text: paragraphs and tables in order, notes at the end, properties as fields.

    Fields are called "odf.title", "odf.keyword" and so on. Raises UnreadableSourceError for damaged, protected and
    hostile files and for those without words.
    """
    archive = open_archive(data, source_file)
    _refuse_encrypted(archive)
    content = archive.xml("content.xml")
    reader = _Reader(frozenset(_raised_styles(content)))
    body = content.find("{*}body/{*}text")
    blocks = [] if body is None else [*reader.blocks(body), *reader.noted()]
    return Record(
        source_file=source_file,
        format="odt",
        text=laid_out(blocks, source_file),
        encoding="utf-8",
        encoding_reason="valid UTF-8 in an OpenDocument text",
        fields=tuple(_fields(archive)),
    )


def _refuse_encrypted(archive: Archive) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names() and b"encryption-data" in archive.read(manifest):
        raise archive.unreadable("is protected by a password", "remove the protection and save it again")


def _raised_styles(content: etree._Element) -> Iterator[str]:
    """The names of the styles of characters that stand above the line ("super 58%", "33% 58%")."""
    for style in content.iterfind("{*}automatic-styles/{*}style"):
        properties = style.find("{*}text-properties")
        position = "" if properties is None else attribute(properties, "text-position")
        if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0%")):
            yield attribute(style, "name")


class _Reader:
    """Walks the text; gathers the notes on the way."""

    def __init__(self, raised_styles: frozenset[str]) -> None:
        self._raised = raised_styles
        self._noted: list[tuple[str, etree._Element]] = []

    def blocks(self, parent: etree._Element, kind: Kind = Kind.PARAGRAPH) -> Iterator[Block]:
        """The paragraphs and rows below an element, through sections, lists, indexes and frames."""
        for element in parent:
            match local_name(element):
                case "p" | "h":
                    yield from self._paragraph(element, kind)
                case "list":
                    yield from self.blocks(element, Kind.ITEM)
                case "table":
                    yield from self._table(element)
                case name if name and name not in _NOT_TEXT:
                    yield from self.blocks(element, kind)

    def noted(self) -> Iterator[Block]:
        """The notes in the order of their marks."""
        for mark, note in self._noted:
            text = "\n".join(block.text for block in self.blocks(note)).strip()
            if text:
                yield Block(f"{mark} {text}")

    def _table(self, table: etree._Element) -> Iterator[Block]:
        for row in table.iter("{*}table-row"):
            if next(row.iterancestors("{*}table")) is table:
                yield from table_row([list(self.blocks(cell)) for cell in row.iterfind("{*}table-cell")])

    def _paragraph(self, paragraph: etree._Element, kind: Kind) -> Iterator[Block]:
        boxes: list[etree._Element] = []
        text = "".join(self._words(paragraph, boxes))
        if text or not boxes:
            yield Block(text, kind)
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """White space in the file is one blank; blanks that are meant have elements."""
        yield _plain(parent.text)
        for element in parent:
            yield from self._inner(element, boxes)
            yield _plain(element.tail)

    def _inner(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        match local_name(element):
            case "s":
                count = attribute(element, "c")
                yield " " * min(int(count[:_DIGITS]) if count.isdecimal() else 1, _MOST_SPACES)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "note":
                yield self._note(element)
            case "text-box":
                boxes.append(element)
            case "span" if attribute(element, "style-name") in self._raised:
                yield raised("".join(self._words(element, boxes)))
            case name if name and name not in _NOT_TEXT:
                yield from self._words(element, boxes)

    def _note(self, note: etree._Element) -> str:
        citation, body = note.find("{*}note-citation"), note.find("{*}note-body")
        mark = raised(words(citation)) if citation is not None else ""
        if body is not None:
            self._noted.append((mark, body))
        return mark


def _plain(text: str | None) -> str:
    if not text:
        return ""
    begin, end = " " * text[0].isspace(), " " * text[-1].isspace()
    inner = " ".join(text.split())
    return f"{begin}{inner}{end}" if inner else " "


def _fields(archive: Archive) -> Iterator[SourceField]:
    if "meta.xml" not in archive.names():
        return
    for element in archive.xml("meta.xml").iterfind("{*}meta/*"):
        value = words(element)
        if value and local_name(element) in _PROPERTIES:
            yield SourceField(name=f"odf.{local_name(element)}", value=value)
