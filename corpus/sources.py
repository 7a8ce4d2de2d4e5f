"""From paths on a command line to records."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.composing import composed
from corpus.documents.table import MAX_PACKED, is_packed, read_document
from corpus.encoding import without_controls
from corpus.errors import CorpusError, MissingSourceError, UnreadableSourceError
from corpus.formats.format import Fault, Format
from corpus.formats.streams.opened import FileOpened, opened_files
from corpus.formats.table import recognised
from corpus.formats.tables.mapped import mapped_beside
from corpus.formats.tables.mapping import SUFFIX as MAPPING_SUFFIX
from corpus.grobid import server, with_head
from corpus.identifiers import doi
from corpus.record import Record
from corpus.stated_page import with_stated_head

MAX_BYTES = 10_000_000
"""The size of the largest document read, in bytes: some fifty long papers; files of many records have no limit."""
_LONGEST_KEY = 200
_COMPANIONS = frozenset(
    {".css", ".js", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".eot"}
)
"""What browsers save beside a page: passed over inside a folder, as mappings are; refused when named itself."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Source:
    """A file to read. `source_file` names it in the graph: its path below the folder that was named, with "/"."""

    source_file: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, sorted by `source_file`, and the paths that name none, each with its reason and mend."""

    sources: tuple[Source, ...]
    refused: tuple[CorpusError, ...]


def find_sources(paths: Iterable[Path]) -> Found:
    """The files at and below `paths`, hidden ones and web-page companions left out.

    Refused are paths at which there is nothing, and different files that would go by one name in the graph (`a/x.txt`
    and `b/x.txt` of `build a b`): one would silently replace the other, so neither is read.
    """
    files: dict[str, dict[Path, Source]] = {}
    refused: list[CorpusError] = []
    for path in paths:
        try:
            for source in _below(path):
                files.setdefault(source.source_file, {})[source.path.resolve()] = source
        except MissingSourceError as error:
            refused.append(error)
    refused.extend(_clash(name, same) for name, same in sorted(files.items()) if len(same) > 1)
    sources = tuple(next(iter(same.values())) for _, same in sorted(files.items()) if len(same) == 1)
    return Found(sources=sources, refused=tuple(refused))


def _clash(name: str, same: Mapping[Path, Source]) -> UnreadableSourceError:
    others = " and ".join(sorted(str(source.path) for source in same.values()))
    return UnreadableSourceError(name, f"names several files: {others}", "build their common folder, or rename them")


def _below(path: Path) -> Iterator[Source]:
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            inner = file.relative_to(path)
            if file.is_file() and not _passed_over(inner):
                yield Source(source_file=inner.as_posix(), path=file)
    elif path.exists():
        yield Source(source_file=path.name, path=path)
    else:
        raise MissingSourceError(str(path), "there is no such file or folder", "check the path")


def _passed_over(inner: Path) -> bool:
    beside = inner.suffix.lower() in _COMPANIONS or inner.name.endswith(MAPPING_SUFFIX)
    return beside or any(part.startswith(".") for part in inner.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One file, or one file of an archive, about to be read.

    `format` is its name as people know it ("RIS", "text"). `records` may be gone through once, and raises
    UnreadableSourceError where nothing more can be read; a Fault stands for a record that could not be. `file` knows,
    when they are gone through, in which encoding it was.
    """

    file: FileOpened
    format: str
    records: Iterator[Record | Fault]

    @property
    def source_file(self) -> str:
        """The file's name in the graph."""
        return self.file.source_file


def contents(source: Source) -> Iterator[Content]:
    """What the file holds: itself, or each file of an archive, known by its content whatever its suffix.

    Raises UnreadableSourceError, with what is wrong and what to do, for what cannot be opened.
    """
    for file in opened_files(source.path, source.source_file):
        found = mapped_beside(source.path) or recognised(file.head)
        if found is None:
            yield Content(file=file, format="text", records=_document(file))
        else:
            yield Content(file=file, format=found.name, records=works(file, found))


def read_source(source: Source) -> Iterator[Record]:
    """The records of one file; a plain-text or HTML page holds one.

    Raises UnreadableSourceError, with what is wrong and what to do, for what is empty, too large, binary, in no
    recognisable encoding, or not to be opened. What of a file of many records is no record is passed over.
    """
    for content in contents(source):
        yield from (one for one in content.records if isinstance(one, Record))


def works(file: FileOpened, found: Format) -> Iterator[Record | Fault]:
    """The records of a file of this format, each named by its own key, its DOI, or its number in the file.

    Records of one name are told apart by their order: "a.bib#quill2014", "a.bib#quill2014-2".
    """
    names = _Names()
    for number, work in enumerate(found.read(file), 1):
        if isinstance(work, Fault):
            yield work
            continue
        key = " ".join(without_controls(work.key).split())[:_LONGEST_KEY] or doi(work.doi) or str(number)
        name = f"{file.source_file}#{names.own(key)}"
        record = composed(work, name, found.name, file.decoding.encoding, file.decoding.told, found.confidence)
        yield record if record.text else _empty(number)


class _Names:
    """The names that the records of a file have so far, as digests: a file may hold millions."""

    def __init__(self) -> None:
        self._used: set[bytes] = set()
        self._counts: Counter[bytes] = Counter()

    def own(self, key: str) -> str:
        """The key, with a number behind it that makes it the record's own if another one has it."""
        name, digest = key, _digest(key)
        while _digest(name) in self._used:
            self._counts[digest] += 1
            name = f"{key}-{self._counts[digest] + 1}"
        self._used.add(_digest(name))
        return name


def _digest(words: str) -> bytes:
    return sha256(words.encode("utf-8", "replace")).digest()[:8]


def _empty(number: int) -> Fault:
    return Fault(place=f"record {number}", reason="says nothing of a work", mend="look at its fields")


def _document(file: FileOpened) -> Iterator[Record | Fault]:
    data = _content(file)
    record = read_document(data, file.source_file)
    address = server() if record.format == "pdf" else ""
    if record.format == "html":
        yield with_stated_head(record)
    elif address:
        yield from with_head(record, data, address)
    else:
        yield record


def _content(file: FileOpened) -> bytes:
    most = MAX_PACKED if is_packed(file.head_bytes) else MAX_BYTES
    with closing(file.binary()) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        reason = f"has more than {most / 1e6:.0f} MB, the most that a document may have"
        raise UnreadableSourceError(file.source_file, reason, "split it into its documents")
    return data
