"""The process that reads texts, as the server sees it: it answers, or it is ended."""

import asyncio
import json
from typing import Final

from api.web.http.problems import (
    QueryFailedError,
    ReadingDeadlineError,
    ReadingMemoryError,
    UnreadableTextError,
    WebError,
)
from api.web.settings import Settings
from api.web.workers.child import Child
from api.web.workers.confinement import MEGABYTE
from api.web.workers.frames import FAILURE, failure_of

_PROGRAM: Final = "api.extracting"  # named, not imported: it loads the language model, which the server never does
_START_SECONDS: Final = 120.0
_LOOK_SECONDS: Final = 0.1  # how often a process that reads is looked at
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_FAILURES: Final[dict[str, type[WebError]]] = {"refused": UnreadableTextError, "failed": QueryFailedError}


class Reader:
    """A process that reads one text at a time."""

    def __init__(self, child: Child, settings: Settings) -> None:
        """Use `start`."""
        self._child = child
        self._seconds = settings.extract_seconds
        self._megabytes = settings.extract_megabytes

    @classmethod
    async def start(cls, settings: Settings) -> "Reader":
        """A process that has loaded all it needs. Raises QueryFailedError when it does not come up."""
        child = await Child.start(
            _PROGRAM,
            str(settings.extract_megabytes),
            called="The process that reads texts",
            seconds=_START_SECONDS,
            environment=_ONE_THREAD,
        )
        return cls(child, settings)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._child.alive

    async def read(self, name: str, text: str) -> bytes:
        """The card of the text, as JSON. Raises the WebError that tells why there is none.

        After any but UnreadableTextError and QueryFailedError the process must be ended: it may still be reading.
        """
        try:
            self._child.send(json.dumps((name, text)).encode() + b"\n")
            kind, payload = await self._answer()
        except (OSError, asyncio.IncompleteReadError):
            raise ReadingMemoryError("The process that read the text broke down.") from None
        if kind == FAILURE:
            failure = failure_of(payload)
            raise _FAILURES[failure.kind](failure.detail)
        return payload

    async def end(self) -> None:
        """Ends the process and waits until it is gone."""
        await self._child.end()

    async def _answer(self) -> tuple[bytes, bytes]:
        """The next frame, waited for no longer than the deadline, while the process is looked at."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._seconds
        answer = loop.create_task(self._child.frame())
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
        if self._child.held > self._megabytes * MEGABYTE:
            raise ReadingMemoryError(f"More than {self._megabytes} MB were needed.")
