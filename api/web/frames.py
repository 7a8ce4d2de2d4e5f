"""How a worker's answers travel through its pipe: frames of a kind, a length and so many bytes.

An answer is a HEAD (JSON), any number of DATA frames and an END; or one FAILURE (JSON), which may also come after DATA:
what was sent then is not the whole.
"""

import asyncio
import json
import struct
from dataclasses import dataclass
from typing import Final

HEAD, DATA, END, FAILURE, READY = b"H", b"D", b"E", b"F", b"R"
_LENGTH: Final = struct.Struct(">cI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an answer is. `size` counts the bytes of the body as sent when all of it is known, else it is None.

    `encoding` is the content coding, "" for none.
    """

    form: str
    media_type: str
    generation: str
    encoding: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no answer, or no end of it: `kind` is refused, syntax, media or failed."""

    kind: str
    detail: str = ""


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """A frame as bytes.

    >>> frame(DATA, b"ab")
    b'D\\x00\\x00\\x00\\x02ab'
    """
    return _LENGTH.pack(kind, len(payload)) + payload


def told(kind: bytes, what: Head | Failure) -> bytes:
    """A frame that holds a description."""
    return frame(kind, json.dumps({name: getattr(what, name) for name in type(what).__slots__}).encode())


def head_of(payload: bytes) -> Head:
    """The description of an answer."""
    return Head(**json.loads(payload))


def failure_of(payload: bytes) -> Failure:
    """The description of a failure."""
    return Failure(**json.loads(payload))


async def read_frame(stream: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The kind and the payload of the next frame. Raises `asyncio.IncompleteReadError` when the worker is gone."""
    kind, length = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    return kind, await stream.readexactly(length) if length else b""
