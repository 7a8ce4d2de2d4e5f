"""The concepts of a SKOS file, as its author wrote them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ontology.rdf_terms import own_term
from ontology.statement import Iri, Text
from ontology.terms import DCTERMS, OWL, RDF, RDFS, SKOS

_XL: Final = "http://www.w3.org/2008/05/skos-xl#"
_LABELS: Final = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_XL_LABELS: Final = {name: Iri(_XL + name.rpartition("#")[2]) for name in _LABELS}
_XL_FORM: Final = Iri(_XL + "literalForm")
"""SKOS-XL makes of a label a resource of its own, with the words in its literal form."""
_DC_TITLE: Final = Iri("http://purl.org/dc/elements/1.1/title")
_SIGNS: Final = (SKOS.broader, SKOS.narrower, SKOS.topConceptOf)
"""Only a concept has one of these, whether it is called one or not."""
_TITLES: Final = (DCTERMS.title, _DC_TITLE, SKOS.prefLabel, RDFS.label)
_TRUE: Final = frozenset({"true", "1"})

_Node = ox.NamedNode | ox.BlankNode
_Values = Mapping[str, Sequence[ox.NamedNode | ox.BlankNode | ox.Literal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkosConcept:
    """A concept with its labels in all languages; all is sorted. `exact` and `close` are its matches elsewhere."""

    iri: Iri
    preferred: tuple[Text, ...]
    alternative: tuple[Text, ...] = ()
    hidden: tuple[Text, ...] = ()
    schemes: tuple[Iri, ...] = ()
    broader: tuple[Iri, ...] = ()
    notations: tuple[str, ...] = ()
    exact: tuple[Iri, ...] = ()
    close: tuple[Iri, ...] = ()

    @property
    def english(self) -> str | None:
        """The English preferred label, else an alternative one; what has no language is taken for English."""
        labels = (*sorted(self.preferred, key=_plainness), *sorted(self.alternative, key=_plainness))
        return next((text.value for text in labels if is_english(text)), None)

    def joined(self, other: "SkosConcept") -> "SkosConcept":
        """All that two files say of one concept; a label that one prefers and the other does not stays preferred."""
        preferred = _both(self.preferred, other.preferred)
        return SkosConcept(
            iri=self.iri,
            preferred=preferred,
            alternative=tuple(text for text in _both(self.alternative, other.alternative) if text not in preferred),
            hidden=_both(self.hidden, other.hidden),
            schemes=tuple(sorted({*self.schemes, *other.schemes})),
            broader=tuple(sorted({*self.broader, *other.broader})),
            notations=tuple(sorted({*self.notations, *other.notations})),
            exact=tuple(sorted({*self.exact, *other.exact})),
            close=tuple(sorted({*self.close, *other.close})),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SkosFile:
    """The concepts sorted by IRI, the titles of their schemes, and what was left out: deprecated ones."""

    concepts: tuple[SkosConcept, ...]
    titles: Mapping[Iri, tuple[Text, ...]]
    deprecated: int


def is_english(label: Text) -> bool:
    """Whether the label is English, or could be for having no language.

    >>> is_english(Text("kerb", "en-GB")), is_english(Text("kerb")), is_english(Text("Rand", "de"))
    (True, True, False)
    """
    return label.language is None or label.language.partition("-")[0] == "en"


def _plainness(label: Text) -> tuple[int, str]:
    """The label in plain English goes before one in British English, that before one without a language."""
    return (0 if label.language == "en" else 2 if label.language is None else 1, label.value)


def skos_file(quads: Iterable[ox.Quad]) -> SkosFile:
    """The concepts that the quads describe; concepts without an IRI or without any label are none."""
    described: dict[_Node, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, ox.BlankNode):
            continue  # what N3 quotes is not said
        if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
            continue
        described.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    known = _Described(described)
    named = sorted((node for node in described if isinstance(node, ox.NamedNode)), key=lambda node: node.value)
    concepts = [node for node in named if known.is_concept(node)]
    current = [node for node in concepts if not known.is_deprecated(node)]
    labelled = (known.concept(node) for node in current)
    found = tuple(concept for concept in labelled if concept.preferred or concept.alternative)
    schemes = sorted({scheme for concept in found for scheme in concept.schemes})
    titles = {scheme: known.titles(scheme) for scheme in schemes}
    return SkosFile(concepts=found, titles=titles, deprecated=len(concepts) - len(current))


class _Described:
    """What a file says, by subject and predicate."""

    def __init__(self, described: Mapping[_Node, _Values]) -> None:
        self._described = described
        self._wider: dict[str, set[Iri]] = {}
        self._below: dict[str, set[Iri]] = {}
        for node, properties in described.items():
            if isinstance(node, ox.NamedNode):
                for narrower in _iris(properties, SKOS.narrower):
                    self._wider.setdefault(narrower, set()).add(Iri(node.value))
                for top in _iris(properties, SKOS.hasTopConcept):
                    self._below.setdefault(top, set()).add(Iri(node.value))

    def is_concept(self, node: ox.NamedNode) -> bool:
        properties = self._described[node]
        typed = SKOS.Concept in _iris(properties, RDF.type)
        return typed or any(sign in properties for sign in _SIGNS) or node.value in self._below

    def is_deprecated(self, node: ox.NamedNode) -> bool:
        values = self._described[node].get(OWL.deprecated, ())
        return any(isinstance(value, ox.Literal) and value.value in _TRUE for value in values)

    def concept(self, node: ox.NamedNode) -> SkosConcept:
        properties = self._described[node]
        preferred = self._labels(properties, SKOS.prefLabel) or _texts(properties, RDFS.label)
        broader = {*_iris(properties, SKOS.broader), *self._wider.get(node.value, ())} - {node.value}
        schemes = {*_iris(properties, SKOS.inScheme, SKOS.topConceptOf), *self._below.get(node.value, ())}
        alternative = set(self._labels(properties, SKOS.altLabel)) - set(preferred)
        return SkosConcept(
            iri=Iri(node.value),
            preferred=preferred,
            alternative=tuple(sorted(alternative, key=_order)),
            hidden=self._labels(properties, SKOS.hiddenLabel),
            schemes=tuple(sorted(schemes)),
            broader=tuple(sorted(broader)),
            notations=tuple(sorted({text.value for text in _texts(properties, SKOS.notation)})),
            exact=_iris(properties, SKOS.exactMatch),
            close=_iris(properties, SKOS.closeMatch),
        )

    def titles(self, scheme: Iri) -> tuple[Text, ...]:
        properties = self._described.get(ox.NamedNode(scheme), {})
        return next((texts for name in _TITLES if (texts := _texts(properties, name))), ())

    def _labels(self, properties: _Values, name: Iri) -> tuple[Text, ...]:
        forms = (
            text
            for label in properties.get(_XL_LABELS[name], ())
            if not isinstance(label, ox.Literal)
            for text in _texts(self._described.get(label, {}), _XL_FORM)
        )
        return tuple(sorted({*_texts(properties, name), *forms}, key=_order))


def _both(some: tuple[Text, ...], others: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(sorted({*some, *others}, key=_order))


def _order(text: Text) -> tuple[str, str]:
    return text.value, text.language or ""


def _texts(properties: _Values, name: Iri) -> tuple[Text, ...]:
    """The words of the literals, on one line each, without those that are empty."""
    found = (own_term(value) for value in properties.get(name, ()) if isinstance(value, ox.Literal))
    plain = {Text(words, text.language) for text in found if isinstance(text, Text) and (words := _one_line(text))}
    return tuple(sorted(plain, key=_order))


def _one_line(text: Text) -> str:
    return " ".join(text.value.split())


def _iris(properties: _Values, *names: Iri) -> tuple[Iri, ...]:
    values = (value for name in names for value in properties.get(name, ()))
    return tuple(sorted({Iri(value.value) for value in values if isinstance(value, ox.NamedNode)}))
