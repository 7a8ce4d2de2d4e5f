"""How long the stored queries of the pages take that are about one thing.

    python benchmarks/reads.py STORE

STORE is one that `benchmarks/pages.py --store STORE` left. For each query and kind of thing the middle and the
highest of the times for some twenty things are printed, in ms.
"""

import random
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from api.web.graph.reads import query_text, rows  # noqa: E402 (the paths have to be set)
from benchmarks.pages import things_of  # noqa: E402
from ontology.dataset import Dataset  # noqa: E402
from ontology.iris import thing  # noqa: E402
from ontology.statement import Iri  # noqa: E402

_NUMBERED = {"person": "person", "organisation": "institute", "cluster": "cluster", "concept": "notion"}


def measure(store: Path) -> None:
    """Prints the times."""
    dataset = Dataset.open(store)
    some = things(dataset)
    for name in sorted(path.stem for path in (ROOT / "api" / "web" / "graph" / "reads").glob("*.sparql")):
        for variable, kind in asked(name, some):
            took = [timed(dataset, name, variable, iri) for iri in some[kind]]
            print(f"{name:28} {kind:14} {statistics.median(took):8.2f} {max(took):8.2f}", flush=True)


def things(dataset: Dataset) -> Mapping[str, Sequence[Iri]]:
    """Some things of each kind."""
    keys, choose = things_of(dataset), random.Random(1)  # noqa: S311
    some = {kind: [thing(kind, f"{word}-{number}") for number in range(20)] for kind, word in _NUMBERED.items()}
    return {
        **some,
        "document": [thing("document", key) for key in choose.sample(keys.documents, 20)],
        "region": [thing("region", f"country-{number}") for number in range(8)],
    }


def asked(name: str, some: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The variable of a query that a thing is put in the place of, with the kinds of things."""
    text = query_text(name)
    _, about, kind = name.rpartition("_of_")
    if name.startswith("analysis") or any(f"?{other} " in text for other in ("graph", "runs", "row", "from")):
        return
    if name.startswith("document_") and "?document" in text:
        yield "document", "document"
    elif about and kind in some:
        yield "thing", kind
    elif name == "triples" or any(f"{word} ?thing" in text for word in ("from", "subject", "object")):
        yield from (("thing", one) for one in some)


def timed(dataset: Dataset, name: str, variable: str, iri: Iri) -> float:
    """The time of the processor that a query took for a thing, in ms: others on the machine do not count."""
    begin = time.process_time()
    list(rows(dataset, name, **{variable: iri}))
    return (time.process_time() - begin) * 1000


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
