"""Terms as N-Triples writes them: what digests are taken of, what queries are given, what exports are sorted by."""

import re
from typing import Final

from ontology.statement import Iri, Term

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE: Final = re.compile(r'[\x00-\x1f\x7f"\\]')
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def nt(term: Term) -> str:
    """The term in N-Triples.

    >>> from ontology.statement import Text
    >>> nt(Iri("http://example.org/a")), nt(Text('a "b"')), nt(Text("a", "en"))
    ('<http://example.org/a>', '"a \\\\"b\\\\""', '"a"@en')
    """
    if isinstance(term, Iri):
        return f"<{_NOT_IN_IRI.sub(_codepoint, term)}>"
    literal = f'"{_TO_ESCAPE.sub(_escape, term.value)}"'
    if term.language is not None:
        return f"{literal}@{term.language}"
    return literal if term.datatype is None else f"{literal}^^{nt(term.datatype)}"


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or _codepoint(match)


def _codepoint(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"
