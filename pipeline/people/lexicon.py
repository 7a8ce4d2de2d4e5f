"""The words that tell of persons, read once from the files beside this module."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon.toml")
FIRST_NAMES = Path(__file__).with_name("first_names.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of words in small letters; what each is for stands in the lexicon file. Thinkers are full names."""

    titles: frozenset[str]
    posts: frozenset[str]
    post_modifiers: frozenset[str]
    speech_verbs: frozenset[str]
    thinkers_verbs: frozenset[str]
    announcers: frozenset[str]
    works: frozenset[str]
    legacies: frozenset[str]
    particles: frozenset[str]
    not_persons_behind: frozenset[str]
    saints: frozenset[str]
    thinkers: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon; a missing or surplus section of the file is a TypeError at the first call."""
    return Lexicon(**{name: frozenset(entries) for name, entries in tomllib.loads(LEXICON.read_text("utf-8")).items()})


@functools.cache
def first_names() -> frozenset[str]:
    """Given names in small letters.

    >>> "olga" in first_names()
    True
    """
    lines = FIRST_NAMES.read_text("utf-8").splitlines()
    return frozenset(name.casefold() for line in lines if not line.startswith("#") for name in line.split())


@functools.cache
def thinkers() -> frozenset[str]:
    """The full names of the thinkers, in small letters.

    >>> "joseph schumpeter" in thinkers()
    True
    """
    return frozenset(map(str.casefold, lexicon().thinkers))


@functools.cache
def thinkers_families() -> frozenset[str]:
    """The family names of the thinkers, in small letters.

    >>> "schumpeter" in thinkers_families()
    True
    """
    return frozenset(name.split()[-1].casefold() for name in lexicon().thinkers)
