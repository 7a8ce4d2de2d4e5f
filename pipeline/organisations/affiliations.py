"""The organisations of the credited authors' affiliations, and who belongs to which."""

import itertools
from collections.abc import Callable, Iterator

from pipeline.organisations.naming import Naming
from pipeline.organisations.wording import is_unit
from pipeline.organisations.words import words
from pipeline.page.model import Affiliation, OrganisationPart, Page
from pipeline.reading import Link, Relation
from pipeline.spans import Span


def chain_namings(text: str, page: Page) -> list[Naming]:
    """One naming for each printed part of the affiliations."""
    parts = {part.name: part for affiliation in _affiliations(page) for part in affiliation.chain}
    return [
        Naming(
            span=part.name,
            confidence=0.95,
            aliases=part.aliases,
            generic=is_unit(words(text, part.name)) and not part.aliases,
        )
        for part in parts.values()
    ]


def chain_parents(page: Page) -> dict[Span, Span]:
    """The name of the next larger part for each part of a chain that has one."""
    pairs = ((small.name, large.name) for affiliation in _affiliations(page) for small, large in _steps(affiliation))
    return dict(pairs)


def _steps(affiliation: Affiliation) -> Iterator[tuple[OrganisationPart, OrganisationPart]]:
    return itertools.pairwise(affiliation.chain)


def _affiliations(page: Page) -> Iterator[Affiliation]:
    for credit in page.credits:
        yield from credit.affiliations


def affiliation_links(page: Page, organisation_at: Callable[[Span], str | None]) -> Iterator[Link]:
    """Author → organisation for every part of the chains, each pair once; the evidence is name and affiliation."""
    seen: set[tuple[str, str]] = set()
    for credit in page.credits:
        for affiliation in credit.affiliations:
            for part in affiliation.chain:
                pair = (f"author-{credit.position}", organisation_at(part.name))
                if pair[1] is None or pair in seen:
                    continue
                seen.add((pair[0], pair[1]))
                yield Link(
                    subject=pair[0],
                    relation=Relation.AFFILIATED,
                    object=pair[1],
                    evidence=_evidence(credit.names, affiliation.span),
                    confidence=credit.confidence,
                )


def _evidence(names: tuple[Span, ...], affiliation: Span) -> tuple[Span, ...]:
    """The affiliation, with the printing of the author's name that stands nearest to it."""
    nearest = min(names, key=lambda name: (abs(name.begin - affiliation.begin), name), default=affiliation)
    if affiliation.overlaps(nearest):
        return (Span(min(affiliation.begin, nearest.begin), max(affiliation.end, nearest.end)),)
    return tuple(sorted((nearest, affiliation)))


def part_links(page: Page, organisation_at: Callable[[Span], str | None]) -> Iterator[Link]:
    """Smaller → larger organisation along the chains; the evidence covers both names."""
    for affiliation in _affiliations(page):
        for small, large in _steps(affiliation):
            subject, parent = organisation_at(small.name), organisation_at(large.name)
            if subject and parent and subject != parent:
                yield part_link(subject, parent, (small.name, large.name), confidence=0.9)


def part_link(subject: str, parent: str, names: tuple[Span, Span], *, confidence: float) -> Link:
    """A link with the shortest stretch that covers both names, or with the two names when they stand far apart."""
    first, last = sorted(names)
    whole = Span(first.begin, max(first.end, last.end))
    near = whole.end - whole.begin <= 300
    return Link(
        subject=subject,
        relation=Relation.PART_OF,
        object=parent,
        evidence=(whole,) if near else (first, last),
        confidence=confidence,
    )
