"""The organisations of a document: those its authors work for, and those its prose names."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.language import text_of
from pipeline.organisations.abbreviations import common_abbreviations
from pipeline.organisations.affiliations import affiliation_links, chain_namings, chain_parents, part_link, part_links
from pipeline.organisations.identity import Group, group
from pipeline.organisations.mentions import further_mentions
from pipeline.organisations.naming import Naming
from pipeline.organisations.reader import namings
from pipeline.page.model import Page, ZoneKind
from pipeline.reading import Link, Mention, Organisation
from pipeline.spans import Span
from pipeline.stretches import Stretches

_CREDIT_ZONES = (ZoneKind.BYLINE, ZoneKind.AFFILIATION)
_UP = re.compile(r"\s*[,(–—-]?\s*(?:(?:of|at|within|under|in) )?(?:the )?")
_LINE = re.compile(r"[^\n]{1,2000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The organisations in the order of their first mention, and the links that hold between authors and them."""

    organisations: tuple[Organisation, ...]
    links: tuple[Link, ...]


def find_organisations(doc: Doc, page: Page, sentences: Sequence[Span]) -> Findings:
    """The organisations of a document, "org-1", "org-2", … by first mention; links name authors "author-{position}".

    >>> from pipeline.language import language_model
    >>> doc = language_model()("The Thule Peat Academy (TPA) met Siemens. TPA spoke.")
    >>> page = Page(zones=(), fields=(), credits=(), references=(), citations=())
    >>> [each.name for each in find_organisations(doc, page, [Span(0, 41), Span(42, 52)]).organisations]
    ['Thule Peat Academy', 'Siemens']
    """
    text = text_of(doc)
    found, parents = _all_namings(text, page, sentences)
    groups = group(text, found, parents)
    further = further_mentions(text, sentences, groups)
    organisations = _organisations(text, groups, further)
    id_at = {
        naming.span: each.id for each, members in zip(organisations, groups, strict=True) for naming in members.namings
    }
    return Findings(organisations=organisations, links=tuple(_links(page, parents, id_at)))


def _all_namings(text: str, page: Page, sentences: Sequence[Span]) -> tuple[list[Naming], dict[Span, Span]]:
    """The namings of the affiliations and of the prose, and the parent's naming for those that are parts."""
    chains = chain_namings(text, page)
    taken = Stretches(span for naming in chains for span in (naming.span, *naming.aliases))
    common = common_abbreviations(text)
    authors = tuple(sorted({name.of(text) for credit in page.credits for name in credit.names if " " in name.of(text)}))
    prose: list[Naming] = []
    parents: dict[Span, Span] = {}
    for stretch in _stretches(text, page, sentences):
        here = [_behind_author(text, naming, authors) for naming in namings(text, stretch)]
        parents.update(_parents(text, here))
        prose += [naming for naming in here if _is_new(text, naming, taken, common)]
    parents.update(chain_parents(page))
    return [*chains, *prose], parents


def _behind_author(text: str, naming: Naming, authors: tuple[str, ...]) -> Naming:
    """The naming without a credited author who is glued to its beginning."""
    span, name = naming.span, naming.span.of(text)
    author = next((each for each in authors if name.startswith(f"{each} ")), "")
    return dataclasses.replace(naming, span=Span(span.begin + len(author) + 1, span.end)) if author else naming


def _is_new(text: str, naming: Naming, taken: Stretches, common: frozenset[str]) -> bool:
    """Whether prose names an organisation where no affiliation does, and not just abbreviates a common noun."""
    if naming.follower and naming.span.of(text).removesuffix("s") in common:
        return False
    return not taken.overlap(naming.span)


def _stretches(text: str, page: Page, sentences: Sequence[Span]) -> Iterator[Span]:
    """Where names stand: the sentences of the prose and the lines of the credits."""
    yield from sentences
    for zone in page.spans(_CREDIT_ZONES):
        yield from (Span(*line.span()) for line in _LINE.finditer(text, zone.begin, zone.end))


def _parents(text: str, found: Sequence[Naming]) -> Iterator[tuple[Span, Span]]:
    """Parts and wholes side by side: "Institute of Peat, Thule Academy", "Institute of Peat of the Thule Academy"."""
    for part, whole in itertools.pairwise(found):
        beside = part.generic and _UP.fullmatch(text[part.span.end : whole.span.begin])
        if part.span.covers(whole.span) or (beside and not _same_rank(text, part, whole)):
            yield part.span, whole.span


def _same_rank(text: str, one: Naming, other: Naming) -> bool:
    """Whether two units have the same head: "Department of Peat, Department of Law" is a list, no hierarchy."""
    first, second = (naming.span.of(text).casefold().split() for naming in (one, other))
    return other.generic and (first[0] == second[0] or first[-1] == second[-1])


def _organisations(text: str, groups: Sequence[Group], further: Sequence[tuple[Span, int]]) -> tuple[Organisation, ...]:
    again: list[list[Span]] = [[] for _ in groups]
    for span, owner in further:
        again[owner].append(span)
    return tuple(
        _organisation(text, number, each, spans)
        for number, (each, spans) in enumerate(zip(groups, again, strict=True), start=1)
    )


def _organisation(text: str, number: int, each: Group, further: Sequence[Span]) -> Organisation:
    confidence = {span: naming.confidence for naming in each.namings for span in (naming.core, *naming.aliases) if span}
    confidence |= {naming.span: naming.confidence for naming in each.namings}
    spans = sorted({*confidence, *further})
    return Organisation(
        id=f"org-{number}",
        name=_fullest(text, each),
        mentions=tuple(Mention(span=span, confidence=confidence.get(span, 0.8)) for span in spans),
        confidence=max(confidence.values()),
        generic=all(naming.generic for naming in each.namings),
    )


def _fullest(text: str, each: Group) -> str:
    """The longest printed name; of equals one that is not in capitals, then the first."""
    printed = [" ".join(naming.span.of(text).replace("*", "").split()) for naming in each.namings]
    return max(printed, key=lambda name: (len(name), not name.isupper()))


def _links(page: Page, parents: Mapping[Span, Span], id_at: Mapping[Span, str]) -> Iterator[Link]:
    """The links, each pair of organisations and each author with an organisation once."""
    links = [*affiliation_links(page, id_at.get), *part_links(page, id_at.get)]
    links += [
        part_link(id_at[part], id_at[whole], (part, whole), confidence=0.8)
        for part, whole in sorted(parents.items())
        if part in id_at and whole in id_at and id_at[part] != id_at[whole]
    ]
    unique: dict[tuple[str, str, str], Link] = {}
    for link in links:
        unique.setdefault((link.subject, link.relation, link.object), link)
    yield from unique.values()
