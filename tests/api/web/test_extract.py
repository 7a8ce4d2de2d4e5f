"""POST /api/v1/extract: texts read by a process of its own, within limits."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.web.settings import Settings

SAMPLE = Path(__file__).parents[3] / "corpus/sample"
PAGE = (SAMPLE / "02-emilia-packaging.txt").read_text("utf-8")
SETTINGS = Settings(query_workers=1, extract=True, extract_characters=60_000, extract_seconds=60)
LONG = "The wine cluster in the Napa Valley grew. " * 1400


@pytest.fixture(scope="module")
def reading(store: Path, serve: Any) -> Iterator[httpx.Client]:
    with serve(store, SETTINGS) as address, httpx.Client(base_url=address, timeout=120) as client:
        yield client


def send(client: httpx.Client, text: str, name: str = "page.txt") -> httpx.Response:
    return client.post("/api/v1/extract", json={"text": text, "name": name})


def test_it_is_off_unless_switched_on(client: httpx.Client) -> None:
    response = send(client, PAGE)
    assert response.status_code == 403
    assert response.headers["content-type"] == "application/problem+json"
    assert "--extract" in response.json()["mend"]


def test_a_text_becomes_a_card_in_which_every_statement_has_its_words(reading: httpx.Client) -> None:
    response = send(reading, PAGE)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    card = response.json()
    assert card["source_file"] == "page.txt"
    assert card["document"]["title"]
    assert card["clusters"]
    assert card["statements"]
    for statement in card["statements"]:
        assert statement["quotes"]
        for quote in statement["quotes"]:
            assert card["text"][quote["begin"] : quote["end"]] == quote["text"]


def test_plain_text_is_read_alike(reading: httpx.Client) -> None:
    plain = reading.post("/api/v1/extract", content=PAGE.encode(), headers={"Content-Type": "text/plain"}).json()
    written = reading.post("/api/v1/extract", json={"text": PAGE}).json()
    assert plain == written


def test_nothing_is_stored(reading: httpx.Client) -> None:
    before = reading.get("/api/v1/documents").json()
    send(reading, PAGE)
    assert reading.get("/api/v1/documents").json() == before


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"", "application/json", 400),
        (b"[1]", "application/json", 400),
        (b'{"text": ""}', "application/json", 400),
        (b'{"text": "a", "more": 1}', "application/json", 400),
        (b'{"text": "\\ud800"}', "application/json", 400),
        (b"", "text/plain", 400),
        (b" \n", "text/plain", 400),
        (b"a\x00\x01\x02" * 50, "text/plain", 400),
        (b"\xff\xfe\xfa", "text/plain", 415),
        (b"<a/>", "application/xml", 415),
        (b"a", "text/plain; charset=latin-1", 415),
        (b"a" * 60_001, "text/plain", 413),
        (b"a" * 1_000_000, "text/plain", 413),
    ],
)
def test_what_cannot_be_read_is_a_problem(reading: httpx.Client, content: bytes, media_type: str, status: int) -> None:
    response = reading.post("/api/v1/extract", content=content, headers={"Content-Type": media_type})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["mend"]


def test_hostile_words_stay_words(reading: httpx.Client) -> None:
    response = send(reading, f"<script>alert(1)</script>\x07\n\n{PAGE}", name="../../<b>\n.txt")
    assert response.status_code == 200
    assert response.json()["source_file"] == "../../<b>\n.txt"


def test_several_texts_wait_for_each_other(reading: httpx.Client) -> None:
    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(lambda number: send(reading, PAGE, f"{number}.txt"), range(6)))
    assert [response.json()["source_file"] for response in found] == [f"{number}.txt" for number in range(6)]


def readers() -> set[int]:
    """The processes of this test that read texts."""
    lines = subprocess.run(["ps", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True, shell=False)
    children = (line.split(None, 2) for line in lines.stdout.splitlines())
    return {int(pid) for pid, parent, args in children if int(parent) == os.getpid() and "api.extracting" in args}


@pytest.mark.skipif(sys.platform != "linux", reason="reads the table of processes")
def test_a_process_that_breaks_down_is_replaced(reading: httpx.Client) -> None:
    assert send(reading, PAGE).status_code == 200
    (first,) = readers()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(send, reading, LONG)
        time.sleep(0.3)
        os.kill(first, signal.SIGKILL)
        assert answer.result().status_code in (413, 200)
    assert send(reading, PAGE).status_code == 200
    assert readers() != {first}


@pytest.mark.parametrize(
    ("changes", "status", "slug"),
    [
        ({"extract_seconds": 0.05}, 503, "text-deadline"),
        ({"extract_megabytes": 50}, 413, "text-memory"),
    ],
)
def test_limits_are_named(store: Path, serve: Any, changes: dict[str, Any], status: int, slug: str) -> None:
    with serve(store, replace(SETTINGS, **changes)) as address, httpx.Client(base_url=address, timeout=120) as client:
        response = send(client, LONG)
        assert response.status_code == status, response.text
        assert response.json()["type"] == f"/problem/{slug}"
        assert client.get("/healthz").status_code == 200


def test_too_many_are_told_so(store: Path, serve: Any) -> None:
    settings = replace(SETTINGS, extract_waiting=1, extract_queue_seconds=0.2)
    with serve(store, settings) as address, httpx.Client(base_url=address, timeout=120) as client:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda _: send(client, LONG), range(4)))
        statuses = sorted(response.status_code for response in found)
        assert statuses == [200, 429, 429, 503]
        assert all("retry-after" in response.headers for response in found if response.status_code != 200)


def test_a_page_of_another_origin_may_send_a_text(client: httpx.Client) -> None:
    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    answer = client.options("/api/v1/extract", headers=asked)
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-allow-origin"] == "*"
    for path in ("/region/AT.bib", "/region/AT.ris", "/region/AT.csl.json", "/region/AT.csv", "/graph.vosviewer.json"):
        assert client.get(path).headers["access-control-allow-origin"] == "*"
