"""Texts that wait to be read: processes that are started when they are needed, lent to one text at a time."""

from api.web.http.problems import (
    BusyError,
    QueryFailedError,
    ReadersBusyError,
    TooManyQueriesError,
    TooManyTextsError,
    UnreadableTextError,
)
from api.web.settings import Settings
from api.web.workers.extract_reader import Reader
from api.web.workers.turns import Turns


class Extraction:
    """Reads texts, as many at a time as there are processes; the others wait."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turns = Turns["Seat"](
            waiting=settings.extract_waiting,
            waiting_each=settings.extract_waiting,
            seconds=settings.extract_queue_seconds,
        )
        self._seats = [Seat(settings) for _ in range(settings.extract_workers)]
        for seat in self._seats:
            self._turns.give(seat)

    async def read(self, name: str, text: str, *, client: str) -> bytes:
        """The card of the text, as JSON. Raises the WebError that tells why there is none."""
        seat = await self._seat(client)
        try:
            return await seat.read(name, text)
        finally:
            self._turns.give(seat)

    async def close(self) -> None:
        """Ends all processes."""
        for seat in self._seats:
            await seat.close()

    async def _seat(self, client: str) -> "Seat":
        try:
            return await self._turns.take(client)
        except TooManyQueriesError:
            raise TooManyTextsError(f"{self._settings.extract_waiting} of your texts are waiting already.") from None
        except BusyError:
            raise ReadersBusyError("Other texts are being read, and this one waited too long.") from None


class Seat:
    """The place of a process, which is started for the first text and again after one that it did not survive."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reader: Reader | None = None
        self._closed = False

    async def read(self, name: str, text: str) -> bytes:
        """The card of the text, as JSON. Raises the WebError that tells why there is none."""
        reader = await self._ready()
        try:
            return await reader.read(name, text)
        except (UnreadableTextError, QueryFailedError):
            raise
        except BaseException:
            await self._empty()
            raise

    async def close(self) -> None:
        """Ends the process, and starts no other."""
        self._closed = True
        await self._empty()

    async def _ready(self) -> Reader:
        if self._closed:
            raise QueryFailedError("The service is closing.")
        if self._reader is None or not self._reader.alive:
            await self._empty()
            self._reader = await Reader.start(self._settings)
        return self._reader

    async def _empty(self) -> None:
        reader, self._reader = self._reader, None
        if reader:
            await reader.end()
