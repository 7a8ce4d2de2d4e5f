"""Terms for people, organisations, places, stretches of text, and for datasets themselves."""
# ruff: noqa: N815 -- the names are those of the vocabularies

from typing import Final

from ontology.statement import Iri

_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_ORG: Final = "http://www.w3.org/ns/org#"
_GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_ITSRDF: Final = "http://www.w3.org/2005/11/its/rdf#"
_VOID: Final = "http://rdfs.org/ns/void#"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"


class FOAF:
    """Friend of a Friend."""

    NAMESPACE: Final = Iri(_FOAF)
    Person: Final = Iri(_FOAF + "Person")
    familyName: Final = Iri(_FOAF + "familyName")
    givenName: Final = Iri(_FOAF + "givenName")
    homepage: Final = Iri(_FOAF + "homepage")
    page: Final = Iri(_FOAF + "page")
    primaryTopic: Final = Iri(_FOAF + "primaryTopic")


class ORG:
    """The organisation ontology of the W3C."""

    NAMESPACE: Final = Iri(_ORG)
    Organization: Final = Iri(_ORG + "Organization")
    memberOf: Final = Iri(_ORG + "memberOf")
    subOrganizationOf: Final = Iri(_ORG + "subOrganizationOf")


class GEO:
    """Coordinates in degrees of WGS 84."""

    NAMESPACE: Final = Iri(_GEO)
    lat: Final = Iri(_GEO + "lat")
    long: Final = Iri(_GEO + "long")


class NIF:
    """Strings and their offsets."""

    NAMESPACE: Final = Iri(_NIF)
    Context: Final = Iri(_NIF + "Context")
    Phrase: Final = Iri(_NIF + "Phrase")
    anchorOf: Final = Iri(_NIF + "anchorOf")
    beginIndex: Final = Iri(_NIF + "beginIndex")
    endIndex: Final = Iri(_NIF + "endIndex")
    isString: Final = Iri(_NIF + "isString")
    referenceContext: Final = Iri(_NIF + "referenceContext")
    sourceUrl: Final = Iri(_NIF + "sourceUrl")


class ITSRDF:
    """What a stretch of text refers to."""

    NAMESPACE: Final = Iri(_ITSRDF)
    taConfidence: Final = Iri(_ITSRDF + "taConfidence")
    taIdentRef: Final = Iri(_ITSRDF + "taIdentRef")


class VOID:
    """Descriptions of linked datasets."""

    NAMESPACE: Final = Iri(_VOID)
    Dataset: Final = Iri(_VOID + "Dataset")
    Linkset: Final = Iri(_VOID + "Linkset")
    classPartition: Final = Iri(_VOID + "classPartition")
    class_: Final = Iri(_VOID + "class")
    classes: Final = Iri(_VOID + "classes")
    dataDump: Final = Iri(_VOID + "dataDump")
    distinctObjects: Final = Iri(_VOID + "distinctObjects")
    distinctSubjects: Final = Iri(_VOID + "distinctSubjects")
    documents: Final = Iri(_VOID + "documents")
    entities: Final = Iri(_VOID + "entities")
    exampleResource: Final = Iri(_VOID + "exampleResource")
    linkPredicate: Final = Iri(_VOID + "linkPredicate")
    objectsTarget: Final = Iri(_VOID + "objectsTarget")
    properties: Final = Iri(_VOID + "properties")
    property: Final = Iri(_VOID + "property")
    propertyPartition: Final = Iri(_VOID + "propertyPartition")
    rootResource: Final = Iri(_VOID + "rootResource")
    sparqlEndpoint: Final = Iri(_VOID + "sparqlEndpoint")
    subjectsTarget: Final = Iri(_VOID + "subjectsTarget")
    subset: Final = Iri(_VOID + "subset")
    triples: Final = Iri(_VOID + "triples")
    uriSpace: Final = Iri(_VOID + "uriSpace")
    vocabulary: Final = Iri(_VOID + "vocabulary")


class SD:
    """Descriptions of SPARQL services."""

    NAMESPACE: Final = Iri(_SD)
    Dataset: Final = Iri(_SD + "Dataset")
    Graph: Final = Iri(_SD + "Graph")
    NamedGraph: Final = Iri(_SD + "NamedGraph")
    SPARQL11Query: Final = Iri(_SD + "SPARQL11Query")
    Service: Final = Iri(_SD + "Service")
    defaultDataset: Final = Iri(_SD + "defaultDataset")
    defaultGraph: Final = Iri(_SD + "defaultGraph")
    endpoint: Final = Iri(_SD + "endpoint")
    name: Final = Iri(_SD + "name")
    namedGraph: Final = Iri(_SD + "namedGraph")
    propertyFeature: Final = Iri(_SD + "propertyFeature")
    resultFormat: Final = Iri(_SD + "resultFormat")
    supportedLanguage: Final = Iri(_SD + "supportedLanguage")
