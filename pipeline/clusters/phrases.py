"""Noun phrases around a cluster noun: what stands before it, and which branch and places follow it."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clusters.complements import Complement, complement_of, is_building
from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.words import CLOSING_QUOTES, MARKUP, OPENING_QUOTES, Word

_FARTHEST = 9
_LONGEST_QUOTE = 20
_AND = frozenset({"and", "&"})
_DEFINITE = frozenset({"the", "this", "its", "their", "our"})
_POSSESSIVES = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A cluster noun at words[begin:end]; `prefix` is the branch in front of a compound ("agro" of "agro-cluster")."""

    begin: int
    end: int
    lemma: str
    plural: bool
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A head with all that belongs to it; indices count in the words of the passage, ranges are half-open.

    `begin` is the first modifier; `quoted` the inside of a quoted name before or behind the head; `closed`: a quotation
    ends with the head; `after`: what follows.
    """

    head: Head
    begin: int
    definite: bool
    counted: bool
    quoted: tuple[int, int] | None
    closed: bool
    after: Complement


def heads(words: Sequence[Word]) -> Iterator[Head]:
    """The cluster nouns among the words, from left to right."""
    index = 0
    while index < len(words):
        found = _head_at(words, index)
        if found:
            yield found
        index = found.end if found else index + 1


@functools.cache
def _heads_by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """The cluster nouns as words, with their lemma and whether they are plural, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for table, plural in ((grammar().singular, False), (grammar().plural, True)):
        for names, lemma in table.items():
            found.setdefault(names[0], []).append((names, lemma, plural))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


def _head_at(words: Sequence[Word], index: int) -> Head | None:
    word = words[index].lower
    for names, lemma, plural in _heads_by_first_word().get(word, ()):
        end = index + len(names)
        if tuple(one.lower for one in words[index:end]) == names:
            return Head(begin=index, end=end, lemma=lemma, plural=plural)
    return _compound_head(word, index) or _branch_head(words, index)


def _branch_head(words: Sequence[Word], index: int) -> Head | None:
    """The head in "the tile district"; a "financial district" is a part of a town."""
    word, before = words[index].lower, words[index - 1].lower if index else ""
    known = grammar()
    lemma = known.branch_singular.get(word) or known.branch_plural.get(word)
    if not lemma or not is_sector_word(before) or before in known.quarters:
        return None
    return Head(begin=index, end=index + 1, lemma=lemma, plural=word in known.branch_plural)


def _compound_head(word: str, index: int) -> Head | None:
    """The head in "IT-clusters" and "biocluster"."""
    if "cluster" not in word:
        return None
    for ending, plural in (("clusters", True), ("cluster", False)):
        prefix = word.removesuffix(ending).rstrip("-‐‑")
        if prefix != word and prefix and (prefix in grammar().prefixes or is_sector_word(prefix)):
            return Head(begin=index, end=index + 1, lemma="cluster", plural=plural, prefix=prefix)
    return None


def phrase_around(words: Sequence[Word], head: Head) -> Phrase:
    """The whole phrase of a head."""
    quoted, begin, end = _quotes_around(words, head)
    after = complement_of(words, end, capitalised=words[head.begin].is_capitalised)
    quoted = quoted or _quote_from(words, after.end) or _quote_from(words, after.bare_end)
    begin = _leftmost(words, begin)
    before = words[begin - 1].lower if begin else ""
    return Phrase(
        head=head,
        begin=begin,
        definite=before in _DEFINITE,
        counted=_is_count(words[begin - 1]) if begin else False,
        quoted=quoted,
        closed=not quoted and end > head.end,
        after=after,
    )


def _quotes_around(words: Sequence[Word], head: Head) -> tuple[tuple[int, int] | None, int, int]:
    """The quoted name, where the modifiers end, and where the complement begins."""
    behind = _quote_from(words, head.end)
    if behind:
        return behind, head.begin, behind[1] + _run(words, behind[1], CLOSING_QUOTES + MARKUP)
    end = head.end + _run(words, head.end, CLOSING_QUOTES + MARKUP)
    before = _quote_up_to(words, head.begin)
    if before and end == head.end:
        return before, before[0] - 1, end
    return None, head.begin, end


def _run(words: Sequence[Word], index: int, signs: str) -> int:
    length = 0
    while index + length < len(words) and words[index + length].text in signs:
        length += 1
    return length


def _quote_from(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """The inside of the quotation that opens at `index`."""
    begin = index + _run(words, index, OPENING_QUOTES + MARKUP)
    opened = any(word.text in OPENING_QUOTES for word in words[index:begin])
    if not opened or words[index].text in MARKUP:
        return None
    for end in range(begin + 1, min(len(words), begin + _LONGEST_QUOTE)):
        if words[end].text in CLOSING_QUOTES + MARKUP:
            return begin, end
    return None


def _quote_up_to(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """The inside of the quotation that closes directly before `index`."""
    end = index
    while end > 0 and words[end - 1].text in CLOSING_QUOTES + MARKUP:
        end -= 1
    closed = any(word.text in CLOSING_QUOTES for word in words[end:index])
    if not closed:
        return None
    for begin in range(end - 1, max(0, end - _LONGEST_QUOTE) - 1, -1):
        if words[begin].text in OPENING_QUOTES + MARKUP:
            return (begin + 1, end) if begin + 1 < end else None
    return None


def _leftmost(words: Sequence[Word], head: int) -> int:
    index = head
    while index > 0 and head - index < _FARTHEST:
        step = _step(words, index, head)
        if not step:
            break
        index -= step
    while index < head and (
        words[index].lower in _AND or not (words[index].is_word or words[index].text in OPENING_QUOTES)
    ):
        index += 1
    return index


def _step(words: Sequence[Word], index: int, head: int) -> int:
    """How many words before `index` still belong to the noun phrase."""
    word = words[index - 1]
    if word.text in CLOSING_QUOTES and _quote_up_to(words, index):
        return _quoted_step(words, index)
    if word.text == ")":
        return _acronym_step(words, index)
    if word.place or _is_modifier(word) or is_building(words, index - 1):
        return 1
    if word.lower in _POSSESSIVES and index > 1 and words[index - 2].place:
        return 2
    if index < head and index > 1 and _joins(word, words[index - 2], words[index], words[index:head]):
        return 2
    return 0


def _acronym_step(words: Sequence[Word], index: int) -> int:
    """The length of an acronym in brackets with the words it stands for ("Autonomous Vehicles (AV) Cluster")."""
    acronym = words[index - 2].text
    begin = index - 3 - len(acronym)
    if begin < 0 or words[index - 3].text != "(" or not acronym.isupper():
        return 0
    return index - begin if "".join(word.text[0] for word in words[begin : index - 3]) == acronym else 0


def _quoted_step(words: Sequence[Word], index: int) -> int:
    """The length of a quotation before `index` that is itself a modifier (" “North Coast” fishing cluster ")."""
    inside = _quote_up_to(words, index)
    capital = inside is not None and words[inside[0]].is_capitalised
    return index - inside[0] + 1 if inside and capital and inside[1] - inside[0] <= 6 else 0


def _is_modifier(word: Word) -> bool:
    if not word.is_word or word.text.isdigit() or word.is_boundary or word.is_finite_verb or word.lower in _AND:
        return False
    if (
        word.lower in grammar().compounds and word.lower not in grammar().generic and not is_sector_word(word.lower)
    ) or ((word.lower,) in grammar().plural):
        return False
    return word.tag not in {"RB", "CD", "VB"} or word.lower in grammar().generic or word.is_capitalised


def _joins(sign: Word, left: Word, right: Word, rest: Sequence[Word]) -> bool:
    """Whether "and" or a comma joins two modifiers of one head ("food, feed and biotech cluster")."""
    if not left.is_word or left.is_boundary or left.is_finite_verb or right.is_boundary or _is_head(left):
        return False
    alike = is_sector_word(left.lower) or (sign.lower in _AND and left.is_capitalised and right.is_capitalised)
    if sign.lower in _AND:
        return alike
    return sign.text == "," and alike and any(word.lower in _AND for word in rest)


def _is_head(word: Word) -> bool:
    """Whether the word is a cluster noun itself: "the wine cluster and the dairy cluster" are two phrases."""
    return (word.lower,) in grammar().singular or (word.lower,) in grammar().plural


def _is_count(word: Word) -> bool:
    counts = {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "several",
        "many",
        "most",
        "various",
    }
    return word.text[0].isdigit() or word.lower in counts
