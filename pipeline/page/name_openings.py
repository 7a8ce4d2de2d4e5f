"""Names that no sign parts from what follows: "Ann Lee Department of Trade, Foo University"."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pipeline.language import ordinary_words
from pipeline.page import addresses, features
from pipeline.page.lexicon import cities, lexicon
from pipeline.page.name_doubts import is_common
from pipeline.page.name_lists import given_names
from pipeline.page.names import Name
from pipeline.page.ranks import head_rank

_WORD = re.compile(r"[^\W\d_]\.(?:\s?-?[^\W\d_]\.)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|\d+|[^\w\s]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.(?:\s?-?)?)+")
_REACH = 140
"""So many code points are looked at from where a name may begin."""

_NEAR = 7
"""So many words behind a name an organisation must have been named."""

_BEGIN = re.compile(r"(?<![^\W\d_.’'-])[A-ZÀ-ÞŠŽČŁ](?=[^\W\d_]*+(?:[-’'][^\W\d_]++)?\.?\s?[A-ZÀ-ÞŠŽČŁa-z])")
_BOUNDARY = re.compile(r"(?:@\S+|\]|\S\s?\d|;)[\s,.;)]*\Z")
_COUNTRY = re.compile(r"([^\W\d_.]+(?:\s[^\W\d_]+)?)[\s.]*\Z")
_MOST = 12
"""So many names stand before their common address at most."""

_LINK = re.compile(r"\s?,\s(?:and\s)?|\s(?:and|&|und|et|y)\s")
_OPENING = frozenset(("of", "for", "de", "für", "di", "d’", "d'", "des", "da"))


@cache
def _eponyms() -> frozenset[str]:
    table = tomllib.loads(Path(__file__).with_name("name_openings.toml").read_text("utf-8"))
    return frozenset(name.casefold() for name in table["eponyms"])


def opening_name(words: str, begin: int, end: int, *, first: bool = True) -> Name | None:
    """The name with which [begin, end) begins, when an organisation or a post follows it without a sign.

    `first`: nothing tells that a person is named here, so that the given name must be known or an initial, and what
    is called after a person ("Max Planck Institute") must be ruled out.

    >>> line = "Rolf Tangen SALTLAB Department of Trade"
    >>> found = opening_name(line, 0, len(line))
    >>> line[found.begin : found.end], found.family
    ('Rolf Tangen', 'Tangen')
    >>> opening_name("Max Planck Institute of Physics", 0, 29) is None
    True
    """
    found = list(_WORD.finditer(words, begin, min(end, begin + _REACH)))
    known = _given(found)
    given = known or int(not first and _may_be_given(found))
    last = _family_end(found, given) if given else None
    if last is None or (not known and is_common(found[last - 1][0].casefold())):
        return None
    if not _is_followed(words, found, last, end, first=first or not known):
        return None
    return _named(words, found[:given], found[given:last])


def _given(found: Sequence[re.Match[str]]) -> int:
    """How many words are given names: known ones and initials."""
    count = 0
    for match in found[:4]:
        if not (_INITIALS.fullmatch(match[0]) or (match[0][:1].isupper() and match[0].casefold() in given_names())):
            break
        count += 1
    names = [match for match in found[:count] if len(match[0]) > 2]
    if count and count < len(found) and _is_family(found[count][0]):
        return count
    return count - 1 if len(names) > 1 else 0  # "Ann Martin Department": the last of them is the family name


def _may_be_given(found: Sequence[re.Match[str]]) -> bool:
    """Whether the first word may be a given name that no list knows."""
    word = found[0][0] if found else ""
    known = addresses.is_place(word) or is_common(word.casefold()) or addresses.organisation_rank(word)
    return len(word) > 2 and word[0].isupper() and not word.isupper() and word.isalpha() and not known


def _is_family(word: str) -> bool:
    folded = word.casefold()
    if folded in lexicon().particles:
        return True
    known = folded in lexicon().posts or head_rank(word) or folded.rstrip(".") in lexicon().ranks
    return word[:1].isupper() and len(word) > 1 and not known and not word.endswith(".")


def _family_end(found: Sequence[re.Match[str]], begin: int) -> int | None:
    """Where the family name ends: at its first word, or at the second when a department follows that."""
    index = begin
    while index < len(found) and found[index][0].casefold() in lexicon().particles:
        index += 1
    if index >= len(found) or not _is_family(found[index][0]):
        return None
    index += 1
    if index + 1 < len(found) and _goes_on(found[index][0]) and _is_unit(found, index + 1):
        index += 1
    return index


def _goes_on(word: str) -> bool:
    return _is_family(word) and not word.isupper() and word.isalpha() and word.casefold() not in ordinary_words()


def _is_unit(found: Sequence[re.Match[str]], index: int) -> bool:
    """Whether "Department of", "School of" stand at `index`: no adjective stands before these."""
    opening = index + 1 < len(found) and found[index + 1][0].casefold() in _OPENING
    return opening and 0 < head_rank(found[index][0]) <= 3


def _is_followed(words: str, found: Sequence[re.Match[str]], last: int, end: int, *, first: bool) -> bool:
    """Whether a post or an organisation stands behind the name."""
    rest = found[last : last + _NEAR]
    if not rest or not rest[0][0][:1].isalpha():
        return False
    if features.role_begins(words[rest[0].start() : min(end, rest[0].start() + _REACH)]):
        return True
    if not rest[0][0][:1].isupper():
        return False
    called = words[found[0].start() : found[last - 1].end()].casefold()
    if first and (called in _eponyms() or (head_rank(rest[0][0]) > 3 and not _opens(found, last))):
        return False
    ranked = next((index for index, match in enumerate(rest) if head_rank(match[0])), None)
    return ranked is not None and not any(match[0] in ",;" for match in rest[:ranked])


def _opens(found: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a name of an organisation begins with the head word at `index`."""
    return index + 1 < len(found) and found[index + 1][0].casefold() in _OPENING


def _named(words: str, given: Sequence[re.Match[str]], family: Sequence[re.Match[str]]) -> Name:
    called, family_name = (words[part[0].start() : part[-1].end()] for part in (given, family))
    return Name(given[0].start(), family[-1].end(), family_name, called, sure=True)


def name_places(words: str, begin: int, end: int) -> Iterator[int]:
    """Where, behind an address, the next person opens: "…, Norway Noemi Kadar Institute for …".

    >>> line = "Foo University, Norway Noemi Kadar Institute for Labour"
    >>> list(name_places(line, 0, len(line)))
    [23]
    """
    for match in _BEGIN.finditer(words, begin + 1, end):
        before = words[max(begin, match.start() - 50) : match.start()]
        if _closes(before) and _opens_person(words, match.start(), end):
            yield match.start()


def first_opening(words: str, begin: int, end: int) -> tuple[int, int] | None:
    """Where within running text the first names stand that an organisation follows without a sign.

    A given name that no list knows must stand, with the family name, in an e-mail address behind it.

    >>> line = "Looms and lakes Hedda Kvarnsen and Ann Lee Department of Trade, Foo University h.kvarnsen@foo.example"
    >>> line[slice(*first_opening(line, 0, len(line)))]
    'Ann Lee'
    >>> line = line.replace("Hedda", "Rolf")
    >>> line[slice(*first_opening(line, 0, len(line)))]
    'Rolf Kvarnsen and Ann Lee'
    """
    emails = [re.sub(r"[^a-z]", "", match[0].casefold()) for match in addresses.EMAIL.finditer(words, begin, end)]
    for match in _BEGIN.finditer(words, begin, end):
        stop = _names_end(words, match.start(), end)
        if stop is None and emails:
            name = opening_name(words, match.start(), end, first=False)
            stop = name.end if name and _is_addressed(name, emails) else None
        if stop is not None:
            return match.start(), stop
    return None


def _names_end(words: str, begin: int, end: int) -> int | None:
    """Where the names end of which the first begins at `begin`, when an organisation follows the last."""
    for _ in range(_MOST):
        name = opening_name(words, begin, end)
        if name:
            return name.end
        further = _further(words, begin, end)
        if further is None:
            return None
        begin = further
    return None


def _further(words: str, begin: int, end: int) -> int | None:
    """Where the next name begins behind a known one and a comma or "and"."""
    found = list(_WORD.finditer(words, begin, min(end, begin + _REACH)))
    given = _given(found)
    last = _family_end(found, given) if given else None
    if last is None:
        return None
    link = _LINK.match(words, found[last - 1].end(), end)
    return link.end() if link else None


def _is_addressed(name: Name, emails: Sequence[str]) -> bool:
    family = re.sub(r"[^a-z]", "", name.family.casefold())
    return len(family) > 3 and any(family[:6] in email for email in emails)


def _closes(before: str) -> bool:
    """Whether an address ends: with an e-mail, a number, a semicolon or a country."""
    if _BOUNDARY.search(before):
        return True
    match = _COUNTRY.search(before)
    if match is None:
        return False
    return addresses.is_country(match[1]) or addresses.is_country(match[1].rpartition(" ")[2])


def _opens_person(words: str, begin: int, end: int) -> bool:
    if opening_name(words, begin, end, first=False):
        return True
    head = words[begin : begin + _REACH]
    name, comma, rest = head[: end - begin].partition(",")
    if not comma or not 2 <= len(name.split()) <= 4 or addresses.is_place(name.partition(" ")[0]):
        return False
    read = features.byline(name)
    own = read.whole and len(read.names) == 1 and name.casefold() not in cities()
    return own and addresses.organisation_rank(" ".join(rest.split()[:_NEAR])) > 0
