"""RDF files of any syntax: what a file is written in is told by how it begins, then by its suffix."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

import pyoxigraph as ox

from ontology.errors import BadThesaurusError

_SUFFIXES: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".n3": ox.RdfFormat.N3,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".json": ox.RdfFormat.JSON_LD,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_LIKE_TURTLE: Final = (ox.RdfFormat.TRIG, ox.RdfFormat.N3, ox.RdfFormat.N_QUADS)
"""Between them they read every syntax that looks like Turtle."""

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_HTML: Final = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_XML: Final = re.compile(rb"<(?:[?!]|[a-z_][\w.-]*(?::[\w.-]+)?\s)", re.IGNORECASE)
_JSON: Final = re.compile(rb'\{\s*["}]|\[\s*\{')
_HEAD: Final = 4096
_QUOTED: Final = re.compile(r"'([^']+)'")


def read_content(path: Path) -> bytes:
    """The bytes of a file, unpacked if it was packed with gzip. Raises `BadThesaurusError`."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadThesaurusError(str(path), f"cannot be unpacked ({error})", "pack it anew with gzip") from error
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise BadThesaurusError(str(path), reason, "give the path of a file that can be read") from error


def read_quads(content: bytes, name: str, base: str) -> list[ox.Quad]:
    """What a file says, in its order, with the graphs that it has itself; `name` tells its suffix and names it.

    Relative IRIs are resolved against `base`. Raises `BadThesaurusError`, which names the place in the file.
    """
    text = content.removeprefix(_BYTE_ORDER_MARK)
    problems: list[str] = []
    for syntax in _syntaxes(text, name):
        try:
            if syntax is ox.RdfFormat.RDF_XML:
                _prove_whole(text)
            return list(ox.parse(text, format=syntax, base_iri=base))
        except expat.ExpatError as error:
            problems.append(f"is no {syntax.name} (line {error.lineno}, column {error.offset + 1}: {error})")
        except (SyntaxError, ValueError) as error:
            problems.append(f"is no {syntax.name} ({_placed(error, text)})")
    mend = "mend it, or give SKOS in Turtle, TriG, N3, N-Triples, N-Quads, RDF/XML or JSON-LD, in UTF-8"
    raise BadThesaurusError(name, problems[0] if problems else _strange(text), mend)


def _prove_whole(text: bytes) -> None:
    """Raises `ExpatError`, with the place, for what is no XML: the engine takes a file that breaks off for whole."""
    expat.ParserCreate(namespace_separator=" ").Parse(text, True)  # noqa: FBT003 -- the signature of expat


def _placed(error: Exception, text: bytes) -> str:
    """What is wrong on one line, and where: where the engine does not say so, the line of the words that it quotes."""
    words = " ".join(str(error).split())[:200]
    quoted = _QUOTED.search(words)
    at = text.find(quoted[1].encode()) if quoted and "line" not in words else -1
    line = text.count(b"\n", 0, at) + 1
    return f"line {line}: {words}" if at >= 0 else words


def _strange(text: bytes) -> str:
    return "is an HTML page, no RDF" if _HTML.match(text.lstrip()) else "is no RDF: it holds bytes that are no text"


def _syntaxes(text: bytes, name: str) -> Iterator[ox.RdfFormat]:
    """The syntaxes to try, the likeliest first; none for what is no RDF at first sight."""
    head = text[:_HEAD].lstrip()
    if b"\0" in head or _HTML.match(head):
        return
    if _XML.match(head):
        yield ox.RdfFormat.RDF_XML
    elif _JSON.match(head):
        yield ox.RdfFormat.JSON_LD
    else:
        told = _told(name)
        yield from dict.fromkeys((told, *_LIKE_TURTLE) if told else _LIKE_TURTLE)


def _told(name: str) -> ox.RdfFormat | None:
    """The syntax that the suffix tells, that of "file.ttl.gz" included."""
    return _SUFFIXES.get(Path(name.lower().removesuffix(".gz")).suffix)
