"""Which author has which address, where a format names the authors beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.work import Affiliation, Creator


class Address(NamedTuple):
    """An address and the names of those who work there; no names where the format says none."""

    place: str
    names: tuple[str, ...] = ()


def housed(authors: Sequence[Creator], addresses: Iterable[Address]) -> tuple[tuple[Creator, ...], tuple[str, ...]]:
    """The authors with their addresses, and the addresses that are nobody's.

    >>> from corpus.work import creator
    >>> addresses = [Address("Univ A", ("Toh, ML",)), Address("Univ B", ("X, Y",))]
    >>> read, left = housed([creator("Toh, Ming Liang")], addresses)
    >>> [place.name for place in read[0].affiliations], left
    (['Univ A'], ('Univ B',))
    """
    by_name = _by_name(authors)
    found: dict[int, dict[str, Affiliation]] = {}
    left: list[str] = []
    for place, names in addresses:
        owners = {owner for name in names if (owner := _owner(name, by_name)) is not None}
        if not names and len(authors) == 1:
            owners = {0}
        if not owners:
            left.append(place)
        for owner in owners:
            found.setdefault(owner, {})[place] = Affiliation(name=place)
    made = (
        replace(who, affiliations=(*who.affiliations, *found[place].values())) if place in found else who
        for place, who in enumerate(authors)
    )
    return tuple(made), tuple(dict.fromkeys(left))


def _owner(name: str, by_name: dict[str, int]) -> int | None:
    return next((by_name[form] for form in _forms(name) if form in by_name), None)


def owner_of(name: str, authors: Sequence[Creator]) -> int | None:
    """The place of the author of this name, in whatever form, in the list of authors."""
    return _owner(name, _by_name(authors))


def _by_name(authors: Sequence[Creator]) -> dict[str, int]:
    """The place of each author by every form of the name; of two authors with one form the first."""
    table: dict[str, int] = {}
    for depth in range(3):
        for place, who in enumerate(authors):
            forms = _forms(who.name)
            if depth < len(forms):
                table.setdefault(forms[depth], place)
    return table


def _forms(name: str) -> tuple[str, ...]:
    """The name as printed, without points and blanks, and as family name and initials."""
    plain = name.casefold().strip(" ,;")
    bare = "".join(letter for letter in plain if letter.isalnum() or letter == ",")
    family, _, given = plain.partition(",")
    initials = "".join(part[:1] for part in given.replace(".", " ").replace("-", " ").split())
    return (plain, bare, f"{family.strip()}|{initials[:1]}") if initials else (plain, bare)
