"""Where organisations are."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.page.model import Affiliation, OrganisationPart, Page
from pipeline.reading import Link, Mention, Organisation, Region, Relation
from pipeline.regions.fold import folded
from pipeline.regions.guards import ADDRESSES
from pipeline.spans import Span

SURE, NAMED, BESIDE, LISTED = 0.95, 0.9, 0.8, 0.75
LONGEST_ADDRESS, LONGEST_LIST, LONGEST_NAME, NEAR = 160, 200, 60, 40  # in characters
NARROWEST_FIRST = ("city", "region", "macro-region", "country", "supranational")
STREET = re.compile(r"[ ,;.]*\n?(?=[^\n]*\d)[^\n]+")  # one line with a number of a house or a postcode
BEFORE_PLACE = re.compile(r"\s*(?:,|\(|in|based in|of|from|located in|headquartered in|at)\s*(?:the )?(?:city of )?$")
COMPANIES = "companies|firms|corporations|manufacturers|enterprises|universities|giants|producers|concerns"
BEFORE_LIST = re.compile(rf"\s+(?:[a-z][\w-]*\s+){{0,3}}(?:{COMPANIES})(?: such as| like)?\s+$")
BETWEEN_MEMBERS = re.compile(r"\s*(?:,|and|or|, and|&)\s*$")
TAIL = re.compile(r"\b(?:of|in) (?:the )?")


class Holders:
    """Spans that may lie in each other, to be asked which of them hold another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted((span, order) for order, span in enumerate(spans))
        self._furthest = list(itertools.accumulate((span.end for span, _ in self._spans), max))

    def holding(self, inner: Span) -> list[Span]:
        """The spans that cover it, in the order in which they were given."""
        at = bisect_right(self._spans, inner.begin, key=lambda pair: pair[0].begin) - 1
        found: list[tuple[int, Span]] = []
        while at >= 0 and self._furthest[at] >= inner.end:
            span, order = self._spans[at]
            if span.covers(inner):
                found.append((order, span))
            at -= 1
        return [span for _, span in sorted(found)]


@dataclass
class Ground:
    """The regions and organisations of one page, to be asked what stands where."""

    text: str
    page: Page
    organisations: Sequence[Organisation]
    regions: Sequence[Region]

    @cached_property
    def named(self) -> list[tuple[Span, Region]]:
        """The mentions of regions in the order of the text."""
        return sorted(
            ((m.span, region) for region in self.regions for m in region.mentions), key=lambda found: found[0]
        )

    @cached_property
    def begins(self) -> list[int]:
        """Where they begin."""
        return [span.begin for span, _ in self.named]

    @cached_property
    def everyone(self) -> list[Span]:
        """The mentions of organisations in the order of the text."""
        return sorted(m.span for organisation in self.organisations for m in organisation.mentions)

    @cached_property
    def forms(self) -> dict[str, Region]:
        """The regions by each form of their names."""
        return {folded(span.of(self.text)): region for span, region in reversed(self.named)}

    @cached_property
    def affiliations(self) -> tuple[Affiliation, ...]:
        """What the authors are affiliated with, each once."""
        return tuple(dict.fromkeys(each for credit in self.page.credits for each in credit.affiliations))

    @cached_property
    def addressed(self) -> dict[Span, list[tuple[Span, Span]]]:
        """The names and aliases in affiliations: the name and the place of each."""
        found: dict[Span, list[tuple[Span, Span]]] = {}
        for affiliation in self.affiliations:
            for part, place in with_places(affiliation.chain):
                for name in dict.fromkeys((part.name, *part.aliases)):
                    found.setdefault(name, []).append((part.name, place))
        return found

    @cached_property
    def credited(self) -> Holders:
        """Where the affiliations stand."""
        return Holders(each.span for each in self.affiliations)

    @cached_property
    def addresses(self) -> Holders:
        """The zones of the authors and their addresses."""
        return Holders(self.page.spans(ADDRESSES))

    def between(self, begin: int, end: int) -> list[tuple[Span, Region]]:
        """The mentions of regions that begin within the stretch."""
        return self.named[bisect_left(self.begins, begin) : bisect_left(self.begins, end)]

    def narrowest(self, place: Span) -> Region | None:
        """The narrowest region within the span, of equals the first."""
        inside = [found for found in self.between(place.begin - LONGEST_NAME, place.end) if found[0].overlaps(place)]
        return min(inside, key=lambda found: NARROWEST_FIRST.index(found[1].level))[1] if inside else None


def located(text: str, page: Page, organisations: Sequence[Organisation], regions: Sequence[Region]) -> Iterator[Link]:
    """One link an organisation, from the surest source: address, own name, words beside a mention."""
    ground = Ground(text, page, organisations, regions)
    for organisation in organisations:
        sources = (by_address, by_name, by_affiliation, by_street, by_neighbour, by_list)
        found = (
            link
            for source in sources
            for mention in organisation.mentions
            for link in source(ground, organisation, mention)
        )
        yield from itertools.islice(found, 1)


def by_address(ground: Ground, organisation: Organisation, mention: Mention) -> Iterator[Link]:
    """The place of the affiliation that names the organisation."""
    for name, place in ground.addressed.get(mention.span, ()):
        yield from links(organisation, ground.narrowest(place), (name, place), SURE)


def with_places(chain: Sequence[OrganisationPart]) -> Iterator[tuple[OrganisationPart, Span]]:
    """The parts of an affiliation with the place of each, which is the next larger unit's when it has none."""
    place = None
    for part in reversed(chain):
        place = part.place or place
        if place is not None:
            yield part, place


def by_name(ground: Ground, organisation: Organisation, mention: Mention) -> Iterator[Link]:
    """The region named in the organisation's name ("Government of Peru"), or by its adjective ("Peruvian Trade Bank").

    The town in "University of Leeds" is often no more than a name, but a page that names the town elsewhere means it.
    """
    inside = ground.between(mention.span.begin, mention.span.end)
    for span, region in inside:
        if mention.span.covers(span) and span != mention.span:
            yield from links(organisation, region, (mention.span,), NAMED)
    name = folded(mention.span.of(ground.text))
    for tail in TAIL.finditer(name):
        yield from links(organisation, ground.forms.get(name[tail.end() :]), (mention.span,), NAMED)
    for space in itertools.islice(re.finditer(r" (?=[A-Z])", name), 3):
        region_ = ground.forms.get(name[: space.start()])
        if region_ is not None and region_.level == "country":
            yield from links(organisation, region_, (mention.span,), NAMED)


def by_affiliation(ground: Ground, organisation: Organisation, mention: Mention) -> Iterator[Link]:
    """The place at the end of the affiliation in which the organisation is named."""
    for affiliation in ground.credited.holding(mention.span):
        if mention.span.end < affiliation.end:
            place = ground.narrowest(Span(mention.span.end, affiliation.end))
            yield from links(organisation, place, (affiliation,), BESIDE)


def by_street(ground: Ground, organisation: Organisation, mention: Mention) -> Iterator[Link]:
    """The place of the postal address that follows the name on the same or the next line."""
    for zone in ground.addresses.holding(mention.span):
        if mention.span.end < zone.end:
            address = STREET.match(ground.text, mention.span.end, min(zone.end, mention.span.end + LONGEST_ADDRESS))
            if address:
                where = Span(*address.span())
                yield from links(organisation, ground.narrowest(where), (mention.span, where), BESIDE)


def by_neighbour(ground: Ground, organisation: Organisation, mention: Mention) -> Iterator[Link]:
    """The region named directly after a mention: "Acme (Leeds)", "Acme in Leeds"."""
    end = mention.span.end
    for span, region in ground.between(end, end + NEAR):
        if BEFORE_PLACE.match(ground.text[end : span.begin]):
            yield from links(organisation, region, (mention.span, span), BESIDE)


def by_list(ground: Ground, organisation: Organisation, mention: Mention) -> Iterator[Link]:
    """The country of a list of organisations that the mention is in: "Japanese firms Acme, Bolt and Sons"."""
    begin = mention.span.begin
    for span, region in ground.between(begin - LONGEST_LIST, begin):
        first = bisect_left(ground.everyone, Span(span.end, span.end + 1))
        members = list(
            itertools.takewhile(lambda member: member.begin <= begin, ground.everyone[first : first + LONGEST_LIST])
        )
        if members and BEFORE_LIST.match(ground.text[span.end : members[0].begin]) and joined(ground.text, members):
            yield from links(organisation, region, (span, mention.span), LISTED)


def joined(text: str, members: Sequence[Span]) -> bool:
    """Whether only commas and conjunctions stand between the members."""
    return all(BETWEEN_MEMBERS.match(text[a.end : b.begin]) for a, b in itertools.pairwise(members))


def links(
    organisation: Organisation, region: Region | None, evidence: Sequence[Span], confidence: float
) -> Iterator[Link]:
    """The statement that the organisation is there, if there is a region."""
    if region is not None:
        yield Link(
            subject=organisation.id,
            relation=Relation.LOCATED,
            object=region.id,
            evidence=tuple(sorted(evidence)),
            confidence=confidence,
        )
