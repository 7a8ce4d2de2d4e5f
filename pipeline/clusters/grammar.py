"""The lexicons of this package, read once: data files in `lexicon/`."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The word classes of `lexicon/grammar.toml`; every word is lower case."""

    singular: dict[tuple[str, ...], str]
    plural: dict[tuple[str, ...], str]
    branch_singular: dict[str, str]
    branch_plural: dict[str, str]
    quarters: frozenset[str]
    prefixes: frozenset[str]
    generic: frozenset[str]
    naming: frozenset[str]
    boundaries: frozenset[str]
    compounds: frozenset[str]
    insiders: frozenset[str]
    constituents: frozenset[str]
    not_economic: frozenset[str]
    formation: frozenset[str]
    spatial: frozenset[str]
    place_fillers: frozenset[str]
    place_prepositions: frozenset[str]
    sites: frozenset[str]
    list_openers: frozenset[str]
    company_forms: frozenset[str]
    buildable: frozenset[str]
    planned: frozenset[str]
    member_openers: tuple[str, ...]
    pointing: dict[str, frozenset[str]]
    sector_words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamousCluster:
    """A name that particular clusters go by; `regions` and `sector` are known, not said by the text at hand."""

    name: str
    regions: tuple[str, ...]
    sector: str


@functools.cache
def grammar() -> Grammar:
    """The word classes, from the files.

    >>> "innovative" in grammar().generic, "aerospace" in grammar().sector_words
    (True, True)
    """
    table = tomllib.loads((_FOLDER / "grammar.toml").read_text("utf-8"))
    heads, words = table["heads"], table["words"]
    lists = {name: frozenset(value) for name, value in words.items() if name != "member_openers"}
    return Grammar(
        singular={tuple(head.split()): head for head in heads},
        plural={tuple(plural.split()): head for head, plural in heads.items()},
        branch_singular={head: head for head in table["branch_heads"]},
        branch_plural={plural: head for head, plural in table["branch_heads"].items()},
        member_openers=tuple(words["member_openers"]),
        sector_words=_sector_words(),
        pointing={word: frozenset(levels) for word, levels in table["pointing"].items()},
        **lists,
    )


def _sector_words() -> frozenset[str]:
    lines = (_FOLDER / "sector_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@functools.cache
def famous_clusters() -> tuple[FamousCluster, ...]:
    """The well-known names, in the order of the file.

    >>> next(known.regions for known in famous_clusters() if known.name == "Silicon Fen")
    ('Cambridge', 'Cambridgeshire')
    """
    lines = (_FOLDER / "famous.txt").read_text("utf-8").splitlines()
    return tuple(_famous(line) for line in lines if line.strip() and not line.startswith("#"))


@functools.cache
def famous_forms() -> frozenset[str]:
    """The well-known names themselves."""
    return frozenset(known.name for known in famous_clusters())


def _famous(line: str) -> FamousCluster:
    name, regions, sector = (part.strip() for part in line.split("|"))
    return FamousCluster(name=name, regions=tuple(r.strip() for r in regions.split(";")), sector=sector)


def is_sector_word(word: str) -> bool:
    """Whether the lower-case word names a branch: itself, its singular, or the last part of a hyphened word.

    >>> is_sector_word("shoes"), is_sector_word("rare-earth"), is_sector_word("famous")
    (True, True, False)
    """
    known = grammar().sector_words
    if word in foreign_words():
        return True
    return word in known or singular(word) in known or any(part in known for part in word.split("-") if len(part) > 2)


@functools.cache
def foreign_words() -> dict[str, str]:
    """Branch words of other languages, with the English word.

    >>> foreign_words()["calzado"]
    'footwear'
    """
    lines = (_FOLDER / "foreign_words.txt").read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def singular(word: str) -> str:
    """A rough singular of a lower-case English noun, good enough to compare with.

    >>> singular("technologies"), singular("shoes"), singular("glass"), singular("logistics")
    ('technology', 'shoe', 'glass', 'logistics')
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word
