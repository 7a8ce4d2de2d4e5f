"""Which printings of names mean the same person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.people.lexicon import lexicon

_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


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
    if len(short) < 7 or len(_parts(one.given)) < 2 or _parts(one.given) != _parts(other.given):
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


def first_same(name: Name, known: Sequence[Name]) -> int | None:
    """The index of the only known name that can be the same person; of several none, unless one is printed alike."""
    alike = [index for index, other in enumerate(known) if other == name]
    same = [index for index, other in enumerate(known) if other.is_same(name)]
    return alike[0] if alike else same[0] if len(same) == 1 else None
