"""A process beside the server that takes lines and answers in frames: how it is started, and ended in any case."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import api
from api.web.http.problems import QueryFailedError
from api.web.workers.confinement import MEGABYTE, held_bytes
from api.web.workers.frames import READY, read_frame

_NOTHING: Mapping[str, str] = {}


class Child:
    """A running process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Use `start`."""
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._input, self._frames = process, process.stdin, process.stdout

    @classmethod
    async def start(
        cls, program: str, *arguments: str, called: str, seconds: float, environment: Mapping[str, str] = _NOTHING
    ) -> "Child":
        """The module run as a program, when it has said that it is ready.

        Raises QueryFailedError when it does not within so many seconds; then, and when it is no longer wanted, no
        process is left.
        """
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", program, *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends it
            env=os.environ | environment | {"PYTHONPATH": str(Path(api.__file__).parent.parent)},
        )
        child, ready = cls(process), False
        try:
            kind, _ = await asyncio.wait_for(child.frame(), seconds)
            ready = kind == READY
        except (TimeoutError, asyncio.IncompleteReadError):
            pass
        finally:
            if not ready:
                await child.end()
        if not ready:
            raise QueryFailedError(f"{called} did not start.")
        return child

    @property
    def pid(self) -> int:
        """The number that the system gave it."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.returncode is None

    @property
    def held(self) -> int:
        """Bytes that it holds for itself; 0 where the system does not tell."""
        return held_bytes(self._process.pid)

    def send(self, line: bytes) -> None:
        """Passes a line on. Raises OSError when the process is gone."""
        self._input.write(line)

    async def frame(self) -> tuple[bytes, bytes]:
        """The kind and the payload of what it says next. Raises asyncio.IncompleteReadError when it is gone."""
        return await read_frame(self._frames)

    def kill(self) -> None:
        """Ends the process at once."""
        if self.alive:
            with suppress(ProcessLookupError):  # it has just ended
                self._process.kill()

    async def end(self) -> None:
        """Ends the process and waits until it is gone."""
        self.kill()
        self._input.close()
        await self._process.wait()
        while await self._frames.read(MEGABYTE):  # to the end of the pipe, which closes it
            pass
