"""Names with words for the kind of unit: "Omsk region", "the province of Hunan", "Samara and Penza regions"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.regions.candidates import Candidate
from pipeline.regions.cues import cues
from pipeline.regions.gazetteer import CITY, COUNTRY, REGION, Gazetteer

FORMAL = frozenset({"Republic", "State"})  # what is a part of the name of a country
STATE_WORDS = frozenset({"state", "department"})
FEDERATIONS = frozenset({"AU", "AT", "BR", "DE", "IN", "MX", "MY", "NG", "US", "VE"})
LEFT = 40  # how many characters before a name are looked at
LOWER = re.compile(r" ([a-z]{4,})")
SEPARATORS = frozenset({", ", " and ", ", and ", " & ", " or ", "/"})


def with_kinds(text: str, found: Sequence[Candidate], places: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates, each with the words for the kind of unit beside it, and unknown names that have them."""
    typed = shared_plurals(text, [one_kind(text, c, places) for c in found], places)
    return tuple(sorted([*typed, *unknown_names(text, typed), *villages(text, typed)], key=lambda c: (c.begin, -c.end)))


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


def unknown_names(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that no table has, beside a word that only places have ("Quarbeck County")."""
    begins = [c.begin for c in known]
    for match in cues().unknown.finditer(text):
        unit = 2 if match[2] else 3
        if clear(begins, known, match.start(1), match.end(unit)):
            kind = "local" if match[unit].lower() in {"township", "village", "district"} else "region"
            yield unknown(match[1], match.start(1), match.end(unit), f"unknown {kind}")


def villages(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that no table has and that are twice said to be where a cluster is ("the pottery clusters in Kasongan")."""
    begins = [c.begin for c in known]
    found = [
        (match[n], *match.span(n))
        for match in cues().before_unknown.finditer(text)
        for n in (1, 2)
        if match[n] and clear(begins, known, *match.span(n))
    ]
    times = Counter(name for name, _, _ in found)
    common = sorted({match[1] for match in LOWER.finditer(text)}) if times else []
    meant = {name for name, count in times.items() if count > 1 and not begun(common, name.lower())}
    yield from (unknown(name, begin, end, "unknown local") for name, begin, end in found if name in meant)


def begun(words: Sequence[str], beginning: str) -> bool:
    """Whether one of the sorted words begins so."""
    at = bisect_left(words, beginning)
    return at < len(words) and words[at].startswith(beginning)


def clear(begins: Sequence[int], known: Sequence[Candidate], begin: int, end: int) -> bool:
    """Whether no known name stands within the stretch."""
    at = bisect_left(begins, end)
    return at == 0 or known[at - 1].end <= begin


def unknown(name: str, begin: int, end: int, kind: str) -> Candidate:
    """A candidate without a sense."""
    return Candidate(begin=begin, end=end, form=name, senses=(), base=(begin, begin + len(name)), kind=kind)
