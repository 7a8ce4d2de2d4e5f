"""The terms that most graphs use: RDF, RDF Schema, OWL, XML Schema, SKOS, PROV."""
# ruff: noqa: N815 -- the names are those of the vocabularies

from typing import Final

from ontology.statement import Iri

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_PROV: Final = "http://www.w3.org/ns/prov#"


class RDF:
    """RDF 1.1 and its reification terms."""

    NAMESPACE: Final = Iri(_RDF)
    langString: Final = Iri(_RDF + "langString")
    object: Final = Iri(_RDF + "object")
    predicate: Final = Iri(_RDF + "predicate")
    subject: Final = Iri(_RDF + "subject")
    type: Final = Iri(_RDF + "type")


class RDFS:
    """RDF Schema."""

    NAMESPACE: Final = Iri(_RDFS)
    comment: Final = Iri(_RDFS + "comment")
    domain: Final = Iri(_RDFS + "domain")
    isDefinedBy: Final = Iri(_RDFS + "isDefinedBy")
    label: Final = Iri(_RDFS + "label")
    range: Final = Iri(_RDFS + "range")
    seeAlso: Final = Iri(_RDFS + "seeAlso")
    subClassOf: Final = Iri(_RDFS + "subClassOf")
    subPropertyOf: Final = Iri(_RDFS + "subPropertyOf")


class OWL:
    """OWL 2."""

    NAMESPACE: Final = Iri(_OWL)
    Class: Final = Iri(_OWL + "Class")
    DatatypeProperty: Final = Iri(_OWL + "DatatypeProperty")
    NamedIndividual: Final = Iri(_OWL + "NamedIndividual")
    ObjectProperty: Final = Iri(_OWL + "ObjectProperty")
    Ontology: Final = Iri(_OWL + "Ontology")
    deprecated: Final = Iri(_OWL + "deprecated")
    sameAs: Final = Iri(_OWL + "sameAs")
    versionInfo: Final = Iri(_OWL + "versionInfo")


class XSD:
    """The datatypes in use."""

    NAMESPACE: Final = Iri(_XSD)
    anyURI: Final = Iri(_XSD + "anyURI")
    boolean: Final = Iri(_XSD + "boolean")
    date: Final = Iri(_XSD + "date")
    dateTime: Final = Iri(_XSD + "dateTime")
    decimal: Final = Iri(_XSD + "decimal")
    double: Final = Iri(_XSD + "double")
    gYear: Final = Iri(_XSD + "gYear")
    gYearMonth: Final = Iri(_XSD + "gYearMonth")
    integer: Final = Iri(_XSD + "integer")
    nonNegativeInteger: Final = Iri(_XSD + "nonNegativeInteger")
    positiveInteger: Final = Iri(_XSD + "positiveInteger")
    string: Final = Iri(_XSD + "string")


class SKOS:
    """Simple Knowledge Organization System."""

    NAMESPACE: Final = Iri(_SKOS)
    Concept: Final = Iri(_SKOS + "Concept")
    ConceptScheme: Final = Iri(_SKOS + "ConceptScheme")
    altLabel: Final = Iri(_SKOS + "altLabel")
    broadMatch: Final = Iri(_SKOS + "broadMatch")
    broader: Final = Iri(_SKOS + "broader")
    closeMatch: Final = Iri(_SKOS + "closeMatch")
    definition: Final = Iri(_SKOS + "definition")
    exactMatch: Final = Iri(_SKOS + "exactMatch")
    example: Final = Iri(_SKOS + "example")
    hasTopConcept: Final = Iri(_SKOS + "hasTopConcept")
    hiddenLabel: Final = Iri(_SKOS + "hiddenLabel")
    inScheme: Final = Iri(_SKOS + "inScheme")
    narrower: Final = Iri(_SKOS + "narrower")
    notation: Final = Iri(_SKOS + "notation")
    note: Final = Iri(_SKOS + "note")
    prefLabel: Final = Iri(_SKOS + "prefLabel")
    related: Final = Iri(_SKOS + "related")
    scopeNote: Final = Iri(_SKOS + "scopeNote")
    topConceptOf: Final = Iri(_SKOS + "topConceptOf")


class PROV:
    """Provenance."""

    NAMESPACE: Final = Iri(_PROV)
    Activity: Final = Iri(_PROV + "Activity")
    endedAtTime: Final = Iri(_PROV + "endedAtTime")
    generated: Final = Iri(_PROV + "generated")
    startedAtTime: Final = Iri(_PROV + "startedAtTime")
    wasDerivedFrom: Final = Iri(_PROV + "wasDerivedFrom")
    wasGeneratedBy: Final = Iri(_PROV + "wasGeneratedBy")
