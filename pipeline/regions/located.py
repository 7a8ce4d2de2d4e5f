"""Where organisations are."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.page.model import Affiliation, OrganisationPart, Page
from pipeline.reading import Link, Organisation, Region, Relation
from pipeline.regions.fold import folded
from pipeline.regions.guards import ADDRESSES
from pipeline.spans import Span

SURE, NAMED, BESIDE, LISTED = 0.95, 0.9, 0.8, 0.75
LONGEST_ADDRESS = 160
STREET = re.compile(r"[ ,;.]*\n?(?=[^\n]*\d)[^\n]+")  # one line with a number of a house or a postcode
BEFORE_PLACE = re.compile(r"^\s*(?:,|\(|in|based in|of|from|located in|headquartered in|at)\s*(?:the )?(?:city of )?$")
COMPANIES = "companies|firms|corporations|manufacturers|enterprises|universities|giants|producers|concerns"
LIST_BETWEEN = re.compile(rf"^\s+(?:[a-z][\w-]*\s+){{0,3}}(?:{COMPANIES})(?: such as| like)?\s+$")
BETWEEN_MEMBERS = re.compile(r"^\s*(?:,|and|or|, and|&)\s*$")


def located(text: str, page: Page, organisations: Sequence[Organisation], regions: Sequence[Region]) -> Iterator[Link]:
    """One link an organisation, from the surest source: address, own name, words beside a mention."""
    affiliations = [affiliation for credit in page.credits for affiliation in credit.affiliations]
    parts = [part for affiliation in affiliations for part in with_places(affiliation.chain)]
    for organisation in organisations:
        for source in (
            by_address(organisation, parts, regions),
            by_name(text, organisation, regions),
            by_affiliation(organisation, affiliations, regions),
            by_street(text, page.spans(ADDRESSES), organisation, regions),
            by_neighbour(text, organisation, organisations, regions),
        ):
            link = next(source, None)
            if link is not None:
                yield link
                break


def with_places(chain: Sequence[OrganisationPart]) -> Iterator[tuple[OrganisationPart, Span]]:
    """The parts of an affiliation with the place of each, which is the next larger unit's when it has none."""
    place = None
    for part in reversed(chain):
        place = part.place or place
        if place is not None:
            yield part, place


def by_address(
    organisation: Organisation, parts: Sequence[tuple[OrganisationPart, Span]], regions: Sequence[Region]
) -> Iterator[Link]:
    """The place of the affiliation that names the organisation."""
    own = {mention.span for mention in organisation.mentions}
    for part, place in parts:
        if own & {part.name, *part.aliases}:
            region = region_in(place, regions)
            if region is not None:
                yield link(organisation, region, (part.name, place), SURE)


def by_affiliation(
    organisation: Organisation, affiliations: Sequence[Affiliation], regions: Sequence[Region]
) -> Iterator[Link]:
    """The place at the end of the affiliation in which the organisation is named."""
    for affiliation in affiliations:
        for mention in organisation.mentions:
            if affiliation.span.covers(mention.span) and mention.span.end < affiliation.span.end:
                region = region_in(Span(mention.span.end, affiliation.span.end), regions)
                if region is not None:
                    yield link(organisation, region, (affiliation.span,), BESIDE)


def by_street(
    text: str, addresses: Sequence[Span], organisation: Organisation, regions: Sequence[Region]
) -> Iterator[Link]:
    """The place of the postal address that follows the name on the same or the next line."""
    for mention in organisation.mentions:
        for zone in addresses:
            if zone.covers(mention.span) and mention.span.end < zone.end:
                address = STREET.match(text, mention.span.end, min(zone.end, mention.span.end + LONGEST_ADDRESS))
                region = region_in(Span(*address.span()), regions) if address else None
                if address and region is not None:
                    yield link(organisation, region, (mention.span, Span(*address.span())), BESIDE)


def region_in(place: Span, regions: Sequence[Region]) -> Region | None:
    """The narrowest region mentioned within the span: the first, as addresses go from narrow to wide."""
    order = {"city": 0, "region": 1, "macro-region": 2, "country": 3, "supranational": 4}
    inside = [(order[r.level], m.span, r) for r in regions for m in r.mentions if m.span.overlaps(place)]
    return min(inside, key=lambda found: found[:2])[2] if inside else None


def by_name(text: str, organisation: Organisation, regions: Sequence[Region]) -> Iterator[Link]:
    """The region whose name stands in the organisation's ("Government of Peru", "Peruvian Chamber of Trade")."""
    for mention in organisation.mentions:
        for region in regions:
            if any(mention.span.covers(m.span) and m.span != mention.span for m in region.mentions):
                yield link(organisation, region, (mention.span,), NAMED)
    forms = [(folded(m.span.of(text)), region) for region in regions for m in region.mentions]
    for form, region in sorted(forms, key=lambda found: -len(found[0])):
        for mention in organisation.mentions:
            if starts_or_ends(folded(mention.span.of(text)), form, region):
                yield link(organisation, region, (mention.span,), NAMED)


def starts_or_ends(name: str, form: str, region: Region) -> bool:
    """Whether the name begins with the country's adjective, or ends with "of" and the place.

    The town in "University of Leeds" is often no more than a name, but a page that names the town means it.
    """
    words = re.escape(form)
    return bool(
        re.search(rf"\b(?:of|in) (?:the )?{words}$", name)
        or (region.level == "country" and re.match(rf"{words} [A-Z]", name))
    )


def by_neighbour(
    text: str, organisation: Organisation, organisations: Sequence[Organisation], regions: Sequence[Region]
) -> Iterator[Link]:
    """The region named directly beside a mention: "Acme (Leeds)", "Acme in Leeds", "Japanese firms Acme and Sons"."""
    everyone = sorted(m.span for o in organisations for m in o.mentions)
    for mention in organisation.mentions:
        for region in regions:
            for m in region.mentions:
                if m.span.begin >= mention.span.end and BEFORE_PLACE.match(text[mention.span.end : m.span.begin][:40]):
                    yield link(organisation, region, (mention.span, m.span), BESIDE)
                if m.span.end <= mention.span.begin and listed(text, m.span, mention.span, everyone):
                    yield link(organisation, region, (m.span, mention.span), LISTED)


def listed(text: str, adjective: Span, member: Span, everyone: Sequence[Span]) -> bool:
    """Whether the organisation is one of a list that begins with "Japanese companies"."""
    chain = [span for span in everyone if adjective.end <= span.begin <= member.begin]
    if not chain or member.begin - adjective.end > 200 or not LIST_BETWEEN.match(text[adjective.end : chain[0].begin]):
        return False
    return all(BETWEEN_MEMBERS.match(text[a.end : b.begin]) for a, b in itertools.pairwise(chain))


def link(organisation: Organisation, region: Region, evidence: Sequence[Span], confidence: float) -> Link:
    """The statement that the organisation is there."""
    return Link(
        subject=organisation.id,
        relation=Relation.LOCATED,
        object=region.id,
        evidence=tuple(sorted(evidence)),
        confidence=confidence,
    )
