"""From bytes to text in pieces, for formats that say their encoding themselves."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from corpus.encoding import marked_encoding, unmarked_encoding, without_controls

_PIECE_BYTES: Final = 16_384
_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
_STRAY: Final = re.compile("[\udc80-\udcff]+")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def pieces_of_text(binary: BinaryIO) -> Iterator[str]:
    """The text of a stream of XML or JSON, without its byte-order mark, control characters made blanks.

    The encoding: a byte-order mark, the zero bytes of UTF-16, what an XML declaration names, else UTF-8. Bytes that are
    no UTF-8 are read as Windows-1252, which is what files that wrongly say UTF-8 mostly are.

    >>> import io
    >>> "".join(pieces_of_text(io.BytesIO("Bj\\u00f6rk".encode("cp1252"))))
    'Björk'
    """
    head = binary.read(_PIECE_BYTES)
    encoding = _encoding(head)
    utf8 = encoding in {"utf-8", "utf-8-sig"}
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if utf8 else "replace")
    data = head
    while data:
        following = binary.read(_PIECE_BYTES)
        text = decoder.decode(data, final=not following)
        if text:
            yield without_controls(_mended(text) if utf8 else text)
        data = following


def _encoding(head: bytes) -> str:
    known = marked_encoding(head) or unmarked_encoding(head)
    if known is not None:
        return known
    declared = _DECLARED.match(head.lstrip())
    return _known(declared.group(1).decode("ascii")) if declared else "utf-8"


def _known(declared: str) -> str:
    """The codec of a declared encoding. One that says UTF-16 in letters of one byte each cannot be meant."""
    try:
        name = codecs.lookup(declared).name
        "".encode(name)
    except LookupError:
        return "utf-8"
    if name.startswith(("utf-16", "utf-32", "utf-7")) or name == "ascii":
        return "utf-8"
    return "cp1252" if name == "iso8859-1" else name


def _mended(text: str) -> str:
    if not _SURROGATES.search(text):
        return text
    plain = _STRAY.sub(lambda stray: stray.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text)
    return _SURROGATES.sub("\ufffd", plain)
