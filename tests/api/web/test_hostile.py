"""Queries that want to hurt: each ends in time with an honest status, touches nothing, and leaves room for others."""

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from api.web.settings import Settings

SECONDS = 2.0
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
WIDE = f"{PRODUCT} . ?j ?k ?l . ?m ?n ?o"
GOOD = "SELECT ?document ?title { ?document a ckg:Document ; dcterms:title ?title } LIMIT 5"
OPTIONALS = "SELECT * { ?a ?b ?c " + " ".join(f"OPTIONAL {{ ?a ?p{n} ?v{n} }}" for n in range(10_000)) + " }"

HOSTILE: list[tuple[str, str, set[int]]] = [
    ("product counted", f"SELECT (COUNT(*) AS ?x) {{ {WIDE} }}", {413, 503}),
    ("product sorted", f"SELECT * {{ {WIDE} }} ORDER BY ?i ?a", {413, 503}),
    ("product distinct", f"SELECT DISTINCT ?a ?f ?i ?l ?o {{ {WIDE} }}", {200, 413, 503}),
    ("product streamed", f"SELECT * {{ {WIDE} }}", {200}),
    ("closure of everything", "SELECT (COUNT(*) AS ?x) { ?a !<x:z>+ ?b . ?b !<x:z>+ ?c . ?c !<x:z>+ ?d }", {413, 503}),
    ("concatenation", f"SELECT (GROUP_CONCAT(STR(?a)) AS ?x) {{ {WIDE} }}", {413, 503}),
    (
        "regular expression",
        f'SELECT (COUNT(*) AS ?x) {{ {WIDE} FILTER(REGEX(STR(?c), "(a*)*(b|c?)*(.*)*$")) }}',
        {413, 503},
    ),
    ("a megabyte", "SELECT * { ?s ?p ?o } #" + "x" * (1 << 20), {413, 414}),
    ("ten thousand optionals", OPTIONALS, {413, 414}),
    ("a file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", {200}),
]


@pytest.fixture(scope="module")
def host(store: Path, serve: Any) -> Iterator[httpx.Client]:
    settings = Settings(query_seconds=SECONDS, query_workers=2, query_megabytes=300, answer_megabytes=4)
    with serve(store, settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        client.post("/sparql", content=GOOD, headers={"content-type": "application/sparql-query"})
        yield client


def post(client: httpx.Client, query: str) -> tuple[int, bool]:
    """The status, and whether the answer broke off."""
    headers = {"content-type": "application/sparql-query", "accept": "application/json", "accept-encoding": "identity"}
    with client.stream("POST", "/sparql", content=query.encode(), headers=headers) as response:
        try:
            for _ in response.iter_raw():
                pass
        except httpx.RemoteProtocolError:
            return response.status_code, True
        return response.status_code, False


def quick(client: httpx.Client) -> None:
    """A good query and its answer; each is another one, so that none comes from memory."""
    response = client.get("/sparql", params={"query": f"{GOOD} #{time.monotonic_ns()}"})
    assert response.status_code == 200


def megabytes() -> float:
    """What the workers of this process hold."""
    total = 0
    for tasks in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # ended since it was listed
            for child in tasks.read_text().split():
                _, resident, shared, *_ = Path(f"/proc/{child}/statm").read_text().split()
                total += int(resident) - int(shared)
    return total * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


@pytest.mark.parametrize(("query", "statuses"), [pytest.param(*case[1:], id=case[0]) for case in HOSTILE])
def test_it_ends_in_time_and_says_how(host: httpx.Client, query: str, statuses: set[int]) -> None:
    begin = time.monotonic()
    status, broken = post(host, query)
    assert time.monotonic() - begin < SECONDS + 1
    assert status in statuses
    assert broken == (status == 200 and "FROM" not in query)


def test_good_queries_are_answered_while_a_hostile_one_runs(host: httpx.Client) -> None:
    hostile = threading.Thread(target=post, args=(host, HOSTILE[0][1]))
    hostile.start()
    time.sleep(0.3)
    for _ in range(3):
        quick(host)
    assert hostile.is_alive()
    hostile.join()


def test_memory_comes_back(host: httpx.Client) -> None:
    quick(host)
    before = megabytes()
    for _, query, _ in HOSTILE[:4]:
        post(host, query)
    for _ in range(50):
        if megabytes() < 1.2 * before:
            break
        time.sleep(0.1)
    quick(host)
    assert megabytes() < 1.2 * before + 30  # the new workers have opened the store, or have yet to


def test_service_reaches_nobody(host: httpx.Client) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.5)
        port = listener.getsockname()[1]
        status, _ = post(host, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        assert status == 403
        with pytest.raises(TimeoutError):
            listener.accept()


def test_from_reads_no_file(host: httpx.Client) -> None:
    response = host.get("/sparql", params={"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"})
    assert response.json()["results"]["bindings"] == []


@pytest.mark.parametrize(
    "sent",
    [b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n", b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n"],
)
def test_what_is_no_http_is_answered_with_a_problem(address: str, sent: bytes) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.sendall(sent)
        answer = HTTPResponse(connection)
        answer.begin()
        assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert json.loads(answer.read())["type"] == "/problem/request"
        assert connection.recv(1) == b""
