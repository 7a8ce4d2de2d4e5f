"""Answers to queries, and the ways to write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Final, Literal

import pyoxigraph as ox

from ontology.errors import UnknownFormatError
from ontology.terms import PREFIXES

Form = Literal["boolean", "bindings", "graph"]

_TABLES: Final[Mapping[str, ox.QueryResultsFormat]] = MappingProxyType(
    {
        "application/sparql-results+json": ox.QueryResultsFormat.JSON,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/csv": ox.QueryResultsFormat.CSV,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
        "application/json": ox.QueryResultsFormat.JSON,
        "application/xml": ox.QueryResultsFormat.XML,
        "text/xml": ox.QueryResultsFormat.XML,
    }
)
_GRAPHS: Final[Mapping[str, ox.RdfFormat]] = MappingProxyType(
    {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
        "application/ld+json": ox.RdfFormat.JSON_LD,
        "application/trig": ox.RdfFormat.TRIG,
        "application/n-quads": ox.RdfFormat.N_QUADS,
        "text/plain": ox.RdfFormat.N_TRIPLES,
        "application/xml": ox.RdfFormat.RDF_XML,
        "text/xml": ox.RdfFormat.RDF_XML,
        "application/json": ox.RdfFormat.JSON_LD,
    }
)


def media_types(form: Form) -> tuple[str, ...]:
    """The media types in which answers of this form can be written, the preferred one first.

    >>> media_types("bindings")[:3]
    ('application/sparql-results+json', 'application/sparql-results+xml', 'text/csv')
    """
    return tuple(_GRAPHS if form == "graph" else _TABLES)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives, not yet computed to its end: it can be written once, while its dataset is open."""

    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def form(self) -> Form:
        """A truth value (ASK), a table (SELECT) or a graph (CONSTRUCT, DESCRIBE)."""
        if isinstance(self.found, ox.QueryBoolean):
            return "boolean"
        return "bindings" if isinstance(self.found, ox.QuerySolutions) else "graph"

    def write(self, stream: BinaryIO, media_type: str) -> None:
        """Writes the answer. Raises `UnknownFormatError` for a media type that this form has not."""
        if media_type not in media_types(self.form):
            reason = f"{media_type} cannot hold an answer of this form"
            raise UnknownFormatError("answer", reason, f"use one of {', '.join(media_types(self.form))}")
        if isinstance(self.found, ox.QueryTriples):
            ox.serialize(self.found, stream, format=_GRAPHS[media_type], prefixes=dict(PREFIXES))
        else:
            self.found.serialize(stream, format=_TABLES[media_type])
