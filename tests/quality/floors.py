"""Quality may rise, not fall: scores of the sample and, where they are at hand, of shared gold files and labelled data.

`floors.toml` holds the lowest F1 allowed for each set and kind of fact. Exit status 1 when one is missed.
"""

import argparse
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from api.building import build
from api.quality import score_store
from api.watching import Unwatched
from pipeline.scoring.tally import Score, lines
from pipeline.training.__main__ import TASKS, table, task
from pipeline.training.held_out import SEED

HERE = Path(__file__).parent
OWN_GOLD = HERE.parent / "gold"


def main() -> int:
    """Score every set that is at hand and compare it with its floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="a store built from corpus/sample")
    parser.add_argument("--shared", type=Path, required=True, help="the folder of shared gold files; may be absent")
    options = parser.parse_args()
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    short = list(compare("sample", score_store(OWN_GOLD, options.store)[0], floors["sample"]))
    for name in ("seeds", "dev"):
        gold = options.shared / "gold" / name
        if gold.is_dir():
            with tempfile.TemporaryDirectory() as folder:
                short.extend(compare(name, score_shared(options.shared, name, Path(folder)), floors[name]))
        else:
            print(f"{name}: no gold files at {gold}: not scored")
    if (options.shared / "data" / "grobid").is_dir():
        short.extend(compare_reading(options.shared / "data", floors["reading"]))
    else:
        print(f"reading: no labelled data at {options.shared / 'data'}: not measured")
    for line in short:
        print(f"floors: {line}", file=sys.stderr)
    return 1 if short else 0


def score_shared(shared: Path, name: str, folder: Path) -> Score:
    """Build the texts of one shared set under the names of their annotations, and score them."""
    build([named_texts(shared, name, folder)], folder / "store", workers=1, watch=Unwatched())
    return score_store(shared / "gold" / name, folder / "store")[0]


def named_texts(shared: Path, name: str, folder: Path) -> Path:
    """A folder, in `folder`, of the texts of one shared set, each under the name of its annotation."""
    texts = folder / "texts"
    texts.mkdir()
    source, width = (shared / "seeds", 3) if name == "seeds" else (shared / "gold" / name, None)
    for path in sorted(source.glob("*.txt")):
        shutil.copyfile(path, texts / f"{path.stem[:width]}.txt")
    return texts


def compare_reading(data: Path, floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Print how well the held-out rows of the labelled data are read; yield a line for each figure below its floor."""
    for name in TASKS:
        tallies = task(name).measure(data)
        print(f"\nreading, rows held out of training by the seed {SEED}")
        print("\n".join(table(name, tallies)))
        for field, floor in floors[name].items():
            if tallies[field].f1 < floor:
                yield f"reading: {name}: {field} has F1 {tallies[field].f1:.3f}, below its floor of {floor:.3f}"


def compare(name: str, result: Score, floors: Mapping[str, float]) -> Iterator[str]:
    """Print the scores of one set; yield a line for each that lies below its floor."""
    print(f"\n{name}")
    print("\n".join(lines(result)))
    for kind, floor in floors.items():
        reached = result.core if kind == "core" else result.kinds[kind].f1
        if reached < floor:
            yield f"{name}: {kind} has F1 {reached:.3f}, below its floor of {floor:.3f}"


if __name__ == "__main__":
    sys.exit(main())
