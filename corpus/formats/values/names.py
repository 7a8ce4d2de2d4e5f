"""Who is credited: persons, organisations, and the words for those who are not named."""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from corpus.formats.values.plain import plain
from corpus.work import Affiliation, Creator, creator

_ACRONYM: Final = re.compile(r"[A-Z][A-Z&/-]{1,9}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BRACKETS: Final = re.compile(r"\s*\([^()]{0,99}\)$")
_MAIL: Final = re.compile(r"[\w.+'-]{1,80}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}")
_DIGIT: Final = re.compile(r"\d")
_LIFE: Final = re.compile(r",\s{0,9}(?:(?:b|d|ca|fl)\.\s?)?\d{4}\??\s?-\s?(?:\d{4}\??)?\.?$")
"""When a person lived, as catalogues of libraries have it behind the name."""
_GIVEN_SUFFIX: Final = re.compile(r"[ ,]+(?:jr|sr|ii|iii|iv|2nd|3rd)\.?$", re.IGNORECASE)


class Credits(NamedTuple):
    """The creators in order; `more` is true where the source says that there are others ("et al.")."""

    creators: tuple[Creator, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    organisations: frozenset[str]
    more: re.Pattern[str]


@functools.cache
def _lexicon() -> _Lexicon:
    table = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    others = "|".join(table["more"])
    return _Lexicon(
        organisations=frozenset(table["organisations"]),
        more=re.compile(rf"(?:^|[\s,;&]+(?:and\s+)?)\(?(?:{others})\)?$", re.IGNORECASE),
    )


def credits_of(names: Iterable[str]) -> Credits:
    """The credits that these names give, one a name.

    >>> read = credits_of(["Smith, Ann", "World Bank", "et al."])
    >>> [(c.name, c.organisation) for c in read.creators], read.more
    ([('Smith, Ann', False), ('World Bank', True)], True)
    """
    found, more = [], False
    for name in names:
        # A name that is longer than any name is still kept, but no pattern looks at it.
        words = plain(name)
        rest = _lexicon().more.sub("", words) if len(words) < 1000 else words
        more = more or rest != words
        if rest.strip(" ,;."):
            found.append(credited(rest))
    return Credits(tuple(found), more)


def credited(name: str) -> Creator:
    """The creator of this name: an organisation by a trailing comma (EndNote's convention), its words, or an acronym.

    >>> [(c.name, c.organisation) for c in map(credited, ("Cluster Board,", "Ministry of Trade, Oslo", "OECD"))]
    [('Cluster Board', True), ('Ministry of Trade, Oslo', True), ('OECD', True)]
    >>> [credited(name).given for name in ("Abel, Anna, 1850-1920", "Abel, Anna JR", "Abel, Anna Jr.")]
    ['Anna', 'Anna JR', 'Anna']
    >>> who = credited("Robert Church Jr. (University of Oslo)")
    >>> who.family, who.affiliations[0].name
    ('Church', 'University of Oslo')
    """
    words = " ".join(name.strip(" ;").split())
    alive = _LIFE.sub("", words) or words
    bare = _BRACKETS.sub("", alive) or alive
    if words.endswith(",") or _of_organisation(bare):
        return Creator(name=words.rstrip(" ,"), organisation=True)
    made = replace(creator(bare), name=words)
    if "," not in bare and _DIGIT.search(made.family):
        # "Evaluator 2" is nobody's name.
        return Creator(name=words)
    return _with(alive[len(bare) :].strip(" ()"), replace(made, given=_without_suffix(made.given)), bare)


def _without_suffix(given: str) -> str:
    """The given names without "Jr."; "Antony JR" has two initials."""
    bare = _GIVEN_SUFFIX.sub("", given)
    return given if given.endswith(("JR", "SR")) and not bare.isupper() else bare


def _with(beside: str, made: Creator, bare: str) -> Creator:
    """The creator with what stood in brackets beside the name: an address of electronic mail is no part of it."""
    if _MAIL.fullmatch(beside):
        return replace(made, name=bare, email=beside)
    return replace(made, affiliations=(Affiliation(name=beside),)) if _of_organisation(beside) else made


def _of_organisation(name: str) -> bool:
    head, comma, _ = name.partition(",")
    if not comma and _ACRONYM.fullmatch(name):
        return True
    words = _WORD.findall(head[:300])
    kinds = [word for word in words if word.casefold() in _lexicon().organisations]
    if not comma:
        return bool(kinds)
    # "Church, Robert" and "van der Bank, Anna" are persons, "University of Graz, Austria" is none.
    return bool(kinds) and any(word not in kinds and word[0].isupper() for word in words)
