"""From the bytes of a PDF file to its record."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from corpus.documents.pdf.process import MEMORY_BYTES, PROCESSOR_SECONDS
from corpus.encoding import without_controls
from corpus.errors import UnreadableSourceError
from corpus.record import Record, SourceField

_SECONDS: Final = 2 * PROCESSOR_SECONDS
_HOME: Final = Path(__file__).parents[3]
_PRINT: Final = "open it in a reader, print it to PDF and build that"


def read_pdf(data: bytes, source_file: str) -> Record:
    """The record of a PDF file: its words in reading order, a line a paragraph; properties as fields.

    Fields are called "pdf.title", "pdf.keywords" and so on, those of publishers "prism.doi" and so on. Raises
    UnreadableSourceError for damaged and protected files, for pictures of pages, and for those that take more than
    MEMORY_BYTES or PROCESSOR_SECONDS.
    """
    told = _told(data, source_file)
    if "reason" in told:
        raise UnreadableSourceError(source_file, str(told["reason"]), str(told["mend"]))
    pages, wordless = int(told["pages"]), int(told["wordless"])
    empty = f", {wordless} without words" if wordless else ""
    return Record(
        source_file=source_file,
        format="pdf",
        text=without_controls(str(told["text"])),
        encoding="unicode",
        encoding_reason=f"text layer of {pages} page{'s' if pages > 1 else ''}{empty}",
        fields=tuple(SourceField(name=name, value=value) for name, value in told["fields"]),
    )


def _told(data: bytes, source_file: str) -> dict[str, Any]:
    environment = os.environ | {"PYTHONPATH": str(_HOME)}
    command = (sys.executable, "-c", "from corpus.documents.pdf.process import main; main()")
    try:
        done = subprocess.run(  # noqa: S603 -- our own module
            command, input=data, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSourceError(source_file, f"takes more than {_SECONDS} s to read", _PRINT) from error
    if done.returncode:
        raise UnreadableSourceError(source_file, _failure(done.returncode, done.stderr), _PRINT)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _failure(status: int, stderr: bytes) -> str:
    """Why the process ended: by a failure that it could still name, or at one of its limits."""
    named = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if status == 1 and named and not named[-1].startswith("MemoryError"):
        return f"cannot be read ({named[-1][:200]})"
    return f"cannot be read within {MEMORY_BYTES / 1e9:.0f} GB of memory and {PROCESSOR_SECONDS} s (status {status})"
