"""What speaks for capitalised words being a person's name: the name itself, the words around it, the language model."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.language import ordinary_words
from pipeline.organisations.lexicon import lexicon as organisation_lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import Range
from pipeline.organisations.words import Word
from pipeline.page.name_lists import given_names
from pipeline.people.lexicon import first_names, lexicon, thinkers_families
from pipeline.people.names import is_first_name, is_initials
from pipeline.people.posts import post_after, post_before

_YEAR = re.compile(r"(?:1[89]|20)\d\d[a-z]?")
_ENOUGH = 2
_LONGEST_CITATION = 12
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The words of a sentence, those of them that name organisations, by index, and how to learn which the model calls
    a person's.
    """

    words: Sequence[Word]
    recognise: Callable[[], frozenset[int]]
    organisations: frozenset[int] = frozenset()

    def recognised(self, name: Range) -> bool:
        """Whether the model calls one of these words a person's; asking costs milliseconds."""
        return not self.recognise().isdisjoint(range(*name))


def is_person(around: Surroundings, name: Range) -> bool:
    """Whether the evidence for a person suffices; one word alone needs more than the model's opinion."""
    words = around.words[name[0] : name[1]]
    if not any(len(word.text) > 1 and not is_initials(word) for word in words) or _is_other_thing(around.words, name):
        return False
    own = _of_name(words)
    context = _of_context(around.words, name) + (len(words) > 1) * _of_organisation(around, name[1])
    if len(words) == 1:
        heading = words[0].text.isupper() and words[0].lower in ordinary_words()
        if heading or words[0].lower in lexicon().posts:
            return False
        if own and (words[0].lower in unmistakable() or _thinks(around.words, name)):
            return True
        return context >= _ENOUGH and (own > 0 or context > _ENOUGH or around.recognised(name))
    if own == 0 and context < _ENOUGH:
        return False
    return own + context >= _ENOUGH or around.recognised(name)


@functools.cache
def unmistakable() -> frozenset[str]:
    """The family names of thinkers that are neither words nor places nor given names."""
    families = (name for name in thinkers_families() if not is_place(name))
    return frozenset(families) - ordinary_words() - given_names()


def _thinks(words: Sequence[Word], name: Range) -> bool:
    """Whether a thinker's name stands beside another one's, or does what thinkers do: "Marshall had seen"."""
    behind = words[name[1]] if name[1] < len(words) else None
    verb = behind is not None and not behind.gap and behind.lower in lexicon().thinkers_verbs
    return verb or _is_among_thinkers(words, name[0]) or _is_cited(words, name)


def _is_cited(words: Sequence[Word], name: Range) -> bool:
    """Whether a year in the same bracket follows: "(Marshall, 1920)", "(Freeman & Moss, 2001)"."""
    opened = words[name[0]].gap.endswith(("(", ";", "["))
    end = name[1] + 1 if name[1] < len(words) and words[name[1]].gap == "&" else name[1]
    return opened and end < len(words) and words[end].gap == "," and bool(_YEAR.fullmatch(words[end].text))


def _of_organisation(around: Surroundings, end: int) -> int:
    """A point for an organisation right behind the name: "Moss, Peat Office", "Moss of the Peat Office"."""
    words = around.words
    if end >= len(words) or words[end].gap not in {"", ",", "("}:
        return 0
    joint = not words[end].gap
    if joint and words[end].lower not in {"of", "from", "at"}:
        return 0
    end += joint
    end += end < len(words) and words[end].lower == "the"
    return int(end in around.organisations)


def _is_among_thinkers(words: Sequence[Word], index: int) -> bool:
    """Whether a neighbour in an enumeration is a family name that the field cites: "Marshall and Porter"."""
    left = index - 1 - (index > 1 and words[index - 1].lower == "and")
    right = index + 1 + (index + 2 < len(words) and words[index + 1].lower == "and")
    gaps = {"", ","}
    before = left >= 0 and (left < index - 1 or words[index].gap == ",") and words[index].gap in gaps
    behind = right < len(words) and (right > index + 1 or words[right].gap == ",") and words[right].gap in gaps
    return (before and words[left].lower in thinkers_families()) or (
        behind and words[right].lower in thinkers_families()
    )


def _is_other_thing(words: Sequence[Word], name: Range) -> bool:
    """Whether the words are a place, or what is called after a person."""
    printed = " ".join(word.text for word in words[name[0] : name[1]])
    if is_place(printed) or any(word.lower in organisation_lexicon().not_last for word in words[name[0] : name[1]]):
        return True
    if name[0] and words[name[0]].gap in {"", "."} and words[name[0] - 1].lower in lexicon().saints:
        return True
    behind = words[name[1]] if name[1] < len(words) else None
    return behind is not None and not behind.gap and behind.lower in lexicon().not_persons_behind


def _of_name(words: Sequence[Word]) -> int:
    """How much the name itself looks like a person's."""
    if len(words) == 1:
        return int(words[0].lower in thinkers_families())
    if any(map(is_initials, words)):
        return 2 if not is_place(words[-1].text) else 1
    if is_first_name(words[0]) and not is_place(words[0].text):
        return 2 if words[-1].lower not in ordinary_words() or words[-1].lower in thinkers_families() else 1
    known_given = any(word.lower in first_names() for word in words[:-1])
    invented = all(
        word.lower not in ordinary_words() and not is_place(word.text) and not word.acronym for word in words
    )
    return int(known_given) + int(invented and len(words) <= 4)


def _of_context(words: Sequence[Word], name: Range) -> int:
    begin, end = name
    before, behind = words[max(0, begin - 2) : begin], words[end : end + 2]
    points = 0
    if before and not words[begin].gap.replace(".", "") and before[-1].lower in lexicon().titles | lexicon().posts:
        points += 2
    if _announced(words, begin):
        points += 2 if len(before) > 1 and before[-1].lower in {"to", "of"} else 1
        points += 2 * _ends_quotation(words, begin)
    points += 3 * (_is_of_works(words, begin) and words[begin].lower not in ordinary_words())
    if behind and not behind[0].gap.strip('”"') and behind[0].lower in lexicon().speech_verbs:
        points += 2
    if is_narrative_citation(words, end):
        points += 3
    if behind and behind[0].gap in _POSSESSIVES and _is_legacy(words, name):
        points += 2
    if post_after(words, end) or post_before(words, begin):
        points += 2
    return points


def _is_of_works(words: Sequence[Word], begin: int) -> bool:
    """Whether works of people are spoken of: "the theories of Moss", "the theories of Moss and Reed"."""
    if begin > 2 and words[begin - 1].lower == "and" and not words[begin].gap and words[begin - 2].capital:
        begin -= 2
    pair = " ".join(word.lower for word in words[max(0, begin - 2) : begin])
    return not words[begin].gap and pair in lexicon().works


def _is_legacy(words: Sequence[Word], name: Range) -> bool:
    """Whether what a thinker leaves follows the possessive, one adjective between; or anything of a known thinker's."""
    begin, end = name
    legacy = any(word.lower in lexicon().legacies for word in words[end : end + 2])
    return legacy or (end - begin == 1 and words[begin].lower in thinkers_families() and words[end].text.islower())


def _ends_quotation(words: Sequence[Word], begin: int) -> bool:
    """Whether quotation marks close before the verb in front of the name: "“…,” says Moss"."""
    return begin > 0 and any(mark in words[begin - 1].gap for mark in '”"')


def _announced(words: Sequence[Word], begin: int) -> bool:
    if not begin or words[begin].gap:
        return False
    pair = " ".join(word.lower for word in words[max(0, begin - 2) : begin])
    return pair in lexicon().announcers or words[begin - 1].lower in lexicon().announcers


def is_narrative_citation(words: Sequence[Word], end: int) -> bool:
    """Whether a year in brackets follows, other authors of the same work in between: "Moss and Berg (1999)".

    "et al." tells it without a year, outside of brackets.
    """
    for index in range(end, min(len(words), end + _LONGEST_CITATION)):
        word = words[index]
        gap = word.gap.removeprefix("'s").removeprefix("’s") if index == end else word.gap
        if gap.endswith(("(", "[")):
            return bool(_YEAR.fullmatch(word.text)) and gap.strip("*_.’'s") in {"(", "["}
        if gap not in {"", ",", ".", ".,"} or not (word.capital or word.lower in _CO_AUTHORS):
            return False
        if word.lower == "et" and not gap and _is_et_al(words, index):
            return True
    return False


def _is_et_al(words: Sequence[Word], index: int) -> bool:
    """Whether "et al." stands in the sentence itself and not in a bracket with citations."""
    if index + 1 >= len(words) or words[index + 1].lower != "al":
        return False
    before = "".join(word.gap for word in words[max(0, index - _LONGEST_CITATION) : index + 1])
    return "(" not in before.rpartition(")")[2] and "[" not in before


_CO_AUTHORS = frozenset({"and", "et", "al", "his", "colleagues", "others", "co-authors"})
