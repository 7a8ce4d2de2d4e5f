"""Searches of names and texts in SPARQL: `?thing ckg:textSearch "gdansk wine"`.

The property is no fact. Before a query runs, every search in it is done in the index of the generation, and a table of
what it found stands in its place. The table has a subquery of its own: the engine then joins it by hashing, whatever
its size, where a bare VALUES of 2,000 rows took it 30 times as long. (A FILTER with IN took 5 to 30 times as long for
10 to 1,000 rows.)
"""

from collections.abc import Callable, Sequence

from ontology.errors import BadQueryError
from ontology.nt import nt
from ontology.query_text import hidden, safe
from ontology.sparql_tokens import tokens
from ontology.statement import Text
from ontology.terms import XSD
from ontology.text_finding import Hit
from ontology.text_patterns import TextPattern, TextPatterns

Find = Callable[[str, int], Sequence[Hit]]
"""What finds things by words, the best first, at most so many."""


def with_searches(query: str, patterns: TextPatterns, find: Find) -> str:
    """The query with what its searches found in their places.

    The query is one that the engine takes, and `patterns` are its own. Raises `BadQueryError` for a search that cannot
    be made sense of.

    >>> query = 'ASK { ?a ckg:textSearch "wine" }'
    >>> with_searches(query, TextPatterns(query), lambda words, most: [])
    'ASK {  { SELECT $a { VALUES ($a) {  } } }    }'
    """
    pieces = list(safe(tokens(query)))
    tables = [(pattern.block, _table(pattern, find)) for pattern in patterns.searches()]
    for place in patterns.places():
        pieces[place] = ""
    for place, table in tables:
        pieces[place] = f" {table} {pieces[place]}"
    return "".join(pieces)


def _table(pattern: TextPattern, find: Find) -> str:
    """What was found, as a pattern; of a thing that is given and of which nothing is asked, whether it was found."""
    found = _found(pattern, find)
    names = [name for name in (pattern.variable, pattern.score, pattern.words) if name is not None]
    if not names:
        return "" if found else "FILTER(false)"
    # A sign that is escaped nowhere: see `query_text` for why the names of variables come behind it.
    variables = " ".join(f"${name}" for name in names)
    rows = " ".join(f"({_row(pattern, hit)})" for hit in found)
    return f"{{ SELECT {variables} {{ VALUES ({variables}) {{ {rows} }} }} }}"


def _row(pattern: TextPattern, hit: Hit) -> str:
    cells = (
        (pattern.variable, hit.iri),
        (pattern.score, Text(repr(hit.score), datatype=XSD.decimal)),
        (pattern.words, Text(" ".join(hit.words))),
    )
    return " ".join(hidden(nt(term)) for name, term in cells if name is not None)


def _found(pattern: TextPattern, find: Find) -> list[Hit]:
    try:
        hits = find(pattern.asked, pattern.most)
    except BadQueryError as error:
        raise type(error)(pattern.place, error.reason, error.mend) from error
    return [hit for hit in hits if pattern.iri in (None, hit.iri)]
