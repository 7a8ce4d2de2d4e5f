"""The process in which one PDF file is read: the file comes in on standard input, JSON goes out."""

import json
import sys
from dataclasses import asdict
from typing import Final

MEMORY_BYTES: Final = 2_000_000_000
PROCESSOR_SECONDS: Final = 60


def main() -> None:
    """Read one file within the limits; what cannot be read is told as `reason` and `mend`."""
    _confine()
    from corpus.documents.pdf.extraction import extract  # noqa: PLC0415 -- within the limits
    from corpus.documents.pdf.model import NoTextError  # noqa: PLC0415

    try:
        told: dict[str, object] = asdict(extract(sys.stdin.buffer.read()))
    except NoTextError as error:
        told = {"reason": error.reason, "mend": error.mend}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _confine() -> None:
    """Limits that the system enforces, where it has them (Windows has none of these)."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
