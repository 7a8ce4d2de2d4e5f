"""The head of a PDF file as a GROBID server reads it: title, authors, affiliations, abstract, references.

Used when the operator names a server; the text stays ours. https://grobid.readthedocs.io/en/latest/Grobid-service/
"""

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

import httpx

from corpus.composing import composed
from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault
from corpus.formats.xml import tei
from corpus.merging import merged
from corpus.record import Record
from corpus.work import Work

VARIABLE: Final = "CLUSTERKG_GROBID_URL"
NAME: Final = "GROBID"
_PATH: Final = "/api/processFulltextDocument"
_OPTIONS: Final = {
    "consolidateHeader": "0",  # it would ask Crossref
    "consolidateCitations": "0",
    "includeRawAffiliations": "1",
    "includeRawCitations": "1",
}
_SECONDS: Final = 120.0
_MOST_BYTES: Final = 50_000_000
_MEND: Final = f"start the server, or unset {VARIABLE}: the file was read without it"


def server(environment: Mapping[str, str] = os.environ) -> str:
    """The address of the server, "" when none is to be asked.

    >>> server({"CLUSTERKG_GROBID_URL": "http://localhost:8070/"}), server({})
    ('http://localhost:8070', '')
    """
    return environment.get(VARIABLE, "").strip().rstrip("/")


def with_head(record: Record, data: bytes, address: str) -> Iterator[Record | Fault]:
    """The record of a PDF file with what the server reads at its head; without, and a Fault, where it does not help."""
    try:
        work = _work(_answer(data, record.source_file, address), record.source_file)
    except (httpx.HTTPError, httpx.InvalidURL, _UselessError) as error:
        yield Fault(place=f"{NAME} at {address}", reason=str(error) or type(error).__name__, mend=_MEND)
        yield record
        return
    sure = tei.FORMAT.confidence
    head = composed(work, record.source_file, NAME, record.encoding, record.encoding_reason, sure)
    yield merged([head], record)


class _UselessError(Exception):
    """An answer that says nothing of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Received:
    """An answer, as readers of formats get files."""

    source_file: str
    data: bytes

    def binary(self) -> BinaryIO:
        return io.BytesIO(self.data)

    def lines(self) -> Iterator[str]:
        return iter(self.data.decode("utf-8", "replace").splitlines())


def _answer(data: bytes, source_file: str, address: str) -> bytes:
    files = {"input": ("document.pdf", data, "application/pdf")}
    with httpx.stream(
        "POST", f"{address}{_PATH}", files=files, data=_OPTIONS, headers={"Accept": "application/xml"}, timeout=_SECONDS
    ) as response:
        if response.status_code != httpx.codes.OK:
            raise _UselessError(f"answered {response.status_code} for {source_file}")
        parts = bytearray()
        for part in response.iter_bytes():
            parts += part
            if len(parts) > _MOST_BYTES:
                raise _UselessError(f"answered more than {_MOST_BYTES / 1e6:.0f} MB for {source_file}")
    return bytes(parts)


def _work(answer: bytes, source_file: str) -> Work:
    try:
        work = next(iter(tei.FORMAT.read(_Received(source_file=source_file, data=answer))), None)
    except UnreadableSourceError as error:
        raise _UselessError(f"answered no TEI for {source_file}") from error
    if not isinstance(work, Work):
        raise _UselessError(f"answered no TEI for {source_file}")
    if not work.title and not work.authors:
        raise _UselessError(f"found neither title nor authors in {source_file}")
    return work
