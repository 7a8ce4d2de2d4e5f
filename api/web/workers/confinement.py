"""What the processes beside the server keep to: output is for frames, memory has a limit, none outlives the server."""

import os
import threading
import time
from pathlib import Path
from typing import BinaryIO

MEGABYTE = 1 << 20


def end_with_parent() -> None:
    """From now on this process ends when the one that started it does."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def held_bytes(process: int) -> int:
    """Bytes that a process holds for itself, without mapped files; 0 where the system does not tell."""
    try:
        _, resident, shared, *_ = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def private_output() -> BinaryIO:
    """Standard output for frames alone: what a library prints goes to standard error."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def limit_memory(megabytes: int) -> None:
    """A backstop behind the watch of the server, for work that allocates faster than the server looks."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    room = _data_bytes() + 2 * megabytes * MEGABYTE
    # Of data, not of address space: the engine's threads reserve far more space than they use, and fewer of them may
    # then start than it needs.
    resource.setrlimit(resource.RLIMIT_DATA, (room, room))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with(parent: int) -> None:
    """Ends this process, busy or not, when the server is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _data_bytes() -> int:
    """Bytes of private data in use; where the system does not tell, room for the libraries of a worker."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 512 * MEGABYTE
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), 512 * MEGABYTE)
