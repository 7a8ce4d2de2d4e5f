"""Our terms as the engine's, and back."""

import pyoxigraph as ox

from ontology.statement import Iri, Term, Text
from ontology.terms import XSD

EngineTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def node(iri: Iri) -> ox.NamedNode:
    """The engine's IRI. Raises ValueError for what is none."""
    return ox.NamedNode(str(iri))


def engine_term(term: Term) -> ox.NamedNode | ox.Literal:
    """The engine's term. Raises ValueError for an IRI or a language tag that is none."""
    if isinstance(term, Iri):
        return ox.NamedNode(str(term))
    if term.language is not None:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value) if term.datatype is None else ox.Literal(term.value, datatype=node(term.datatype))


def own_term(term: EngineTerm) -> Term:
    """Our term; what we have none for (a blank node of a CONSTRUCT, a quoted triple) comes as its text.

    >>> own_term(ox.Literal("a")), own_term(ox.NamedNode("urn:a"))
    (Text(value='a', language=None, datatype=None), Iri('urn:a'))
    """
    if isinstance(term, ox.NamedNode):  # not by match, which takes twice as long: pages do this a thousand times
        return Iri(term.value)
    return _text(term) if isinstance(term, ox.Literal) else Text(str(term))


def _text(literal: ox.Literal) -> Text:
    if literal.language is not None:
        return Text(literal.value, literal.language)
    datatype = literal.datatype.value
    return Text(literal.value) if datatype == XSD.string else Text(literal.value, None, Iri(datatype))
