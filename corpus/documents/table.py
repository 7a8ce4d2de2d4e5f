"""Which reader reads which document, told by content and not by name."""

import io
import zipfile
from collections.abc import Callable
from typing import Final

from corpus.documents.docx import read_docx
from corpus.documents.epub import read_epub
from corpus.documents.odt import read_odt
from corpus.documents.pdf import read_pdf
from corpus.errors import UnreadableSourceError
from corpus.record import Record

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
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")


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
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        # A truncated one: what it was is still told by the names of its members.
        return read_docx if b"word/document.xml" in data else None
    return read_docx if _WORD in types or _WORD_MACROS in types or "word/document.xml" in names else None


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(1_000_000)
