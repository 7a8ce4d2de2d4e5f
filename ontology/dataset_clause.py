"""The graphs that a query or a request chooses, and their merge.

Where several graphs make up a default graph the engine gives a triple of two of them twice; SPARQL wants their merge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pyoxigraph as ox

from ontology.errors import BadQueryError
from ontology.query_text import may_hold, significant
from ontology.resolved_names import declared
from ontology.sparql_tokens import Kind, Token, tokens

_FROM: Final = ("\\u", "from")


@dataclass(frozen=True, slots=True)
class GraphChoice:
    """The IRIs of the graphs whose merge is the default graph, and of those that GRAPH can name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


def chosen_graphs(query: str) -> GraphChoice:
    """The graphs of the query's FROM clauses.

    >>> chosen_graphs("SELECT * FROM <urn:a> FROM NAMED foaf:b { ?s ?p ?o }")
    GraphChoice(default=('urn:a',), named=('http://xmlns.com/foaf/0.1/b',))
    """
    if not may_hold(query, _FROM):
        return GraphChoice()
    clauses = tuple(_clauses([token for _, token in significant(tokens(query))]))
    return GraphChoice(
        tuple(iri for iri, is_named in clauses if not is_named), tuple(iri for iri, is_named in clauses if is_named)
    )


def _clauses(line: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """The IRI of every FROM, and whether NAMED stood before it."""
    names = declared(line)
    for token, following in pairwise(line):
        word = token.text.upper() if token.kind is Kind.WORD else ""
        if word in ("FROM", "NAMED") and (iri := names.iri(following)) is not None:
            yield iri, word == "NAMED"


def merged(quads: ox.Store, choice: GraphChoice) -> ox.Store:
    """A store in memory whose default graph is the merge of the chosen ones."""
    store = ox.Store()
    for name in choice.default:
        found = quads.quads_for_pattern(None, None, None, graph_node(name))
        store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    for name in choice.named:
        store.extend(quads.quads_for_pattern(None, None, None, graph_node(name)))
    return store


def graph_node(iri: str) -> ox.NamedNode:
    """The name of a graph for the engine. Raises `BadQueryError` for what is no IRI."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise BadQueryError("query", f"names a graph that is no IRI ({iri[:80]})", "use an absolute IRI") from error
