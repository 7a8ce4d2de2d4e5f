"""The organisations of the credited authors' affiliations, and who belongs to which."""

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.beside import begins_person
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.naming import Naming
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import is_edge, is_field, is_unit, phrase
from pipeline.organisations.words import Word, words
from pipeline.page.model import Affiliation, OrganisationPart, Page
from pipeline.people.lexicon import thinkers
from pipeline.reading import Link, Relation
from pipeline.spans import Span

_PERSON = 2


def chain_namings(text: str, page: Page) -> list[Naming]:
    """One naming for each printed part of the affiliations."""
    parts = {part.name: part for affiliation in _affiliations(page) for part in affiliation.chain}
    return [
        Naming(
            span=part.name,
            confidence=1.0 if part.stated else 0.95,
            aliases=part.aliases,
            generic=(is_unit(words(text, part.name)) or (part.stated and part.unit)) and not part.aliases,
        )
        for part in parts.values()
        if part.stated or part.aliases or _names_something(words(text, part.name))
    ]


def _names_something(name: Sequence[Word]) -> bool:
    """Whether a printed part can be an organisation: no person, no lone common noun, no heading.

    >>> from pipeline.organisations.words import words
    >>> parts = ("Ada Mossberg", "Correspondence", "Department", "Federal Role", "Zorbex", "Hop Institute")
    >>> [_names_something(words(part, Span(0, len(part)))) for part in parts]
    [False, False, False, False, True, True]
    """
    if any(word.gap == ":" for word in name[1:]) or (len(name) == _PERSON and begins_person(name, 0)):
        return False
    if len(name) > 1 and any(word.lower in _heads() for word in name):
        return True
    printed = phrase(name)
    return printed in known_forms() or not (printed in thinkers() or all(map(_is_common, name)))


def _is_common(word: Word) -> bool:
    """Whether a word is one of the dictionary, and no place or acronym."""
    small = {word.lower, word.lower.removesuffix("s")} & ordinary_words()
    return not word.acronym and not is_place(word.text) and (is_field(word) or is_edge(word) or bool(small))


@functools.cache
def _heads() -> frozenset[str]:
    return lexicon().heads | lexicon().left_heads | lexicon().foreign_heads


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
                    confidence=min(credit.confidence, affiliation.confidence),
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
