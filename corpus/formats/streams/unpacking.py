"""Compressed files as streams: unpacked on the fly, never onto the disk, and never further than a bomb allows."""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Final, cast

from typing_extensions import Buffer

from corpus.errors import UnreadableSourceError

_MOST_BYTES: Final = 32_000_000_000
_FREE_BYTES: Final = 64_000_000
"""So much is unpacked of anything; beyond it the ratio counts."""
_MOST_TIMES: Final = 300
"""A compressed file holds at most so many times its size: exports have 5 to 60 times, bombs a thousand."""
_DEEPEST: Final = 3
_OPENERS: Final[tuple[tuple[bytes, Callable[[BinaryIO], BinaryIO]], ...]] = (
    (b"\x1f\x8b\x08", lambda packed: cast(BinaryIO, gzip.GzipFile(fileobj=packed))),
    (b"BZh", lambda packed: cast(BinaryIO, bz2.BZ2File(packed))),
    (b"\xfd7zXZ\x00", lambda packed: cast(BinaryIO, lzma.LZMAFile(packed))),  # noqa: SIM115  `Unpacked` closes it
)
_BROKEN: Final = (
    *(EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, zipfile.BadZipFile, OSError, RuntimeError),
    *(ValueError, LookupError, struct.error),  # what zipfile lets through of damaged names and headers
)
_LONGEST_SIGNATURE: Final = 8


class Unpacked(io.RawIOBase):
    """What a compressed stream holds. Raises UnreadableSourceError for a bomb and for damage, when it comes to it."""

    def __init__(self, inner: BinaryIO, packed_bytes: int, place: str, beneath: Sequence[BinaryIO] = ()) -> None:
        """`packed_bytes` is the size of the file; streams `beneath` the inner one are closed with it."""
        self._closed_with = (inner, *beneath)
        self._inner = inner
        self._place = place
        self._most = min(_MOST_BYTES, max(_FREE_BYTES, _MOST_TIMES * packed_bytes))
        self._done = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """The next bytes; 0 at the end."""
        view = memoryview(buffer)
        with broken(self._place):
            data = self._inner.read(len(view))
        self._done += len(data)
        if self._done > self._most:
            reason = f"unpacks to more than {self._most / 1e6:,.0f} MB, which no export of its size does"
            raise UnreadableSourceError(self._place, reason, "unpack it yourself if you trust it, and build that")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Closes what it reads from, too."""
        for stream in self._closed_with:
            stream.close()
        super().close()


@contextmanager
def broken(place: str) -> Iterator[None]:
    """What the libraries say of damaged archives, said as an error of ours."""
    try:
        yield
    except UnreadableSourceError:
        raise
    except _BROKEN as error:
        reason = f"is a damaged or protected archive ({type(error).__name__}: {error})"
        raise UnreadableSourceError(place, reason, "fetch it again, or unpack it and build that") from error


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """The stream with the room in front that `unpacked` looks into."""
    return cast(BinaryIO, io.BufferedReader(raw))


def unpacked(stream: BinaryIO, packed_bytes: int, place: str) -> BinaryIO:
    """The stream itself, which is `buffered`, or what it holds if it is gzip, bzip2 or xz, also one in another.

    >>> packed = gzip.compress(gzip.compress(b"TY  - JOUR"))
    >>> unpacked(buffered(cast(io.RawIOBase, io.BytesIO(packed))), len(packed), "a.ris.gz").read()
    b'TY  - JOUR'
    """
    for _ in range(_DEEPEST):
        begin = cast("io.BufferedReader[Any]", stream).peek(_LONGEST_SIGNATURE)[:_LONGEST_SIGNATURE]
        opener = next((opener for signature, opener in _OPENERS if begin.startswith(signature)), None)
        if opener is None:
            break
        stream = buffered(Unpacked(opener(stream), packed_bytes, place, beneath=(stream,)))
    return stream


def is_archive(begin: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive, documents of offices included.

    >>> is_archive(b"PK\\x03\\x04")
    True
    """
    return begin.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files in an archive, sorted by name: not folders, hidden files and what systems add."""
    for member in sorted(archive.infolist(), key=lambda one: one.filename):
        parts = member.filename.replace("\\", "/").split("/")
        if not member.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts if part != ".."):
            yield member


_OF_DOCUMENTS: Final = frozenset(("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/manifest.xml"))


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is one document (of an office, an electronic book) and no collection of files."""
    return not _OF_DOCUMENTS.isdisjoint(archive.namelist())
