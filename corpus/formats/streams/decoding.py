"""The lines of a stream of bytes, whatever its encoding and its line ends."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from corpus.encoding import guessed_encoding, marked_encoding, unmarked_encoding, without_controls
from corpus.mojibake import repaired_line

_CHUNK: Final = 1 << 20
_LONGEST_LINE: Final = 1 << 26
"""A longer line (in bytes) comes in several."""
_SEPARATORS: Final = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029", " "))


@dataclass(slots=True)
class Decoding:
    """How a file is read: `reason` is for people. Both may turn out only after thousands of lines of plain ASCII."""

    encoding: str = "utf-8"
    reason: str = "valid UTF-8"
    damaged: int = 0
    repaired: int = 0

    @property
    def told(self) -> str:
        """The reason, and how many lines had been decoded wrongly before they came here."""
        lines = "line" if self.repaired == 1 else "lines"
        return f"{self.reason}; {self.repaired} {lines} repaired" if self.repaired else self.reason


def decoding_of(head: bytes) -> Decoding:
    """How a file that begins so is to be read: by its mark, its zero bytes, else as UTF-8 until that fails.

    >>> decoding_of("Клáster".encode("utf-16")).encoding, decoding_of(b"TY  - JOUR").encoding
    ('utf-16', 'utf-8')
    """
    marked = marked_encoding(head)
    if marked is not None:
        return Decoding(marked, "byte-order mark")
    unmarked = unmarked_encoding(head)
    return Decoding(unmarked, "every other byte is zero") if unmarked else Decoding()


def decoded_lines(stream: BinaryIO, decoding: Decoding) -> Iterator[str]:
    """The lines without their ends; what cannot be decoded becomes U+FFFD. `decoding` learns what was found."""
    if decoding.encoding.startswith(("utf-16", "utf-32")):
        lines = _wide(stream, decoding.encoding)
    else:
        lines = _narrow(stream, decoding)
    for line in lines:
        plain = line if line.isprintable() else without_controls(line.translate(_SEPARATORS))
        mended = repaired_line(plain)
        decoding.repaired += mended != plain
        yield mended


def _wide(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Line by line, where a letter takes two bytes or four."""
    reader = io.TextIOWrapper(stream, encoding, errors="replace", newline=None)
    try:
        yield from (line.removesuffix("\n") for line in reader)
    finally:
        reader.detach()


def _narrow(stream: BinaryIO, decoding: Decoding) -> Iterator[str]:
    """Line by line as UTF-8; from the first line that is none, in the encoding that the lines behind it look like."""
    telling = False  # whether letters have come that show the file to be UTF-8
    first = True
    lines = byte_lines(stream)
    for raw in lines:
        line = raw.removeprefix(codecs.BOM_UTF8) if first else raw
        first = False
        if decoding.encoding not in ("utf-8", "utf-8-sig"):
            yield line.decode(decoding.encoding, "replace")
            continue
        try:
            yield line.decode("utf-8")
            telling = telling or not line.isascii()
        except UnicodeDecodeError:
            if telling or _is_mostly_utf8(line):
                yield _damaged(line, decoding)
                continue
            ahead = _ahead(line, lines)
            decoding.encoding, decoding.reason = _guess(b"\n".join(ahead)), "guessed from the frequency of its letters"
            yield from (one.decode(decoding.encoding, "replace") for one in ahead)


def _ahead(line: bytes, lines: Iterator[bytes]) -> list[bytes]:
    """The line and those behind it, as many as a guess needs."""
    found, size = [line], len(line)
    for following in lines:
        found.append(following)
        size += len(following)
        if size > _CHUNK:
            break
    return found


def _guess(sample: bytes) -> str:
    return guessed_encoding(b"\n".join(line for line in sample.split(b"\n") if not line.isascii())) or "cp1252"


def _is_mostly_utf8(line: bytes) -> bool:
    text = line.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for char in text if char > "\x7f") - broken > broken


def _damaged(line: bytes, decoding: Decoding) -> str:
    """A line that is no UTF-8 in a file that is: pasted from another encoding, or with a byte that is lost."""
    decoding.damaged += 1
    decoding.reason = f"UTF-8 with {decoding.damaged} damaged line{'s' if decoding.damaged > 1 else ''}"
    if _is_mostly_utf8(line) or any(0x80 <= byte < 0xA0 for byte in line):
        return line.decode("utf-8", "replace")
    return line.decode("cp1252", "replace")


def byte_lines(stream: BinaryIO) -> Iterator[bytes]:
    r"""The lines of a stream, ended by LF, CR or CRLF, without their ends.

    >>> list(byte_lines(io.BytesIO(b"a\r\nb\rc\n\nd")))
    [b'a', b'b', b'c', b'', b'd']
    """
    rest = b""
    while chunk := stream.read(_CHUNK):
        lines = (rest + chunk).splitlines(keepends=True)
        # The last one may go on in the next chunk, or be a CR whose LF is there.
        rest = lines.pop() if len(lines[-1]) < _LONGEST_LINE and not lines[-1].endswith(b"\n") else b""
        yield from (line.rstrip(b"\r\n") for line in lines)
    yield from (line.rstrip(b"\r\n") for line in rest.splitlines(keepends=True))
