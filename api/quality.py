"""The quality of a store's documents against gold annotations."""

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.errors import UnreadableSourceError
from ontology.cards import cards
from ontology.confidences import Shown, confidences
from ontology.dataset import Dataset
from ontology.statement import Iri
from pipeline.scoring.calibration import Call
from pipeline.scoring.score import Card, score
from pipeline.scoring.tally import Score


def score_store(gold: Path, store: Path) -> tuple[Score, tuple[Call, ...]]:
    """The score of the store's documents against the annotations in the folder `gold`, and of each entry that is right
    or wrong how sure the graph was of it.

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

    def card_of(name: str) -> Card | None:
        return by_stem.get(name) or by_stem.get(sources[name])

    result = score(golds, card_of)
    return result, tuple(_calls(result, dataset, card_of))


def _calls(result: Score, dataset: Dataset, card_of: Callable[[str], Card | None]) -> Iterator[Call]:
    for name, verdicts in groupby(result.verdicts, key=lambda verdict: verdict.document):
        card = card_of(name)
        sure = confidences(dataset, Iri(card["id"])) if card else {}
        for verdict in verdicts:
            shown = Shown(verdict.kind, verdict.iri, verdict.other)
            if shown in sure:
                yield Call(kind=verdict.kind, confidence=sure[shown], right=verdict.right)


def _golds(folder: Path) -> Iterator[Card]:
    for path in sorted(folder.glob("*.json")):
        try:
            annotation: Any = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise UnreadableSourceError(str(path), f"is no JSON ({error})", "mend or remove it") from error
        if isinstance(annotation, dict) and "id" in annotation:
            yield annotation
