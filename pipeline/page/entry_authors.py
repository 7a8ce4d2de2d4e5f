"""The authors with whom a reference entry begins."""

import re
from dataclasses import dataclass

from pipeline.page.addresses import has_strong_head
from pipeline.page.names import read_names

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ten|ter|zu|Van|Von|De|Del|La|Le|Mac|St\.)[\s’'])"
)
_SURNAME = (
    rf"(?:{_PARTICLE}{{0,3}}(?:d[’']|O[’']|"
    rf"D[’'])?{_CAPITAL}[^\W\d_]+(?:[-‐’'`´][^\W\d_]+)*(?:\s{_CAPITAL}[^\W\d_]{{2,}}(?:-[^\W\d_]+)*)?)"
)
_INITIAL = rf"(?:(?:Yu|Ya|Ch|Sh|Zh|Kh|Ts|Ye|Yo|Th|Dz|Iu|Ia|Ju|Ja|Ph|{_CAPITAL})\.)"
_INITIALS = rf"(?:{_INITIAL}(?:[\s-]{{0,2}}{_INITIAL}){{0,4}})"
_BARE_INITIALS = rf"(?:{_CAPITAL}{{1,3}}(?=[\s,.;:)]))"
_INVERTED = re.compile(
    rf"{_SURNAME},?\s?(?:{_INITIALS}|{_BARE_INITIALS})(?:\s{_PARTICLE.rstrip(')')}))?(?:,?\s(?:Jr|Sr|II|III)\.?)?"
)
_DIRECT = re.compile(rf"{_INITIALS}\s?{_SURNAME}(?=[\s,.;:(]|$)")
_GLUE = re.compile(
    r"\s*(?:[,;&]|\band\b|\bund\b|\bet\b(?! al)|\by\b|\bи\b|\.(?=\s?(?:,|and|&)))+\s*(?:and\s|&\s?)?|\s+(?=[^\W\d_])"
)
_OTHERS = re.compile(r"[\s,;]*(?:\band\b\s)?(?:et\.?\s?al\b\.?|и др\.|u\.\s?a\.|and others\b)[.,]?", re.IGNORECASE)
_EDITORS = re.compile(r"[\s,]*[(\[]?\s?\b(?:eds?|editors?|hrsg|ред)\b\s?\.?\s?[)\]]?[.,:]?", re.IGNORECASE)


_GIVEN = rf"{_CAPITAL}[^\W\d_]*\.?(?:[\s-]{_CAPITAL}[^\W\d_]*\.?){{0,2}}"
_FULL_LIST = re.compile(
    rf"(?P<first>{_SURNAME},\s{_GIVEN})(?P<rest>(?:,?\s(?:and|&|y|et)\s|,\s|;\s)(?:{_GIVEN}\s{_SURNAME}|{_SURNAME},\s{_GIVEN})"
    rf"(?:(?:,?\s(?:and|&|y|et)\s|,\s|;\s)(?:{_GIVEN}\s{_SURNAME}|{_SURNAME},\s{_GIVEN})){{0,12}})"
)
_GLUE_FULL = re.compile(r"\s*(?:,?\s(?:and|&|y|et)\s|;\s|,\s)\s*")


@dataclass(frozen=True, slots=True)
class Authors:
    """Author strings as printed, and where they end in the entry."""

    names: tuple[str, ...]
    end: int


def leading_authors(words: str, begin: int) -> Authors:
    """The names with initials from `begin` on.

    >>> leading_authors("Lee, A.B. and Moss C. 2009. Wages", 0)
    Authors(names=('Lee, A.B.', 'Moss C.'), end=21)
    """
    names: list[str] = []
    end = position = begin
    while True:
        match = _INVERTED.match(words, position) or _DIRECT.match(words, position)
        if match is None:
            break
        names.append(re.sub(r"\s+", " ", match[0]))
        end = match.end()
        glue = _GLUE.match(words, end)
        if glue is None or not _separates(glue[0], words, glue.end()):
            break
        position = glue.end()
    return Authors(tuple(names), _after(words, end)) if names else Authors((), begin)


def _separates(glue: str, words: str, position: int) -> bool:
    """A mere space separates no two authors unless another full name with initials follows."""
    return bool(glue.strip()) or bool(_DIRECT.match(words, position))


def _after(words: str, end: int) -> int:
    for pattern in (_OTHERS, _EDITORS):
        match = pattern.match(words, end)
        end = match.end() if match else end
    return end


def named_authors(words: str) -> tuple[str, ...]:
    """The authors in words that stand where authors stand: full names, an institution, or none (a title).

    >>> named_authors("Ann Lee and Carl Moss"), named_authors("Ministry of Trade of Foo")
    (('Ann Lee', 'Carl Moss'), ('Ministry of Trade of Foo',))
    """
    words = _EDITORS.sub("", _OTHERS.sub("", words)).strip(" .,;:")
    read = read_names(words)
    if read.whole and read.names:
        return tuple(re.sub(r"\s+", " ", words[name.begin : name.end]) for name in read.names)
    if is_institution(words):
        return (re.sub(r"\s+", " ", words),)
    full = _FULL_LIST.fullmatch(words)
    if full:
        return (re.sub(r"\s+", " ", full["first"]), *(part for part in _GLUE_FULL.split(full["rest"]) if part))
    single = re.fullmatch(rf"({_SURNAME})(?:,\s*({_CAPITAL}[^\W\d_]+(?:\s{_CAPITAL}\.?){{0,2}}))?", words)
    return (re.sub(r"\s+", " ", words),) if single else ()


def is_institution(words: str) -> bool:
    """Whether an organisation is named: a head word at the front or at the end, or an acronym."""
    found = re.findall(r"[^\W\d_]+", words)
    if not found or len(found) > 14:
        return False
    if len(found) <= 2 and found[0].isupper() and len(found[0]) > 2:
        return True
    heads = (
        r"(?:ministry|government|bank|agency|commission|council|committee|organi[sz]ation|association|"
        r"university|institute|department|office|centre|center|bureau|federation|union|group|foundation|"
        r"observatory|service|society|academy|board|authority|fund|chamber|eurostat|rosstat|oecd|unido|unctad|"
        r"undp|nations|party)"
    )
    return (
        bool(re.match(heads, words, re.IGNORECASE) or re.search(rf"\b{heads}\Z", words, re.IGNORECASE))
        or (len(found) <= 8 and has_strong_head(words))
        or (
            len(found) <= 6
            and bool(re.search(rf"\b{heads}\b", words, re.IGNORECASE))
            and all(word[:1].isupper() for word in found if len(word) > 3)
        )
    )
