"""Names of places that stand inside something else: an organisation, a person, a street, a link, a language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.language import ordinary_words
from pipeline.page.model import PROSE, Page, ZoneKind
from pipeline.page.name_lists import given_names
from pipeline.reading import Organisation
from pipeline.regions.candidates import Candidate
from pipeline.regions.cues import cues
from pipeline.regions.fold import Folded
from pipeline.spans import Span

ADDRESSES = frozenset({ZoneKind.AFFILIATION, ZoneKind.BYLINE})
ZONES = PROSE | ADDRESSES | {ZoneKind.KEYWORDS, ZoneKind.IMPRINT}
LEFT = 40
# Beginnings are anchored and repeats bounded: the text may be one word of a million letters.
LINK = re.compile(
    r"https?://[^\s<>\"]+|\bwww\.[^\s<>\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}"
    r"|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:com|org|net|ru|edu|eu|info|html?|pdf)\b(?:/\S*)?"
)
YEAR_AFTER = re.compile(r"(?:,? (?:et al\.?|and [A-Z]\w+|& [A-Z]\w+|and others))*,? ?\(?(?:1[89]|20)\d\d\b|,? et al\b")
INITIALS_AFTER = re.compile(r",? ?[A-Z]\.(?! [a-z])(?:[ -]?[A-Z]\.)?")
NAME_BEFORE = re.compile(r"(?<![.:!?] )(?<![\n(\"“])\b([A-Z][a-z]+) $")
CAPITAL_AFTER = re.compile(r"(?:-| )(?:van |von |de |del |bin |al-)?[A-Z][a-z]+")
ENGLISH_THING = re.compile(
    r" (?!(?:in|and|or|as|to|is|was|with|for|on|at|by|of|the|a|from|only|but|not) )[a-z]"
)  # not the language
FIRST_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")
NAMED_AFTER = re.compile(r" ([A-Z][a-z]{3,})(?= [a-z(]|[.,;:)]|$)")
PLAIN_BEFORE = re.compile(r"(?:\b(?!in\b|at\b|of\b|from\b|near\b|for\b|to\b|around\b)[a-z]+|[,(]) $")
ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? $")
IN_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]t|[Oo]utside|[Aa]round) $")


@dataclass(frozen=True, slots=True)
class Stretches:
    """Sorted spans without overlaps, to be asked what lies in them."""

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Stretches":
        """The spans joined where they overlap."""
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.begin < joined[-1].end:
                joined[-1] = Span(joined[-1].begin, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return cls(tuple(joined))

    def covering(self, span: Span) -> Span | None:
        """The stretch that holds the whole span."""
        at = self._before(span)
        return self.spans[at] if at >= 0 and self.spans[at].covers(span) else None

    def touching(self, span: Span) -> bool:
        """Whether the span shares a character with a stretch."""
        at = self._before(span)
        return any(self.spans[n].overlaps(span) for n in (at, at + 1) if 0 <= n < len(self.spans))

    def _before(self, span: Span) -> int:
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.spans[middle].begin <= span.begin else (low, middle)
        return low - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where on a page places are looked for, and what else stands there."""

    allowed: Stretches
    addresses: Stretches
    imprint: Stretches
    taken: Stretches
    organisations: Stretches

    @classmethod
    def of(cls, text: str, page: Page, organisations: Sequence[Organisation]) -> "Ground":
        """The ground of a page; words of persons, links, citations and the venue are taken."""
        taken = [Span(*match.span()) for match in LINK.finditer(text)]
        taken += [span for credit in page.credits for span in credit.names]
        taken += [citation.span for citation in page.citations]
        taken += [field.span for field in page.fields if field.name == "venue" and field.span]
        return cls(
            allowed=Stretches.of(page.spans(ZONES)),
            addresses=Stretches.of(page.spans(ADDRESSES)),
            imprint=Stretches.of(page.spans({ZoneKind.IMPRINT})),
            taken=Stretches.of(taken),
            organisations=Stretches.of(m.span for o in organisations for m in o.mentions),
        )

    def free(self, text: str, span: Span) -> bool:
        """Whether the span is where places are looked for, and no part of something else."""
        if self.allowed.covering(span) is None or self.taken.touching(span):
            return False
        holder = self.organisations.covering(span)
        return holder is None or holder == span or tail_of(text, holder, span)


def tail_of(text: str, organisation: Span, place: Span) -> bool:
    """Whether the organisation's words say after its name which place it belongs to.

    >>> tail_of("Ministry of Trade of Peru", Span(0, 25), Span(21, 25))
    True
    >>> tail_of("University of Leeds", Span(0, 19), Span(14, 19))
    False
    """
    before, after = text[organisation.begin : place.begin], text[place.end : organisation.end]
    if cues().governing.match(after) and not before.strip():
        return True
    if after.strip(" .,;)"):
        return False
    return bool(re.search(r"(?:,|\(| of| of the| in| in the)\s*$", before)) and not cues().before_of.search(before)


def in_other_name(page: Folded, c: Candidate) -> bool:
    """Whether the words around make the name a part of an organisation's, a street's or a language's name."""
    know, left = cues(), page.text[max(0, c.begin - LEFT) : c.begin]
    if c.adjective and other_than_country(page, c, left):
        return True
    if page.text.startswith("$", c.end) or know.after_street.match(page.text, c.end) or know.before_street.search(left):
        return True
    return c.kind == "" and bool(know.after_head.match(page.text, c.end) or know.before_of.search(left))


def other_than_country(page: Folded, c: Candidate, left: str) -> bool:
    """Whether an adjective means a language."""
    after = page.text[c.end : c.end + 2]
    if cues().after_language.match(page.text, c.end) or (left.endswith("(") and after.startswith(")")):
        return True
    lone = not re.match(r"[ -]\w", after)
    return (lone and bool(re.search(r"\b[Ii]n $", left))) or (
        c.form == "English" and not ENGLISH_THING.match(page.text, c.end)
    )


def like_person(page: Folded, c: Candidate) -> bool:
    """Whether the name stands as names of people do: with a title, initials, a given name, the year of a work."""
    left = page.text[max(0, c.begin - LEFT) : c.begin]
    given = FIRST_BEFORE.search(left)
    if given and given[1].casefold() in given_names():
        return True
    if cues().before_title.search(left) or YEAR_AFTER.match(page.text, c.end):
        return True
    return bool(INITIALS_AFTER.match(page.text, c.end))


def addressed_person(page: Folded, c: Candidate) -> bool:
    """Whether "Mr" or "Dr" stands before the name."""
    return bool(ADDRESS.search(page.text[max(0, c.begin - LEFT) : c.begin]))


def beside_capital(page: Folded, c: Candidate) -> bool:
    """Whether a capitalised word stands directly before the name (not at the start of a sentence) or after it."""
    left = page.text[max(0, c.begin - LEFT) : c.begin]
    return bool(NAME_BEFORE.search(left) or CAPITAL_AFTER.match(page.text, c.end))


def in_brand(page: Folded, c: Candidate) -> bool:
    """Whether a noun with a capital follows in running text, which makes both one name: "firms such as Leeds Optical".

    Not behind a preposition of place, and not where other words beside them have capitals as well.
    """
    after = NAMED_AFTER.match(page.text, c.end)
    if not after or after[1].lower() not in ordinary_words():
        return False
    return bool(PLAIN_BEFORE.search(page.text[max(0, c.begin - LEFT) : c.begin]))


def in_place(page: Folded, c: Candidate) -> bool:
    """Whether a preposition of place stands before the name and nothing after it makes it a person's."""
    left = page.text[max(0, c.begin - LEFT) : c.begin]
    return bool(IN_PLACE.search(left)) and not page.text.startswith("'s", c.end)
