"""The vocabulary: every term of our own and every foreign one that the graph uses.

Attribute names are the local names of the vocabularies (`from` and `class` need a trailing underscore), so that code
reads like the graph.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ontology.statement import Iri
from ontology.terms.ckg import CKG
from ontology.terms.publications import BIRO, C4O, CITO, DCTERMS, FABIO, PRISM
from ontology.terms.web import OWL, PROV, RDF, RDFS, SKOS, XSD
from ontology.terms.world import FOAF, GEO, ITSRDF, NIF, ORG, SD, VOID

__all__ = [
    "BIRO",
    "C4O",
    "CITO",
    "CKG",
    "DCTERMS",
    "DOCUMENT_CLASSES",
    "FABIO",
    "FOAF",
    "GEO",
    "ITSRDF",
    "NIF",
    "ORG",
    "OWL",
    "PREFIXES",
    "PRISM",
    "PROV",
    "RDF",
    "RDFS",
    "SD",
    "SKOS",
    "STATUSES",
    "VOID",
    "XSD",
]

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "biro": BIRO.NAMESPACE,
        "c4o": C4O.NAMESPACE,
        "cito": CITO.NAMESPACE,
        "ckg": CKG.NAMESPACE,
        "dcterms": DCTERMS.NAMESPACE,
        "fabio": FABIO.NAMESPACE,
        "foaf": FOAF.NAMESPACE,
        "geo": GEO.NAMESPACE,
        "itsrdf": ITSRDF.NAMESPACE,
        "nif": NIF.NAMESPACE,
        "org": ORG.NAMESPACE,
        "owl": OWL.NAMESPACE,
        "prism": PRISM.NAMESPACE,
        "prov": PROV.NAMESPACE,
        "rdf": RDF.NAMESPACE,
        "rdfs": RDFS.NAMESPACE,
        "sd": SD.NAMESPACE,
        "skos": SKOS.NAMESPACE,
        "void": VOID.NAMESPACE,
        "xsd": XSD.NAMESPACE,
    }
)
"""The prefixes that every query may use undeclared and that every export declares."""

DOCUMENT_CLASSES: Final[Mapping[str, Iri]] = MappingProxyType(
    {
        "journal-article": FABIO.JournalArticle,
        "conference-paper": FABIO.ConferencePaper,
        "working-paper": FABIO.WorkingPaper,
        "report": FABIO.ReportDocument,
        "chapter": FABIO.BookChapter,
        "book": FABIO.Book,
        "thesis": FABIO.Thesis,
        "news": FABIO.NewsItem,
        "other": FABIO.Expression,
    }
)
"""The type of a document, as a card names it, and the class of the graph."""

STATUSES: Final[Mapping[str, Iri]] = MappingProxyType({"retracted": CKG.Retracted, "corrected": CKG.Corrected})
"""The publication status, as a card names it, and the individual of the graph."""
