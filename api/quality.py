"""The quality of a store's documents against gold annotations."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.errors import UnreadableSourceError
from ontology.cards import cards
from ontology.dataset import Dataset
from pipeline.scoring.score import Card, score
from pipeline.scoring.tally import Score


def score_store(gold: Path, store: Path) -> Score:
    """Score the documents of `store` against the annotations in the folder `gold`.

    A document belongs to the annotation whose id is its source file's stem, or its `source`. Raises
    UnreadableSourceError when there is no annotation to read.
    """
    golds = tuple(_golds(gold))
    if not golds:
        raise UnreadableSourceError(
            str(gold), "holds no gold annotation", "name a folder of JSON files, one a document"
        )
    dataset = Dataset.open(store)
    by_stem = {PurePosixPath(card["source_file"]).stem: card for card in cards(dataset)}
    sources = {str(g["id"]): PurePosixPath(str(g.get("source") or g["id"])).stem for g in golds}
    return score(golds, lambda name: by_stem.get(name) or by_stem.get(sources[name]))


def _golds(folder: Path) -> Iterator[Card]:
    for path in sorted(folder.glob("*.json")):
        try:
            annotation: Any = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise UnreadableSourceError(str(path), f"is no JSON ({error})", "mend or remove it") from error
        if isinstance(annotation, dict) and "id" in annotation:
            yield annotation
