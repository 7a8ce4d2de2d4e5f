"""From paths on a command line to records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.documents.markdown import is_markdown, read_markdown
from corpus.documents.table import document_reader
from corpus.encoding import decode
from corpus.errors import CorpusError, MissingSourceError, UnreadableSourceError
from corpus.html import declared_encoding, read_html
from corpus.record import Record
from corpus.text import read_text

MAX_BYTES = 10_000_000
"""The size of the largest file read, in bytes: some fifty long papers; a larger one is an archive, not a document."""
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_COMPANIONS = frozenset(
    {".css", ".js", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".eot"}
)
"""What browsers save beside a page: passed over inside a folder, refused when named itself."""
_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)


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
    return any(part.startswith(".") for part in inner.parts) or inner.suffix.lower() in _COMPANIONS


def read_source(source: Source) -> Iterator[Record]:
    """The records of one file; a plain-text or HTML page holds one.

    Raises UnreadableSourceError, with what is wrong and what to do, for what is empty, too large, binary, in no
    recognisable encoding, or not to be opened.
    """
    data = _content(source)
    reader = document_reader(data, source.source_file)
    if reader is not None:
        yield reader(data, source.source_file)
        return
    if source.path.suffix.lower() in _HTML_SUFFIXES or _HTML_START.match(data[:4096]):
        yield read_html(decode(data, source.source_file, declared_encoding(data)), source.source_file)
    else:
        decoded = decode(data, source.source_file)
        read = read_markdown if is_markdown(source.path.name, decoded.text) else read_text
        yield read(decoded, source.source_file)


def _content(source: Source) -> bytes:
    try:
        size = source.path.stat().st_size
        if size > MAX_BYTES:
            reason = f"has {size / 1e6:.1f} MB; a document may have {MAX_BYTES / 1e6:.0f} MB"
            raise UnreadableSourceError(source.source_file, reason, "split it into its documents")
        return source.path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError(
            source.source_file, error.strerror or str(error), "make the file readable"
        ) from error
