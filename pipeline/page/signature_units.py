"""What is said of authors beside their names: posts, organisations, e-mails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.page import addresses
from pipeline.page.affiliations import read_affiliations
from pipeline.page.model import Affiliation
from pipeline.page.plain import Plain
from pipeline.page.roles import find_role
from pipeline.page.signature_views import joined, part
from pipeline.spans import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """Posts and organisations: an `item` of a list stands for itself, others may go on in the next.

    A `note` says where letters go.
    """

    view: Plain
    begin: int
    end: int
    markers: tuple[str, ...] = ()
    heading: bool = False
    item: bool = False
    note: bool = False

    @property
    def words(self) -> str:
        """The plain words."""
        return self.view.text[self.begin : self.end]

    def affiliations(self) -> tuple[Affiliation, ...]:
        """The organisations named."""
        return read_affiliations(self.view, self.begin, self.end)

    def role(self) -> Span | None:
        """The post named."""
        found = find_role(self.words)
        return self.view.span(self.begin + found[0], self.begin + found[1]) if found else None

    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses, masked ones left out."""
        return tuple(match[0].rstrip(".") for match in addresses.EMAIL.finditer(self.words) if "@" in match[0])


def unit_affiliations(units: Sequence[Unit]) -> tuple[Affiliation, ...]:
    """Those of neighbouring addresses read as one text, because a chain may run over several lines of a column."""
    if len(units) == 1 or any(unit.item for unit in units):
        return tuple(affiliation for unit in units for affiliation in unit.affiliations())
    found: list[Affiliation] = []
    for views in _downward([part(unit.view, unit.begin, unit.end) for unit in units if unit.begin < unit.end]):
        found.extend(read_affiliations(joined(views)))
    return tuple(found)


def _downward(views: Sequence[Plain]) -> Iterator[list[Plain]]:
    """The texts in groups, each of which goes down the page."""
    group: list[Plain] = []
    for view in views:
        if group and view.begins[0] < group[-1].begins[-1]:
            yield group
            group = []
        group.append(view)
    if group:
        yield group
