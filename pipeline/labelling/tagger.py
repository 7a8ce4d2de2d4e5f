"""Trained models that name the items of a sequence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from pipeline.labelling.shapes import Features


@dataclass(frozen=True, slots=True)
class Named:
    """The label of an item, and how sure the model is of it, from 0 to 1 in hundredths."""

    label: str
    confidence: float


class Tagger:
    """A conditional random field read from a file.

    It keeps the sequence it last saw, so that one tagger serves one thread at a time.
    """

    def __init__(self, path: Path) -> None:
        """Open the model at `path`. Raises FileNotFoundError, naming the file, when there is none."""
        if not path.is_file():
            raise FileNotFoundError(f"{path}: no trained model; `python -m pipeline.training` makes it")
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def tag(self, sequence: Sequence[Features]) -> list[Named]:
        """The likeliest labels of a sequence, each with its marginal probability."""
        if not sequence:
            return []
        # Half of a surrogate pair cannot be handed to the library.
        items = [[feature.encode("utf-8", "replace") for feature in features] for features in sequence]
        labels: list[str] = self._tagger.tag(items)
        return [Named(label, round(self._tagger.marginal(label, index), 2)) for index, label in enumerate(labels)]


@cache
def tagger(path: Path) -> Tagger:
    """The model of a file, opened once in a process."""
    return Tagger(path)
