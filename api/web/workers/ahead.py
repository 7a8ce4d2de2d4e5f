"""Reading ahead of a slow client, so that it does not keep the worker that answers it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator


async def read_ahead(pieces: AsyncIterator[bytes], most: int) -> AsyncIterator[bytes]:
    """The pieces, fetched as fast as they come while at most `most` bytes of them wait for the reader.

    An error of theirs comes out behind the pieces before it; who stops reading early ends them too.

    >>> async def three() -> AsyncIterator[bytes]:
    ...     for piece in (b"a", b"b", b"c"):
    ...         yield piece
    >>> async def whole() -> bytes:
    ...     return b"".join([piece async for piece in read_ahead(three(), 2)])
    >>> asyncio.run(whole())
    b'abc'
    """
    store = _Store(most)
    fetching = asyncio.create_task(store.fill(pieces))
    try:
        while (piece := await store.next()) is not None:
            yield piece
        await fetching
    finally:
        if not fetching.done():
            fetching.cancel()
            await asyncio.gather(fetching, return_exceptions=True)


class _Store:
    """What has been fetched and not been read."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0
        self._waiting: deque[bytes] = deque()
        self._changed = asyncio.Condition()
        self._ended = False

    async def fill(self, pieces: AsyncIterator[bytes]) -> None:
        try:
            async for piece in pieces:
                async with self._changed:
                    await self._changed.wait_for(lambda: self._held < self._most)
                    self._waiting.append(piece)
                    self._held += len(piece)
                    self._changed.notify_all()
        finally:
            async with self._changed:
                self._ended = True
                self._changed.notify_all()

    async def next(self) -> bytes | None:
        """The next piece; None behind the last."""
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._waiting) or self._ended)
            if not self._waiting:
                return None
            piece = self._waiting.popleft()
            self._held -= len(piece)
            self._changed.notify_all()
            return piece
