"""Words with capitals that look like a name and are none: "Surgical Instruments", "Success Stories"."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.language import describing_words, ordinary_words
from pipeline.page import addresses
from pipeline.page.lexicon import lexicon, subdivisions
from pipeline.page.name_lists import eastern_families, given_names, is_syllabic
from pipeline.page.prose import REMEMBERED

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Doubts:
    """name_doubts.toml, casefolded."""

    words: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    houses: frozenset[str]


@cache
def _doubts() -> _Doubts:
    table = tomllib.loads(Path(__file__).with_name("name_doubts.toml").read_text("utf-8"))
    return _Doubts(**{name: frozenset(map(str.casefold, entries)) for name, entries in table.items()})


@lru_cache(maxsize=REMEMBERED)
def is_doubtful(words: str) -> bool:
    """Whether a name without initials is made of words of the language alone and has no given name, or of a place's.

    Of nouns alone some are names ("Porter"), but not so verbs, adjectives and plurals.

    >>> is_doubtful("Surgical Instruments"), is_doubtful("Rose Field"), is_doubtful("Hedda Kvarnsen")
    (True, False, False)
    """
    found = [word for word in _WORD.findall(words.casefold()) if word not in lexicon().particles]
    if not found or _is_elsewhere(found):
        return True
    if any(word in given_names() for word in found) or _is_eastern(found):
        return False
    return _is_other(found) or (all(map(_is_ordinary, found)) and any(map(is_common, found)))


def _is_other(words: list[str]) -> bool:
    """Whether lists say that the words name no person."""
    lists = _doubts()
    return not lists.words.isdisjoint(words) or (len(words) > 1 and words[-1] in lists.ends)


def _is_elsewhere(words: list[str]) -> bool:
    """Whether a place or a publisher is named, be there a given name in it: "Lake Constance"."""
    lists = _doubts()
    place = words[0] in lists.begins and words[0] not in given_names()
    return place or " ".join(words) in lists.houses or "-".join(words) in subdivisions()


def _is_eastern(words: list[str]) -> bool:
    return any(word in eastern_families() for word in words) and all(map(is_syllabic, words))


def _is_ordinary(word: str) -> bool:
    return any(form in ordinary_words() for form in _forms(word))


def is_common(word: str) -> bool:
    """Whether a word in small letters is one of the language that cannot be a name."""
    return any(form in describing_words() for form in _forms(word)) or any(
        form in ordinary_words() and form not in given_names() for form in list(_forms(word))[1:]
    )


def _forms(word: str) -> Iterable[str]:
    """The word itself, and what it is the plural of."""
    yield word
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s"):
        yield word[:-1]


@lru_cache(maxsize=REMEMBERED)
def is_worded(words: str) -> bool:
    """Whether a name without a known given name is made of words of the language, be they nouns alone.

    Some names are, so that more than the form must speak for a person.

    >>> is_worded("Guild Portal"), is_worded("Rose Field"), is_worded("Hedda Kvarnsen")
    (True, False, False)
    """
    found = _WORD.findall(words.casefold())
    known = any(word in given_names() for word in found) or _is_eastern(found)
    return not known and all(map(_is_ordinary, found))


def is_seat(family: str, given: str) -> bool:
    """Whether what looks like a family name and a given one is a town and its country ("TURIN, Italy")."""
    if given.casefold() in given_names():
        return False
    return addresses.is_country(given) or (addresses.is_place(family) and addresses.is_place(given))
