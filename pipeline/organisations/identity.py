"""Which namings of one document mean the same organisation."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language import ordinary_words
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.naming import Naming
from pipeline.organisations.places import country_of, is_place
from pipeline.organisations.wording import is_field
from pipeline.organisations.words import Word
from pipeline.spans import Span

_GOVERNMENT = re.compile(r"(?:the )?(?:government of (?:the )?(.+)|(\S+) government)")
_JOINTS = re.compile(r" of |, ")
_KIND_OF_PLACE = re.compile(r"\b(?:region|oblast|republic|territory|krai|province|republic of \w+)$")
_SHORTEST_PART = 4
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "de", "&"})


@dataclass(frozen=True, slots=True)
class Group:
    """The namings of one organisation."""

    namings: tuple[Naming, ...]

    def forms(self, text: str) -> tuple[str, ...]:
        """All names of the organisation in the document, made plain, in the order of their first use."""
        spans = (span for naming in self.namings for span in (naming.span, *naming.aliases))
        return tuple(dict.fromkeys(plain(span.of(text)) for span in spans))


def plain(name: str) -> str:
    """A name as one compares it: no case, quotes, article, markup or line ends.

    >>> plain("The “Peat*\\n*Office”")
    'peat office'
    """
    name = re.sub(r"[\"'“”„«»‘’`*]", "", name.casefold())
    name = re.sub(r"[‐-―−]", "-", " ".join(name.split()))
    return name.removeprefix("the ").strip(" .,;:")


def group(text: str, namings: Sequence[Naming], parents: dict[Span, Span]) -> list[Group]:
    """The namings by organisation, groups in the order of their first naming.

    `parents` gives the span of the organisation that a naming is a part of: a generic unit ("Department of Economics")
    is the same only under the same parent.
    """
    groups: list[list[Naming]] = []
    index: dict[str, int] = {}
    for naming in sorted(namings, key=lambda found: (len(found.span.of(text)) < 5, found.span)):
        keys = list(_keys(text, naming, parents))
        found = next((index[key] for key in keys if key in index), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(naming)
        for key in keys:
            index.setdefault(key, found)
    whole = [Group(tuple(sorted(each, key=lambda found: found.span))) for each in groups]
    merged = _with_short_forms(text, whole, {span for span, _ in parents.items()})
    return sorted(merged, key=lambda each: each.namings[0].span)


def _keys(text: str, naming: Naming, parents: dict[Span, Span]) -> Iterator[str]:
    """What a naming is found again by."""
    name = plain(naming.span.of(text))
    parent = parents.get(naming.span)
    if naming.generic and parent:
        yield f"{plain((naming.core or naming.span).of(text))} @ {plain(parent.of(text))}"
        return
    yield from _keys_of_name(name)
    for alias in naming.aliases:
        yield from _keys_of_name(plain(alias.of(text)))


def _keys_of_name(name: str) -> Iterator[str]:
    yield name
    if name in known_forms():
        yield known_forms()[name].entry.casefold()
    government = _GOVERNMENT.fullmatch(name)
    country = country_of(government.group(1) or government.group(2)) if government else None
    if country:
        yield f"government of {country}"


def _with_short_forms(text: str, groups: list[Group], parts: set[Span]) -> list[Group]:
    """Joins a group whose names are short for, or equal to, those of exactly one other group."""
    forms = [each.forms(text) for each in groups]
    longer = _by_short_form(forms)
    target = list(range(len(groups)))
    for index, each in enumerate(groups):
        if not any(naming.generic and naming.span in parts for naming in each.namings):
            others = {other for form in forms[index] for other in longer.get(form, ()) if other != index}
            if len(others) == 1:
                target[index] = others.pop()
    return _joined(groups, target)


def _by_short_form(forms: Sequence[Sequence[str]]) -> dict[str, set[int]]:
    """The indices of the groups that each name, or what it is shortened to, may mean."""
    longer: dict[str, set[int]] = {}
    for index, names in enumerate(forms):
        for short in (short for name in names for short in (name, *short_forms(name))):
            longer.setdefault(short, set()).add(index)
    return longer


def _joined(groups: list[Group], target: list[int]) -> list[Group]:
    members: dict[int, list[Naming]] = {}
    for index, each in enumerate(groups):
        root, seen = index, {index}
        while target[root] not in seen:
            root = target[root]
            seen.add(root)
        members.setdefault(root, []).extend(each.namings)
    return [Group(tuple(sorted(each, key=lambda found: found.span))) for each in members.values()]


def short_forms(name: str) -> Iterator[str]:
    """What a plain name is shortened to: without its place or its kind, its invented first word, its initials.

    >>> sorted(short_forms("ministry of peat of austria")), sorted(short_forms("zorbex peat group"))
    (['ministry of peat', 'mpa'], ['zorbex', 'zorbex peat', 'zpg'])
    """
    words = name.split()
    yield from _without_place(name)
    yield from filter(None, [_initials(words)])
    if words[0] in lexicon().left_heads:
        yield from filter(None, [_initials(words[1:])])
    if "-" in name and " " not in name and len(words[-1].rpartition("-")[2]) >= _SHORTEST_PART:
        yield name.rpartition("-")[2]
    if _is_invented(words[0], words):
        yield words[0]
    if len(words) > 2 and not is_place(words[-1]):
        yield " ".join(words[:-1])
    yield from _without_surplus(words)


def _without_place(name: str) -> Iterator[str]:
    for joint in _JOINTS.finditer(name):
        if " " in name[: joint.start()] and _is_place_name(name[joint.end() :]):
            yield name[: joint.start()]


def _without_surplus(words: Sequence[str]) -> Iterator[str]:
    """The name behind words that add nothing: "Université" before a proper name, a rank before a well-known one."""
    for index in range(1, len(words) - 1):
        name = " ".join(words[index:])
        foreign = index == 1 and words[0] in lexicon().foreign_heads
        if words[index - 1] not in _SMALL and (foreign or name in known_forms()):
            yield name


def _is_place_name(name: str) -> bool:
    place = name.removeprefix("the ")
    return is_place(place) or bool(_KIND_OF_PLACE.search(place))


def _initials(words: Sequence[str]) -> str:
    initials = "".join(word[0] for word in words if word not in _SMALL)
    return initials if len(initials) > 2 else ""


def _is_invented(word: str, words: Sequence[str]) -> bool:
    """Whether the first word of a name can stand for the whole: no place, no field, no dictionary word."""
    as_word = Word(text=word, span=Span(0, 1), gap="")
    if any(head in lexicon().left_heads and then in lexicon().prepositions for head, then in itertools.pairwise(words)):
        return False
    if len(words) < 2 or is_place(word) or is_field(as_word) or word in lexicon().common_words:
        return False
    return word not in ordinary_words()
