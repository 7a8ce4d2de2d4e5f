"""Whose query runs next: clients take turns, so that one with many queries does not keep the others waiting."""

import asyncio
from collections import OrderedDict, deque
from typing import Generic, TypeVar

from api.web.http.problems import BusyError, TooManyQueriesError

Thing = TypeVar("Thing")


class Turns(Generic[Thing]):
    """Things that are lent to one at a time (workers), and the clients that wait for one, each in a row of its own.

    >>> async def two() -> tuple[str, str]:
    ...     turns = Turns[str](waiting=2, waiting_each=1, seconds=1.0)
    ...     turns.give("worker")
    ...     first = await turns.take("ada")
    ...     second = asyncio.create_task(turns.take("bob"))
    ...     await asyncio.sleep(0)
    ...     turns.give(first)
    ...     return first, await second
    >>> asyncio.run(two())
    ('worker', 'worker')
    """

    def __init__(self, *, waiting: int, waiting_each: int, seconds: float) -> None:
        """At most so many wait, of one client at most `waiting_each`, and none longer than `seconds`."""
        self._waiting, self._waiting_each, self._seconds = waiting, waiting_each, seconds
        self._free: list[Thing] = []
        self._rows: OrderedDict[str, deque[asyncio.Future[Thing]]] = OrderedDict()

    @property
    def waited_for(self) -> bool:
        """Whether anyone waits."""
        return bool(self._rows)

    @property
    def any_free(self) -> bool:
        """Whether the next one need not wait."""
        return bool(self._free)

    def give(self, thing: Thing) -> None:
        """Lends the thing to the client whose turn it is, or keeps it for the next one."""
        while self._rows:
            client, row = self._rows.popitem(last=False)
            future = row.popleft()
            if row:
                self._rows[client] = row  # behind all others
            if not future.done():
                future.set_result(thing)
                return
        self._free.append(thing)

    async def take(self, client: str) -> Thing:
        """A thing, as soon as it is the client's turn.

        Raises TooManyQueriesError when the client has too many waiting, and BusyError when all clients together have,
        or when the wait takes too long.
        """
        if self._free:
            return self._free.pop()
        future = self._queued(client)
        late = asyncio.get_running_loop().call_later(self._seconds, _give_up, future)
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and not future.exception():
                self.give(future.result())  # lent in the moment in which the client went away
            raise
        finally:
            late.cancel()

    def _queued(self, client: str) -> asyncio.Future[Thing]:
        row = self._rows.get(client, deque())
        if sum(not future.done() for future in row) >= self._waiting_each:
            raise TooManyQueriesError(f"{self._waiting_each} of your queries are waiting already.")
        if sum(map(len, self._rows.values())) >= self._waiting:
            raise BusyError("Too many queries are waiting.")
        future: asyncio.Future[Thing] = asyncio.get_running_loop().create_future()
        row.append(future)
        self._rows[client] = row
        return future


def _give_up(future: "asyncio.Future[Thing]") -> None:
    if not future.done():
        future.set_exception(BusyError("No worker became free in time."))
