"""The IRIs that the prefixed names and relative references of a query stand for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from ontology.query_text import prefix_of
from ontology.sparql_tokens import Kind, Token
from ontology.terms import PREFIXES

_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")
_CODEPOINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Names:
    """What the prologue declares: the base of relative references, and the IRI of each prefix."""

    base: str
    prefixes: Mapping[str, str]

    def iri(self, token: Token) -> str | None:
        """The IRI that the token stands for; None for one that is neither IRI nor name, or whose prefix is unknown.

        >>> declared(()).iri(Token(Kind.NAME, "foaf:name"))
        'http://xmlns.com/foaf/0.1/name'
        """
        if token.kind is Kind.IRI:
            return _absolute(self.base, token)
        if token.kind is not Kind.NAME or prefix_of(token.text) not in self.prefixes:
            return None
        return self.prefixes[prefix_of(token.text)] + _LOCAL_ESCAPE.sub(r"\1", token.text.partition(":")[2])


def declared(line: Sequence[Token]) -> Names:
    """The names of a query, from its tokens without space and comments."""
    base, prefixes = "", dict(PREFIXES)
    place = 0
    while place + 1 < len(line) and line[place].kind is Kind.WORD:
        word = line[place].text.upper()
        if word == "BASE":
            base = _absolute(base, line[place + 1])
            place += 2
        elif word == "PREFIX" and place + 2 < len(line):
            prefixes[prefix_of(line[place + 1].text)] = _absolute(base, line[place + 2])
            place += 3
        else:
            break
    return Names(base, prefixes)


def _absolute(base: str, reference: Token) -> str:
    """The IRI of a reference; one without a base is taken as it stands."""
    iri = _CODEPOINT.sub(_character, reference.text[1:-1])
    return urljoin(base, iri) if base else iri


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else ""
