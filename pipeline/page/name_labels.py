"""What the trained model says of author lines: which words are given names, family names, marks, titles, posts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.labelling.shapes import Features, token_features, windowed
from pipeline.labelling.tagger import tagger
from pipeline.labelling.tokens import Token
from pipeline.page.lexicon import cities, lexicon
from pipeline.page.name_lists import eastern_families, given_names
from pipeline.page.name_split import PATRONYMIC
from pipeline.page.name_tokens import JOINERS

MODEL = Path(__file__).with_name("models") / "names.crfsuite"
LONGEST = 20_000
"""Longer strings are no author lines."""

_LETTER = r"[^\W\d_][\u0300-\u036f]*(?:[\u02d8-\u02dd´`¨¸~](?=[^\W\d_])|[?\ufffd](?=[a-zß-ÿ]))?"
"""A letter with its accent, or before one that the file has lost ("Jaros?aw")."""
_ITEM = re.compile(
    rf"""
    (?<![^\W\d_])(?:{_LETTER}\.){{2,}}
    | (?<![^\W\d_]){_LETTER}\s?\.{{1,2}}(?:\s?[-‐‑]\s?{_LETTER}(?:\s?\.|(?![^\W\d_])))*
    | (?<![^\W\d_])[A-Z][A-Za-z]{{0,3}}\.[A-Z][a-z]{{0,2}}(?![^\W\d_])\.?
    | (?:Yu|Ya|Ch|Sh|Zh|Kh|Ts|Ye|Yo|Th|Dz|Dzh|Iu|Ia|Ju|Ja)\.
    | (?:{_LETTER})+(?:(?:[-‐‑]\s?|\s[-‐‑]|['’`´ʼ]|(?<=\b[DOdl])['’]\s)(?=[^\W\d_])(?:{_LETTER})+)*
    | \d+ | [^\w\s] | _
    """,
    re.VERBOSE,
)
_GLUED = re.compile(r"(?<=[^\W\d_]{2})[a-h](?=,(?:[a-h](?![^\W_])|[*†‡§∗⁎]))")
_MARKED_AND = re.compile(r"[a-h](?:and|und|et)")
_BROKEN = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z]\Z")
MARKS = frozenset("*†‡§¶#∗⁎✉⇑¹²³⁴⁵⁶⁷⁸⁹\x02\x03")


def name_items(words: str) -> tuple[Token, ...]:
    """The words of an author line: initials with their stop, compounds as one, digits and signs alone.

    >>> [item.text for item in name_items("Jean-Luc O'Moss1, J. -P. Lee")]
    ['Jean-Luc', "O'Moss", '1', ',', 'J.-P.', 'Lee']
    """
    found: list[Token] = []
    position = 0
    for match in _ITEM.finditer(words):
        between = words[position : match.start()]
        spaced, broken = bool(between), "\n" in between
        cut = _GLUED.search(words, match.start(), min(match.end() + 3, len(words)))
        end = cut.start() if cut and cut.end() == match.end() else match.end()
        end = match.start() + 1 if _MARKED_AND.fullmatch(match[0]) else end
        found.append(Token(re.sub(r"\s", "", words[match.start() : end]), match.start(), end, spaced, broken))
        if end < match.end():
            found.append(Token(words[end : match.end()], end, match.end(), spaced=False, broken=False))
        position = match.end()
    return tuple(_joined(found))


def _joined(items: Sequence[Token]) -> Iterator[Token]:
    """Compounds whose hyphen has spaces on both sides, unless the second word begins an address."""
    index = 0
    while index < len(items):
        item = items[index]
        last = items[index + 2] if index + 2 < len(items) else item
        following = items[index + 1] if index + 1 < len(items) else item
        if following is not item and following.spaced and _is_broken(item.text, following.text):
            yield Token(item.text + following.text, item.begin, following.end, item.spaced, item.broken)
            index += 2
        elif item is not last and items[index + 1].text in "-‐‑" and _compound(item.text, last.text):
            yield Token(f"{item.text}-{last.text}", item.begin, last.end, item.spaced, item.broken)
            index += 3
        else:
            yield item
            index += 1


def _is_broken(first: str, last: str) -> bool:
    """Whether two words are one that broke behind an accented letter: "Plö tzke"."""
    folded = last.casefold()
    rest = len(last) > 2 and last.isalpha() and last.islower() and folded not in lexicon().particles | JOINERS
    return rest and first[:1].isupper() and bool(_BROKEN.match(first)) and bool(re.match(r"[a-zA-Z]", first))


def _compound(first: str, last: str) -> bool:
    folded, lexical = last.casefold(), lexicon()
    named = first[0].isupper() and last[0].isupper() and len(first) > 1 and len(last) > 1
    return named and not (folded in lexical.ranks or folded in lexical.never_names or folded in cities())


def label_names(words: str) -> tuple[tuple[Token, ...], list[str]]:
    """The words of an author line and their labels; nothing of a text that is too long for one.

    "B-given" and "B-family" begin a person, "I-given", "I-family" and "I-sign" (a comma) go on; what else there is goes
    by suffix, role, marker and O.
    """
    items = name_items(words) if len(words) <= LONGEST else ()
    return items, [named.label.partition("/")[0] for named in tagger(MODEL).tag(features(items))]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The name words between two separators: the classes of all, the lists that hold them, and the index of each."""

    pattern: str
    listed: str
    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    """How a line prints names: its `usual` pattern, whether `initials` and eastern family names stand first or last."""

    usual: str
    initials: str
    east: str


def features(items: Sequence[Token]) -> list[Features]:
    """What the model sees of each item."""
    kinds = [_kind(item) for item in items]
    lists = [_listed(item) for item in items]
    line = _line(kinds)
    stretches = list(_stretches(kinds, lists))
    style = _style(stretches)
    shared = [
        [f"k={kind}", f"w={item.text.casefold()}", *listed]
        for item, kind, listed in zip(items, kinds, lists, strict=True)
    ]
    own = [
        [*token_features(item), f"k={kind}", f"line={line}", f"east={style.east}", f"around={around}", *listed]
        for item, kind, listed, around in zip(items, kinds, lists, _around(kinds), strict=True)
    ]
    for index, found in _placed(stretches, style):
        own[index] += found
    return windowed(own, shared, reach=2)


def _around(kinds: Sequence[str]) -> list[str]:
    """Each item's class with those of its neighbours."""
    return ["".join(three) for three in zip(("^", *kinds), kinds, (*kinds[1:], "$"), strict=False)]


def _kind(item: Token) -> str:
    """The class of an item: I initial, W U S w by capitals, p particle, & joiner, 9 digits, * mark, the sign."""
    text = item.text
    if text[0].isalpha():
        return "I" if text.endswith(".") else _kind_of_word(text)
    return "9" if text.isdigit() else "*" if text in MARKS else text


def _kind_of_word(text: str) -> str:
    folded = text.casefold()
    if len(text) == 1 and text.isupper():
        return "I"
    if folded in JOINERS and (text.islower() or text.isupper()):
        return "&"
    if folded in lexicon().particles:
        return "p"
    if text.isupper():
        return "S" if len(text) <= 3 else "U"
    return "W" if text[0].isupper() else "w" if len(text) > 1 else "a"


def _listed(item: Token) -> Features:
    folded, lexical = item.text.casefold(), lexicon()
    lists = (
        ("title", lexical.titles),
        ("degree", lexical.suffixes),
        ("post", lexical.posts),
        ("never", lexical.never_names),
        ("first", given_names()),
        ("east", eastern_families()),
    )
    found = [f"in={name}" for name, words in lists if folded in words]
    return [*found, "in=patronymic"] if PATRONYMIC.search(folded) else found


def _line(kinds: Sequence[str]) -> str:
    """The style of the whole line: its signs, and whether it knows initials, capitals, small words."""
    signs = "".join(sign for sign in ";,&9*a" if sign in kinds)
    forms = "".join(form for form in "IUWw" if form in kinds)
    return f"{signs}{forms}"


def _style(stretches: Sequence[_Stretch]) -> _Style:
    counts = Counter(stretch.pattern for stretch in stretches)  # the first of several that are as common
    several = [stretch for stretch in stretches if len(stretch.indices) > 1]
    initials = sum((one.pattern[0] == "I") - _ends_short(one.pattern) for one in several)
    east = sum((one.listed[0] in "be") - (one.listed[-1] in "be") for one in several)
    return _Style(max(counts, key=counts.__getitem__, default="")[:6], _side(initials), _side(east))


def _ends_short(pattern: str) -> bool:
    """Whether a name ends with initials, be they without stops."""
    return pattern[-1] == "I" or (pattern[-1] == "S" and "W" in pattern)


def _side(surplus: int) -> str:
    return "first" if surplus > 0 else "last" if surplus < 0 else "none"


def _placed(stretches: Sequence[_Stretch], style: _Style) -> Iterator[tuple[int, Features]]:
    """For each name word: the pattern of its stretch with its place there, and the patterns before and after."""
    for number, stretch in enumerate(stretches):
        before = stretches[number - 1].pattern if number else "^"
        after = stretches[number + 1].pattern if number + 1 < len(stretches) else "$"
        pattern = stretch.pattern
        for place, index in enumerate(stretch.indices):
            yield (
                index,
                [
                    f"in:{pattern[:12]}@{place}",
                    f"n:{min(len(pattern), 12)}@{place}",
                    f"last:{min(len(pattern) - place, 7)}",
                    f"nth:{min(place, 7)}",
                    f"<{before[:5]}|{pattern[:5]}@{place}",
                    f">{after[:5]}|{pattern[:5]}@{place}",
                    f"first={number == 0}",
                    f"east={style.east}|{pattern[:4]}@{place}",
                    f"initials={style.initials}|{pattern[:5]}@{place}",
                    f"usual={style.usual}|{pattern[:6]}@{place}",
                    f"listed={stretch.listed[:4]}|{pattern[:4]}@{place}",
                ],
            )


def _stretches(kinds: Sequence[str], lists: Sequence[Features]) -> Iterator[_Stretch]:
    indices: list[int] = []
    for index, kind in enumerate((*kinds, "")):
        if kind and kind in "IWUSwp-":
            indices.append(index)
        elif indices and kind != ".":
            pattern = "".join(kinds[place] for place in indices)
            yield _Stretch(pattern, "".join(_custom(lists[place]) for place in indices), tuple(indices))
            indices = []


def _custom(listed: Features) -> str:
    """What the lists know of a word: g a given name, e an eastern family name, b both, p a patronymic."""
    if "in=first" in listed:
        return "b" if "in=east" in listed else "g"
    return "e" if "in=east" in listed else "p" if "in=patronymic" in listed else "-"
