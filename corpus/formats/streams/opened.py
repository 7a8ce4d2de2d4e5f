"""Files as readers of formats get them: unpacked, decoded, from the beginning as often as they like."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final, cast

from corpus.encoding import guessed_encoding
from corpus.errors import UnreadableSourceError
from corpus.formats.format import HEAD_BYTES, Head
from corpus.formats.streams.decoding import Decoding, decoded_lines, decoding_of
from corpus.formats.streams.unpacking import Unpacked, broken, buffered, is_archive, is_document, members, unpacked

_MOST_MEMBERS: Final = 100_000


class FileOpened:
    """One file, or the file `member` of a ZIP archive. Nothing stays open between calls, and nothing is written.

    Raises UnreadableSourceError, also while it is read, for what cannot be opened, is damaged, or unpacks without end.
    """

    def __init__(self, path: Path, source_file: str, member: str | None = None) -> None:
        self._path = path
        self._source_file = source_file
        self._member = member
        self._raw: io.FileIO | None = None

    @property
    def source_file(self) -> str:
        """The file's name in the graph."""
        return self._source_file

    @cached_property
    def decoding(self) -> Decoding:
        """How the lines are decoded; what reading teaches about it is written into it."""
        return decoding_of(self.head_bytes)

    @cached_property
    def head_bytes(self) -> bytes:
        """The first bytes, unpacked, at most HEAD_BYTES."""
        with closing(self.binary()) as stream:
            return stream.read(HEAD_BYTES)

    @cached_property
    def head(self) -> Head:
        """The beginning, to tell the format by."""
        encoding = self.decoding.encoding
        try:
            # Cut within a letter, perhaps: three bytes at most are not there.
            text = self.head_bytes.decode(encoding)
        except UnicodeDecodeError as error:
            whole = error.start >= len(self.head_bytes) - 4
            text = self.head_bytes.decode(encoding if whole else self._guessed(encoding), "replace")
        return Head(name=self.source_file, data=self.head_bytes, text=text.removeprefix("\ufeff"))

    def _guessed(self, encoding: str) -> str:
        return encoding if encoding != "utf-8" else guessed_encoding(self.head_bytes) or encoding

    def binary(self) -> BinaryIO:
        """The bytes, unpacked. Whoever opens it closes it."""
        with readable(self.source_file):
            self._raw = io.FileIO(self._path)
            size = self._path.stat().st_size
        stream = buffered(self._raw)
        try:
            inner = stream
            if self._member is not None:
                inner, size = _member(stream, self._member, self.source_file)
            return unpacked(inner, size, self.source_file)
        except BaseException:
            stream.close()
            raise

    @property
    def consumed(self) -> int:
        """How many bytes of the file on the disk have been read, since it was opened last; 0 when it is closed."""
        return 0 if self._raw is None or self._raw.closed else self._raw.tell()

    def lines(self) -> Iterator[str]:
        """The decoded lines without their ends, whichever they are; control characters are blanks, tabs stay."""
        with closing(self.binary()) as stream:
            yield from decoded_lines(stream, self.decoding)


@contextmanager
def readable(place: str) -> Iterator[None]:
    """What the operating system refuses, said as an error of ours."""
    try:
        yield
    except OSError as error:
        raise UnreadableSourceError(place, error.strerror or str(error), "make the file readable") from error


def _member(stream: BinaryIO, name: str, place: str) -> tuple[BinaryIO, int]:
    """The content of a file in an archive, and how many bytes it takes there; closing it closes the archive."""
    with broken(place):
        archive = zipfile.ZipFile(stream)
        member = archive.getinfo(name)
        inner = cast(BinaryIO, archive.open(member))
    return buffered(Unpacked(inner, member.compress_size, place, beneath=(stream,))), member.compress_size


def opened_files(path: Path, source_file: str) -> Iterator[FileOpened]:
    """The file, or those in it if it is an archive of several; an office document is one file.

    Names in archives are only names: nothing is written, so that one that leads out of its folder leads nowhere.
    """
    with readable(source_file), path.open("rb") as stream:
        if not is_archive(stream.read(4)):
            names = None
        else:
            with broken(source_file), zipfile.ZipFile(stream) as archive:
                names = None if is_document(archive) else [member.filename for member in members(archive)]
    if names is None:
        yield FileOpened(path, source_file)
    elif len(names) > _MOST_MEMBERS:
        raise UnreadableSourceError(source_file, f"holds {len(names):,} files", "unpack it, and build the folder")
    else:
        for name in names:
            yield FileOpened(path, f"{source_file}/{_inner(name)}", name)


def _inner(name: str) -> str:
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
