"""How long the server takes for every kind of page, with some clients at once.

    python benchmarks/pages.py [--documents 10000] [--seconds 4] [--clients 4] [--store DIR]

The store is made up as for benchmarks/sparql.py, with sectors, countries and institutions besides. Each kind of page is
asked for by all clients at once, each over one connection and each time about another thing; printed are the middle and
the 95th percentile of the times (ms), their number, and whether the bound is kept: 150 ms, and 50 ms for searches. The
exit status is 1 when a page is over its bound.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from api.web.graph.reads import rows  # noqa: E402 (the paths have to be set)
from benchmarks.described import COUNTRIES, INSTITUTIONS, build  # noqa: E402
from benchmarks.sparql import Client, served  # noqa: E402
from ontology.dataset import Dataset  # noqa: E402
from ontology.iris import kind_and_key, thing  # noqa: E402
from ontology.statement import Term, Text  # noqa: E402

BOUND, SEARCH_BOUND = 150.0, 50.0
_CLUSTERS, _REGIONS, _CONCEPTS = 600, 80, 2000
_WARM = 2  # requests of each client that do not count
_SERVE = "import sys; from api.cli import main; main()"

Choose = random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A kind of page: addresses of it, each about another thing, and how many ms it may take."""

    name: str
    address: Callable[[Choose], str]
    bound: float = BOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The keys of what the store holds."""

    documents: list[str]
    people: list[str]
    ties: list[str]
    texts: list[str]


class PageClient(Client):
    """One connection that asks for pages."""

    async def get(self, path: str) -> int:
        """The bytes of a page. Raises RuntimeError for any status but 200."""
        self._writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html, */*;q=0.1\r\n\r\n".encode())
        return await self.answered(path)


def pages(things: Things) -> Iterator[Page]:
    """Every kind of page."""
    yield Page(name="home", address=lambda _: "/")
    for name, sort in (("documents", "newest"), ("authors", "documents"), ("institutions", "documents")):
        yield Page(name=f"list of {name}", address=_always(f"/{name}?sort={sort}"))
    for name in ("regions", "clusters", "concepts"):
        yield Page(name=f"list of {name}", address=_always(f"/{name}"))
    yield Page(name="documents on a concept", address=lambda choose: f"/documents?concept={_concept(choose)}")
    yield Page(name="documents on a region", address=lambda choose: f"/documents?region={_region(choose)}")
    yield Page(name="documents by words", address=lambda choose: f"/documents?q=word{choose.randrange(9999):04}")
    yield Page(name="document", address=lambda choose: f"/document/{quote(choose.choice(things.documents), safe='')}")
    yield Page(name="author", address=lambda choose: f"/author/{choose.choice(things.people)}")
    yield Page(name="institution", address=lambda choose: f"/institution/institute-{choose.randrange(INSTITUTIONS)}")
    yield Page(name="region", address=lambda choose: f"/region/{_region(choose)}")
    yield Page(name="country", address=lambda choose: f"/region/country-{choose.randrange(COUNTRIES)}")
    yield Page(name="cluster", address=lambda choose: f"/cluster/{_cluster(choose)}")
    yield Page(name="concept", address=lambda choose: f"/concept/{_concept(choose)}")
    yield Page(name="tie", address=lambda choose: f"/tie/{choose.choice(things.ties)}")
    yield Page(name="network", address=lambda _: "/graph")
    yield Page(name="network around", address=lambda choose: f"/graph?centre={_centre(choose)}")
    yield from _analyses()
    yield from _searches(things)


def _analyses() -> Iterator[Page]:
    yield Page(name="analysis", address=lambda _: "/analysis")
    yield Page(name="regions and concepts", address=lambda choose: f"/analysis/regions-concepts?{_size(choose)}")
    yield Page(
        name="the same of some years",
        address=lambda choose: f"/analysis/regions-concepts?{_size(choose)}&year_from={1990 + choose.randrange(30)}",
    )
    yield Page(name="clusters and sectors", address=lambda choose: f"/analysis/clusters-sectors?{_size(choose)}")
    yield Page(
        name="documents of a cell",
        address=lambda choose: (
            f"/analysis/regions-concepts/documents?row=country-{choose.randrange(COUNTRIES)}&column={_concept(choose)}"
        ),
    )
    yield Page(
        name="trends",
        address=lambda choose: "/analysis/trends?" + "&".join(f"concept={_concept(choose)}" for _ in range(6)),
    )
    yield Page(
        name="central people", address=lambda choose: f"/analysis/central?region=country-{choose.randrange(COUNTRIES)}"
    )
    yield Page(
        name="comparison",
        address=lambda choose: "/compare?" + "&".join(f"item=cluster/{_cluster(choose)}" for _ in range(6)),
    )


def _searches(things: Things) -> Iterator[Page]:
    found: Mapping[str, Callable[[Choose], str]] = {
        "search: a name": lambda choose: f"cluster {choose.randrange(_CLUSTERS)}",
        "search: a frequent word": lambda _: "person",
        "search: words of a text": lambda choose: " ".join(choose.choice(things.texts).split()[:3]),
        "search: a slip": lambda choose: choose.choice(("clutser", "regoin", "presons", "instutute")),
        "search: another script": lambda choose: choose.choice(("персон", "кластер", "регион", "ινστιτυτε")),
    }
    for name, words in found.items():
        yield Page(name=name, address=_searching(words), bound=SEARCH_BOUND)
    yield Page(
        name="search: suggestions",
        address=lambda choose: f"/search/suggestions?q=clu%20{choose.randrange(9)}",
        bound=SEARCH_BOUND,
    )
    yield Page(
        name="search: API",
        address=lambda choose: f"/api/v1/search?q=cluster%20{choose.randrange(_CLUSTERS)}",
        bound=SEARCH_BOUND,
    )


def _always(path: str) -> Callable[[Choose], str]:
    return lambda _: path


def _searching(words: Callable[[Choose], str]) -> Callable[[Choose], str]:
    return lambda choose: f"/search?q={quote(words(choose))}"


def _concept(choose: Choose) -> str:
    return f"notion-{int(_CONCEPTS * choose.random() ** 3)}"


def _region(choose: Choose) -> str:
    return f"region-{choose.randrange(_REGIONS)}"


def _cluster(choose: Choose) -> str:
    return f"cluster-{choose.randrange(_CLUSTERS)}"


def _size(choose: Choose) -> str:
    return f"rows={choose.choice((10, 15, 20, 30))}&columns={choose.choice((8, 12, 20))}"


def _centre(choose: Choose) -> str:
    kind, key = choose.choice((("cluster", _cluster(choose)), ("region", _region(choose)), ("concept", "notion-1")))
    return quote(thing(kind, key), safe="")


def things_of(dataset: Dataset) -> Things:
    """The keys of the documents and of some ties, and the beginnings of texts."""
    documents = [row["document"] for row in rows(dataset, "documents")]
    ties = [row["tie"] for row in rows(dataset, "ties", kind=Text("cluster-region"))]
    texts = [row["label"] for row in rows(dataset, "documents")]
    return Things(
        documents=_keys(documents),
        people=_keys(row["thing"] for row in rows(dataset, "authored")),
        ties=_keys(ties),
        texts=[text.value for text in texts if isinstance(text, Text)],
    )


def _keys(things: Iterable[Term]) -> list[str]:
    return [(kind_and_key(str(iri)) or ("", ""))[1] for iri in things]


async def times(port: int, page: Page, clients: int, seconds: float) -> list[float]:
    """What the requests for a kind of page took, in ms."""
    took: list[float] = []

    async def one(number: int) -> None:
        choose = random.Random(number)  # noqa: S311
        client = PageClient(port, "")
        async with client:
            for _ in range(_WARM):
                await client.get(page.address(choose))
            end = time.perf_counter() + seconds
            while (begin := time.perf_counter()) < end:
                await client.get(page.address(choose))
                took.append((time.perf_counter() - begin) * 1000)

    await asyncio.gather(*(one(number) for number in range(clients)))
    return took


def measure(store: Path, options: argparse.Namespace) -> bool:
    """Prints the table; whether every page kept its bound."""
    things = things_of(Dataset.open(store))
    command = [sys.executable, "-c", _SERVE, "serve", "--store", str(store), "--port"]
    well = True
    print(f"{'page':28} {'median':>8} {'p95':>8} {'bound':>6} {'number':>7}")
    with served(command, "", 64) as server:
        for page in pages(things):
            took = asyncio.run(times(server.port, page, options.clients, options.seconds))
            high = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
            well = well and high <= page.bound
            over = "" if high <= page.bound else "  OVER"
            middle = statistics.median(took)
            print(f"{page.name:28} {middle:8.1f} {high:8.1f} {page.bound:6.0f} {len(took):7}{over}", flush=True)
    return well


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--store", type=Path, help="where the store is kept for the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = options.store or Path(scratch, "store")
        if not store.exists():
            build(store, options.documents)
        if not measure(store, options):
            raise SystemExit(1)


if __name__ == "__main__":
    main()
