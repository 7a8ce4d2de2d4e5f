"""Weighted ties between things, counted once for all readers: from every document that supports them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from ontology.dataset import Dataset
from ontology.iris import tie_iri
from ontology.statement import Fact, Iri, Text
from ontology.terms import CKG, RDF, XSD

TIE_KINDS: Final = ("coauthor", "affiliation", "cluster-region", "cluster-concept", "concept-concept", "citation")


@cache
def _query(kind: str) -> str:
    return Path(__file__).with_name("networks").joinpath(f"{kind}.sparql").read_text("utf-8")


def tie_facts(dataset: Dataset) -> Iterator[Fact]:
    """The ties of all kinds, as facts. Ties without a direction run from the smaller IRI to the larger."""
    for kind in TIE_KINDS:
        for row in dataset.rows(_query(kind)):
            source, target, weight = row["from"], row["to"], row["weight"]
            if isinstance(source, Iri) and isinstance(target, Iri) and isinstance(weight, Text):
                yield from _tie(kind, source, target, weight)


def _tie(kind: str, source: Iri, target: Iri, weight: Text) -> Iterator[Fact]:
    tie = tie_iri(kind, source, target)
    yield Fact(tie, RDF.type, CKG.Tie)
    yield Fact(tie, CKG.tieKind, Text(kind))
    yield Fact(tie, CKG.from_, source)
    yield Fact(tie, CKG.to, target)
    yield Fact(tie, CKG.weight, Text(weight.value, datatype=XSD.integer))
