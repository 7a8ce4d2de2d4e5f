"""The workers on their own, without HTTP."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.web.pool import Answered, Pool
from api.web.problems import BusyError, DeadlineError
from api.web.settings import Settings

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def pool(store: Path) -> Iterator[Pool]:
    found = Pool(store, Settings(query_workers=1, query_seconds=1.5, queue_seconds=0.2))
    yield found
    found.close()


def ask(pool: Pool, query: str) -> Answered:
    return pool.answer(query, accept="text/csv", generation="000001")


def words(answered: Answered) -> bytes:
    with answered.body as body:
        return body.read()


def test_an_answer_is_whole_and_leaves_no_file(pool: Pool) -> None:
    answered = ask(pool, "SELECT (1 AS ?n) {}")
    assert words(answered) == b"n\r\n1\r\n"
    assert (answered.size, answered.media_type, answered.form) == (6, "text/csv", "bindings")


def test_a_full_house_says_so_and_recovers(pool: Pool) -> None:
    words(ask(pool, "ASK {}"))
    ends: list[BaseException] = []

    def endless() -> None:
        try:
            ask(pool, ENDLESS)
        except DeadlineError as error:
            ends.append(error)

    busy = threading.Thread(target=endless)
    busy.start()
    time.sleep(0.3)
    with pytest.raises(BusyError):
        ask(pool, "ASK {}")
    busy.join()
    assert len(ends) == 1
    deadline = time.monotonic() + 20
    while True:
        try:
            assert words(ask(pool, "ASK {}"))
            break
        except BusyError:
            assert time.monotonic() < deadline


def test_closing_ends_a_running_query_at_once(store: Path) -> None:
    pool = Pool(store, Settings(query_workers=1, query_seconds=60))
    words(ask(pool, "ASK {}"))
    ended: list[float] = []

    def endless() -> None:
        with pytest.raises(Exception, match=r".+"):
            ask(pool, ENDLESS)
        ended.append(time.monotonic())

    busy = threading.Thread(target=endless)
    busy.start()
    time.sleep(0.3)
    closed = time.monotonic()
    pool.close()
    busy.join(timeout=10)
    assert ended
    assert ended[0] - closed < 5
