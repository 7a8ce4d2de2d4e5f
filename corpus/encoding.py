"""From bytes to text, with the encoding found and the reason for it said."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from corpus.errors import UnreadableSourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file", "save its text and build that"),
    (b"PK\x03\x04", "a ZIP archive or office document", "save it as plain text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text or HTML"),
    (b"\x89PNG", "a PNG picture", "take it out of the sources"),
    (b"\xff\xd8\xff", "a JPEG picture", "take it out of the sources"),
    (b"GIF8", "a GIF picture", "take it out of the sources"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"\x7fELF", "a program", "take it out of the sources"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DAMAGE_ALLOWED = 0.002
"""Share of bytes that may be damaged in what is otherwise UTF-8: a cut in the middle of a letter, a stray byte."""
_NON_TEXT_ALLOWED = 0.02
_GUESS_BYTES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`text` has "\\n" line ends and no control characters but tab and newline; `reason` is for people."""

    text: str
    encoding: str
    reason: str


def decode(data: bytes, place: str, declared: str | None = None) -> Decoded:
    """Decode `data`, the content of the file named `place`; `declared` is the encoding that the file itself names.

    Order: byte-order mark, the zero bytes of UTF-16, valid UTF-8, the declared encoding, UTF-8 with a little damage
    (shown as U+FFFD), the best guess of charset-normalizer. Raises UnreadableSourceError for empty and binary files and
    where nothing fits.

    >>> decode("Кластер".encode("cp1251"), "a.html", "windows-1251").encoding
    'cp1251'
    >>> decode(b"Cluster\\r\\npolicy", "a.txt").text
    'Cluster\\npolicy'
    """
    if not data.strip():
        raise UnreadableSourceError(place, "the file is empty", "save the page again or take the file out")
    _refuse_known_binary(data, place)
    marked = _by_mark(data, place)
    if marked is not None:
        return marked
    unmarked = _by_zero_bytes(data)
    if unmarked is not None:
        return unmarked
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise UnreadableSourceError(place, f"a binary file (zero byte at offset {at})", "save its text and build that")
    found = _as_utf8(data) or _as_declared(data, declared) or _as_damaged_utf8(data) or _as_guessed(data)
    if found is None:
        reason = "no character encoding makes text of its bytes"
        raise UnreadableSourceError(place, reason, "save it again as UTF-8")
    _refuse_noise(found, place)
    return found


def _refuse_known_binary(data: bytes, place: str) -> None:
    for signature, what, mend in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSourceError(place, f"is {what}, not text", mend)


def marked_encoding(head: bytes) -> str | None:
    """The encoding whose byte-order mark stands at the beginning."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def unmarked_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark, known by its zero bytes."""
    found = _by_zero_bytes(head[: len(head) // 2 * 2])
    return found.encoding if found else None


def guessed_encoding(sample: bytes) -> str | None:
    """The encoding that the letters of a sample look like, None when none makes text of it."""
    found = _as_guessed(sample)
    return found.encoding if found else None


def _by_mark(data: bytes, place: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _decoded(data.decode(encoding), encoding.removesuffix("-sig"), "byte-order mark")
            except UnicodeDecodeError as error:
                reason = f"begins with a {encoding} byte-order mark but is not {encoding} at byte {error.start}"
                raise UnreadableSourceError(place, reason, "save it again as UTF-8") from error
    return None


def _by_zero_bytes(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: Latin letters leave every other byte zero, and hardly any of the rest."""
    sample = data[:_GUESS_BYTES]
    low, high = sample[::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros > 0.6 * len(sample) / 2 and others < 0.02 * len(sample) / 2:
            try:
                return _decoded(data.decode(encoding), encoding, "every other byte is zero")
            except UnicodeDecodeError:
                continue
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return _decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        # Pages that declare Latin-1 mean Windows-1252 (WHATWG Encoding Standard, labels of windows-1252).
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return _decoded(data.decode(name), name, "declared in the file")
    except (LookupError, UnicodeDecodeError):
        return None


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    letters = sum(1 for char in text if ord(char) > 127) - damaged
    if damaged > max(1, len(data) * _DAMAGE_ALLOWED) or letters < damaged:
        return None
    return _decoded(text, "utf-8", f"UTF-8 with {damaged} damaged byte sequence{'s' if damaged > 1 else ''}")


def _as_guessed(data: bytes) -> Decoded | None:
    best = from_bytes(data[:_GUESS_BYTES]).best()
    if best is None:
        return None
    try:
        return _decoded(data.decode(best.encoding), best.encoding, "guessed from the frequency of its letters")
    except UnicodeDecodeError:
        return None


def _decoded(text: str, encoding: str, reason: str) -> Decoded:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return Decoded(text=lines, encoding=encoding, reason=reason)


def _refuse_noise(found: Decoded, place: str) -> None:
    controls = len(_CONTROLS.findall(found.text))
    if controls > max(2, len(found.text) * _NON_TEXT_ALLOWED):
        reason = f"a binary file ({controls} control characters in {len(found.text)})"
        raise UnreadableSourceError(place, reason, "save its text and build that")
    if not found.text.strip():
        raise UnreadableSourceError(place, "the file holds only white space", "take the file out")


def without_controls(text: str) -> str:
    """The text with each control character but tab and newline made a space, so that offsets stay what they were.

    They cannot stand in XML, and so not in the XML forms of RDF and of SPARQL results.

    >>> without_controls("a\\x0cb\\tc")
    'a b\\tc'
    """
    return _CONTROLS.sub(" ", text)
