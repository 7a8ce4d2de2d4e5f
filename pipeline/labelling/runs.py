"""Labels of tokens put together to the stretches they name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.labelling.tagger import Named
from pipeline.labelling.tokens import Token

OTHER = "O"
"""The label of what is nothing that is looked for."""


@dataclass(frozen=True, slots=True)
class Run:
    """The stretch [begin, end) of a string that goes by one label; `confidence` is that of its least sure token."""

    label: str
    begin: int
    end: int
    confidence: float


def outlined(labels: Sequence[str], starts: Iterable[int]) -> list[str]:
    """Labels with "B-" where a stretch starts and "I-" where it goes on, so that neighbours of one label stay apart.

    >>> outlined(["name", "name", "name", "O"], {0, 2})
    ['B-name', 'I-name', 'B-name', 'O']
    """
    begins = frozenset(starts)
    found: list[str] = []
    for index, label in enumerate(labels):
        fresh = index in begins or index == 0 or labels[index - 1] != label
        found.append(label if label == OTHER else f"{'B' if fresh else 'I'}-{label}")
    return found


def runs(tokens: Sequence[Token], named: Sequence[Named]) -> Iterator[Run]:
    """The stretches that outlined labels name, in order; what is labelled "O" is left out.

    >>> from pipeline.labelling.tokens import tokenise
    >>> list(runs(tokenise("Lee, Moss"), [Named("B-name", 0.9), Named("O", 1.0), Named("B-name", 0.8)]))
    [Run(label='name', begin=0, end=3, confidence=0.9), Run(label='name', begin=5, end=9, confidence=0.8)]
    """
    current: Run | None = None
    for token, name in zip(tokens, named, strict=True):
        edge, _, label = name.label.partition("-")
        if current and edge == "I" and label == current.label:
            current = Run(label, current.begin, token.end, min(current.confidence, name.confidence))
            continue
        if current:
            yield current
        current = Run(label, token.begin, token.end, name.confidence) if label else None
    if current:
        yield current
