"""Printings of names, and which of many persons a further one is of."""

import re
from dataclasses import dataclass, field

from pipeline.page.names import Name

_MOST = 50
"""So many names that share a word are compared; only lists of thousands print more, and they print each name alike."""


@dataclass(frozen=True, slots=True)
class Printing:
    """The words of a name in small letters: all `words` in order, and those of its `family` name sorted."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def fullness(self) -> int:
        """How much of the name is printed: letters of the given names."""
        return sum(map(len, self.given))


def printing(name: Name) -> Printing:
    """The words of a name as they are compared.

    >>> printing(Name(0, 12, "van Lee", "Ann B."))
    Printing(words=('ann', 'b', 'van', 'lee'), given=('ann', 'b'), family=('lee', 'van'))
    """
    given, family = (tuple(re.findall(r"\w+", part.casefold())) for part in (name.given, name.family))
    return Printing(given + family, given, tuple(sorted(family)))


def same_person(first: Printing, second: Printing) -> bool:
    """Whether one name may be a shorter printing of the other.

    >>> long, short = printing(Name(0, 13, "Lee", "Ann Berta")), printing(Name(0, 8, "Lee", "A.B."))
    >>> same_person(long, short)
    True
    """
    if first.family == second.family:
        return _agree(first.given, second.given)
    one, other = sorted((first, second), key=lambda name: name.fullness)
    if one.fullness > 3 * max(1, len(one.given)) or not all(word in other.words for word in one.family):
        return sorted(first.words) == sorted(second.words)
    return _agree(one.given, tuple(word for word in other.words if word not in one.family))


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=False))


@dataclass(slots=True)
class Known:
    """The persons named so far, by number. Only names that share a word are compared, so that long lists are quick."""

    _numbers: dict[Printing, int] = field(default_factory=dict)
    _by_family: dict[str, list[Printing]] = field(default_factory=dict)
    _by_word: dict[str, list[Printing]] = field(default_factory=dict)

    def find(self, name: Name) -> int | None:
        """The lowest number of those of whom this may be a printing.

        >>> known = Known()
        >>> known.add(Name(0, 13, "Lee", "Ann Berta"), 1)
        >>> known.find(Name(0, 8, "Lee", "A.B.")), known.find(Name(0, 8, "Lee", "C."))
        (1, None)
        """
        wanted = printing(name)
        if wanted in self._numbers:
            return self._numbers[wanted]
        alike = (self._numbers[other] for other in self._candidates(wanted) if same_person(wanted, other))
        return min(alike, default=None)

    def _candidates(self, wanted: Printing) -> list[Printing]:
        """Of two printings of one person, the family name of one stands among the words of the other."""
        found = [other for word in wanted.words for other in self._by_family.get(word, ())]
        return [*found, *(other for word in wanted.family[:1] for other in self._by_word.get(word, ()))]

    def add(self, name: Name, number: int) -> None:
        """Remember that the person of this number was named so."""
        new = printing(name)
        if new in self._numbers:
            return
        self._numbers[new] = number
        for lists, words in ((self._by_family, new.family[:1]), (self._by_word, new.words)):
            for word in words:
                names = lists.setdefault(word, [])
                if len(names) < _MOST:
                    names.append(new)
