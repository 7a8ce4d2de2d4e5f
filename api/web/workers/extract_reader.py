"""The process that reads texts, as the server sees it: it answers, or it is ended."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import api
from api.web.http.problems import (
    QueryFailedError,
    ReadingDeadlineError,
    ReadingMemoryError,
    UnreadableTextError,
    WebError,
)
from api.web.settings import Settings
from api.web.workers.confinement import MEGABYTE, held_bytes
from api.web.workers.frames import FAILURE, READY, failure_of, read_frame

_PROGRAM: Final = "api.extracting"  # named, not imported: it loads the language model, which the server never does
_START_SECONDS: Final = 120.0
_LOOK_SECONDS: Final = 0.1  # how often a process that reads is looked at
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_FAILURES: Final[dict[str, type[WebError]]] = {"refused": UnreadableTextError, "failed": QueryFailedError}


class Reader:
    """A process that reads one text at a time."""

    def __init__(self, process: asyncio.subprocess.Process, settings: Settings) -> None:
        """Use `start`."""
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._input, self._frames = process, process.stdin, process.stdout
        self._seconds = settings.extract_seconds
        self._megabytes = settings.extract_megabytes

    @classmethod
    async def start(cls, settings: Settings) -> "Reader":
        """A process that has loaded all it needs. Raises QueryFailedError when it does not come up."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", _PROGRAM, str(settings.extract_megabytes)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends it
            env=os.environ | _ONE_THREAD | {"PYTHONPATH": str(Path(api.__file__).parent.parent)},
        )
        reader = cls(process, settings)
        try:
            kind, _ = await asyncio.wait_for(read_frame(reader._frames), _START_SECONDS)
            assert kind == READY
        except (TimeoutError, asyncio.IncompleteReadError):
            await reader.end()
            raise QueryFailedError("The process that reads texts did not start.") from None
        except BaseException:
            await reader.end()
            raise
        return reader

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.returncode is None

    async def read(self, name: str, text: str) -> bytes:
        """The card of the text, as JSON. Raises the WebError that tells why there is none.

        After any but UnreadableTextError and QueryFailedError the process must be ended: it may still be reading.
        """
        try:
            self._input.write(json.dumps((name, text)).encode() + b"\n")
            kind, payload = await self._answer()
        except (OSError, asyncio.IncompleteReadError):
            raise ReadingMemoryError("The process that read the text broke down.") from None
        if kind == FAILURE:
            failure = failure_of(payload)
            raise _FAILURES[failure.kind](failure.detail)
        return payload

    async def end(self) -> None:
        """Ends the process and waits until it is gone."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):  # it has just ended
                self._process.kill()
        self._input.close()
        await self._process.wait()
        while await self._frames.read(MEGABYTE):  # to the end of the pipe, which closes it
            pass

    async def _answer(self) -> tuple[bytes, bytes]:
        """The next frame, waited for no longer than the deadline, while the process is looked at."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._seconds
        answer = loop.create_task(read_frame(self._frames))
        try:
            while not answer.done():
                self._look(deadline - loop.time())
                await asyncio.wait({answer}, timeout=_LOOK_SECONDS)
            return answer.result()
        finally:
            answer.cancel()

    def _look(self, left: float) -> None:
        if left <= 0:
            raise ReadingDeadlineError(f"The text was not read within {self._seconds:g} seconds.")
        if held_bytes(self._process.pid) > self._megabytes * MEGABYTE:
            raise ReadingMemoryError(f"More than {self._megabytes} MB were needed.")
