"""Terms for publications and for what they cite."""
# ruff: noqa: N815 -- the names are those of the vocabularies

from typing import Final

from ontology.statement import Iri

_DCTERMS: Final = "http://purl.org/dc/terms/"
_FABIO: Final = "http://purl.org/spar/fabio/"
_CITO: Final = "http://purl.org/spar/cito/"
_BIRO: Final = "http://purl.org/spar/biro/"
_C4O: Final = "http://purl.org/spar/c4o/"
_PRISM: Final = "http://prismstandard.org/namespaces/basic/2.0/"


class DCTERMS:
    """DCMI metadata terms."""

    NAMESPACE: Final = Iri(_DCTERMS)
    abstract: Final = Iri(_DCTERMS + "abstract")
    bibliographicCitation: Final = Iri(_DCTERMS + "bibliographicCitation")
    created: Final = Iri(_DCTERMS + "created")
    creator: Final = Iri(_DCTERMS + "creator")
    description: Final = Iri(_DCTERMS + "description")
    identifier: Final = Iri(_DCTERMS + "identifier")
    isPartOf: Final = Iri(_DCTERMS + "isPartOf")
    issued: Final = Iri(_DCTERMS + "issued")
    language: Final = Iri(_DCTERMS + "language")
    license: Final = Iri(_DCTERMS + "license")
    modified: Final = Iri(_DCTERMS + "modified")
    publisher: Final = Iri(_DCTERMS + "publisher")
    source: Final = Iri(_DCTERMS + "source")
    subject: Final = Iri(_DCTERMS + "subject")
    title: Final = Iri(_DCTERMS + "title")


class FABIO:
    """Kinds of publications."""

    NAMESPACE: Final = Iri(_FABIO)
    Book: Final = Iri(_FABIO + "Book")
    BookChapter: Final = Iri(_FABIO + "BookChapter")
    ConferencePaper: Final = Iri(_FABIO + "ConferencePaper")
    Expression: Final = Iri(_FABIO + "Expression")
    JournalArticle: Final = Iri(_FABIO + "JournalArticle")
    NewsItem: Final = Iri(_FABIO + "NewsItem")
    Periodical: Final = Iri(_FABIO + "Periodical")
    ReportDocument: Final = Iri(_FABIO + "ReportDocument")
    Thesis: Final = Iri(_FABIO + "Thesis")
    WorkingPaper: Final = Iri(_FABIO + "WorkingPaper")


class CITO:
    """Citation typing."""

    NAMESPACE: Final = Iri(_CITO)
    cites: Final = Iri(_CITO + "cites")


class BIRO:
    """Entries of reference lists."""

    NAMESPACE: Final = Iri(_BIRO)
    BibliographicReference: Final = Iri(_BIRO + "BibliographicReference")
    references: Final = Iri(_BIRO + "references")


class C4O:
    """Citations in running text."""

    NAMESPACE: Final = Iri(_C4O)
    InTextReferencePointer: Final = Iri(_C4O + "InTextReferencePointer")
    denotes: Final = Iri(_C4O + "denotes")


class PRISM:
    """Bibliographic details."""

    NAMESPACE: Final = Iri(_PRISM)
    doi: Final = Iri(_PRISM + "doi")
    isbn: Final = Iri(_PRISM + "isbn")
    issn: Final = Iri(_PRISM + "issn")
    number: Final = Iri(_PRISM + "number")
    pageRange: Final = Iri(_PRISM + "pageRange")
    url: Final = Iri(_PRISM + "url")
    volume: Final = Iri(_PRISM + "volume")
