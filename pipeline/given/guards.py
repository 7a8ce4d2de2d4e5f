"""Which labels of a thesaurus say too little, or something else, in papers on economic clusters."""

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ontology.thesaurus import load_thesaurus
from pipeline.concepts.wording import form_of

LEXICON = Path(__file__).with_name("guards.toml")


@dataclass(frozen=True, slots=True)
class _Sense:
    words: frozenset[str]
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    general: frozenset[tuple[str, ...]]
    clusters: frozenset[str]
    economic: frozenset[str]
    senses: tuple[_Sense, ...]


def is_general(form: tuple[str, ...]) -> bool:
    """Whether a label of these word forms is too wide to tell what a document is about.

    >>> is_general(("theory",)), is_general(("r", "d")), is_general(("tariff",))
    (True, True, False)
    """
    return form in _lexicon().general or all(len(word) < 2 for word in form)


def cues_needed(label: str, concept: Iterable[str]) -> frozenset[str] | None:
    """Words of which a document must have one for the label to be meant: none for most labels.

    `concept` are the labels of the concept and of its broader ones. None when the label is never meant: the bare
    "cluster" of a concept that is not of the economy.

    >>> "dendrogram" in (cues_needed("Cluster analysis", ["Multivariate analysis"]) or ())
    True
    >>> cues_needed("Cluster headache", ["Migraine"]), cues_needed("Regional cluster", [])
    (frozenset(), frozenset())
    >>> cues_needed("Clusters", ["Galaxies"]), cues_needed("Clusters", ["Industrial location"])
    (None, frozenset())
    """
    lexicon = _lexicon()
    form = form_of(label)
    others = [word for word in form if word not in lexicon.clusters]
    if len(others) == len(form) or not lexicon.economic.isdisjoint(others):
        return frozenset()
    if not others:
        return frozenset() if _speaks_of_economy(concept) else None
    return frozenset().union(*(sense.cues for sense in lexicon.senses if sense.words.intersection(others)))


def _speaks_of_economy(labels: Iterable[str]) -> bool:
    return any(form in _lexicon().economic for label in labels for form in form_of(label))


@functools.cache
def _lexicon() -> _Lexicon:
    read = tomllib.loads(LEXICON.read_text("utf-8"))
    own = (label for concept in load_thesaurus().concepts if concept.general for label in _labels_of(concept.iri))
    cluster = read["cluster"]
    return _Lexicon(
        general=frozenset(form_of(label) for label in (*read["general"], *own)),
        clusters=frozenset(cluster["forms"]),
        economic=frozenset(cluster["economic"]),
        senses=tuple(_Sense(frozenset(one["words"]), frozenset(one["cues"])) for one in cluster["senses"]),
    )


def _labels_of(iri: str) -> tuple[str, ...]:
    concept = load_thesaurus().by_iri[iri]
    return (concept.label, *concept.alternatives)
