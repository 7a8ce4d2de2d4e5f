"""From bytes to text, with the encoding found and the reason for it said."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from corpus.errors import UnreadableSourceError
from corpus.mojibake import repaired

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
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_STRANGE = ("Cc", "Cn", "Co", "Cs")
_STRANGE_ALLOWED = 0.02
_TABLES = (
    "cp1252", "cp1251", "koi8_r", "koi8_u", "cp1250", "iso8859_2", "iso8859_5", "cp866", "mac_cyrillic", "mac_roman",
    "cp1253", "iso8859_7", "cp1254", "cp1255", "cp1256", "cp1257", "cp437", "cp850", "tis_620", "gb18030",
    "big5", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949",
)  # fmt: skip
"""The encodings that people have used; rare ones win guesses about short texts, and are hardly ever right."""
_C1 = re.compile(rb"[\x80-\x9f]")
_LATIN = ("cp1252", "cp1254", "cp1257", "cp1250", "iso8859_2")
_SIGN_IN_WORD = re.compile(
    rb"[a-z\xe0-\xff][\xb1\xb3\xb6\xb9\xbc\xbe\xbf][a-z\xe0-\xff]|\s[\xb6\xb9\xbe][a-z\xe0-\xff]{2}"
)
"""Signs and fractions of Windows-1252 within words: they are letters of Polish, Czech or Slovak."""
_LATIN_2_LETTER = re.compile(
    rb"[A-Za-z][\xb1\xb6\xb9\xbb\xbc\xbe][a-z]|[\xa1\xa6\xa9\xab\xac\xae][a-z]|[a-z][\xb1\xb6\xb9]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`text` has "\\n" line ends and no control characters but tab and newline; `reason` is for people."""

    text: str
    encoding: str
    reason: str


def decode(data: bytes, place: str, declared: str | None = None) -> Decoded:
    """Decode `data`, the content of the file named `place`; `declared` is the encoding that the file itself names.

    Order: byte-order mark, the zero bytes of UTF-16 and UTF-32, valid UTF-8, the declared encoding, UTF-8 with a little
    damage (shown as U+FFFD), the best guess of charset-normalizer. Lines that somebody had decoded wrongly before are
    repaired, and `reason` says so. Raises UnreadableSourceError for empty and binary files and where nothing fits.

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
    """UTF-16 or UTF-32 without a mark, known by its zero bytes; of a file that begins so.

    Read wrongly, blanks and line ends become letters of other scripts, so the reading with the most of them is right.

    >>> unmarked_encoding("Кластер и регион".encode("utf-16-be")), unmarked_encoding(b"Cluster")
    ('utf-16-be', None)
    """
    sample = head[:_GUESS_BYTES]
    if b"\x00" not in sample:
        return None
    counted = ((_blanks(sample, encoding), encoding) for encoding in _UNMARKED)
    best = max(counted, key=lambda pair: pair[0])
    return best[1] if best[0] else None


def _blanks(sample: bytes, encoding: str) -> float:
    """Blanks, line ends and commas for each letter that these bytes are in the encoding; 0 where it makes no text."""
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(sample)
    except UnicodeDecodeError:
        return 0.0
    strange = sum(unicodedata.category(char) in _STRANGE for char in text if char not in "\n\r\t\ufeff")
    told = sum(map(text.count, " \n\r\t,.;<{"))
    return told / len(text) if text and strange <= _STRANGE_ALLOWED * len(text) else 0.0


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
    encoding = unmarked_encoding(data)
    try:
        return _decoded(data.decode(encoding), encoding, "zero bytes of wide letters") if encoding else None
    except UnicodeDecodeError:
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
    sample = data[:_GUESS_BYTES]
    best = from_bytes(sample, cp_isolation=list(_TABLES)).best()
    if best is None:
        return None
    encoding = _central_european(sample, best.encoding)
    try:
        return _decoded(data.decode(encoding), encoding, "guessed from the frequency of its letters")
    except UnicodeDecodeError:
        return None


def _central_european(sample: bytes, guessed: str) -> str:
    """Latin-2 or Windows-1250: they differ in a few letters, which only the second has where the first has controls."""
    western = guessed.startswith(("cp1252", "cp1254", "cp1257")) and len(_SIGN_IN_WORD.findall(sample)) < 2
    if western or guessed not in _LATIN:
        return guessed
    return "cp1250" if _C1.search(sample) or not _LATIN_2_LETTER.search(sample) else "iso8859_2"


def _decoded(text: str, encoding: str, reason: str) -> Decoded:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    mended, number = repaired(lines)
    told = f"{reason}; {number} line{'s' if number > 1 else ''} repaired" if number else reason
    return Decoded(text=mended, encoding=encoding, reason=told)


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
