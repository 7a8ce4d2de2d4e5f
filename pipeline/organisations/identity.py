"""Which namings of one document mean the same organisation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language import ordinary_words
from pipeline.organisations.grammar import is_field
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.naming import Naming
from pipeline.organisations.places import country_of, is_place
from pipeline.organisations.words import Word
from pipeline.spans import Span

_GOVERNMENT = re.compile(r"(?:the )?(?:government of (?:the )?(.+)|(\S+) government)")
_OF_PLACE = re.compile(r"(.+) of (?:the )?([^ ]+(?: [^ ]+)?)")
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
    """Joins a group whose names are short for, or equal to, those of exactly one other group; parts keep their parent."""
    forms = [each.forms(text) for each in groups]
    target = list(range(len(groups)))
    for index, each in enumerate(groups):
        if not any(naming.generic and naming.span in parts for naming in each.namings):
            longer = [other for other in range(len(groups)) if other != index and _shortens(forms[index], forms[other])]
            if len(longer) == 1:
                target[index] = longer[0]
    return _joined(groups, target)


def _joined(groups: list[Group], target: list[int]) -> list[Group]:
    members: dict[int, list[Naming]] = {}
    for index, each in enumerate(groups):
        root, seen = index, {index}
        while target[root] not in seen:
            root = target[root]
            seen.add(root)
        members.setdefault(root, []).extend(each.namings)
    return [Group(tuple(sorted(each, key=lambda found: found.span))) for each in members.values()]


def _shortens(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(one == other or is_short_form(one, other) for one in short for other in long)


def is_short_form(short: str, long: str) -> bool:
    """Whether a plain name is the other one without its place, all but its invented first word, or its initials.

    >>> is_short_form("ministry of peat", "ministry of peat of austria"), is_short_form("zorbex", "zorbex peat group")
    (True, True)
    >>> is_short_form("tpi", "thule peat institute"), is_short_form("thule", "thule peat institute")
    (True, False)
    """
    if len(short) >= len(long):
        return False
    if long.startswith(f"{short} of ") or long.startswith(f"{short}, "):
        return " " in short and _is_place_tail(long[len(short) :])
    words = long.split()
    if long.endswith(f" {short}"):
        return " " in short and _is_surplus(words[: -len(short.split())], short)
    if " " not in short:
        return short == _initials(words) or (short == words[0] and _is_invented(short, words))
    return len(words) == len(short.split()) + 1 and long.startswith(f"{short} ") and not is_place(words[-1])


def _is_surplus(before: Sequence[str], name: str) -> bool:
    """Whether words before a name add nothing: "Université" before a proper name, a rank before a well-known one."""
    if before[-1] in _SMALL:
        return False
    return name in known_forms() or (len(before) == 1 and before[0] in lexicon().foreign_heads)


def _is_place_tail(tail: str) -> bool:
    place = tail.removeprefix(" of ").removeprefix(", ").removeprefix("the ")
    return (
        is_place(place)
        or place.split()[-1] in {"region", "oblast", "republic", "territory", "krai"}
        or country_of(place) is not None
    )


def _initials(words: Sequence[str]) -> str:
    initials = "".join(word[0] for word in words if word not in _SMALL)
    return initials if len(initials) > 2 else ""


def _is_invented(word: str, words: Sequence[str]) -> bool:
    """Whether the first word of a name stands for the whole: a trade name, not a place, a field or a dictionary word."""
    as_word = Word(text=word, span=Span(0, 1), gap="")
    if len(words) < 2 or is_place(word) or is_field(as_word) or word in lexicon().common_words:
        return False
    return word not in ordinary_words()
