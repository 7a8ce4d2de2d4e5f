"""Facts as RDF in the usual syntaxes, and back."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.errors import UnknownFormatError
from ontology.rdf_terms import engine_term, node, own_term
from ontology.statement import Fact, Iri
from ontology.terms import PREFIXES


def read_facts(content: bytes, media_type: str, base: str | None = None) -> Iterator[Fact]:
    """What a file of ours says, without what rests on a blank node. Raises SyntaxError, and `UnknownFormatError`.

    >>> list(read_facts(b"<a> <b> <c> .", "text/turtle", "urn:x:"))
    [Fact(subject=Iri('urn:a'), predicate=Iri('urn:b'), object=Iri('urn:c'))]
    """
    for quad in ox.parse(content, _format(media_type), base_iri=base):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield Fact(Iri(quad.subject.value), Iri(quad.predicate.value), own_term(quad.object))


def rdf(facts: Iterable[Fact], media_type: str) -> bytes:
    """The facts in an RDF syntax, in their order. Raises `UnknownFormatError`.

    >>> rdf([Fact(Iri("urn:a"), Iri("urn:b"), Iri("urn:c"))], "application/n-triples")
    b'<urn:a> <urn:b> <urn:c> .\\n'
    """
    triples = [ox.Triple(node(fact.subject), node(fact.predicate), engine_term(fact.object)) for fact in facts]
    written = ox.serialize(triples, format=_format(media_type), prefixes=dict(PREFIXES))
    assert written is not None  # as it goes to no file
    return written


def _format(media_type: str) -> ox.RdfFormat:
    found = ox.RdfFormat.from_media_type(media_type)
    if found is None:
        raise UnknownFormatError("facts", f"{media_type} is no syntax of RDF", "use text/turtle")
    return found
