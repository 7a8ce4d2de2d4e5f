"""Fitting a model to labelled sequences."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from pipeline.labelling.shapes import Features

Sequenced = tuple[Sequence[Features], Sequence[str]]
"""The features of a sequence's items, and their labels."""


def fit(path: Path, sequences: Iterable[Sequenced], *, l1: float, l2: float, iterations: int, least: int = 1) -> None:
    """Fit a first-order conditional random field by L-BFGS and write it to `path`.

    `l1` and `l2` weigh the penalties (L1 makes the file small), `least` is how often a feature must occur. The same
    sequences in the same order give the same file.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": l1,
            "c2": l2,
            "max_iterations": iterations,
            "feature.minfreq": least,
            "feature.possible_transitions": True,
        }
    )
    for features, labels in sequences:
        trainer.append(features, labels)
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(path))
