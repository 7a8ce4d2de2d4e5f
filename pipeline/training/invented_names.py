"""Names that are invented: of many customs, and with given and family names of the labelled data for training."""

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.page.name_lists import eastern_families
from pipeline.people.lexicon import FIRST_NAMES
from pipeline.training.data import Grouped, Labelled, anystyle_entries, grobid_entries

_CITED = re.compile(
    r"(?<![\w-])([^\W\d_a-z][a-zà-ÿ]{2,}(?:-[^\W\d_a-z][a-zà-ÿ]{2,})?),?\s(?=[^\W\d_a-z]\.|[A-Z]{1,3}(?![^\W_]))"
)
_CAPITALS = "ABCDEFGHIJKLMNOPRSTVW"
_WITH_MIDDLE = frozenset(("english", "german", "nordic", "italian", "indian", "arabic"))
_OFTEN = (
    *("known", "mixed", "unknown") * 6,
    *("russian", "cyrillic") * 3,
    *("chinese", "spanish", "dutch", "vietnamese") * 2,
)


@dataclass(frozen=True, slots=True)
class Person:
    """The words of a name."""

    given: str
    family: str


@cache
def word_lists() -> dict[str, Any]:
    """invented_names.toml: `customs`, and what stands `around` names."""
    return tomllib.loads(Path(__file__).with_name("invented_names.toml").read_text("utf-8"))


def customs() -> tuple[str, ...]:
    """The customs to choose from, the commoner ones several times."""
    return (*word_lists()["customs"], *_OFTEN)


def cited_families(data: Path) -> list[str]:
    """The family names that stand with initials in reference strings for training, in their order."""
    entries = (*grobid_entries(data)[0], *anystyle_entries(data)[0])
    authors = (words for entry in entries for label, words in entry.parts if label == "author")
    return list(dict.fromkeys(match[1] for words in authors for match in _CITED.finditer(words)))


def known_people(rows: Sequence[Grouped]) -> list[Person]:
    """The persons of labelled lines whose names are plain words."""
    return [person for row in rows for group in row.groups if (person := _known(group.parts))]


def _known(parts: Sequence[Labelled]) -> Person | None:
    given = " ".join(
        f"{words}." if len(words) == 1 else words for name, words in parts if name in ("forename", "middlename")
    )
    family = " ".join(words for name, words in parts if name == "surname")
    plain = all(character.isalpha() or character in " .-’'" for character in given + family)
    return Person(_cased(given), _cased(family)) if len(family) > 2 and given and plain else None


def _cased(words: str) -> str:
    return words.title() if words.isupper() and len(words) > 3 else words


@cache
def first_names() -> tuple[str, ...]:
    """Given names of many countries, as printed."""
    lines = FIRST_NAMES.read_text("utf-8").splitlines()
    return tuple(name for line in lines if not line.startswith("#") for name in line.split())


@dataclass(frozen=True, slots=True)
class Pool:
    """Where names come from: persons of labelled rows, family names of references, the customs of the word list."""

    chance: random.Random
    known: Sequence[Person]
    families: Sequence[str]

    def person(self, custom: str) -> Person:
        """A name of one custom; "known" is one of the rows, "mixed" a common given name with a cited family name."""
        chance = self.chance
        if custom == "known":
            return chance.choice(self.known)
        if custom == "mixed":
            names = _eastern() if chance.random() < 0.08 else first_names()  # "Lin" is also a given name
            return Person(_middle(chance, chance.choice(names)), chance.choice(self.families))
        if custom == "unknown":
            return Person(chance.choice(self.known).given, chance.choice(self.families))
        words = word_lists()["customs"][custom]
        given = chance.choice(words["given"])
        family = chance.choice(words.get("family") or _eastern())
        if "patronymic" in words and chance.random() < 0.6:
            given = f"{given} {chance.choice(words['patronymic'])}"
        elif custom in _WITH_MIDDLE:
            given = _middle(chance, given)
        if "second" in words and chance.random() < 0.5:
            family += chance.choice((" ", "-", " y ", " ")) + chance.choice(words["second"])
        return Person(given, family)


@cache
def _eastern() -> tuple[str, ...]:
    return tuple(name.title() for name in sorted(eastern_families()))


def _middle(chance: random.Random, given: str) -> str:
    """A given name, often with a middle initial or a second name."""
    second, initial = chance.choice(first_names()), chance.choice(_CAPITALS)
    forms = (
        f"{given} {initial}.",
        f"{given} {second}",
        f"{initial}. {given}",
        f"{given} {second} {initial}.",
        f"{given} ({second})",
        f"{initial}. {given} {chance.choice(_CAPITALS)}.",
        given,
    )
    return chance.choices(forms, (20, 7, 5, 3, 2, 1, 62))[0]
