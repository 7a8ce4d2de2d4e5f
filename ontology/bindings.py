"""Terms put into a query in place of its variables.

The engine's own substitution takes only variables that the outermost SELECT projects. A parameter of a question is
mostly not projected, and may sit in a subquery or beside an aggregate, so it is written into the text, token by token.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ontology.errors import BadQueryError
from ontology.nt import nt
from ontology.query_text import hidden, safe
from ontology.sparql_tokens import Kind, Token, tokens
from ontology.statement import Term

_AFTER_PROJECTION: Final = frozenset(("WHERE", "FROM", "{"))
_AFTER_BY: Final = frozenset(("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}"))
_PLAIN, _PROJECTED, _INNER, _GROUPED, _BOUND = "{}", "({} AS ?{})", "({} AS ?_{})", "({})", "true"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place for a term: `form` is filled with the term and the name of the variable."""

    name: str
    form: str


def bound(query: str, terms: Mapping[str, Term]) -> str:
    """The query for the engine, with these terms in place of the variables of these names.

    Everything stands as if the term had been written there; a variable of the outermost SELECT stays a column.

    >>> from ontology.statement import Iri
    >>> bound("SELECT ?d ?n { ?d ex:in ?r FILTER(!BOUND(?r)) }", {"r": Iri("urn:a")})
    'SELECT ?d ?n { ?d ex:in <urn:a> FILTER(!(true)) }'
    >>> bound("SELECT ?r { ?d ex:in ?r }", {"r": Iri("urn:a")})
    'SELECT (<urn:a> AS ?r) { ?d ex:in <urn:a> }'
    """
    pieces = _pieces(query, frozenset(terms))
    missing = frozenset(terms) - {piece.name for piece in pieces if isinstance(piece, _Slot)}
    if missing:
        names = ", ".join(sorted(missing))
        raise BadQueryError("query", f"has no variable {names}", "bind only variables of the query")
    return "".join(piece if isinstance(piece, str) else _filled(piece, terms[piece.name]) for piece in pieces)


def _filled(slot: _Slot, term: Term) -> str:
    return slot.form.format(hidden(nt(term)), slot.name)


@lru_cache(maxsize=512)
def _pieces(query: str, names: frozenset[str]) -> tuple[str | _Slot, ...]:
    """The query cut at the variables of these names; a text may be empty."""
    found = tokens(query)
    pieces: list[str | _Slot] = list(safe(found))
    for place, form in _forms(found, names):
        pieces[place] = _Slot(found[place].text[1:], form)
        if form == _BOUND:
            pieces[_before(found, _before(found, place))] = ""
    return tuple(pieces)


def _forms(found: tuple[Token, ...], names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The places of the variables, with the form in which a term can stand there."""
    braces = parentheses = 0
    clause = ""
    for place, token in enumerate(found):
        word = token.text.upper()
        if word == "SELECT" and token.kind is Kind.WORD:
            clause, parentheses = "SELECT", 0
        elif (clause == "SELECT" and word in _AFTER_PROJECTION) or (clause == "BY" and word in _AFTER_BY):
            clause = ""
        if word == "BY" and token.kind is Kind.WORD:
            clause, parentheses = "BY", 0
        braces += (word == "{") - (word == "}")
        parentheses += (word == "(") - (word == ")")
        if token.kind is Kind.VARIABLE and token.text[1:] in names:
            yield place, _form(found, place, clause if parentheses == 0 else "", outermost=braces == 0)


def _form(found: tuple[Token, ...], place: int, clause: str, *, outermost: bool) -> str:
    if clause == "SELECT":
        return _PROJECTED if outermost else _INNER
    if clause == "BY":
        return _GROUPED
    opening = _before(found, place)
    is_asked = found[opening].text == "(" and found[_before(found, opening)].text.upper() == "BOUND"
    return _BOUND if is_asked else _PLAIN


def _before(found: tuple[Token, ...], place: int) -> int:
    """The place of the token before this one that is neither space nor comment; 0 at the beginning."""
    earlier = range(place - 1, 0, -1)
    return next((one for one in earlier if found[one].kind not in (Kind.SPACE, Kind.COMMENT)), 0)
