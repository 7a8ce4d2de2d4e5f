"""Which rows of the labelled data no model and no rule may learn from: quality is measured on them alone."""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

Row = TypeVar("Row")

SEED = "clusterkg-3"
"""Names the draw. A new seed is a new draw; then all models have to be trained anew."""

_SHARE = 3
"""Of five odd rows so many are held out, which is three in ten of all rows."""


def is_held_out(index: int, key: str) -> bool:
    """Whether the row at `index` (from 0) of a file is kept out of training; `key` is its raw text.

    Even rows are never held out: rules were written with them in sight.

    >>> is_held_out(4, "any row"), sum(is_held_out(1, str(key)) for key in range(1000))
    (False, 609)
    """
    draw = hashlib.sha256(f"{SEED}:{key}".encode()).digest()[0]
    return index % 2 == 1 and draw % 5 < _SHARE


def split(rows: Iterable[tuple[str, Row]]) -> tuple[list[Row], list[Row]]:
    """Rows with their raw texts as (for training, held out). A text that is held out anywhere trains nowhere."""
    numbered = [(index, key, row) for index, (key, row) in enumerate(rows)]
    kept_out = {_plain(key) for index, key, _ in numbered if is_held_out(index, key)}
    training = [row for _, key, row in numbered if _plain(key) not in kept_out]
    return training, [row for index, key, row in numbered if is_held_out(index, key)]


def _plain(key: str) -> str:
    return "".join(character for character in key.casefold() if character.isalnum())
