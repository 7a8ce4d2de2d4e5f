"""The pieces of a byline: name words, initials, marks, separators, and their groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.page.lexicon import lexicon

_TOKEN = re.compile(
    r"""
    (?P<sup>\x02[^\x02\x03]*\x03|[(\[]\s?(?:\d{1,2}|[*†‡§]|[a-e])(?:\s?,\s?(?:\d{1,2}|[*†‡§]|[a-e])){0,6}\s?[)\]])
    | (?P<initials>(?:(?:Yu|Ya|Ch|Sh|Zh|Kh|Ts|Ye|Yo|Th|Dz|Dzh|Iu|Ia|Ju|Ja|
    [^\W\d_])\s?[.]\s?-?){1,4}(?=[\s,;)\]\x02*†‡\d&]|$|(?<=\s)|[A-ZÀ-Þ][^\W\d_]))
    | (?P<letter>(?<=[\s,])[a-h](?=\s*(?:[,;*✉⇑]|$|and\s)))
    | (?P<word>[^\W\d_]+(?:(?:[’'`´ʼ‐‑]|[?\ufffd](?=[a-zß-ÿ])|-\s?(?=[^\W\d_]))[^\W\d_]+)*[’'`]?(?:\.(?![A-ZÀ-Þ]))?)
    | (?P<glue>\.(?=[A-ZÀ-Þ]))
    | (?P<mark>\d{1,2}(?!\d)|[*†‡§¶#∗⁎✉⇑🖂¹²³⁴⁵⁶⁷⁸⁹]+)
    | (?P<separator>[,;&·•|/]|\n)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)


STOP = re.compile(r"\s[–—-]\s|\s?(?:\((?!\s?(?:\d{1,2}|[*†‡§]|[a-e])\s?[,)])|:)|\s(?:is|are)\swith\s")
"""What stands behind one of these is said of the person."""


JOINERS = {"and", "und", "et", "y", "и", "e", "with", "en", "och", "og", "as", "i"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a byline; `kind` is initials, word, mark, separator, joiner or other."""

    kind: str
    text: str
    begin: int
    end: int


@dataclass(slots=True)
class Group:
    tokens: list[Token]
    markers: tuple[str, ...]
    end: int
    skip: bool = False


def tokens_of(words: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(words):
        kind = match.lastgroup or "other"
        piece = match[0].strip()
        if kind == "word" and _joins(piece, words[match.end() : match.end() + 1]):
            kind = "joiner"
        if kind == "glue" or piece.casefold() in lexicon().titles:
            continue
        if kind == "sup":
            for mark in re.split(r"[\s,;()\[\]\x02\x03]+", piece):
                if mark:
                    yield Token("mark", mark, match.start(), match.end())
            continue
        kind = "mark" if kind == "letter" else kind
        yield Token(kind, piece, match.start(), match.start() + len(match[0].rstrip()))


def _joins(piece: str, after: str) -> bool:
    folded = piece.casefold()
    if folded not in JOINERS or after not in (" ", ""):
        return False
    return piece.islower() or (piece.isupper() and len(piece) > 1)


def groups(tokens: list[Token]) -> Iterator[Group]:
    """Runs of name words, each with the markers that follow it."""
    current: list[Token] = []
    markers: list[str] = []
    end = 0
    for index, token in enumerate(tokens):
        if token.kind == "mark":
            if current:
                markers.append(token.text)
                end = token.end
            continue
        if token.kind in ("separator", "joiner"):
            following = tokens[index + 1].kind if index + 1 < len(tokens) else ""
            if markers and following == "mark" and token.text == ",":
                continue
            if current:
                yield Group(current, tuple(markers), end)
            current, markers = [], []
            continue
        if markers or (token.kind == "initials" and _is_complete(current)):
            yield Group(current, tuple(markers), end)
            current, markers = [], []
        current.append(token)
        end = token.end
    if current:
        yield Group(current, tuple(markers), end)


def _is_complete(tokens: list[Token]) -> bool:
    """Whether "A. B. Lee" is complete, so that further initials begin the next name."""
    return len(tokens) > 1 and tokens[0].kind == "initials" and tokens[-1].kind == "word" and len(tokens[-1].text) > 2
