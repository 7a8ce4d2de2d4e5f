"""The authors credited on a page: one credit a person, however often and in whatever form the name is printed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.page.authors import Author, credit_of, give_emails, is_credible
from pipeline.page.model import Affiliation, Credit, OrganisationPart
from pipeline.page.names import Name
from pipeline.page.printings import Known
from pipeline.page.signature_citations import cited_signatures
from pipeline.page.signature_columns import names_first, without_columns
from pipeline.page.signature_elsewhere import elsewhere, opening_line
from pipeline.page.signature_lines import signed_lines
from pipeline.page.signature_units import Unit, unit_affiliations
from pipeline.page.signatures import Signature, read_signatures
from pipeline.page.zones import Labelled


@dataclass(slots=True)
class _Reader:
    """The people so far. `group` are those named last, `waiting` the addresses since, `leading` those before all names.

    `heading` is an address that holds for everyone who follows; `addressed`: those named last came with an address.
    """

    people: list[Author] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    group: list[Author] = field(default_factory=list)
    waiting: list[Unit] = field(default_factory=list)
    heading: list[Affiliation] = field(default_factory=list)
    marked: list[Unit] = field(default_factory=list)
    addressed: bool = False
    leading: list[Unit] = field(default_factory=list)


def read_credits(text: str, labelled: Sequence[Labelled]) -> tuple[Credit, ...]:
    """The credited authors in the order in which they are first named.

    Author zones go first; only where these name nobody are copyright notices, notes and running text asked, and only
    where they are silent too the citation that the page asks for.
    """
    pieces = tuple(names_first(tuple(without_columns(text, labelled))))
    return (
        _credits(read_signatures(signed_lines(text, pieces, opening_line)))
        or _credits(read_signatures(signed_lines(text, pieces, elsewhere)))
        or _credits(cited_signatures(pieces))
    )


def _credits(signatures: Iterable[Signature]) -> tuple[Credit, ...]:
    reader = _Reader()
    for signature in signatures:
        _take(reader, signature)
    _settle(reader)
    _follow_markers(reader)
    _follow_none(reader)
    if reader.leading and not any(person.affiliations for person in reader.people):
        _give(reader, reader.people, reader.leading)
    people = [person for person in reader.people if is_credible(person)]
    return tuple(credit_of(person, position) for position, person in enumerate(people, 1))


def _take(reader: _Reader, signature: Signature) -> None:
    if signature.names:
        _take_names(reader, signature)
        return
    for unit in signature.units:
        if unit.markers:
            reader.marked.append(unit)
        elif unit.note and (reader.marked or any(waiting.affiliations() for waiting in reader.waiting)):
            give_emails(reader.people, unit.emails())
        elif unit.heading and unit.affiliations():
            _settle(reader)
            reader.group, reader.heading = [], list(unit.affiliations())
        else:
            reader.waiting.append(unit)


def _take_names(reader: _Reader, signature: Signature) -> None:
    if not reader.people:
        reader.leading = [] if signature.stated else reader.waiting
    found = [_person(reader, signature, name) for name in signature.names]
    people = [person for person in found if person is not None]
    if not people:
        return
    _settle(reader)
    reader.group = people
    reader.addressed = any(unit.affiliations() for unit in signature.units)
    for unit in signature.units:
        _give(reader, people, [unit])
    if reader.heading and not signature.units:
        for person in people:
            person.add(reader.heading)


def _person(reader: _Reader, signature: Signature, name: Name) -> Author | None:
    """The author of this name: known, new, or None when the line is not a byline and the name is new."""
    number = reader.known.find(name)
    if number is None:
        if not signature.byline and reader.people:
            return None
        number = len(reader.people)
        reader.people.append(Author([]))
    reader.known.add(name, number)
    person = reader.people[number]
    person.names.append((name, signature.span(name)))
    person.markers.extend(name.markers)
    return person


def _settle(reader: _Reader) -> None:
    """Give the addresses that have gathered to those who were named last."""
    waiting, reader.waiting = reader.waiting, []
    if reader.group and waiting and not (reader.addressed and any(unit.affiliations() for unit in waiting)):
        _give(reader, reader.group, waiting)


def _give(reader: _Reader, people: Sequence[Author], units: Sequence[Unit]) -> None:
    affiliations = _under_heading(reader, unit_affiliations(units))
    for person, given in _shares(people, affiliations):
        person.add(given)
    roles = [role for unit in units if (role := unit.role())]
    if len(people) == 1 and roles and people[0].role is None:
        people[0].role = roles[0]
    give_emails(people, [email for unit in units for email in unit.emails()])


def _under_heading(reader: _Reader, affiliations: Sequence[Affiliation]) -> list[Affiliation]:
    """A unit named in a post ("Chair of Physics") belongs to the organisation that heads the list."""
    if not reader.heading:
        return list(affiliations)
    if not affiliations:
        return list(reader.heading)
    head = reader.heading[0]
    return [Affiliation(chain=_chained(one.chain, head.chain), span=one.span) for one in affiliations]


def _chained(chain: tuple[OrganisationPart, ...], head: tuple[OrganisationPart, ...]) -> tuple[OrganisationPart, ...]:
    return (*chain, *head)


def _shares(
    people: Sequence[Author], affiliations: Sequence[Affiliation]
) -> Iterator[tuple[Author, Sequence[Affiliation]]]:
    """One address is that of all; as many as there are people go one each; else only a single author gets them."""
    if len(people) == 1 or len(affiliations) == 1:
        for person in people:
            if not person.markers or len(people) == 1:
                yield person, affiliations
    elif len(people) == len(affiliations):
        for person, one in zip(people, affiliations, strict=True):
            yield person, [one]


def _follow_markers(reader: _Reader) -> None:
    """Addresses with a marker belong to the authors with that marker; without any, in order when the numbers agree."""
    marked: dict[str, list[Author]] = {}
    leading = {marker for unit in reader.marked for marker in unit.markers}
    for person in reader.people:
        for marker in dict.fromkeys(single for several in person.markers for single in _parted(several, leading)):
            marked.setdefault(marker, []).append(person)
    pairs = [(unit, [person for marker in unit.markers for person in marked.get(marker, ())]) for unit in reader.marked]
    if not any(people for _, people in pairs) and len(pairs) == len(reader.people):
        pairs = [(unit, [person]) for (unit, _), person in zip(pairs, reader.people, strict=True)]
    for unit, people in pairs:
        for person in people:
            person.add(unit.affiliations())
            if len(people) == 1 and person.role is None:
                person.role = unit.role()
        give_emails(people or reader.people, unit.emails())


def _follow_none(reader: _Reader) -> None:
    """One star that leads to no address says who corresponds: the address of all others is that of this author too."""
    stars = {marker for person in reader.people for marker in person.markers}
    others = {tuple(person.affiliations) for person in reader.people if not person.markers}
    if (
        len(stars) != 1
        or len(others) != 1
        or any(map(str.isalnum, stars))
        or any(map(Unit.affiliations, reader.marked))
    ):
        return
    for person in reader.people:
        if not person.affiliations:
            person.add(*others)


def _parted(marker: str, leading: Collection[str]) -> Sequence[str]:
    """Signs that are glued together ("*†") where no address has them so."""
    return tuple(marker) if marker not in leading and not marker.isalnum() else (marker,)
