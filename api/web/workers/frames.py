"""How a worker's answers travel through its pipe: frames of a kind, a length and so many bytes.

An answer is one WHOLE, its description on a line before its bytes; or a HEAD, which is a description too, any number
of DATA frames and an END; or one FAILURE, which may also come after DATA: what was sent then is not the whole.
"""

import asyncio
import json
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WHOLE, HEAD, DATA, END, FAILURE, READY = b"W", b"H", b"D", b"E", b"F", b"R"
_LENGTH: Final = struct.Struct(">cI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an answer is; `encoding` is the content coding, "" for none."""

    form: str
    media_type: str
    generation: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer that came at once."""

    head: Head
    body: bytes


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


@lru_cache(maxsize=256)
def written(head: Head) -> bytes:
    """The description as a frame holds it."""
    return json.dumps((head.form, head.media_type, head.generation, head.encoding)).encode()


@lru_cache(maxsize=256)
def head_of(payload: bytes) -> Head:
    """The description of an answer.

    >>> head = Head(form="boolean", media_type="text/csv", generation="000001")
    >>> head_of(written(head)) == head
    True
    """
    form, media_type, generation, encoding = json.loads(payload)
    return Head(form=form, media_type=media_type, generation=generation, encoding=encoding)


def whole_frame(head: Head, body: bytes) -> bytes:
    """The frame of an answer that is complete."""
    return frame(WHOLE, written(head) + b"\n" + body)


def whole_of(payload: bytes) -> Whole:
    """The answer of such a frame."""
    head, _, body = payload.partition(b"\n")
    return Whole(head_of(head), body)


def failure_frame(failure: Failure) -> bytes:
    """The frame that says why there is no answer."""
    return frame(FAILURE, json.dumps((failure.kind, failure.detail)).encode())


def failure_of(payload: bytes) -> Failure:
    """The description of a failure."""
    kind, detail = json.loads(payload)
    return Failure(kind=kind, detail=detail)


async def read_frame(stream: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The kind and the payload of the next frame. Raises `asyncio.IncompleteReadError` when the worker is gone."""
    kind, length = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    return kind, await stream.readexactly(length) if length else b""
