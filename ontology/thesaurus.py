"""The notions of the field: cluster studies, kinds of clusters, sectors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from ontology.statement import Iri
from ontology.terms import RDF, SKOS

FILES: Final = ("thesaurus.ttl", "kinds.ttl", "sectors.ttl")
_GENERAL: Final = "general"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThesaurusConcept:
    """A concept with its English label; `alternatives` are its other English labels, `foreign` all others.

    `hidden` are words that name the concept only beside a word that tells ("space cluster", but not "space"). All are
    sorted. `general`: too wide to be given to a document as a subject ("economics"). `matches` are the same concept in
    other thesauri.
    """

    iri: Iri
    label: str
    alternatives: tuple[str, ...]
    foreign: tuple[str, ...]
    hidden: tuple[str, ...]
    schemes: tuple[str, ...]
    broader: tuple[str, ...]
    general: bool
    notations: tuple[str, ...]
    matches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The concepts of all loaded files, sorted by IRI."""

    concepts: tuple[ThesaurusConcept, ...]
    by_iri: Mapping[str, ThesaurusConcept]

    def of_scheme(self, name: str) -> tuple[ThesaurusConcept, ...]:
        """The concepts of the scheme with this IRI, or whose IRI ends in `/{name}`."""
        return tuple(
            concept
            for concept in self.concepts
            if any(scheme == name or scheme.endswith(f"/{name}") for scheme in concept.schemes)
        )


def thesaurus_files() -> tuple[Path, ...]:
    """The files of this room."""
    return tuple(Path(__file__).with_name(name) for name in FILES)


@cache
def load_thesaurus() -> Thesaurus:
    """The thesaurus that comes with the software."""
    described: dict[Iri, dict[str, list[ox.Literal | ox.NamedNode]]] = {}
    for path in thesaurus_files():
        for triple in read_triples(path):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                properties = described.setdefault(Iri(triple.subject.value), {})
                properties.setdefault(triple.predicate.value, []).append(triple.object)
    concepts = tuple(_concept(iri, described[iri]) for iri in sorted(described) if _is_concept(described[iri]))
    return Thesaurus(concepts, MappingProxyType({concept.iri: concept for concept in concepts}))


def read_triples(path: Path) -> Iterable[ox.Quad]:
    """The triples of a Turtle file of this room, in its order."""
    return list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def _is_concept(properties: Mapping[str, list[ox.Literal | ox.NamedNode]]) -> bool:
    types = properties.get(RDF.type, [])
    return any(one.value == SKOS.Concept for one in types) and SKOS.prefLabel in properties


def _concept(iri: Iri, properties: Mapping[str, list[ox.Literal | ox.NamedNode]]) -> ThesaurusConcept:
    label = _english(properties[SKOS.prefLabel])
    others = [one for name in (SKOS.prefLabel, SKOS.altLabel) for one in properties.get(name, [])]
    english = {one.value for one in others if _is_english(one)} - {label}
    return ThesaurusConcept(
        iri=iri,
        label=label,
        alternatives=tuple(sorted(english)),
        foreign=tuple(sorted({one.value for one in others} - english - {label})),
        hidden=_values(properties, SKOS.hiddenLabel),
        schemes=_values(properties, SKOS.inScheme, SKOS.topConceptOf),
        broader=_values(properties, SKOS.broader),
        general=_GENERAL in _values(properties, SKOS.note),
        notations=_values(properties, SKOS.notation),
        matches=_values(properties, SKOS.exactMatch),
    )


def _is_english(label: ox.Literal | ox.NamedNode) -> bool:
    return isinstance(label, ox.Literal) and (label.language is None or label.language.startswith("en"))


def _english(labels: list[ox.Literal | ox.NamedNode]) -> str:
    """The English label, else the one without a language, else the first by code point."""

    def rank(label: ox.Literal | ox.NamedNode) -> tuple[int, str]:
        language = label.language if isinstance(label, ox.Literal) else None
        return (0 if (language or "").startswith("en") else 1 if language is None else 2, label.value)

    return min(labels, key=rank).value


def _values(properties: Mapping[str, list[ox.Literal | ox.NamedNode]], *names: str) -> tuple[str, ...]:
    return tuple(sorted({value.value for name in names for value in properties.get(name, [])}))
