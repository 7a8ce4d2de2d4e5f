"""Fitting a logistic model by Newton's method."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Features = Mapping[str, float]

_STEPS = 25
_STILL = 1e-6
_SAFE = 30.0


@dataclass(frozen=True, slots=True)
class Row:
    """What was seen, whether it holds, how much the row counts, and which document it comes from."""

    features: Features
    holds: bool
    weight: float = 1.0
    document: str = ""


def fit_logistic(rows: Sequence[Row], ridge: float, free: str = "bias") -> dict[str, float]:
    """The weights under which the rows are likeliest, pulled to nought by `ridge`, that of the feature `free` apart.

    >>> rows = [Row({"bias": 1, "title": 1}, True), Row({"bias": 1}, False)] * 20
    >>> weights = fit_logistic(rows, ridge=1.0)
    >>> weights["title"] > 1 > weights["bias"]
    True
    """
    names = sorted({name for row in rows for name in row.features})
    place = {name: at for at, name in enumerate(names)}
    seen = [([(place[name], value) for name, value in row.features.items()], row) for row in rows]
    pull = [0.0 if name == free else ridge for name in names]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        step = _solved(*_slopes(seen, weights, pull))
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _STILL:
            break
    return dict(zip(names, weights, strict=True))


def probability(weights: Mapping[str, float], features: Features) -> float:
    """What a fitted model gives to these features."""
    return _sigmoid(sum(weights.get(name, 0.0) * value for name, value in features.items()))


def _sigmoid(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-_SAFE, min(_SAFE, odds))))


def _slopes(
    seen: Iterable[tuple[Sequence[tuple[int, float]], Row]], weights: Sequence[float], pull: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    """Curvature and gradient of the penalised likelihood."""
    size = len(weights)
    gradient = [-force * weight for force, weight in zip(pull, weights, strict=True)]
    curvature = [[0.0] * size for _ in range(size)]
    for at, force in enumerate(pull):
        curvature[at][at] = force + _STILL
    for values, row in seen:
        chance = _sigmoid(sum(weights[at] * value for at, value in values))
        error, spread = row.weight * (row.holds - chance), row.weight * chance * (1 - chance)
        for at, value in values:
            gradient[at] += error * value
            line = curvature[at]
            for other, its in values:
                line[other] += spread * value * its
    return curvature, gradient


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system with a positive definite matrix, by elimination."""
    size = len(right)
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            share = lines[below][at] / lines[at][at]
            if share:
                lines[below] = [a - share * b for a, b in zip(lines[below], lines[at], strict=True)]
    solution = [0.0] * size
    for at in reversed(range(size)):
        known = sum(lines[at][other] * solution[other] for other in range(at + 1, size))
        solution[at] = (lines[at][size] - known) / lines[at][at]
    return solution
