"""How long the network explorer takes to draw, how smoothly it moves, and how stock pyvis does with the same network.

    python benchmarks/explorer.py [--without-pyvis]

A real service over made networks, and headless Chromium. Seconds run from the navigation to a drawing that is painted,
still and answers to the mouse; the best of three. Stock pyvis has vis-network in its page, gets nothing else from
the network, and is done when it has computed its layout, even if the drawing moves on.
"""

import argparse
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from api.publishing import leave_files  # noqa: E402 (the path has to be set)
from ontology.draft import Draft  # noqa: E402
from ontology.iris import document_iri, thing  # noqa: E402
from ontology.statement import DocumentGraph, Fact, Iri, Text  # noqa: E402
from ontology.terms import CKG, DCTERMS, FABIO, RDF, RDFS, SKOS  # noqa: E402

BOUNDS = {2000: 1.2, 10_000: 2.5}
PANNING = 30  # frames a second at 2,000 nodes
TIMES_STOCK = 60  # faster than stock pyvis at 1,000 nodes
ATTEMPTS = 3
SETTLE_SECONDS = 300
TIES = {1000: 2500, 2000: 5000, 10_000: 15_000}


def made_documents(nodes: int, ties: int) -> Iterator[DocumentGraph]:
    """One document a tie: its two concepts, drawn so that few have many ties and most have few."""
    choose = random.Random(nodes)  # noqa: S311 -- reproducible, not secret
    pairs = {(number, choose.randrange(max(1, number))) for number in range(1, nodes)}
    while len(pairs) < ties:
        a, b = choose.randrange(nodes), int(nodes * choose.random() ** 2)
        if a > b:
            pairs.add((a, b))
    for number, pair in enumerate(sorted(pairs)):
        yield _document(f"{number:06}.txt", [thing("concept", f"notion-{one}") for one in pair])


def _document(name: str, concepts: list[Iri]) -> DocumentGraph:
    document = document_iri(name)
    facts = [Fact(document, RDF.type, CKG.Document), Fact(document, RDF.type, FABIO.JournalArticle)]
    facts += [Fact(document, RDFS.label, Text(name)), Fact(document, CKG.sourceFile, Text(name))]
    for concept in concepts:
        label = concept.rpartition("/")[2].replace("-", " number ")
        facts += [Fact(concept, RDF.type, SKOS.Concept), Fact(concept, SKOS.prefLabel, Text(label, "en"))]
    facts += [Fact(document, DCTERMS.subject, concept) for concept in concepts]
    return DocumentGraph(document=document, text=name, facts=tuple(facts), statements=(), mentions=())


@contextmanager
def served(nodes: int) -> Iterator[str]:
    """A service over a made network of so many nodes: the address of its drawing."""
    with tempfile.TemporaryDirectory() as folder:
        with Draft.begin(Path(folder)) as draft:
            for graph in made_documents(nodes, TIES[nodes]):
                draft.put(graph, "1")
            draft.publish(before_switch=leave_files)
        with socket.create_server(("127.0.0.1", 0)) as found:
            port = found.getsockname()[1]
        program = "from api.cli import main; main()"
        service = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", program, "serve", "--store", folder, "--port", str(port)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/readyz")
            yield f"{address}/graph?view=concepts&most={nodes}"
        finally:
            service.terminate()
            service.wait(20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")


# When the drawing is there and two more frames have been painted, in seconds since the navigation.
WATCH = """
new MutationObserver((_, watch) => {
  if (!document.querySelector("#network[data-ready=true][data-drawn=true]")) return;
  watch.disconnect();
  const say = () => (document.documentElement.dataset.drawnAfter = performance.now() / 1000);
  requestAnimationFrame(() => requestAnimationFrame(say));
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


def drawn_after(browser: Browser, address: str, nodes: int) -> float:
    """Seconds from the navigation to the drawing, in a browser that has seen nothing before."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    page.wait_for_selector("html[data-drawn-after]", state="attached", timeout=60_000)
    assert page.get_attribute("#network", "data-nodes") == str(nodes)
    seconds = float(page.get_attribute("html", "data-drawn-after") or "nan")
    page.close()
    return seconds


def frames_a_second(browser: Browser, address: str, seconds: float = 3.0) -> float:
    """How often the drawing is painted while the mouse drags it about."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_selector("#network[data-ready=true]")
    page.evaluate(
        "() => { window.frames_ = 0;"
        " document.getElementById('network').drawnNetwork.on('afterDrawing', () => (window.frames_ += 1)); }"
    )
    box = page.locator("#network").bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + 20, top + 20)
    before, begun, step = page.evaluate("window.frames_"), time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        step += 1
        page.mouse.move(left + 150 * ((step % 40) / 20 - 1), top + 100 * ((step % 30) / 15 - 1))
    found = (page.evaluate("window.frames_") - before) / (time.perf_counter() - begun)
    page.mouse.up()
    page.close()
    return float(found)


# When the layout that stock pyvis asks for has been computed; where that does not suffice, the drawing moves on.
WATCH_STOCK = """
let made;
Object.defineProperty(window, "network", {
  get: () => made,
  set: (network) => {
    made = network;
    made.once("stabilizationIterationsDone", () => (document.documentElement.dataset.laidOut = "true"));
  },
});
"""


def stock_after(browser: Browser, nodes: int) -> float:
    """Seconds until the same network is laid out on a page that stock pyvis wrote; writing it counts, too."""
    from pyvis.network import Network  # noqa: PLC0415 (a second, and only here)

    begun = time.perf_counter()
    network = Network(cdn_resources="in_line")
    pairs = [[iri.rpartition("/")[2] for iri in _concepts(graph)] for graph in made_documents(nodes, TIES[nodes])]
    network.add_nodes(sorted({one for pair in pairs for one in pair}))
    network.add_edges(pairs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stock.html")
        path.write_text(network.generate_html(), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.route(lambda address: address.startswith("http"), lambda route: route.abort())  # decoration
        page.add_init_script(WATCH_STOCK)
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-laid-out]", state="attached", timeout=SETTLE_SECONDS * 1000)
        page.close()
    return time.perf_counter() - begun


def _concepts(graph: DocumentGraph) -> list[Iri]:
    return [fact.object for fact in graph.facts if fact.predicate == DCTERMS.subject and isinstance(fact.object, Iri)]


def main() -> int:
    """Measures and prints; 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-pyvis", action="store_true", help="spares the minute that stock pyvis takes")
    options = parser.parse_args()
    kept: list[bool] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        for nodes, bound in BOUNDS.items():
            with served(nodes) as address:
                best = min(drawn_after(browser, address, nodes) for _ in range(ATTEMPTS))
                kept.append(_told(f"{nodes:,} nodes, {TIES[nodes]:,} ties drawn", best, "s", best <= bound, bound))
                if nodes == min(BOUNDS):
                    frames = frames_a_second(browser, address)
                    kept.append(_told("panning", frames, "frames a second", frames >= PANNING, PANNING))
        if not options.without_pyvis:
            with served(1000) as address:
                ours = min(drawn_after(browser, address, 1000) for _ in range(ATTEMPTS))
            stock = stock_after(browser, 1000)
            print(f"1,000 nodes: {ours:.2f} s, stock pyvis {stock:.1f} s")
            kept.append(
                _told("faster than stock pyvis", stock / ours, "times", stock / ours >= TIMES_STOCK, TIMES_STOCK)
            )
        browser.close()
    return 0 if all(kept) else 1


def _told(what: str, value: float, unit: str, is_kept: bool, bound: float) -> bool:  # noqa: FBT001
    print(f"{what}: {value:.2f} {unit} ({'kept' if is_kept else 'BROKEN'}: {bound})", flush=True)
    return is_kept


if __name__ == "__main__":
    sys.exit(main())
