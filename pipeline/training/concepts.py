"""Fit the weights by which concepts are chosen, from documents with gold annotations.

    python -m pipeline.training.concepts fit     TEXTS GOLD [TEXTS GOLD …]
    python -m pipeline.training.concepts measure TEXTS GOLD [TEXTS GOLD …]

A gold file belongs to the document with its name in TEXTS. What an annotator calls acceptable teaches nothing; what is
required holds, anything else does not. `measure` fits on ten parts of the documents and judges the eleventh, in turn.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.sources import find_sources, read_source
from pipeline.components import weighed_concepts
from pipeline.concepts.likelihood import SUBJECT, WEIGHTS, Features
from pipeline.concepts.notions import Notion
from pipeline.scoring.sameness import any_same, same_concept
from pipeline.scoring.tally import Tally
from pipeline.training.logistic import Row, fit_logistic, probability

RIDGE = 1.0
FOLDS = 11
_HEAD = """\
# How much each thing that can be seen of a notion adds to the log odds that an indexer assigns it to the document.
# Written by `python -m pipeline.training.concepts fit`; pipeline/concepts/likelihood.py says what is seen.

[weights]
"""


def rows(texts: Path, gold: Path) -> Iterator[Row]:
    """A row a notion that was found in the documents of `texts` and that their gold in `gold` is clear about."""
    for source in find_sources([texts]).sources:
        path = gold / f"{Path(source.source_file).stem}.json"
        if path.exists():
            annotated = json.loads(path.read_text("utf-8"))
            for record in read_source(source):
                yield from judged(record.text, weighed_concepts(record), annotated)


def judged(text: str, found: Iterable[tuple[Notion, Features]], gold: Mapping[str, Any]) -> Iterator[Row]:
    """The notions found in one text, as its gold judges them."""
    required = gold["concepts"].get("required", [])
    optional = [*gold["concepts"].get("acceptable", []), *gold.get("ignore", [])]
    for notion, features in found:
        entry = {"name": notion.name, "names": sorted({" ".join(span.of(text).split()) for span in notion.sightings})}
        holds = any(any_same(same_concept, {"name": label}, entry) for label in required)
        if holds or not any(any_same(same_concept, {"name": label}, entry) for label in optional):
            yield Row(features, holds, document=gold["id"])


def cross_validated(seen: Sequence[Row]) -> Tally:
    """How often a model that has not seen the document assigns what holds."""
    order = {name: at for at, name in enumerate(dict.fromkeys(row.document for row in seen))}
    total = Tally()
    for fold in range(FOLDS):
        held = [row for row in seen if order[row.document] % FOLDS == fold]
        weights = fit_logistic([row for row in seen if order[row.document] % FOLDS != fold], RIDGE)
        given = [row.holds for row in held if probability(weights, row.features) >= SUBJECT]
        total += Tally(right=sum(given), wanted=sum(row.holds for row in held), given=len(given))
    return total


def written(weights: Mapping[str, float]) -> str:
    """The weights as the file that the product reads.

    >>> print(written({"title": 0.512}).splitlines()[-1])
    title = 0.51
    """
    return _HEAD + "".join(f"{name} = {weight:.2f}\n" for name, weight in sorted(weights.items()))


def main() -> None:
    """Fit the weights or measure how they carry over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("fit", "measure"))
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    options = parser.parse_args()
    pairs = list(zip(options.folders[::2], options.folders[1::2], strict=True))
    seen = [row for texts, gold in pairs for row in rows(texts, gold)]
    if not any(row.holds for row in seen):
        sys.exit("no gold file belongs to a text: give a folder of texts, then the folder with its gold")
    if options.action == "fit":
        WEIGHTS.write_text(written(fit_logistic(seen, RIDGE)), "utf-8")
    else:
        tally = cross_validated(seen)
        print(f"concepts  P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}")


if __name__ == "__main__":
    main()
