"""Names with words for the kind of unit: "Omsk region", "the province of Hunan", "Samara and Penza regions"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.regions.candidates import Candidate
from pipeline.regions.cues import cues
from pipeline.regions.gazetteer import CITY, COUNTRY, REGION, Gazetteer

FORMAL = frozenset({"Republic", "State"})  # what is a part of the name of a country
STATE_WORDS = frozenset({"state", "department"})
FEDERATIONS = frozenset({"AU", "AT", "BR", "DE", "IN", "MX", "MY", "NG", "US", "VE"})
LEFT = 40  # how many characters before a name are looked at
ADJECTIVES = ("ian", "ean", "ist", "ic", "ese", "ish")
LOWER = re.compile(r" ([a-z]{4,})")
SEPARATORS = frozenset({", ", " and ", ", and ", " & ", " or ", "/"})


def with_kinds(text: str, found: Sequence[Candidate], places: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates, each with the words for the kind of unit beside it, and unknown names that have them."""
    typed = shared_plurals(text, list(apart(found, [one_kind(text, c, places) for c in found])), places)
    new = list(unknown_names(text, typed, places))
    compounds = [c for c in new if "-" in c.form]
    whole = [c for c in typed if not any(one.begin <= c.begin and c.end <= one.end for one in compounds)]
    return tuple(sorted([*whole, *new], key=lambda c: (c.begin, -c.end)))


def apart(found: Sequence[Candidate], typed: Sequence[Candidate]) -> Iterator[Candidate]:
    """The typed candidates; a word between two names that both could take is the first one's: "Omsk region of Omsk"."""
    end = 0
    for bare, c in zip(found, typed, strict=True):
        kept = bare if c.begin < end else c
        end = kept.end
        yield kept


def has(candidate: Candidate, places: Gazetteer, *levels: str) -> bool:
    """Whether the name has a sense of one of these levels."""
    return any(places.entries[sense.key].level in levels for sense in candidate.senses)


def in_federation(candidate: Candidate, places: Gazetteer) -> bool:
    """Whether the name is that of a state of a federation: elsewhere a "state university" is the state's."""
    return any(sense.key[:2] in FEDERATIONS for sense in candidate.senses if places.entries[sense.key].level == REGION)


def one_kind(text: str, c: Candidate, places: Gazetteer) -> Candidate:
    """The candidate with the words of its own."""
    know, left = cues(), text[max(0, c.begin - LEFT) : c.begin]
    after, before = know.after_region.match(text, c.end), know.before_region.search(left)
    if after and has(c, places, REGION) and (after[1] not in STATE_WORDS or in_federation(c, places)):
        return c.wider(c.begin, after.end(), "region")
    if before and not c.adjective and (has(c, places, REGION) or (has(c, places, COUNTRY) and before[1] in FORMAL)):
        return c.wider(c.begin - len(before[0]), c.end, "region")
    return town_kind(text, c, places, left)


def town_kind(text: str, c: Candidate, places: Gazetteer, left: str) -> Candidate:
    """The candidate with a word for a town or a small unit."""
    know = cues()
    if not has(c, places, CITY):
        return c
    if after := know.after_local.match(text, c.end):
        return c.wider(c.begin, after.end(), "local")
    if after := know.after_city.match(text, c.end):
        return c.wider(c.begin, after.end() if after[1][0].isupper() else c.end, "city")
    if before := know.before_local.search(left):
        return c.wider(c.begin - len(before[0]), c.end, "local") if before[1].islower() else c
    return c.wider(c.begin, c.end, "city") if know.before_city.search(left) else c


def shared_plurals(text: str, found: Sequence[Candidate], places: Gazetteer) -> list[Candidate]:
    """Gives each name of a list the kind that is said once for all: after the last name or before the first."""
    result = list(found)
    for n, c in enumerate(found):
        left = text[max(0, c.begin - LEFT) : c.begin]
        steps = [-1] * bool(cues().after_plural.match(text, c.end)) + [1] * bool(cues().before_plural.search(left))
        for step in steps:
            for m in enumerated(text, found, n, step):
                if has(found[m], places, REGION) and not result[m].kind:
                    result[m] = replace(result[m], kind="region")
    return result


def enumerated(text: str, found: Sequence[Candidate], start: int, step: int) -> Iterator[int]:
    """The indexes of the names of a list, from one of its ends on."""
    at = start
    while 0 <= at < len(found):
        yield at
        one, two = sorted((at, at + step))
        if not 0 <= one < two < len(found) or text[found[one].end : found[two].begin] not in SEPARATORS:
            return
        at += step


def unknown_names(text: str, known: Sequence[Candidate], places: Gazetteer) -> Iterator[Candidate]:
    """Names that no table has and that the words around say are places; none overlaps a known one or another."""
    begins, end = [c.begin for c in known], 0
    common = CommonWords(text)
    for c in sorted(unheard_of(text, known, places), key=lambda c: (c.begin, -c.end)):
        parts = "-" in c.form and c.end > c.begin + len(c.form)
        if c.begin >= end and clear(begins, known, c, parts=parts) and common.is_name(c.form):
            end = c.end
            yield c


def unheard_of(text: str, known: Sequence[Candidate], places: Gazetteer) -> Iterator[Candidate]:
    """What may be the name of an unknown place, by each of the ways to say so."""
    for match in cues().unknown.finditer(text):
        unit = 2 if match[2] else 3
        kind = "local" if match[unit].lower() in {"township", "village", "district"} else "region"
        yield unknown(match[1], match.start(1), match.end(unit), f"unknown {kind}")
    for match in cues().united.finditer(text):
        if not match[1].endswith(ADJECTIVES):
            yield unknown(match[1], match.start(1), match.end(2), "unknown region")
    for match in cues().called.finditer(text):
        yield from (unknown(match[n], *match.span(n), "unknown local") for n in (1, 2, 3) if match[n])
    for match in cues().venue.finditer(text):
        yield unknown(match[1], *match.span(1), "unknown local")
    yield from villages(text)
    yield from addressed_towns(text, known, places)


def addressed_towns(text: str, known: Sequence[Candidate], places: Gazetteer) -> Iterator[Candidate]:
    """The "Brumley" of "in Brumley, Scotland"."""
    for c in known:
        if text[c.begin - 2 : c.begin] == ", " or text[c.begin - 6 : c.begin] == ", the ":
            name = cues().before_known.search(text[max(0, c.begin - LEFT) : c.begin])
            if name and not c.adjective and (c.kind == "region" or has(c, places, REGION, COUNTRY)):
                begin = max(0, c.begin - LEFT) + name.start(1)
                yield unknown(name[1], begin, begin + len(name[1]), "unknown local")


class CommonWords:
    """The words that a text prints in small letters: a name is none of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[str] | None = None

    def is_name(self, name: str) -> bool:
        """Whether no word of the name is a common one."""
        words = name.replace("-", " ").split()
        if any(word in cues().not_places for word in words):
            return False
        if self._words is None:
            self._words = sorted({match[1] for match in LOWER.finditer(self._text)})
        return not any(begun(self._words, word.lower()) for word in words)


def villages(text: str) -> Iterator[Candidate]:
    """Names that are said to be where a cluster is ("the pottery clusters in Kasongan")."""
    for match in cues().before_unknown.finditer(text):
        yield from (unknown(match[n], *match.span(n), "unknown local") for n in (1, 2) if match[n])


def begun(words: Sequence[str], beginning: str) -> bool:
    """Whether one of the sorted words begins so."""
    at = bisect_left(words, beginning)
    return at < len(words) and words[at].startswith(beginning)


def clear(begins: Sequence[int], known: Sequence[Candidate], c: Candidate, *, parts: bool) -> bool:
    """Whether no known name stands within the candidate, unless such `parts` make up a compound of its own."""
    at = bisect_left(begins, c.end)
    while at and known[at - 1].end > c.begin:
        at -= 1
        if not (parts and c.begin <= known[at].begin and known[at].end <= c.begin + len(c.form)):
            return False
    return True


def unknown(name: str, begin: int, end: int, kind: str) -> Candidate:
    """A candidate without a sense."""
    return Candidate(begin=begin, end=end, form=name, senses=(), base=(begin, begin + len(name)), kind=kind)
