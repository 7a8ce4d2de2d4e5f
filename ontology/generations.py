"""A store on disk: numbered generations, a pointer to the current one, one writer at a time.

STORE/current                      the name of the current generation
STORE/lock                         held by the writer
STORE/generations/000007/quads/    the engine's files
STORE/generations/000007/manifest.json
STORE/generations/000007/sources.sqlite
STORE/readings/                    the cache of the pipeline
STORE/thesauri/                    tables of the thesauri that the user gave
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import BusyStoreError, NoDatasetError


def generation_directory(store: Path, name: str) -> Path:
    """The folder of a generation, whether it exists or not."""
    return store / "generations" / name


def current_generation(store: Path) -> str | None:
    """The name of the published generation; None when nothing was published yet."""
    try:
        return (store / "current").read_text("ascii").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise NoDatasetError(str(store / "current"), "cannot be read", "give the folder of a store") from error


def next_generation(store: Path) -> str:
    """The name of the generation that follows the current one.

    >>> next_generation(Path("no such store"))
    '000001'
    """
    current = current_generation(store)
    return f"{int(current or 0) + 1:06d}"


def switch(store: Path, name: str) -> None:
    """Makes the generation the current one: a reader sees the old pointer or the new one, also after a power cut."""
    waiting = store / "current.new"
    with waiting.open("w", encoding="ascii") as file:
        file.write(f"{name}\n")
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(store / "current")
    _sync(store)


def prune(store: Path) -> None:
    """Removes all generations but the current and the one before: older ones, and what a writer that died left."""
    current = current_generation(store) or ""
    found = sorted(directory.name for directory in (store / "generations").iterdir())
    kept = [name for name in found if name <= current][-2:]
    for name in found:
        if name not in kept:
            shutil.rmtree(generation_directory(store, name), ignore_errors=True)


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """The right to write to the store, made when it does not exist. Raises `BusyStoreError` at once when taken."""
    try:
        (store / "generations").mkdir(parents=True, exist_ok=True)
        lock = (store / "lock").open("w")
    except OSError as error:
        reason = f"cannot be written ({error.strerror})"
        raise NoDatasetError(str(store), reason, "give a folder that you may write to") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyStoreError(str(store), "another process is writing to it", "wait until it has ended") from error
        yield


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
