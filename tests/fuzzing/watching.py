"""Reads one file as a build does, and says what no file may do to a reader."""

import os
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from corpus.documents.pdf.extraction import extract
from corpus.documents.pdf.model import NoTextError
from corpus.documents.pdf.process import MEMORY_BYTES as LIMIT
from corpus.encoding import without_controls
from corpus.errors import CorpusError
from corpus.formats.format import Fault
from corpus.formats.streams.opened import FileOpened
from corpus.formats.table import FORMATS
from corpus.record import Record
from corpus.sources import Source, contents, works
from tests.fuzzing.bait import PASSWORD, Bait
from tests.fuzzing.seeds import PDF

SECONDS_EACH: Final = 2.0
"""Of processor time for each SIZE_EACH bytes that a reader gets to see."""
SIZE_EACH: Final = 200_000
MEMORY_BYTES: Final = 300_000_000
MEMORY_TIMES: Final = 30
"""So many bytes for each of the file come to that: a field of a million words is held word by word."""
_PATIENCE: Final = 5
"""Times the seconds allowed after which an input is broken off."""
_SECONDS_OF_PDF: Final = 20
_DOOR_OF_PDF: Final = 20
"""One in so many goes through the door of PDF too, which starts an interpreter for each."""
_PEAK: Final = Path("/proc/self/clear_refs")
_STATUS: Final = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Finding:
    """What an input did; of two with one `what`, the second says nothing new."""

    what: str
    told: str


class _TooSlow(BaseException):  # no reader that takes care of every Exception keeps it
    pass


class Watch:
    """Reads inputs in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bait = Bait(folder)
        self.attacks = self._bait.attacks
        self._inputs = 0
        signal.signal(signal.SIGPROF, _break_off)

    def close(self) -> None:
        """Closes the port that inputs name."""
        self._bait.close()

    def findings(self, kind: str, content: bytes, name: str, mapping: str) -> Iterator[Finding]:
        """What reading this file does that it may not; `kind` names the reader that it is meant for."""
        path = self._folder / name
        path.write_bytes(content)
        beside = path.with_name(path.name.partition(".")[0] + ".mapping.toml")
        beside.unlink(missing_ok=True)
        if mapping:
            beside.write_bytes(mapping.encode())
        self._inputs += 1
        if kind == PDF:
            yield from _in_a_process(content)
        if kind != PDF or self._inputs % _DOOR_OF_PDF == 0:
            yield from self._measured(len(content), lambda: _read(kind, path))
        if self._bait.knocked():
            yield Finding("opens the network", "")

    def _measured(self, size: int, read: Callable[[], int]) -> Iterator[Finding]:
        """`read` says how many bytes there were to read when all was unpacked."""
        before = _memory("VmRSS")
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _allowed(max(size, 64_000_000)) * _PATIENCE)
        try:
            size = max(size, read())
        except _TooSlow as error:
            yield Finding(f"never ends in {_place(error)}", traceback.format_exc(limit=-8))
        except Exception as error:
            yield Finding(f"{type(error).__name__} in {_place(error)}", traceback.format_exc(limit=-12))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        took, grown = time.process_time() - began, _memory("VmHWM") - before
        if took > _allowed(size):
            yield Finding("takes long", f"{took:.1f} s for {size:,} bytes")
        if grown > MEMORY_BYTES + MEMORY_TIMES * size:
            yield Finding("takes memory", f"{grown / 1e6:.0f} MB for {size:,} bytes")


def _break_off(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 -- as signals are told
    raise _TooSlow


def _allowed(size: int) -> float:
    return SECONDS_EACH * max(1.0, size / SIZE_EACH)


def _memory(name: str) -> int:
    """Bytes of memory now (VmRSS), or at most since this was asked before (VmHWM); elsewhere the peak of all."""
    if not _PEAK.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(name))
    _PEAK.write_text("5")
    return int(line.split()[1]) * 1024


def _place(error: BaseException) -> str:
    """The innermost line of ours, and the innermost of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/corpus/" in frame.filename and "site-packages" not in frame.filename]
    lines = dict.fromkeys(f"{Path(frame.filename).name}:{frame.lineno}" for frame in (*ours[-1:], *frames[-1:]))
    return " > ".join(lines)


def _read(kind: str, path: Path) -> int:
    """Read a file through the public door, and, where its marks are lost, by the reader it was meant for."""
    size = 0
    with _refusing():
        for content in contents(Source(source_file="input", path=path)):
            unpacked = _size(content.file)
            size += unpacked
            _go_through(content.records)
            form = next((form for form in FORMATS if form.name == kind != content.format), None)
            if form is not None:
                size += unpacked
                _go_through(works(content.file, form))
    return size


def _size(file: FileOpened) -> int:
    """How many bytes there are when it is unpacked, as far as that goes."""
    size = 0
    with _refusing(), closing(file.binary()) as stream:
        while block := stream.read(1 << 20):
            size += len(block)
    return size


def _go_through(records: Iterator[Record | Fault]) -> None:
    with _refusing():
        for one in records:
            if isinstance(one, Fault):
                _sound(one.place, one.reason, one.mend)
            else:
                _sound(*_words(one))
                assert without_controls(one.text) == one.text, "control characters in a text"


def _words(value: object) -> Iterator[str]:
    """All words in a record and what it states, without a copy of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list, frozenset, set)):
        yield from (words for one in value for words in _words(one))
    elif isinstance(value, Mapping):
        yield from (words for pair in value.items() for one in pair for words in _words(one))
    elif is_dataclass(value):
        yield from (words for field in fields(value) for words in _words(getattr(value, field.name)))


@contextmanager
def _refusing() -> Iterator[None]:
    """Files may be refused, if the words for it can be shown."""
    try:
        yield
    except CorpusError as error:
        _sound(str(error))


def _sound(*words: str) -> None:
    for word in words:
        assert word.isascii() or word.encode("utf-8")
        assert PASSWORD not in word, "tells what another file holds"


def _in_a_process(content: bytes) -> Iterator[Finding]:
    """What the reader of PDF raises: through its door that looks like a file too large."""
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inward)
        os.write(outward, _extracted(content).encode()[-4000:])
        os._exit(0)
    os.close(outward)
    with os.fdopen(inward, "rb") as pipe:
        told = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        yield Finding("takes long to extract", f"more than {_SECONDS_OF_PDF} s for {len(content):,} bytes")
    if told:
        yield Finding(told.rstrip().rpartition("\n")[2] + " of a PDF", told)


def _extracted(content: bytes) -> str:
    """The traceback of what extraction raises; crashes of its library end the process, as they may."""
    resource.setrlimit(resource.RLIMIT_AS, (2 * LIMIT, 2 * LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS_OF_PDF, 2 * _SECONDS_OF_PDF))
    try:
        extract(content).text.encode("utf-8")
    except NoTextError:
        return ""
    except Exception:
        return traceback.format_exc(limit=-6)
    return ""
