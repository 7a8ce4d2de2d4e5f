"""From paths on a command line to records."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.encoding import decode
from corpus.errors import MissingSourceError, UnreadableSourceError
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


def find_sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The files at and below `paths`, hidden ones and web-page companions left out, sorted by `source_file`.

    Raises MissingSourceError for a path at which there is nothing, and for two different files that would go by one
    name in the graph (`a/x.txt` and `b/x.txt` of `build a b`): one would silently replace the other.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _below(path):
            other = found.setdefault(source.source_file, source)
            if other.path.resolve() != source.path.resolve():
                reason = f"goes by the name {source.source_file!r}, and so does {other.path}"
                raise MissingSourceError(str(source.path), reason, "build their common folder, or rename one")
    return tuple(sorted(found.values()))


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
    if source.path.suffix.lower() in _HTML_SUFFIXES or _HTML_START.match(data[:4096]):
        yield read_html(decode(data, source.source_file, declared_encoding(data)), source.source_file)
    else:
        yield read_text(decode(data, source.source_file), source.source_file)


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
