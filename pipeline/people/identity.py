"""Which printings of names mean the same person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.people.lexicon import lexicon

_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST_MISPRINT, _LONGEST_MISPRINT = 7, 40
_MOST = 300
"""Known names that one is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A personal name taken apart: `family` with its particles, `given` names and initials as printed."""

    family: str
    given: str

    def is_same(self, other: "Name") -> bool:
        """Whether the two can mean one person: equal families, and given names that agree as far as both are printed.

        >>> parse("Rudi van der Berg").is_same(parse("R. van der Berg")), parse("A. Moss").is_same(parse("Moss B."))
        (True, False)
        """
        if self.family.casefold() != other.family.casefold() and not _is_misprint(self, other):
            return False
        pairs = zip(_parts(self.given), _parts(other.given), strict=False)
        return all(_agree(one, two) for one, two in pairs)


def _is_misprint(one: Name, other: Name) -> bool:
    """Whether long families differ by a letter inside, and both given names or initials are printed alike.

    A letter at the end is a case or a gender: Mosskov and Mosskova are two people.
    """
    short, long = sorted((one.family.casefold(), other.family.casefold()), key=len)
    if len(short) < _SHORTEST_MISPRINT or len(_parts(one.given)) < 2 or _parts(one.given) != _parts(other.given):
        return False
    tail = _common(short[::-1], long[::-1])
    return tail > 0 and len(long) - len(short) <= 1 and _common(short, long) + tail >= len(long) - 1


def _common(one: str, two: str) -> int:
    """How many letters two words begin with alike."""
    return next((index for index, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), len(one))


def _parts(given: str) -> list[str]:
    return [part.casefold() for part in _PART.findall(given)]


def _agree(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short) if len(short) <= 2 else short == long


def parse(printed: str) -> Name:
    """The name taken apart; initials behind the family name are understood.

    >>> parse("Moss A. B."), parse("Mary Ann Moss").family, parse("Ibn al Haytham").family
    (Name(family='Moss', given='A. B.'), 'Moss', 'Ibn al Haytham')
    """
    words = printed.split()
    if len(words) > 1 and _is_initials(words[-1]) and not _is_initials(words[0]):
        return Name(family=words[0].strip(","), given=" ".join(words[1:]))
    begin = len(words) - 1
    while begin > 0 and words[begin - 1].casefold() in lexicon().particles:
        begin -= 1
    return Name(family=" ".join(words[begin:]), given=" ".join(words[:begin]))


def _is_initials(word: str) -> bool:
    return bool(re.fullmatch(r"(?:[^\W\d_]\.-?)+|[A-Z]|(?:Yu|Ya|Ye|Zh|Sh|Ch|Kh|Ts)\.", word))


class Roll:
    """Names in the order in which they became known, to be asked which of them can be the same person's.

    >>> roll = Roll()
    >>> for printed in ("Rudi van der Berg", "A. Moss", "B. Moss"):
    ...     roll.add(parse(printed))
    >>> roll.find(parse("R. van der Berg")), roll.find(parse("B. Moss")), roll.find(parse("Moss"))
    (0, 2, None)
    """

    def __init__(self) -> None:
        self._names: list[Name] = []
        self._alike: dict[Name, int] = {}
        self._families: dict[str, list[int]] = {}
        self._spellings: dict[tuple[str, ...], list[int]] = {}

    def add(self, name: Name) -> None:
        """The name becomes known, under the next index from 0 on."""
        index = len(self._names)
        self._names.append(name)
        self._alike.setdefault(name, index)
        self._families.setdefault(name.family.casefold(), []).append(index)
        for key in _spellings(name):
            self._spellings.setdefault(key, []).append(index)

    def find(self, name: Name) -> int | None:
        """The index of the only known name that can be the same; of several none, unless one is printed alike."""
        if name in self._alike:
            return self._alike[name]
        same = dict.fromkeys(index for index in self._near(name) if self._names[index].is_same(name))
        return next(iter(same)) if len(same) == 1 else None

    def _near(self, name: Name) -> Iterator[int]:
        """The names of the same family, and those that may be misprints; of a family that half a book bears, some."""
        yield from self._families.get(name.family.casefold(), [])[:_MOST]
        for key in _spellings(name):
            yield from self._spellings.get(key, [])[:_MOST]


def _spellings(name: Name) -> Iterator[tuple[str, ...]]:
    """What a long family name and its misprints share: given names, and the family without one of its letters."""
    family, given = name.family.casefold(), _parts(name.given)
    if len(given) > 1 and _SHORTEST_MISPRINT <= len(family) <= _LONGEST_MISPRINT:
        yield (family, *given)
        yield from ((family[:at] + family[at + 1 :], *given) for at in range(len(family)))
