"""How fast the service answers SPARQL, beside `oxigraph serve-read-only` over the same store, and rdflib-endpoint.

    python benchmarks/sparql.py [--documents 10000] [--seconds 2] [--clients 8] [--store DIR]

The queries are in benchmarks/sparql, with things of the store in their places; all servers get the same ones in the
same order, and only one is asked at a time. Servers that are compared take turns, query by query or round by round, and
the middle of the ratios is printed, for the speed of a machine may change by a half within a minute. For each query
that is the middle of its times (ms), our result cache switched off; for the mix of short queries the answers a second
to so many clients at once, each over one connection: of oxigraph, of ours without and with the cache, and of
rdflib-endpoint, which has the default graph in rdflib's memory. `oxigraph` and `rdflib-endpoint` come from PyPI.
"""

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.store import WORDS_IN_TEXT, build, said, span, written_on  # noqa: E402 (the paths have to be set)
from ontology.dataset import Dataset  # noqa: E402
from ontology.iris import document_iri, thing  # noqa: E402
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Text  # noqa: E402
from ontology.terms import CKG, DCTERMS, FABIO, PREFIXES, RDF, RDFS, XSD  # noqa: E402

QUERIES = Path(__file__).with_name("sparql")
_REGIONS, _CLUSTERS, _PERSONS, _CONCEPTS = 80, 600, 8000, 2000
_ROUNDS = 15
_SETTLE_SECONDS = 5.0  # ours reads what its pages need, beside the first queries
_SERVE = "import sys; from api.cli import main; main()"
_RDFLIB = """
import sys
import rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
graph = rdflib.Graph().parse(sys.argv[1], format="nt")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(sys.argv[2]), access_log=False)
"""


def document(number: int) -> DocumentGraph:
    """A made document by one of many teams, on some concepts of which few are common, on a cluster in a region."""
    choose = random.Random(number)  # noqa: S311 (reproducible, not secret)
    iri = document_iri(f"{number:06}.txt")
    text = " ".join(f"word{choose.randrange(9999):04}" for _ in range(WORDS_IN_TEXT))
    concepts = sorted({thing("concept", f"notion-{int(_CONCEPTS * choose.random() ** 3)}") for _ in range(7)})
    team = choose.randrange(_PERSONS // 4)
    persons = [thing("person", f"person-{4 * team + place}") for place in sorted(choose.sample(range(4), 3))]
    which = choose.randrange(_CLUSTERS)
    cluster, region = thing("cluster", f"cluster-{which}"), thing("region", f"region-{which % _REGIONS}")
    facts = [
        Fact(iri, RDF.type, CKG.Document),
        Fact(iri, RDF.type, FABIO.JournalArticle),
        Fact(iri, RDFS.label, Text(text[:60])),
        Fact(iri, DCTERMS.title, Text(text[:60])),
        Fact(iri, DCTERMS.issued, Text(str(1990 + number % 35), datatype=XSD.gYear)),
        Fact(cluster, RDF.type, CKG.Cluster),
        Fact(cluster, RDFS.label, Text(f"cluster {which}")),
        Fact(region, RDF.type, CKG.Region),
        Fact(region, RDFS.label, Text(f"region {which % _REGIONS}")),
    ]
    described, statements = written_on(iri, concepts, persons, choose)
    facts += described
    statements += [said(iri, CKG.studies, cluster, choose), said(cluster, CKG.locatedIn, region, choose)]
    mentions = [Mention(*span(choose), one, 0.8) for one in (*concepts, *persons, cluster, region)]
    return DocumentGraph(
        document=iri, text=text, facts=tuple(facts), statements=tuple(statements), mentions=tuple(mentions)
    )


def queries(kind: str, choose: random.Random, documents: int) -> Iterator[tuple[str, str]]:
    """The names and texts of the queries of a kind ("short" or "long"), with things in their places."""
    things: Mapping[str, Iri] = {
        "document": document(choose.randrange(documents)).document,
        "person": thing("person", f"person-{choose.randrange(_PERSONS)}"),
        "concept": thing("concept", f"notion-{int(_CONCEPTS * choose.random() ** 3)}"),
        "region": thing("region", f"region-{choose.randrange(_REGIONS)}"),
        "cluster": thing("cluster", f"cluster-{choose.randrange(_CLUSTERS)}"),
    }
    for path in sorted(QUERIES.glob(f"{kind}-*.rq")):
        text = path.read_text("utf-8")
        for name, iri in things.items():
            text = text.replace(f"%{name}%", iri)
        used = (name for name in PREFIXES if f"{name}:" in text)
        yield path.stem, "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + text


class Server(NamedTuple):
    """Where a server answers."""

    port: int
    path: str


class Client:
    """One connection that asks one query after the other."""

    def __init__(self, port: int, path: str) -> None:
        self._port, self._path = port, path

    async def __aenter__(self) -> "Client":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 20)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def ask(self, query: str) -> int:
        """The bytes of the answer's body. Raises RuntimeError for any status but 200."""
        head = f"GET {self._path}?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n"
        self._writer.write(f"{head}Accept: application/sparql-results+json, text/turtle;q=0.9\r\n\r\n".encode())
        return await self.answered(query)

    async def answered(self, asked: str) -> int:
        """The bytes of the body of the answer to what was asked."""
        lines = (await self._reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        if " 200 " not in lines[0]:
            raise RuntimeError(f"{lines[0]}: {asked}")
        headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        if "content-length" in headers:
            return len(await self._reader.readexactly(int(headers["content-length"])))
        return await self._chunks()

    async def _chunks(self) -> int:
        total = 0
        while size := int((await self._reader.readuntil(b"\r\n")).split(b";")[0], 16):
            total += size
            await self._reader.readexactly(size + 2)
        await self._reader.readexactly(2)
        return total


async def times(servers: Sequence[Server], documents: int) -> Mapping[str, Sequence[tuple[float, ...]]]:
    """What each round of each query took, in ms: a time for each of the servers, which are asked in turn."""
    found: defaultdict[str, list[tuple[float, ...]]] = defaultdict(list)
    async with contextlib.AsyncExitStack() as open_ones:
        clients = [await open_ones.enter_async_context(Client(one.port, one.path)) for one in servers]
        for number in range(_ROUNDS):
            choose = random.Random(number)  # noqa: S311
            for name, query in (*queries("short", choose, documents), *queries("long", choose, documents)):
                found[name].append(tuple([await _took(client, query) for client in clients]))
    return found


async def _took(client: Client, query: str) -> float:
    begin = time.perf_counter()
    await client.ask(query)
    return (time.perf_counter() - begin) * 1000


async def throughput(server: Server, documents: int, clients: int, seconds: float) -> float:
    """Answers a second to the mix of short queries."""
    mixes = [[query for _, query in queries("short", random.Random(n), documents)] for n in range(40)]  # noqa: S311
    answered, end = 0, time.perf_counter() + seconds

    async def one(first: int) -> None:
        nonlocal answered
        async with Client(server.port, server.path) as client:
            for number in range(first, 1 << 30):
                for query in mixes[number % len(mixes)]:
                    if time.perf_counter() > end:
                        return
                    await client.ask(query)
                    answered += 1

    await asyncio.gather(*(one(5 * number) for number in range(clients)))
    return answered / seconds


@contextlib.contextmanager
def served(command: Sequence[str], path: str, cache_megabytes: int = 0) -> Iterator[Server]:
    """A server of its own, which the command starts with a port (of the loopback) at its end; ended afterwards."""
    port = free_port()
    where = f"127.0.0.1:{port}" if command[-1] == "--bind" else str(port)
    environment = {**os.environ, "CLUSTERKG_CACHE_MEGABYTES": str(cache_megabytes)}
    with subprocess.Popen(  # noqa: S603
        [*command, where], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            while process.poll() is None:  # one of them reads the whole graph first
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                    break
                time.sleep(0.1)
            time.sleep(_SETTLE_SECONDS)
            yield Server(port, path)
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def rates(servers: Sequence[Server], options: argparse.Namespace) -> Sequence[tuple[float, ...]]:
    """The throughput of each server in each round, after one to warm up."""

    def one(server: Server) -> float:
        return asyncio.run(throughput(server, options.documents, options.clients, options.seconds))

    return [tuple(map(one, servers)) for _ in range(_ROUNDS + 1)][1:]


def print_times(found: Mapping[str, Sequence[tuple[float, ...]]]) -> None:
    """A line for each query: what it took, and how much longer ours took than the other in the same moment."""
    for name, rounds in found.items():
        theirs, ours = (statistics.median(each) for each in zip(*rounds, strict=True))
        ratio = statistics.median(our / their for their, our in rounds)
        print(f"{name:32} oxigraph {theirs:8.2f} ms  clusterkg {ours:8.2f} ms  {ratio:6.2f}", flush=True)


def print_rates(names: Sequence[str], rounds: Sequence[tuple[float, ...]]) -> None:
    """A line for each server: its answers, and how many times those of the first in the same moment."""
    for place, name in enumerate(names):
        ratio = statistics.median(one[place] / one[0] for one in rounds)
        print(
            f"short ones: {statistics.median(one[place] for one in rounds):6.0f} answers/s  {name:24} {ratio:6.2f}",
            flush=True,
        )


def compare(store: Path, scratch: Path, oxigraph: str, options: argparse.Namespace) -> None:
    """Measures all servers over the store, and prints what they took."""
    dataset, graph = Dataset.open(store), scratch / "graph.nt"
    quads = str(dataset.directory / "quads")
    ours = [sys.executable, "-c", _SERVE, "serve", "--store", str(store), "--port"]
    with contextlib.ExitStack() as running:
        theirs = running.enter_context(served([oxigraph, "serve-read-only", "--location", quads, "--bind"], "/query"))
        bare, cached = (running.enter_context(served(ours, "/sparql", megabytes)) for megabytes in (0, 64))
        print_times(asyncio.run(times((theirs, bare), options.documents)))
        print_rates(
            ("oxigraph", "clusterkg without cache", "clusterkg with cache"), rates((theirs, bare, cached), options)
        )
        dataset.quads.dump(str(graph), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        other = running.enter_context(served([sys.executable, "-c", _RDFLIB, str(graph)], "/sparql"))
        print_rates(("rdflib-endpoint", "clusterkg without cache"), rates((other, bare), options))


def main() -> None:
    """Measures all and prints them side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=2.0, help="of a round")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--store", type=Path, help="where the store is kept for the next time")
    options = parser.parse_args()
    oxigraph = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if oxigraph is None:
        raise SystemExit("oxigraph is not there: pip install oxigraph")
    with tempfile.TemporaryDirectory() as scratch:
        store = options.store or Path(scratch, "store")
        if not store.exists():
            print(f"store built in {build(store, map(document, range(options.documents))):.0f} s", flush=True)
        compare(store, Path(scratch), oxigraph, options)


if __name__ == "__main__":
    main()
