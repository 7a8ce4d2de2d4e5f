"""PDF files: their words in reading order.

Letters and their places come from PDFium (Apache 2.0 and BSD, kept by Google, fast enough for whole books); the order
of columns, lines and paragraphs is worked out here. A process of its own reads each file, with limits of memory and
time, as hostile files have always found something in a parser of PDF.
"""

from corpus.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
