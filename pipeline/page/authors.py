"""An author while the page is read: printings, markers, addresses, and the credit that comes of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.page.model import Affiliation, Credit
from pipeline.page.name_doubts import is_worded
from pipeline.page.names import Name
from pipeline.page.printings import printing
from pipeline.spans import Span


@dataclass(slots=True)
class Author:
    """An author while the page is read."""

    names: list[tuple[Name, Span]]
    markers: list[str] = field(default_factory=list)
    affiliations: dict[Affiliation, None] = field(default_factory=dict)
    role: Span | None = None
    email: str | None = None

    def add(self, affiliations: Iterable[Affiliation]) -> None:
        """Append what is not yet there."""
        self.affiliations.update(dict.fromkeys(affiliations))


def is_credible(person: Author) -> bool:
    """Whether more than two words with capitals speaks for a person: "Guild Portal" is a menu's."""
    told = person.affiliations or person.email or person.role or len(person.names) > 1
    return bool(told) or any(name.sure or not is_worded(f"{name.given} {name.family}") for name, _ in person.names)


def give_emails(people: Sequence[Author], emails: Sequence[str]) -> None:
    """Each address goes to whose name it holds; to the people in order when there are as many."""
    for index, email in enumerate(emails):
        owner = next((person for person in people if _owns(person, email)), None)
        if owner is None and len(emails) == len(people):
            owner = people[index]
        if owner is not None and owner.email is None:
            owner.email = email


def _owns(person: Author, email: str) -> bool:
    """Whether the local part of the address holds the family name."""
    local = re.sub(r"[^a-z]", "", email.partition("@")[0].casefold())
    return any(
        len(name.family) > 3 and re.sub(r"[^a-z]", "", name.family.casefold())[:6] in local for name, _ in person.names
    )


def credit_of(person: Author, position: int) -> Credit:
    """The credit of the author, under the fullest printing of the name."""
    ordered = sorted(person.names, key=lambda pair: (-printing(pair[0]).fullness, pair[1]))
    spans = tuple(dict.fromkeys(span for _, span in ordered))
    family, given = _family_given([name for name, _ in ordered])
    sure = len(person.names) > 1 or any(name.sure for name, _ in person.names) or bool(person.affiliations)
    return Credit(
        position=position,
        names=spans,
        family=family,
        given=given,
        email=person.email,
        role=person.role,
        affiliations=tuple(person.affiliations),
        confidence=0.95 if sure else 0.8,
    )


def _family_given(names: Sequence[Name]) -> tuple[str, str]:
    """The parts of the fullest name; a shorter printing with initials may show better which is the family name."""
    fullest = names[0]
    for other in names[1:]:
        words = f"{fullest.given} {fullest.family}".split()
        family = other.family.split()
        if other.sure and not fullest.sure and all(word in words for word in family):
            return other.family, " ".join(word for word in words if word not in family)
    return fullest.family, fullest.given
