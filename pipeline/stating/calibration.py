"""Confidences that mean what they say.

The readers' confidences only rank: a rule that says 0.8 may be right nine times in ten. `calibration.toml` holds, for
each kind of fact, how often what came with a confidence was right in documents with gold annotations (measured and
written by `make calibration`); between two measured confidences the line between them counts.
"""

import functools
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from ontology.iris import kind_and_key
from ontology.statement import DocumentGraph, Iri, Mention, Statement, Term
from ontology.terms import CKG, DCTERMS

TABLE = Path(__file__).with_name("calibration.toml")
Points = Sequence[tuple[float, float]]
"""Readers' confidences, rising, each with the share that was right."""

_OF_THINGS = {"organisation": "institutions", "region": "regions", "cluster": "clusters"}
_OF_LINKS = {CKG.affiliation: "affiliations", DCTERMS.subject: "concepts", DCTERMS.creator: "authors"}


@functools.cache
def table() -> Mapping[str, Points]:
    """The points of each kind that was measured."""
    read = tomllib.loads(TABLE.read_text("utf-8"))
    return {kind: tuple((one, two) for one, two in points) for kind, points in read.items()}


def calibrated(graph: DocumentGraph) -> DocumentGraph:
    """The graph with the confidences of its mentions and statements as they were measured; other kinds stay."""
    authors = frozenset(one.object for one in graph.statements if one.predicate == DCTERMS.creator)
    return replace(
        graph,
        statements=tuple(_statement(statement) for statement in graph.statements),
        mentions=tuple(_mention(mention, authors) for mention in graph.mentions),
    )


def _statement(statement: Statement) -> Statement:
    kind = _OF_LINKS.get(statement.predicate)
    if statement.predicate == CKG.locatedIn and _kind_of(statement.subject) == "cluster":
        kind = "cluster_regions"
    if kind is None:
        return statement
    confidence = measured(kind, statement.confidence)
    return Statement(statement.subject, statement.predicate, statement.object, confidence, statement.evidence)


def _mention(mention: Mention, authors: Set[Term]) -> Mention:
    of = _kind_of(mention.refers)
    kind = ("authors" if mention.refers in authors else "people") if of == "person" else _OF_THINGS.get(of)
    return mention._replace(confidence=measured(kind, mention.confidence)) if kind else mention


@functools.lru_cache(maxsize=4096)
def _kind_of(iri: Iri) -> str:
    return (kind_and_key(iri) or ("", ""))[0]


def measured(kind: str, confidence: float) -> float:
    """How often what a reader gives with this confidence is right; the confidence itself for a kind not measured.

    >>> measured("no such kind", 0.8)
    0.8
    """
    points = table().get(kind, ())
    if not points or confidence >= 1:  # what a format states is not read, so that nothing was to be measured
        return confidence
    place = bisect_left(points, (confidence, 0.0))
    if place in {0, len(points)}:
        return points[min(place, len(points) - 1)][1]
    (low, share), (high, next_share) = points[place - 1], points[place]
    return share + (next_share - share) * (confidence - low) / (high - low)
