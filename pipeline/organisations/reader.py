"""All the namings in one stretch of text, the conflicts between the rules resolved."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.acting import acronyms_beside, acting_acronyms, is_acronym
from pipeline.organisations.brands import brand_names
from pipeline.organisations.cues import cued_names
from pipeline.organisations.forms import acronym_before, bracketed_alias, legal_names
from pipeline.organisations.grammar import institution_names
from pipeline.organisations.known import known_names
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.naming import Naming
from pipeline.organisations.places import country_of, is_place
from pipeline.organisations.wording import Range, has_acronym, is_edge, is_field, is_unit
from pipeline.organisations.words import Word, words
from pipeline.spans import Span

_JOINT = re.compile(r"(?:\s+(?:of|the|at|for|under)\b)+\s*$")

_LONGEST_JOINT = 30
_BLOCK = 100
"""Characters: namings are compared with those that reach into the same block of the text."""
_EXTENDING = frozenset({"institute", "foundation", "university", "academy"})


def namings(text: str, within: Span) -> list[Naming]:
    """The namings of organisations in a stretch, in the order of the text.

    A naming lies within another one only when the outer name ends in it: then it names the parent.

    >>> text = "Lab director at the Institute of Peat of the Thule Academy of Sciences (TAS)"
    >>> for found in namings(text, Span(0, len(text))):
    ...     print(found.span.of(text), [alias.of(text) for alias in found.aliases])
    Institute of Peat of the Thule Academy of Sciences []
    Thule Academy of Sciences ['TAS']
    """
    tokens = words(text, within)
    candidates = [
        *legal_names(text, within),
        *_institutions(tokens),
        *_well_known(text, within, tokens),
        *_governments(tokens),
    ]
    if not _is_shouted(tokens):
        candidates += (
            _naming(tokens, found, confidence=0.7, follower=True) for found in _followers(tokens, candidates)
        )
    kept = _without_conflicts(text, candidates)
    return [_with_alias(text, kept, index, within.end) for index in range(len(kept))]


def _followers(tokens: Sequence[Word], found: Sequence[Naming]) -> Iterator[Range]:
    """The names that the words around them make organisations, or the organisations found with them."""
    cued = [*cued_names(tokens), *acting_acronyms(tokens)]
    yield from cued
    yield from brand_names(tokens, dict(cued) | _ranges(tokens, found))


def _ranges(tokens: Sequence[Word], found: Sequence[Naming]) -> dict[int, int]:
    """The index of the word behind each name, by the index of its first word."""
    starts = {word.span.begin: index for index, word in enumerate(tokens)} if found else {}
    ends = {word.span.end: index + 1 for index, word in enumerate(tokens)} if found else {}
    pairs = ((starts.get(each.span.begin), ends.get(each.span.end)) for each in found)
    return {begin: end for begin, end in pairs if begin is not None and end is not None}


def _naming(tokens: Sequence[Word], found: Range, *, confidence: float, follower: bool = False) -> Naming:
    begin, end = found
    span = Span(tokens[begin].span.begin, tokens[end - 1].span.end)
    return Naming(span=span, confidence=confidence, follower=follower)


def _institutions(tokens: Sequence[Word]) -> Iterator[Naming]:
    for begin, end in institution_names(tokens):
        naming = _naming(tokens, (begin, end), confidence=0.9)
        yield dataclasses.replace(naming, generic=is_unit(tokens[begin:end]) and not has_acronym(tokens, end))
        if not _is_shouted(tokens):
            yield from _beside(tokens, (begin, end))
        if end - begin > 2 and _ends_in_parent_acronym(tokens, begin, end):
            yield _naming(tokens, (end - 1, end), confidence=0.7, follower=True)


def _beside(tokens: Sequence[Word], name: Range) -> Iterator[Naming]:
    """Acronyms in one enumeration with an organisation."""
    yield from (_naming(tokens, found, confidence=0.7, follower=True) for found in acronyms_beside(tokens, name))


def _ends_in_parent_acronym(tokens: Sequence[Word], begin: int, end: int) -> bool:
    """Whether "Institute of Matters ACRO" or "Faculty of Matters of ACRO" ends in the acronym of its parent."""
    last = tokens[end - 1]
    if not last.acronym or last.lower in lexicon().acronym_stops | lexicon().forms_before or is_place(last.text):
        return False
    return tokens[begin].lower in lexicon().left_heads or tokens[end - 2].lower == "of"


def _well_known(text: str, within: Span, tokens: Sequence[Word]) -> Iterator[Naming]:
    starts = {word.span.begin: index for index, word in enumerate(tokens)}
    shouted = _is_shouted(tokens)
    for span, known in known_names(text, within):
        if known.doubtful or span.begin not in starts or (shouted and len(known.form) < 5):
            continue
        end = starts[span.begin]
        while end < len(tokens) and tokens[end].span.begin < span.end:
            end += 1
        begin, stop = _name_begin(tokens, starts[span.begin]), _name_end(tokens, end)
        if stop:
            whole = Span(tokens[begin].span.begin, max(span.end, tokens[stop - 1].span.end))
            yield Naming(span=whole, confidence=0.9)
            if not shouted:
                yield from _beside(tokens, (begin, stop))


def _name_begin(tokens: Sequence[Word], begin: int) -> int:
    """The first word of a known acronym with those of its rank or its branch before it: "NRU HSE"."""
    while tokens[begin].acronym and begin and not tokens[begin].gap and is_acronym(tokens[begin - 1]):
        begin -= 1
    return begin


def _is_shouted(tokens: Sequence[Word]) -> bool:
    """Whether most words are in capitals, so that a short word tells nothing ("WHO PAYS"); acronyms alone do not."""
    long = [word.text for word in tokens if len(word.text) > 3]
    shouted = sum(map(str.isupper, long))
    return shouted * 2 > len(long) and shouted > sum(word.text.islower() for word in tokens)


def _name_end(tokens: Sequence[Word], end: int) -> int:
    """The end of a known name, with the place of a branch ("Zorbex Polska"); 0 before a noun ("Zorbex Method")."""
    if end >= len(tokens) or tokens[end].gap or not tokens[end].text[0].isupper() or is_edge(tokens[end]):
        return end
    following = tokens[end]
    if following.lower in _EXTENDING:
        return end + 1
    if following.text.isupper() or following.lower in lexicon().heads | lexicon().posts:
        return end
    ordinary = is_field(following) or following.lower in ordinary_words()
    return 0 if ordinary and not is_place(following.text) else end + 1


def _governments(tokens: Sequence[Word]) -> Iterator[Naming]:
    """ "Austrian government", "Austrian regional government": only behind a country or another place."""
    for index, word in enumerate(tokens):
        if word.text == "government" and index and not word.gap:
            place = (
                index
                - 1
                - (tokens[index - 1].text in {"regional", "federal", "state", "provincial", "national", "central"})
            )
            before = tokens[max(place, 0)]
            if (
                place > 0
                and not before.gap
                and not is_edge(tokens[place - 1])
                and country_of(f"{tokens[place - 1].text} {before.text}")
            ):
                place -= 1
            if before.capital and not is_edge(before) and (country_of(before.text) or is_place(before.text)):
                yield _naming(tokens, (max(place, 0), index + 1), confidence=0.8)


def _without_conflicts(text: str, candidates: Sequence[Naming]) -> list[Naming]:
    """The longest of the namings that overlap, and those inside them that name the parent at their end."""
    kept: list[Naming] = []
    at: dict[int, list[Naming]] = {}
    for candidate in sorted(
        candidates, key=lambda found: (found.follower, found.span.begin - found.span.end, found.span)
    ):
        blocks = range(candidate.span.begin // _BLOCK, candidate.span.end // _BLOCK + 1)
        near = (other for block in blocks for other in at.get(block, ()))
        if all(_is_parent_of(candidate, other, text) for other in near if other.span.overlaps(candidate.span)):
            kept.append(candidate)
            for block in blocks:
                at.setdefault(block, []).append(candidate)
    return sorted(kept, key=lambda found: (found.span.begin, -found.span.end))


def _is_parent_of(inner: Naming, outer: Naming, text: str) -> bool:
    """Whether the outer name ends in the inner one: after "of the", or with the acronym of the parent."""
    if inner.span.end != outer.span.end or inner.span.begin <= outer.span.begin or outer.follower:
        return False
    if inner.follower:
        name = inner.span.of(text)
        return " " not in name and sum(map(str.isupper, name)) > 1
    return bool(_JOINT.search(text, max(outer.span.begin, inner.span.begin - _LONGEST_JOINT), inner.span.begin))


def _with_alias(text: str, kept: Sequence[Naming], index: int, limit: int) -> Naming:
    """The naming with the name in brackets behind it; or what stands before its parent's name."""
    found = kept[index]
    within = itertools.takewhile(
        lambda other: other.span.begin < found.span.end, itertools.islice(kept, index + 1, None)
    )
    inner = [other for other in within if _is_parent_of(other, found, text)]
    if inner:
        return dataclasses.replace(found, core=_core(text, Span(found.span.begin, inner[0].span.begin)))
    alias = bracketed_alias(text, found.span, limit) or acronym_before(text, found.span)
    return dataclasses.replace(found, aliases=(*found.aliases, alias)) if alias else found


def _core(text: str, before_parent: Span) -> Span | None:
    """What is left of the words before a parent's name without the "of the" that joins the two."""
    length = len(_JOINT.sub("", before_parent.of(text)).rstrip())
    return Span(before_parent.begin, before_parent.begin + length) if length else None
