"""Files made wrong: their words, lines, tags and bytes, their encoding and packing, and the parts of archives."""

import bz2
import gzip
import io
import lzma
import re
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

from corpus.documents.archive import BROKEN

_MOST: Final = 200_000
_RUN: Final = 50_000
"""Letters of a run of the same: what looks at it from each of them takes seconds."""
_TOKENS: Final = re.compile(r"<[^<>]{0,200}>|\w+|\s+|[^\w\s]")
_ODD: Final = (
    *("\x00", "\x1f", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "\ufffd", "\u0301", "\u202e", "\U0001f600", "é"),
    *("{", "}", "[", "]", "(", ")", '"', "'", "\\", "$", "@", "%", "#", "&", ";", ",", ":", "|", "=", "~", "^", "_"),
    *("<", ">", "</", "/>", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a [", "]>"),
    *("&amp;", "&nbsp;", "&x;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "\\u0000", "\\ud800", "\\x"),
    *(" ", "A. ", "a", "a ", "1", "-", ".", "!", " and", "; ", "and ,", "$a", "\u00a0", "a=", "/", "`", "*"),
    *("null", "true", "-1", "1e999", "NaN", "9" * 5_000, "{}", "[]", '""', "[[[[", "\t", "\n\n", "\r", "  - "),
    *("2014/13/45", "0000-00-00", "٢٠١٤", "²", "①", "ı", "İ", "ß", "10.1/", "et al.", " and ", "and others"),
    *("\\begin{", "\\'", "\\url{", "\\input{/etc/passwd}", "@string{a = a # a}", "---\n", "+++\n", "PK\x03\x04"),
    *("%PDF-1.7", "\x1f\x8b\x08", "<html", "<table><tr><td rowspan=99999 colspan=99999>", "=cmd|' /C calc'!A0"),
)
"""What stands for something to one of the readers, and what no reader expects."""
_ENCODINGS: Final = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "gb18030", "utf-7")
_PACKERS: Final[tuple[Callable[[bytes], bytes], ...]] = (gzip.compress, bz2.compress, lzma.compress)

Texts = Sequence[str]


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of an archive; none of what is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name}
    except (*BROKEN, LookupError, struct.error):
        return {}


class Mutator:
    """Makes files wrong, as its numbers fall: the same seed gives the same files.

    `attacks` are texts that reach out for something: whoever watches it sees whether a reader did.
    """

    def __init__(self, random: Random, texts: Texts, attacks: Texts) -> None:
        self._random = random
        self._texts = texts
        self._odd = (*_ODD, *attacks)

    def mutated(self, data: bytes) -> bytes:
        """The file with a few things wrong in it; of an archive mostly in its parts."""
        members = unzipped(data)
        changed = self._archive(members) if members else self._file(data)
        return self._bytes(changed) if self._one_in(8) else changed

    def mutated_text(self, text: str) -> str:
        """The text with up to twelve things wrong in it."""
        for _ in range(self._random.choice((1, 1, 2, 3, 5, 12))):
            text = self._random.choice((self._of_tokens, self._of_tokens, self._of_letters, self._of_lines))(text)
        return text[:_MOST]

    def _file(self, data: bytes) -> bytes:
        if data.startswith(b"%PDF"):
            return self.mutated_text(data.decode("latin-1")).encode("latin-1", "replace")
        encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8"
        text = self.mutated_text(data.decode(encoding, "replace"))
        written = self._random.choice(_ENCODINGS) if self._one_in(6) else encoding
        return self._packed(text.encode(written, "replace"))

    def _packed(self, data: bytes) -> bytes:
        if not self._one_in(10):
            return data
        packed = self._random.choice((*_PACKERS, self._zipped))(data)
        if self._one_in(3):
            packed = self._random.choice(_PACKERS)(packed)
        return self._bytes(packed) if self._one_in(2) else packed

    def _zipped(self, data: bytes) -> bytes:
        beside = self._random.choice(("../b", "/c", "d/", "__MACOSX/e", ".f", "g\x00h", "a.ris/../i"))
        return zipped({"a": data, beside: data[:99]})

    def _archive(self, members: dict[str, bytes]) -> bytes:
        for _ in range(self._random.choice((1, 1, 2))):
            name = self._random.choice(sorted(members))
            if self._one_in(8):
                members[self.mutated_text(name)[:60].lstrip("\x00") or name] = members.pop(name)
            elif self._one_in(8):
                members[name] = b""
            elif self._one_in(8):
                members[name] = self._bytes(members[name])
            else:
                members[name] = self._file(members[name])
        return zipped(members)

    def _bytes(self, data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(self._random.choice((1, 2, 5))):
            at = self._random.randrange(len(changed) + 1)
            match self._random.randrange(4):
                case 0:
                    changed[at : at + 1] = self._random.randbytes(1)
                case 1:
                    changed[at:at] = self._random.randbytes(self._random.randint(1, 8))
                case 2:
                    del changed[at : at + self._random.choice((1, 4, 30))]
                case _ if self._one_in(3):
                    del changed[at:]
        return bytes(changed)

    def _of_tokens(self, text: str) -> str:
        tokens = _TOKENS.findall(text)
        if not tokens:
            return self._random.choice(self._odd)
        at = self._random.randrange(len(tokens))
        end = at + self._random.choice((1, 1, 3, 10, 40))
        match self._random.randrange(6):
            case 0:
                del tokens[at:end]
            case 1:
                tokens.insert(at, self._repeated(self._random.choice(self._odd)))
            case 2:
                tokens[at] = self._random.choice(self._odd)
            case 3:
                tokens[at:end] = tokens[at:end] * self._random.choice((2, 3, 60))
            case 4:
                tokens[at:end] = self._elsewhere()
            case _:
                other = self._random.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
        return "".join(tokens)

    def _repeated(self, piece: str) -> str:
        if self._one_in(12):
            return piece * (_RUN // len(piece))
        return piece * (1 if len(piece) > 100 else self._random.choice((1, 1, 1, 2, 40)))

    def _elsewhere(self) -> Sequence[str]:
        tokens = _TOKENS.findall(self._random.choice(self._texts)[:_MOST])
        at = self._random.randrange(len(tokens) + 1)
        return tokens[at : at + self._random.choice((1, 5, 60))]

    def _of_letters(self, text: str) -> str:
        at = self._random.randrange(len(text) + 1)
        match self._random.randrange(5):
            case 0 if self._one_in(2):
                return text[:at]
            case 1:
                return text[:at] + chr(self._random.choice((self._letter(128), self._letter(0x3000)))) + text[at + 1 :]
            case 2:
                return text[:at] + self._random.choice(self._odd) + text[at:]
            case 3:
                return text[:at] + text[at + self._random.choice((1, 20)) :]
            case _:
                return text[:at] + text[at : at + self._random.choice((1, 8))] * 300 + text[at:]

    def _letter(self, end: int) -> int:
        return self._random.randrange(end)

    def _of_lines(self, text: str) -> str:
        lines = text.split("\n")
        at = self._random.randrange(len(lines))
        match self._random.randrange(4):
            case 0:
                del lines[at]
            case 1:
                lines.insert(self._random.randrange(len(lines)), lines[at])
            case 2:
                self._random.shuffle(lines)
            case _:
                lines[at] = lines[at].strip() if self._one_in(2) else "    " + lines[at]
        return self._random.choice(("\n", "\n", "\n", "\r\n", "\r", "\u2028")).join(lines)

    def _one_in(self, number: int) -> bool:
        return self._random.randrange(number) == 0


def hostile(data: bytes) -> Sequence[bytes]:
    """The same few of each file: cut anywhere, zero bytes, fields of ten million letters, bombs."""
    if data.startswith((b"PK\x03\x04", b"%PDF")):
        return [data[: len(data) * part // 20] for part in range(20)]
    words = [found.end() for found in re.finditer(rb"[A-Za-z]{4}", data)]
    middle = words[len(words) // 2] if words else len(data)
    long = data[:middle] + b"words of " * 1_200_000 + data[middle:]
    accented = data[:middle] + "é; ".encode() * 2_500_000 + data[middle:]
    zeros = data[:middle] + b"\x00" * 1000 + data[middle:]
    cut = [data[: len(data) * part // 40] for part in range(40)]
    bombs = [pack(data[:middle] + bytes(70_000_000)) for pack in (gzip.compress, bz2.compress)]
    return [*cut, zeros, long, accented, *bombs, zipped({"a": data, "b": bytes(70_000_000)})]
