"""The people of a document: its credited authors, and who else is named in its prose."""

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Doc

from pipeline.language import text_of
from pipeline.organisations.words import Word, words
from pipeline.page.model import Credit, Page, ZoneKind
from pipeline.people.evidence import Surroundings, is_person
from pipeline.people.identity import Name, Roll, parse
from pipeline.people.names import is_initials, name_runs
from pipeline.people.posts import post_after, post_before, role_span
from pipeline.people.recognition import PersonRecogniser
from pipeline.reading import Link, Mention, Organisation, Person, Relation
from pipeline.spans import Span
from pipeline.stretches import Stretches

_HIDDEN = re.compile(r"[*_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFindings:
    """`authors` in the order of the credits, `people` by first mention, and the links from people to organisations."""

    authors: tuple[Person, ...]
    people: tuple[Person, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A person named in prose, with the post printed there."""

    span: Span
    role: Span | None
    organisation: str | None


class Labelled:
    """Labelled stretches of the text, sorted, so that those of a sentence are found without looking at all."""

    def __init__(self, labelled: Iterable[tuple[Span, str]]) -> None:
        self._labelled = sorted(labelled)

    def within(self, sentence: Span) -> Sequence[tuple[Span, str]]:
        """The stretches that begin and end in the sentence."""
        first = bisect.bisect_left(self._labelled, sentence.begin, key=lambda pair: pair[0].begin)
        last = bisect.bisect_left(self._labelled, sentence.end, key=lambda pair: pair[0].begin)
        return [pair for pair in self._labelled[first:last] if pair[0].end <= sentence.end]


@dataclass(slots=True, kw_only=True)
class Figure:
    """Someone who is being put together from sightings, and from how the format names him or her."""

    name: Name
    sightings: list[Sighting] = field(default_factory=list)
    stated: Credit | None = None


def find_people(
    doc: Doc, page: Page, organisations: Sequence[Organisation], sentences: Sequence[Span]
) -> PeopleFindings:
    """Authors get the ids "author-{position}", others "person-1", … by first mention.

    >>> from pipeline.language import language_model
    >>> doc = language_model()("Here A. Moss, head of the Peat Office, spoke. Moss smiled.")
    >>> page = Page(zones=(), fields=(), credits=(), references=(), citations=())
    >>> [(each.name, len(each.mentions)) for each in find_people(doc, page, (), [Span(0, 45), Span(46, 58)]).people]
    [('A. Moss', 2)]
    """
    text = text_of(doc)
    prose = _prose(page, sentences)
    named = Labelled((mention.span, each.id) for each in organisations for mention in each.mentions)
    recogniser = PersonRecogniser(doc)
    sightings = [each for sentence in prose for each in _sightings(text, sentence, named, recogniser)]
    authors = [Figure(name=_name(text, credit)) for credit in page.credits]
    figures = _figures(text, sightings, authors, [_stated(text, credit) for credit in page.others])
    _add_bare_names(text, prose, [*authors, *figures], _taken(organisations, page))
    people = tuple(_person(text, number, figure) for number, figure in enumerate(figures, start=1))
    return PeopleFindings(
        authors=tuple(_author(text, *pair) for pair in zip(page.credits, authors, strict=True)),
        people=people,
        links=tuple(_links(people, figures)),
    )


def _stated(text: str, credit: Credit) -> Figure:
    sightings = [Sighting(span=span, role=None, organisation=None) for span in credit.names]
    return Figure(name=_name(text, credit), sightings=sightings, stated=credit)


def _name(text: str, credit: Credit) -> Name:
    """By which prose calls an author."""
    family = _printed(text, credit.names[0]) if credit.organisation else credit.family
    return Name(family=family, given=credit.given)


def _prose(page: Page, sentences: Sequence[Span]) -> list[Span]:
    """The sentences that can name people: not the title, whose capitals say nothing, and not the credits."""
    titles = Stretches(page.spans((ZoneKind.TITLE,)))
    return [sentence for sentence in sentences if not titles.overlap(sentence)]


def _taken(organisations: Sequence[Organisation], page: Page) -> list[Span]:
    spans = [mention.span for organisation in organisations for mention in organisation.mentions]
    return [*spans, *(name for credit in (*page.credits, *page.others) for name in credit.names)]


def _sightings(text: str, sentence: Span, organisations: Labelled, recogniser: PersonRecogniser) -> Iterator[Sighting]:
    named = organisations.within(sentence)
    tokens = words(text, sentence)
    owned = _overlapped(tokens, named)
    recognise = functools.cache(lambda: _overlapped(tokens, [(span, "") for span in recogniser.persons(sentence)]))
    around = Surroundings(words=tokens, recognise=recognise, organisations=owned)
    for part_begin, part_end in _outside(tokens, owned):
        for begin, end in name_runs(tokens[part_begin:part_end]):
            found = (part_begin + begin, part_begin + end)
            if is_person(around, found):
                yield _sighting(text, tokens, found, named)


def _overlapped(tokens: Sequence[Word], stretches: Sequence[tuple[Span, str]]) -> frozenset[int]:
    """The indices of the words that one of the stretches shares letters with."""
    return frozenset(i for i, word in enumerate(tokens) if any(span.overlaps(word.span) for span, _ in stretches))


def _outside(tokens: Sequence[Word], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The ranges of words between those that are taken."""
    begin = 0
    for index in (*sorted(taken), len(tokens)):
        if begin < index:
            yield begin, index
        begin = index + 1


def _sighting(text: str, tokens: Sequence[Word], found: tuple[int, int], named: Sequence[tuple[Span, str]]) -> Sighting:
    begin, end = found
    spans = [span for span, _ in named]
    post, role = post_after(tokens, end), None
    if post:
        role = role_span(tokens, post, spans)
    elif post := post_before(tokens, begin):
        role = Span(tokens[post[0]].span.begin, tokens[begin - 1].span.end)
    ids = [each for span, each in named if role and role.covers(span)]
    last = tokens[end - 1].span
    stop = int(is_initials(tokens[end - 1]) and text[last.end : last.end + 1] == ".")
    return Sighting(
        span=Span(tokens[begin].span.begin, last.end + stop), role=role, organisation=ids[0] if ids else None
    )


def _figures(
    text: str, sightings: Sequence[Sighting], authors: Sequence[Figure], stated: Sequence[Figure]
) -> list[Figure]:
    """The people stated and seen, fuller names before shorter ones, in the order of the text.

    What is seen of authors goes to these, as does what the format states of an author in another part.
    """
    everyone, roll = list(authors), Roll()
    for author in authors:
        roll.add(author.name)
    for one in stated:
        known = roll.find(one.name)
        if known is None:
            roll.add(one.name)
            everyone.append(one)
        else:
            everyone[known].sightings += one.sightings
    places = Stretches(_seen(stated))
    unstated = [each for each in sightings if not places.overlap(each.span)]
    for sighting in sorted(unstated, key=lambda each: (len(each.span.of(text).split()) == 1, each.span)):
        name = parse(_printed(text, sighting.span))
        index = roll.find(name)
        if index is None:
            roll.add(name)
            everyone.append(Figure(name=name, sightings=[sighting]))
        else:
            everyone[index].sightings.append(sighting)
    figures = everyone[len(authors) :]
    for figure in figures:
        figure.sightings.sort(key=lambda each: each.span)
    return sorted(figures, key=lambda figure: figure.sightings[0].span)


def _printed(text: str, span: Span) -> str:
    return " ".join(_HIDDEN.sub("", span.of(text)).split())


def _add_bare_names(text: str, prose: Sequence[Span], figures: Sequence[Figure], taken: Sequence[Span]) -> None:
    """Adds the places where only the family name stands, if one person of the document bears it."""
    bearers = _sole_bearers(figures)
    if not bearers:
        return
    seen = {at for span in (*_seen(figures), *taken) for at in range(span.begin, span.end)}
    for span in _printings(text, prose, sorted(bearers)):
        if span.begin not in seen and span.end - 1 not in seen:
            bearers[span.of(text)].sightings.append(Sighting(span=span, role=None, organisation=None))
    for figure in figures:
        figure.sightings.sort(key=lambda each: each.span)


def _printings(text: str, prose: Sequence[Span], names: Sequence[str]) -> Iterator[Span]:
    """Where the names stand as whole words, the longest of those that begin together."""
    automaton = AhoCorasick(names)
    for stretch in prose:
        found = automaton.find_matches_as_indexes(stretch.of(text), overlapping=True)
        spans = (Span(stretch.begin + begin, stretch.begin + end) for _, begin, end in found)
        last = stretch.begin
        for span in sorted(spans, key=lambda span: (span.begin, -span.end)):
            if span.begin >= last and _is_whole(text, span, stretch.end):
                last = span.end
                yield span


def _is_whole(text: str, span: Span, limit: int) -> bool:
    """Whether no letter, digit or hyphen goes on before the span or, up to the limit, behind it."""
    around = (text[span.begin - 1 : span.begin], text[span.end : min(span.end + 1, limit)])
    return not any(char.isalnum() or char in {"_", "-"} for char in around)


def _sole_bearers(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The people by family name, without those that share one."""
    counts = Counter(figure.name.family for figure in figures)
    return {each.name.family: each for each in figures if counts[each.name.family] == 1 and len(each.name.family) > 2}


def _seen(figures: Sequence[Figure]) -> Iterator[Span]:
    return (each.span for figure in figures for each in figure.sightings)


def _person(text: str, number: int, figure: Figure) -> Person:
    printed = [_printed(text, each.span) for each in figure.sightings]
    name = max(printed, key=lambda each: (len(each.split()), len(each)))
    stated = figure.stated
    parts = Name(family=stated.family, given=stated.given) if stated else parse(name)
    sure = dict.fromkeys(stated.names, stated.confidence) if stated else {}
    return Person(
        id=f"person-{number}",
        name=_printed(text, stated.names[0]) if stated else name,
        mentions=tuple(Mention(span=each.span, confidence=sure.get(each.span, 0.8)) for each in figure.sightings),
        confidence=stated.confidence if stated else 0.8,
        family=parts.family,
        given=parts.given,
        role=next((each.role for each in figure.sightings if each.role), None),
    )


def _author(text: str, credit: Credit, figure: Figure) -> Person:
    spans = sorted({*credit.names, *(each.span for each in figure.sightings)})
    return Person(
        id=f"author-{credit.position}",
        name=_printed(text, credit.names[0]),
        mentions=tuple(Mention(span=span, confidence=credit.confidence) for span in spans),
        confidence=credit.confidence,
        family=credit.family,
        given=credit.given,
        role=credit.role,
        organisation=credit.organisation,
    )


def _links(people: Sequence[Person], figures: Sequence[Figure]) -> Iterator[Link]:
    for person, figure in zip(people, figures, strict=True):
        seen: set[str] = set()
        for each in figure.sightings:
            if each.organisation and each.role and each.organisation not in seen:
                seen.add(each.organisation)
                evidence = Span(min(each.span.begin, each.role.begin), max(each.span.end, each.role.end))
                yield Link(
                    subject=person.id,
                    relation=Relation.MEMBER,
                    object=each.organisation,
                    evidence=(evidence,),
                    confidence=0.8,
                )
