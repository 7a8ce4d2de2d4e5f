"""The workers on their own, without HTTP."""

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from api.web.http.problems import BusyError, DeadlineError, QueryFailedError, TooManyQueriesError, WebError
from api.web.settings import Settings
from api.web.workers.child import Child
from api.web.workers.frames import Whole
from api.web.workers.pool import Pool, Streamed
from api.web.workers.process import Worker
from api.web.workers.worker import Job

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@asynccontextmanager
async def opened(store: Path, settings: Settings) -> AsyncIterator[Pool]:
    pool = Pool(store, settings)
    await pool.open()
    try:
        yield pool
    finally:
        await pool.close()


def job(query: str, *, gzip: bool = False) -> Job:
    return Job(query=query, accept="text/csv", generation="000001", gzip=gzip)


async def whole(pool: Pool, query: str, client: str = "ada") -> bytes:
    return (await pool.whole(job(query), client=client)).body


def run(store: Path, settings: Settings, test: Callable[[Pool], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        async with opened(store, settings) as pool:
            await test(pool)

    asyncio.run(all_of_it())


ONE = Settings(query_workers=1, most_query_workers=1, query_seconds=1.5, queue_seconds=0.2)


def test_a_short_answer_comes_at_once(store: Path) -> None:
    async def test(pool: Pool) -> None:
        answer = await pool.answer(job("SELECT (1 AS ?n) {}"), client="ada")
        assert isinstance(answer, Whole)
        assert (answer.body, answer.head.media_type, answer.head.form) == (b"n\r\n1\r\n", "text/csv", "bindings")

    run(store, Settings(query_workers=1), test)


def test_a_long_answer_begins_before_it_ends(store: Path) -> None:
    async def test(pool: Pool) -> None:
        await whole(pool, "ASK {}")
        begin = time.monotonic()
        answer = await pool.answer(job(LONG), client="ada")
        assert isinstance(answer, Streamed)
        first = await anext(answer.pieces)
        assert first.startswith(b"a,b,c,d,e,f\r\n")
        with pytest.raises(DeadlineError):
            async for _ in answer.pieces:
                pass
        assert 1 < time.monotonic() - begin < 3

    run(store, Settings(query_workers=1, query_seconds=1.5, answer_megabytes=1), test)


def test_a_client_that_leaves_ends_its_query(store: Path) -> None:
    async def test(pool: Pool) -> None:
        await whole(pool, "ASK {}")
        asking = asyncio.create_task(whole(pool, ENDLESS))
        await asyncio.sleep(0.3)
        asking.cancel()
        assert await whole(pool, "ASK {}") == b"true"

    run(store, Settings(query_workers=1, query_seconds=60), test)


def test_a_full_house_says_so_and_recovers(store: Path) -> None:
    async def test(pool: Pool) -> None:
        await whole(pool, "SELECT (2 AS ?n) {}")
        busy = asyncio.create_task(whole(pool, ENDLESS))
        await asyncio.sleep(0.3)
        with pytest.raises(BusyError):
            await whole(pool, "ASK {}")
        with pytest.raises(DeadlineError):
            await busy
        answers: list[bytes] = []
        for _ in range(100):
            with contextlib.suppress(BusyError):  # until the worker is replaced
                answers.append(await whole(pool, "ASK {}"))
                break
        assert answers == [b"true"]

    run(store, ONE, test)


def test_one_client_cannot_take_all_places(store: Path) -> None:
    async def test(pool: Pool) -> None:
        await whole(pool, "SELECT (2 AS ?n) {}")
        busy = [asyncio.create_task(whole(pool, f"{ENDLESS} # {number}", "eve")) for number in range(3)]
        await asyncio.sleep(0.2)
        with pytest.raises(TooManyQueriesError):
            await whole(pool, "ASK {}", "eve")
        other = asyncio.create_task(whole(pool, "ASK {}", "ada"))
        ends = [await asyncio.gather(one, return_exceptions=True) for one in busy[:1]]
        assert isinstance(ends[0][0], DeadlineError)
        begin = time.monotonic()
        assert await other == b"true"
        assert time.monotonic() - begin < 4  # behind one of eve's at most, not behind both
        for one in busy:
            one.cancel()

    run(
        store,
        Settings(query_workers=1, most_query_workers=1, query_seconds=1.5, queue_seconds=20, waiting_queries_each=2),
        test,
    )


def test_the_same_question_is_answered_from_memory(store: Path) -> None:
    async def test(pool: Pool) -> None:
        query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        first = await whole(pool, query)
        busy = asyncio.create_task(whole(pool, ENDLESS))
        await asyncio.sleep(0.2)
        assert await whole(pool, query) == first
        busy.cancel()

    run(store, ONE, test)


def test_closing_ends_a_running_query_at_once(store: Path) -> None:
    async def test() -> None:
        async with opened(store, Settings(query_workers=1, query_seconds=60)) as pool:
            await whole(pool, "ASK {}")
            busy = asyncio.create_task(whole(pool, ENDLESS))
            await asyncio.sleep(0.3)
        with pytest.raises(WebError):
            await busy

    begin = time.monotonic()
    asyncio.run(test())
    assert time.monotonic() - begin < 15


def children() -> set[str]:
    found: set[str] = set()
    for task in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError):  # a thread that has ended since it was listed
            found.update(task.read_text().split())
    return found


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2])
def test_a_pool_that_closes_while_workers_start_leaves_none(store: Path, seconds: float) -> None:
    async def test(_: Pool) -> None:
        await asyncio.sleep(seconds)

    before = children()
    run(store, Settings(query_workers=3), test)
    assert children() <= before


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2])
def test_a_worker_that_is_no_longer_wanted_while_it_starts_leaves_no_process(store: Path, seconds: float) -> None:
    async def test() -> None:
        starting = asyncio.create_task(Worker.start(store, Settings()))
        await asyncio.sleep(seconds)
        starting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await (await starting).end()

    before = children()
    asyncio.run(test())
    assert children() <= before


@pytest.mark.parametrize(
    "program", [("api.web.workers.worker", "no-store", "many"), ("this",), ("code",)], ids=["breaks", "other", "silent"]
)
def test_a_program_that_is_never_ready_leaves_no_process(program: tuple[str, ...]) -> None:
    async def test() -> None:
        with pytest.raises(QueryFailedError, match=r"A program did not start\."):
            await Child.start(*program, called="A program", seconds=2)

    before = children()
    asyncio.run(test())
    assert children() <= before
