"""From the bytes of a PDF file to its text."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.documents.layout import MAX_TEXT
from corpus.documents.pdf.columns import lines
from corpus.documents.pdf.furniture import without_furniture
from corpus.documents.pdf.letters import sheet
from corpus.documents.pdf.model import Extracted, Line, NoTextError
from corpus.documents.pdf.paragraphs import text_of
from corpus.documents.pdf.properties import properties, published

MOST_PAGES: Final = 2_000
_PICTURES: Final = "recognise its text (ocrmypdf does) and build that, or take the file out"
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b-\x1f]")
_UNKNOWN_ALLOWED: Final = 0.3


def extract(data: bytes) -> Extracted:
    """The text of a PDF file in reading order; raises NoTextError where there is none to be had."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error) from error
    try:
        return _extracted(document, data)
    finally:
        document.close()


def _unopened(error: pypdfium2.PdfiumError) -> NoTextError:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return NoTextError("is protected by a password", "remove the protection and save it again")
    return NoTextError(f"is a damaged PDF file ({error})", "open it in a reader, print it to PDF and build that")


def _extracted(document: pypdfium2.PdfDocument, data: bytes) -> Extracted:
    if len(document) > MOST_PAGES:
        raise NoTextError(f"has {len(document)} pages (at most {MOST_PAGES})", "split it into its documents")
    pages = list(_pages(document))
    wordless = sum(not page for page in pages)
    if pages and wordless == len(pages):
        raise NoTextError("has no text layer: its pages are pictures", _PICTURES)
    kept = [line for page in without_furniture(pages) for line in page]
    text = text_of(kept)
    if len(_UNKNOWN.findall(text)) > _UNKNOWN_ALLOWED * len(text):
        raise NoTextError("does not say which letters its signs are", _PICTURES)
    fields = (*properties(document.get_metadata_dict()), *published(data))
    return Extracted(text=text, pages=len(pages), wordless=wordless, fields=fields)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Sequence[Line]]:
    """The lines of each page; one that is damaged has none."""
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield []
            continue
        seen = sheet(page)
        page.close()
        letters += sum(len(run.text) for run in seen.runs)
        if letters > MAX_TEXT:
            raise NoTextError(f"holds more than {MAX_TEXT / 1e6:.0f} million letters", "split it into its documents")
        yield list(lines(seen, number))
