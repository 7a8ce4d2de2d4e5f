"""The constants and the ontology say the same."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from ontology import terms
from ontology.statement import Iri
from ontology.static_graphs import ONTOLOGY_FILE

VOCABULARIES = [
    value for name in terms.__all__ if isinstance(value := getattr(terms, name), type) and hasattr(value, "NAMESPACE")
]
ONTOLOGY = list(ox.parse(path=ONTOLOGY_FILE, format=ox.RdfFormat.TURTLE))


def constants(vocabulary: type) -> Iterator[tuple[str, Iri]]:
    return ((name, value) for name, value in vars(vocabulary).items() if isinstance(value, Iri))


def described(predicate: Iri) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for triple in ONTOLOGY:
        if isinstance(triple.subject, ox.NamedNode) and triple.predicate.value == predicate:
            assert isinstance(triple.object, ox.NamedNode | ox.Literal)
            found.setdefault(triple.subject.value, []).append(triple.object.value)
    return found


OWN = {str(iri) for name, iri in constants(terms.CKG) if name not in ("NAMESPACE", "ONTOLOGY")}


def test_every_constant_is_defined_and_every_definition_has_a_constant() -> None:
    assert {iri for iri in described(terms.RDF.type) if iri.startswith(terms.CKG.NAMESPACE)} == OWN


@pytest.mark.parametrize(
    "predicate", [terms.RDFS.label, terms.SKOS.definition, terms.SKOS.example, terms.RDFS.isDefinedBy]
)
def test_every_own_term_is_explained(predicate: Iri) -> None:
    assert {iri for iri, values in described(predicate).items() if len(values) == 1} >= OWN


def test_every_property_is_mapped_or_has_a_domain() -> None:
    mapped = described(terms.RDFS.subPropertyOf) | described(terms.SKOS.closeMatch) | described(terms.RDFS.domain)
    properties = {iri for iri in OWN if iri.rpartition("#")[2][0].islower()}
    assert properties <= set(mapped)


def test_domains_and_ranges_of_ours_are_classes() -> None:
    ends = {
        value
        for name in ("domain", "range")
        for values in described(getattr(terms.RDFS, name)).values()
        for value in values
    }
    classes = {iri for iri, types in described(terms.RDF.type).items() if str(terms.OWL.Class) in types}
    assert {end for end in ends if end.startswith(terms.CKG.NAMESPACE)} <= classes


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [
        one for one in ONTOLOGY if isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)
    ]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: str(one.__name__))
def test_constants_are_named_after_their_terms(vocabulary: type) -> None:
    namespace = vars(vocabulary)["NAMESPACE"]
    for name, iri in constants(vocabulary):
        if name not in ("NAMESPACE", "ONTOLOGY"):
            assert iri == namespace + name.removesuffix("_")


def test_every_vocabulary_has_its_prefix() -> None:
    assert {one.__name__.lower(): str(vars(one)["NAMESPACE"]) for one in VOCABULARIES} == terms.PREFIXES
