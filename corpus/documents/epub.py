"""EPUB books: their chapters, each read as a web page."""

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from corpus.documents.archive import Archive, open_archive, words
from corpus.documents.layout import Block, laid_out
from corpus.encoding import decode
from corpus.errors import UnreadableSourceError
from corpus.html import declared_encoding, read_html
from corpus.record import Record, SourceField

_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml"})
_MOST_CHAPTERS: Final = 2_000
_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"


def read_epub(data: bytes, source_file: str) -> Record:
    """The record of a book: its chapters in the order of its spine, a blank line between them, metadata as fields.

    Fields are called "dc.title", "dc.creator" and so on, as the book says it in Dublin Core. Raises
    UnreadableSourceError for damaged, protected and hostile files and for those without words.
    """
    archive = open_archive(data, source_file)
    where = _package_part(archive)
    package = archive.xml(where)
    parts = list(_chapters(package, posixpath.dirname(where)))
    _refuse_protected(archive, frozenset(parts))
    blocks = [block for part in parts for block in _chapter(archive, part)]
    return Record(
        source_file=source_file,
        format="epub",
        text=laid_out(blocks, source_file),
        encoding="utf-8",
        encoding_reason="valid UTF-8 in a book",
        fields=tuple(_fields(package)),
    )


def _package_part(archive: Archive) -> str:
    root = archive.xml(_CONTAINER).find(".//{*}rootfile")
    path = "" if root is None else root.get("full-path", "")
    if not path:
        raise archive.unreadable(f"its part {_CONTAINER} does not say where the book is")
    return path


def _chapters(package: etree._Element, folder: str) -> Iterator[str]:
    """The names of the spine's pages; one that stands twice is read once."""
    items = {item.get("id"): item for item in package.iterfind("{*}manifest/{*}item")}
    seen: set[str] = set()
    for reference in package.iterfind("{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        part = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")).partition("#")[0]))
        if part not in seen and len(seen) < _MOST_CHAPTERS:
            seen.add(part)
            yield part


def _refuse_protected(archive: Archive, parts: frozenset[str]) -> None:
    """Fonts may be scrambled in any book; where chapters are, it is locked to its buyer."""
    if _ENCRYPTION in archive.names():
        references = archive.xml(_ENCRYPTION).iterfind(".//{*}CipherReference")
        if any(unquote(reference.get("URI", "")) in parts for reference in references):
            raise archive.unreadable("is locked by its seller", "take an edition without protection")


def _chapter(archive: Archive, part: str) -> Iterator[Block]:
    """A cover of one picture shows no words, and a part that is listed may be missing: the others are read."""
    if part not in archive.names():
        return
    data = archive.read(part)
    try:
        yield Block(read_html(decode(data, part, declared_encoding(data)), archive.source_file).text)
    except UnreadableSourceError:
        return


def _fields(package: etree._Element) -> Iterator[SourceField]:
    for element in package.iterfind("{*}metadata//{http://purl.org/dc/elements/1.1/}*"):
        name = etree.QName(element).localname
        changed = name == "date" and "modification" in element.attrib.values()
        value = words(element)
        if value and not changed:
            yield SourceField(name=f"dc.{name}", value=value)
