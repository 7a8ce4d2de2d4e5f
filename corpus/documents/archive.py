"""Documents that are ZIP archives: members by name, in memory, with limits."""

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.errors import UnreadableSourceError

MAX_MEMBER: Final = 50_000_000
"""The size of the largest member read, in bytes unpacked; a thousand pages of a text are 10 MB of XML."""
MAX_MEMBERS: Final = 20_000
_MAX_RATIO: Final = 200
"""XML of documents packs to a tenth, repetitive XML to a hundredth; beyond that somebody means harm."""
_RATIO_FROM: Final = 1_000_000
_OUTSIDE: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_ENCRYPTED: Final = 0x1
_SAVE_AGAIN: Final = "open the document, save it again and build that"
BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, RuntimeError, EOFError)
"""What zipfile raises for damaged archives (NotImplementedError is a RuntimeError)."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive. Nothing of it is ever written to a disk, and no member is larger than it says."""

    packed: zipfile.ZipFile
    source_file: str

    def names(self) -> frozenset[str]:
        """The names of the members."""
        return frozenset(self.packed.namelist())

    def read(self, name: str) -> bytes:
        """The member's bytes; raises UnreadableSourceError when it is absent, too large, protected or damaged."""
        try:
            member = self.packed.getinfo(name)
        except KeyError as error:
            raise self.unreadable(f"its part {name} is missing") from error
        self._refuse(member)
        try:
            return self.packed.read(member)
        except BROKEN as error:
            raise self.unreadable(f"its part {name} is damaged ({error})") from error

    def xml(self, name: str) -> etree._Element:
        """The root of an XML member; its declarations of entities are not heeded, and nothing else is opened."""
        data = self.read(name)
        if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
            raise self.unreadable(f"its part {name} declares entities, which no document needs")
        try:
            return etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.unreadable(f"its part {name} is no well-formed XML ({error})") from error

    def unreadable(self, reason: str, mend: str = _SAVE_AGAIN) -> UnreadableSourceError:
        """The error that says why this document cannot be read."""
        return UnreadableSourceError(self.source_file, reason, mend)

    def _refuse(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _ENCRYPTED:
            raise self.unreadable("is protected by a password", "remove the protection and save it again")
        if member.file_size > MAX_MEMBER:
            size = f"{member.file_size / 1e6:.0f} MB (at most {MAX_MEMBER / 1e6:.0f} MB)"
            reason = f"its part {member.filename} unpacks to {size}"
            raise self.unreadable(reason, "split the document, or take it out of the sources")
        if member.file_size > _RATIO_FROM and member.file_size > _MAX_RATIO * max(1, member.compress_size):
            reason = f"its part {member.filename} unpacks to more than {_MAX_RATIO} times its size"
            raise self.unreadable(reason, "take it out of the sources: it is no honest document")


def _parser() -> etree.XMLParser:
    """A new one each time: a parser keeps the names it has met."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)


def local_name(element: etree._Element) -> str:
    """The name without its namespace, so that all variants of a standard are read alike; "" of comments."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute of this local name, "" when there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def words(element: etree._Element) -> str:
    """All text in an element, with single blanks."""
    return " ".join("".join(map(str, element.itertext())).split())


def open_archive(data: bytes, source_file: str) -> Archive:
    """The archive of these bytes; raises UnreadableSourceError for what is none and for names that lead out of it.

    >>> open_archive(b"PK", "a.docx")
    Traceback (most recent call last):
    corpus.errors.UnreadableSourceError: a.docx: is a damaged archive (File is not a zip file): open the document, \
save it again and build that
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise UnreadableSourceError(source_file, f"is a damaged archive ({error})", _SAVE_AGAIN) from error
    archive = Archive(packed, source_file)
    names = packed.namelist()
    if len(names) > MAX_MEMBERS:
        reason = f"has {len(names)} parts (at most {MAX_MEMBERS})"
        raise archive.unreadable(reason, "take it out of the sources: it is no honest document")
    outside = next((name for name in names if _OUTSIDE.search(name)), None)
    if outside is not None:
        reason = f"its part {outside[:100]!r} would lie outside of it"
        raise archive.unreadable(reason, "take it out of the sources: it is no honest document")
    return archive
