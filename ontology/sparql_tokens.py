"""The words of a SPARQL query: the grammar's terminals, to tell a keyword from everything that looks like one."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Kind(StrEnum):
    """What a token is; the values name the groups of the lexer's expression."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    LANGUAGE = "language"
    VARIABLE = "variable"
    BLANK = "blank"
    NAME = "name"  # a prefixed name
    NUMBER = "number"
    WORD = "word"  # a keyword, the name of a function, "a", "true"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the query; the texts of all its tokens, joined, are the query."""

    kind: Kind
    text: str


# The terminals of SPARQL 1.1, section 19.8, in an order that makes the longest match win.
_LETTER: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_CHAR: Final = rf"[{_LETTER}_0-9\u00b7\u0300-\u036f\u203f\u2040-]"
# At most eight dotted parts: without a bound, "a.a.a.a…" would be read again from each of its letters.
_PREFIX: Final = rf"(?:[{_LETTER}]{_NAME_CHAR}*(?:\.{{1,8}}{_NAME_CHAR}+){{0,8}})?:"
_LOCAL_CHAR: Final = (
    rf"(?:[{_LETTER}_0-9\u00b7\u0300-\u036f\u203f\u2040:-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
)
_LOCAL_FIRST: Final = rf"(?:[{_LETTER}_0-9:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_UCHAR: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE: Final = rf"\\[tbnrf\\\"']|{_UCHAR}"
_TERMINALS: Final = {
    Kind.SPACE: r"[ \t\r\n]+",
    Kind.COMMENT: r"#[^\r\n]*",
    Kind.IRI: rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_UCHAR})*>",
    # A string without its end is taken as one, up to where it can go: looked for again from each of its quotes, it
    # would take quadratic time. The engine refuses it in any case.
    Kind.STRING: (
        rf'"""(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*(?:""")?'
        rf"|'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*(?:''')?"
        rf'|"(?:[^"\\\n\r]|{_ESCAPE})*"?'
        rf"|'(?:[^'\\\n\r]|{_ESCAPE})*'?"
    ),
    Kind.LANGUAGE: r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    Kind.VARIABLE: rf"[?$][{_LETTER}_0-9][{_LETTER}_0-9\u00b7\u0300-\u036f\u203f\u2040]*",
    Kind.BLANK: rf"_:[{_LETTER}_0-9]{_NAME_CHAR}*(?:\.+{_NAME_CHAR}+)*",
    Kind.NAME: rf"{_PREFIX}(?:{_LOCAL_FIRST}{_LOCAL_CHAR}*(?:\.+{_LOCAL_CHAR}+)*)?",
    Kind.NUMBER: r"[0-9]*\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+(?:\.[0-9]*[eE][+-]?[0-9]+|[eE][+-]?[0-9]+)?",
    Kind.WORD: rf"[{_LETTER}_][{_LETTER}_0-9]*",
    Kind.SIGN: r"\^\^|&&|\|\||!=|<=|>=|.",
}
_TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _TERMINALS.items()), re.DOTALL)
_CODEPOINT: Final = re.compile(r"\\(\\)?(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))?")
_DELIMITERS: Final = frozenset("\"'\\<>#\x7f")


@lru_cache(maxsize=512)
def tokens(query: str) -> tuple[Token, ...]:
    """The query's tokens after its codepoint escapes are resolved (section 19.2): they are no part of the grammar.

    >>> [token.text for token in tokens("ASK { ?s ex:p <urn:a> } # all") if token.kind is not Kind.SPACE]
    ['ASK', '{', '?s', 'ex:p', '<urn:a>', '}', '# all']
    """
    found = _TOKEN.finditer(_resolved(query))
    return tuple(Token(Kind(match.lastgroup or Kind.SIGN), match[0]) for match in found)


def _resolved(query: str) -> str:
    return _CODEPOINT.sub(_resolve, query) if "\\" in query else query


def _resolve(match: re.Match[str]) -> str:
    """The character that is meant; one that would end a string or an IRI stays escaped, as strings and IRIs allow."""
    if match[1] or not (match[2] or match[3]):
        return match[0]
    number = int(match[2] or match[3], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or number < 0x20 or chr(number) in _DELIMITERS:
        return match[0]
    return chr(number)
