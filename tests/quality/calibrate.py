"""Measures how often each confidence of the readers is right, and writes pipeline/stating/calibration.toml.

    python tests/quality/calibrate.py --shared ../shared [--more FOLDER …]

The sample corpus and the shared gold files are measured, and folders of further documents: ID.txt beside ID.json. What
comes out rises with the readers' confidence (isotonic regression), and a confidence of which little is known is drawn
towards the share of its whole kind.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from floors import HERE, OWN_GOLD, named_texts

from api.quality import score_store
from corpus.sources import find_sources, read_source
from ontology.draft import Draft
from pipeline.flow import read_one
from pipeline.scoring.calibration import Call
from pipeline.stating.calibration import TABLE
from pipeline.stating.state import uncalibrated

_PRIOR = 6.0  # calls of the whole kind that a confidence is mixed with
_LEAST, _MOST = 0.05, 0.99
NOTE = "# How often what the readers give with a confidence is right. Written by `make calibration`: do not edit.\n"


def main() -> None:
    """Measure every set that is at hand and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder of shared gold files")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="folders of texts with their annotations")
    options = parser.parse_args()
    calls = list(calls_of(HERE.parents[1] / "corpus" / "sample", OWN_GOLD))
    for name in ("seeds", "dev"):
        with tempfile.TemporaryDirectory() as folder:
            calls += calls_of(named_texts(options.shared, name, Path(folder)), options.shared / "gold" / name)
    for folder in options.more:
        calls += calls_of(folder, folder)
    TABLE.write_text(NOTE + "\n".join(table(calls)) + "\n", encoding="utf-8")


def calls_of(texts: Path, gold: Path) -> Iterator[Call]:
    """What was right in the documents of the folder, with the readers' own confidences."""
    with tempfile.TemporaryDirectory() as store:
        with Draft.begin(Path(store)) as draft:
            for source in find_sources(sorted(path for path in texts.iterdir() if path.suffix != ".json")).sources:
                for record in read_source(source):
                    reading = read_one(record).reading
                    if reading is not None:
                        draft.put(uncalibrated(record, reading), "")
            draft.publish()
        yield from score_store(gold, Path(store))[1]


def table(calls: Iterable[Call]) -> Iterator[str]:
    """A line a kind: points of confidence and share."""
    kinds: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        kinds[call.kind].append(call)
    for kind, given in sorted(kinds.items()):
        points = ", ".join(f"[{confidence:.2f}, {share:.3f}]" for confidence, share in rising(given))
        yield f"{kind} = [{points}]"


def rising(calls: Sequence[Call]) -> Iterator[tuple[float, float]]:
    """Each confidence with its share, made to rise by pooling neighbours that do not."""
    mean = sum(call.right for call in calls) / len(calls)
    groups: dict[float, list[bool]] = defaultdict(list)
    for call in calls:
        groups[call.confidence].append(call.right)
    pools: list[tuple[float, float, list[float]]] = []  # right, given, the confidences pooled
    for confidence, rights in sorted(groups.items()):
        pools.append((sum(rights) + _PRIOR * mean, len(rights) + _PRIOR, [confidence]))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            right, given, members = pools.pop()
            before = pools.pop()
            pools.append((before[0] + right, before[1] + given, before[2] + members))
    for right, given, members in pools:
        for confidence in members:
            yield confidence, min(_MOST, max(_LEAST, right / given))


if __name__ == "__main__":
    main()
