"""Which reader reads which document, told by content and not by name."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

from corpus.documents.archive import BROKEN
from corpus.documents.docx import read_docx
from corpus.documents.epub import read_epub
from corpus.documents.markdown import is_markdown, read_markdown
from corpus.documents.odt import read_odt
from corpus.documents.pdf import read_pdf
from corpus.encoding import decode
from corpus.errors import UnreadableSourceError
from corpus.html import declared_encoding, read_html
from corpus.record import Record
from corpus.text import read_text

Reader = Callable[[bytes, str], Record]
"""From the bytes of a file, and its name in the graph, to its record."""

MAX_PACKED: Final = 100_000_000
"""The size of the largest document with pictures, in bytes; its text may have corpus.documents.layout.MAX_TEXT."""
_PDF_WITHIN: Final = 1_024
"""So far from its beginning a PDF may say that it is one (ISO 32000-1, annex H.3.4.1)."""
_MIMETYPES: Final = {
    b"application/vnd.oasis.opendocument.text": read_odt,
    b"application/vnd.oasis.opendocument.text-template": read_odt,
    b"application/epub+zip": read_epub,
}
_WORD: Final = b"wordprocessingml"
_WORD_MACROS: Final = b"ms-word.document.macroEnabled"
_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_HTML_START: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is of a format that holds pictures with its text, and so may be large."""
    return b"%PDF-" in head[:_PDF_WITHIN] or head.startswith(b"PK\x03\x04")


def read_document(data: bytes, source_file: str) -> Record:
    """The record of a document of any kind, told by its content; its name decides only where that leaves a choice.

    Raises UnreadableSourceError, with what is wrong and what to do, for what is empty, binary, damaged, protected, or
    in no recognisable encoding.

    >>> read_document(b"<!doctype html><p>Words</p>", "saved").format, read_document(b"Words", "a.md").format
    ('html', 'markdown')
    """
    reader = document_reader(data, source_file)
    if reader is not None:
        return reader(data, source_file)
    if source_file.lower().endswith(_HTML_SUFFIXES) or _HTML_START.match(data[:4096]):
        return read_html(decode(data, source_file, declared_encoding(data)), source_file)
    decoded = decode(data, source_file)
    read = read_markdown if is_markdown(source_file, decoded.text) else read_text
    return read(decoded, source_file)


def document_reader(data: bytes, source_file: str) -> Reader | None:
    """The reader of a PDF, DOCX, ODT or EPUB file; None for all others, among them other archives.

    Raises UnreadableSourceError for an office document under a password: nothing of it can be read.

    >>> document_reader(b"%PDF-1.7", "a.txt").__name__, document_reader(b"A page", "a.pdf")
    ('read_pdf', None)
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return read_pdf
    if data.startswith(b"\xd0\xcf\x11\xe0") and _PROTECTED in data:
        raise UnreadableSourceError(source_file, "is protected by a password", "remove the protection, save it again")
    return _packed(data) if data.startswith(b"PK\x03\x04") else None


def _packed(data: bytes) -> Reader | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                return _MIMETYPES.get(_beginning(archive, "mimetype").strip())
            types = _beginning(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except BROKEN:
        return None
    return read_docx if _WORD in types or _WORD_MACROS in types or "word/document.xml" in names else None


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(1_000_000)
