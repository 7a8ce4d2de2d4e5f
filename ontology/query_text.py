"""Queries as text: what is refused, and the form in which a query reaches the engine.

The engine executes SERVICE, it needs no space around keywords (`trueSERVICEex:a{` reaches ex:a), and its reading of
`<` depends on the context. Guessing along with it is a losing game. Instead the text that is executed never holds the
letters "service" where the engine could read a keyword: a word with them is refused, everything else that has them is
written in another way that means the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final

from ontology.errors import BadQueryError, RefusedQueryError
from ontology.sparql_tokens import Kind, Token, tokens
from ontology.terms import PREFIXES

_SERVICE: Final = re.compile("service", re.IGNORECASE)
_UPDATES: Final = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "USING"))
# Without any of these letters, and without an escape that may stand for them, no token can be refused or rewritten.
_SUSPICIOUS: Final = ("\\u", "service", *(word.casefold() for word in sorted(_UPDATES)))
_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")
_BLANKS: Final = frozenset((Kind.SPACE, Kind.COMMENT))


def may_hold(query: str, words: Iterable[str]) -> bool:
    """A quick look: whether any of the words, given in small letters, is anywhere in the query, in whatever letters.

    >>> may_hold("SELECT * FROM <urn:a> {}", ["from"])
    True
    """
    folded = query.casefold()
    return any(word in folded for word in words)


def refuse(query: str, endpoints: Set[str] = frozenset()) -> None:
    """Raises `RefusedQueryError` when the query calls another service or is an update; what is merely named so passes.

    A call of one of the `endpoints`, written as an absolute IRI, passes as well.

    >>> refuse("SELECT ?service { ?service ex:service 'SERVICE' } # SERVICE <urn:a> {}")
    >>> refuse("SELECT * { serv\\\\u0069ce <http://example.org/> {} }")
    Traceback (most recent call last):
    ontology.errors.RefusedQueryError: query: calls another service (SERVICE): ask for data of this dataset only
    """
    found = tokens(query)
    _refuse_words(found, _calls(found, endpoints))


def _refuse_words(found: tuple[Token, ...], calls: Set[int]) -> None:
    for place, token in enumerate(found):
        if token.kind is Kind.WORD and place not in calls:
            _refuse_word(token.text)


def _calls(found: tuple[Token, ...], endpoints: Set[str]) -> frozenset[int]:
    """The places of the SERVICE keywords that call one of the endpoints."""
    line = list(significant(found)) if endpoints else []
    return frozenset(
        place
        for number, (place, token) in enumerate(line)
        if token.kind is Kind.WORD and token.text.upper() == "SERVICE" and _endpoint(line[number + 1 :]) in endpoints
    )


def _endpoint(following: Sequence[tuple[int, Token]]) -> str | None:
    """The absolute IRI behind SERVICE or SERVICE SILENT, as it is written."""
    rest = [token for _, token in following[:2]]
    if rest and rest[0].text.upper() == "SILENT":
        rest = rest[1:]
    return rest[0].text[1:-1] if rest and rest[0].kind is Kind.IRI else None


def _refuse_word(word: str) -> None:
    if _SERVICE.search(word):
        raise RefusedQueryError("query", "calls another service (SERVICE)", "ask for data of this dataset only")
    if word.upper() in _UPDATES:
        reason = f"is an update ({word.upper()})"
        raise RefusedQueryError("query", reason, "use SELECT, ASK, CONSTRUCT or DESCRIBE: the dataset is read only")


def executable(query: str, endpoints: frozenset[str] = frozenset()) -> str:
    """The query as the engine gets it: refused or safe, with the same meaning. Raises `BadQueryError`.

    Only calls of the `endpoints` reach the engine.
    """
    return _written(query, endpoints) if may_hold(query, _SUSPICIOUS) else query


@lru_cache(maxsize=512)
def _written(query: str, endpoints: frozenset[str]) -> str:
    return "".join(safe(tokens(query), endpoints))


def safe(found: tuple[Token, ...], endpoints: Set[str] = frozenset()) -> tuple[str, ...]:
    """The tokens as the engine may see them, one text a token."""
    calls = _calls(found, endpoints)
    _refuse_words(found, calls)
    if not any(_SERVICE.search(token.text) for token in found):
        return tuple(token.text for token in found)
    declared, dropped = _declarations(found)
    return tuple(
        "" if place in dropped else token.text if place in calls else _safe(token, declared)
        for place, token in enumerate(found)
    )


def hidden(words: str) -> str:
    """A string or an IRI with every "service" in it escaped.

    >>> hidden('"a Service"')
    '"a \\\\u0053ervice"'
    """
    return _SERVICE.sub(lambda match: f"\\u{ord(match[0][0]):04X}{match[0][1:]}", words)


def significant(found: tuple[Token, ...]) -> Iterator[tuple[int, Token]]:
    """The tokens that are neither space nor comment, with their places."""
    return ((place, token) for place, token in enumerate(found) if token.kind not in _BLANKS)


def prefix_of(name: str) -> str:
    """The prefix of a prefixed name, without its colon."""
    return name.partition(":")[0]


def _declarations(found: tuple[Token, ...]) -> tuple[dict[str, str], set[int]]:
    """The IRI of every prefix, and the places of the declarations that must not reach the engine."""
    declared, dropped = dict(PREFIXES), set[int]()
    line = list(significant(found))
    for (start, word), (_, name), (end, iri) in zip(line, line[1:], line[2:], strict=False):
        if word.text.upper() == "PREFIX" and name.kind is Kind.NAME and iri.kind is Kind.IRI:
            declared[prefix_of(name.text)] = iri.text[1:-1]
            if _SERVICE.search(name.text):
                dropped.update(range(start, end + 1))
    return declared, dropped


def _safe(token: Token, declared: Mapping[str, str]) -> str:
    """One token without the letters of the keyword; only a variable keeps them, behind a sign that has no other use."""
    if not _SERVICE.search(token.text):
        return token.text
    match token.kind:
        case Kind.NAME:
            return _expanded(token.text, declared)
        case Kind.COMMENT:
            return " " * len(token.text)
        case Kind.VARIABLE:
            return f"${token.text[1:]}"
        case Kind.BLANK:
            return _SERVICE.sub("s_ervice", token.text)
        case Kind.LANGUAGE:
            raise BadQueryError("query", f"{token.text} is no language", "use a BCP 47 tag such as @en")
    return hidden(token.text)


def _expanded(name: str, declared: Mapping[str, str]) -> str:
    """A prefixed name as an IRI: the engine, without the prefix, might see a keyword in it."""
    prefix, _, local = name.partition(":")
    if prefix not in declared:
        raise BadQueryError("query", f"uses the prefix {prefix}: undeclared", f"add PREFIX {prefix}: <…>")
    return hidden(f"<{declared[prefix]}{_LOCAL_ESCAPE.sub(_literally, local)}>")


def _literally(match: re.Match[str]) -> str:
    return match[1]
