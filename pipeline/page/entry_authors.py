"""The authors of a reference entry, told apart within the words that name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.page.addresses import has_strong_head

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_INITIAL = (
    rf"(?:(?:Yu|Ya|Ch|Sh|Zh|Kh|Ts|Ye|Yo|Th|Dz|Iu|Ia|Ju|Ja|Ph|{_CAPITAL})\s?\."
    rf"|{_CAPITAL}{{1,3}}(?![^\W\d_]|[’'`][^\W\d_]))"
)
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ten|ter|zu)"
_SUFFIX = r"(?:Jr|Sr|II|III|IV)\b\.?"
_INITIALS = re.compile(rf"(?:{_INITIAL}[\s-]*){{1,6}}(?:{_PARTICLE}\s?){{0,3}}(?:{_SUFFIX})?[\s.]*")
_HAS_INITIAL = re.compile(rf"(?<![^\W\d_]){_INITIAL}")
_BETWEEN = re.compile(r"\s*(?:;|&|/|\b(?:and|AND|und|et|y|и)\b(?!\.?\s+(?:al|др)\b)|,)\s*")
_OTHERS = re.compile(
    r"[\s,;]*(?:\b(?:and|&)\s)?\b(?:et\.?\s?al\b|и\s?др\b|u\.\s?a\.|and others\b|and colleagues\b)[\s\S]*\Z",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"[\s,]*[(\[]?\s?\b(?:eds?|editors?|hrsg|ред)\b\s?\.?\s?[)\]]?[.,:]?\s*\Z", re.IGNORECASE)
_HEADS = re.compile(
    r"\b(?:ministry|government|bank|agency|commission|council|committee|organi[sz]ation|association|university|institute"
    r"|department|office|centre|center|bureau|federation|union|group|foundation|observatory|service|society|academy"
    r"|board|authority|fund|chamber|eurostat|rosstat|oecd|unido|unctad|undp|nations|party|collaboration|consortium"
    r"|министерство|правительство|росстат|банк|институт|университет|служба|агентство)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between separators; `strong` says that no comma but "and", "&" or ";" stands before them."""

    words: str
    strong: bool

    @property
    def initials(self) -> bool:
        return bool(_INITIALS.fullmatch(self.words))

    @property
    def suffix(self) -> bool:
        return bool(re.fullmatch(_SUFFIX, self.words))

    @property
    def full(self) -> bool:
        """Whether no initial stands among the words."""
        return _HAS_INITIAL.search(self.words) is None

    @property
    def single(self) -> bool:
        return self.full and " " not in self.words


def split_authors(words: str) -> tuple[str, ...]:
    """The names in words that name authors, as they are printed; an organisation is one name.

    >>> split_authors("Lee, A.B., Moss C. and Eve Gray"), split_authors("Lee, Ann, and Carl Moss")
    (('Lee, A.B.', 'Moss C.', 'Eve Gray'), ('Lee, Ann', 'Carl Moss'))
    >>> split_authors("Ministry of Trade and Industry of Foo")
    ('Ministry of Trade and Industry of Foo',)
    """
    words = re.sub(r"\s+", " ", _EDITORS.sub("", _OTHERS.sub("", words))).strip(" ,;:&/")
    if not words:
        return ()
    if is_institution(words):
        return (words,)
    return tuple(_names(tuple(_pieces(words))))


def _pieces(words: str) -> Iterator[_Piece]:
    position = 0
    strong = False
    for match in _BETWEEN.finditer(words):
        piece = words[position : match.start()].strip()
        if piece:
            yield _Piece(piece, strong)
            strong = False
        strong = strong or match[0].strip() != ","
        position = match.end()
    if words[position:].strip():
        yield _Piece(words[position:].strip(), strong)


def _names(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Pieces put together: "Lee" and the initials, the given name or "Jr." behind its comma are one person."""
    families = _families_alone(pieces)
    index = 0
    while index < len(pieces):
        parts = [pieces[index].words]
        given = not pieces[index].full
        index += 1
        while index < len(pieces) and not pieces[index].strong:
            piece = pieces[index]
            if not (piece.suffix or (not given and (piece.initials or (not families and _given(pieces, index))))):
                break
            given = True
            parts.append(piece.words)
            index += 1
        yield ", ".join(parts)


def _families_alone(pieces: Sequence[_Piece]) -> bool:
    """Whether family names stand without given ones ("Lee, Moss, and Gray")."""
    last = pieces[-1]
    return len(pieces) > 2 and last.strong and all(piece.single for piece in pieces) and not pieces[-2].strong


def _given(pieces: Sequence[_Piece], index: int) -> bool:
    """Whether a piece without more initials than "Ann B." is the given name of the family name before it."""
    before, piece = pieces[index - 1], pieces[index]
    if len(piece.words.split()) > 3 or not before.full:
        return False
    return before.single or (piece.single and len(before.words.split()) < 4)


def is_institution(words: str) -> bool:
    """Whether an organisation is named: by a head word, or by an acronym alone.

    >>> is_institution("World Bank"), is_institution("OECD"), is_institution("Bank, A., Lee, B.")
    (True, True, False)
    """
    found = re.findall(r"[^\W\d_]+", words)
    if not found or len(found) > 16 or re.search(rf",\s?{_INITIAL}\.?\s*(?:\Z|[,;&])", words):
        return False
    if len(found) == 1:
        return found[0].isupper() and len(found[0]) > 2
    return bool(_HEADS.search(words)) or (len(found) <= 8 and has_strong_head(words))
