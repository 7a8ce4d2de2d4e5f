"""Weighted ties between things, counted once for all readers: from every document that supports them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from ontology.dataset import Dataset, Row
from ontology.iris import graph_iri, tie_iri
from ontology.statement import Fact, Iri, Text
from ontology.terms import CKG, RDF, XSD

TIE_KINDS: Final = ("coauthor", "affiliation", "cluster-region", "cluster-concept", "concept-concept", "citation")

Tie = tuple[str, Iri, Iri]
"""The kind and the two ends; ties without a direction run from the smaller IRI to the larger."""


def derived_ties(dataset: Dataset) -> dict[Tie, int]:
    """The ties that the documents give, each with their number."""
    ties: dict[Tie, int] = {}
    for kind in TIE_KINDS:
        ties.update(_weights(dataset.rows(_query(kind)), kind))
    return ties


def stored_ties(dataset: Dataset) -> dict[Tie, int]:
    """The ties of the graph of the networks."""
    ties: dict[Tie, int] = {}
    for kind in TIE_KINDS:
        ties.update(_weights(dataset.rows(_query("stored"), graph=graph_iri("networks"), kind=Text(kind)), kind))
    return ties


def tie_facts(ties: Mapping[Tie, int]) -> Iterator[Fact]:
    """What the graph says of these ties."""
    for (kind, source, target), weight in ties.items():
        tie = tie_iri(kind, source, target)
        yield Fact(tie, RDF.type, CKG.Tie)
        yield Fact(tie, CKG.tieKind, Text(kind))
        yield Fact(tie, CKG.from_, source)
        yield Fact(tie, CKG.to, target)
        yield Fact(tie, CKG.weight, Text(str(weight), datatype=XSD.integer))


def _weights(rows: Iterator[Row], kind: str) -> Iterator[tuple[Tie, int]]:
    for row in rows:
        source, target, weight = row["from"], row["to"], row["weight"]
        if isinstance(source, Iri) and isinstance(target, Iri) and isinstance(weight, Text):
            yield (kind, source, target), int(weight.value)


@cache
def _query(name: str) -> str:
    return Path(__file__).with_name("networks").joinpath(f"{name}.sparql").read_text("utf-8")
