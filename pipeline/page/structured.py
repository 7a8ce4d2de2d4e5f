"""Abstracts in parts: "Background: … Methods: … Results: …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.page.labels import Label, LabelKind

_LEAST = 3
"""So many parts make an abstract: a body has such headings too, but farther apart."""

_APART = 2500
"""A part of an abstract is shorter than this (in code points)."""


def settled_labels(labels: Sequence[Label | None], alone: Sequence[bool]) -> list[Label | None]:
    """The labels of lines with those of parts told apart: parts of an abstract open it, others are headings or nothing.

    `alone[i]` says that nothing but its label stands on line i.

    >>> told = [Label(LabelKind.PART, words, at, at + 9) for at, words in ((0, "aim"), (90, "method"), (99, "results"))]
    >>> [label.kind.value for label in settled_labels(told, [False] * 3) if label]
    ['abstract', 'abstract', 'abstract']
    >>> settled_labels(told[:1], [False])
    [None]
    """
    inside = frozenset(index for group in _groups(labels) if len(group) >= _LEAST for index in group)
    return [
        _settled(label, within=index in inside, alone=single)
        for index, (label, single) in enumerate(zip(labels, alone, strict=True))
    ]


def _groups(labels: Sequence[Label | None]) -> Iterator[list[int]]:
    """The indices of labels of parts that stand close to each other, with no other label between."""
    group: list[int] = []
    last = 0
    for index, label in enumerate(labels):
        if label is None:
            continue
        part = label.kind is LabelKind.PART
        if group and (not part or label.begin - last > _APART):
            yield group
            group = []
        if part:
            group.append(index)
        last = label.begin
    yield group


def _settled(label: Label | None, *, within: bool, alone: bool) -> Label | None:
    if label is None or label.kind is not LabelKind.PART:
        return label
    if within:
        return replace(label, kind=LabelKind.ABSTRACT)
    return replace(label, kind=LabelKind.SECTION) if alone else None
