"""What speaks for capitalised words being a person's name: the name itself, the words around it, the language model."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.language import ordinary_words
from pipeline.organisations.lexicon import lexicon as organisation_lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import Range
from pipeline.organisations.words import Word
from pipeline.people.lexicon import first_names, lexicon, thinkers_families
from pipeline.people.names import is_first_name, is_initials
from pipeline.people.posts import post_after, post_before

_YEAR = re.compile(r"(?:1[89]|20)\d\d[a-z]?")
_ENOUGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The words of a sentence, and how to learn which of them the model calls a person's, by index."""

    words: Sequence[Word]
    recognise: Callable[[], frozenset[int]]

    def recognised(self, name: Range) -> bool:
        """Whether the model calls one of these words a person's; asking costs milliseconds."""
        return not self.recognise().isdisjoint(range(*name))


def is_person(around: Surroundings, name: Range) -> bool:
    """Whether the evidence for a person suffices; one word alone needs more than the model's opinion."""
    words = around.words[name[0] : name[1]]
    if not any(len(word.text) > 1 and not is_initials(word) for word in words) or _is_other_thing(around.words, name):
        return False
    own = _of_name(words)
    context = _of_context(around.words, name)
    if len(words) == 1:
        return context >= _ENOUGH and (own > 0 or context > _ENOUGH or around.recognised(name))
    if own == 0 and context < _ENOUGH:
        return False
    return own + context >= _ENOUGH or around.recognised(name)


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
    if behind and not behind[0].gap.strip('”"') and behind[0].lower in lexicon().speech_verbs:
        points += 2
    if is_narrative_citation(words, end):
        points += 3
    if behind and behind[0].gap in {"'s", "’s", "'", "’"} and behind[0].lower in lexicon().legacies:
        points += 2
    if post_after(words, end) or post_before(words, begin):
        points += 2
    return points


def _announced(words: Sequence[Word], begin: int) -> bool:
    if not begin or words[begin].gap:
        return False
    pair = " ".join(word.lower for word in words[max(0, begin - 2) : begin])
    return pair in lexicon().announcers or words[begin - 1].lower in lexicon().announcers


def is_narrative_citation(words: Sequence[Word], end: int) -> bool:
    """Whether a year in brackets follows, other authors of the same work in between: "Moss and Berg (1999)"."""
    index = end
    while index < len(words) and index - end < 12:
        word = words[index]
        if word.gap.endswith("(") or word.gap.endswith("["):
            return bool(_YEAR.fullmatch(word.text)) and words[index].gap.strip("*_.’'s") in {"(", "["}
        if word.gap not in {"", ",", ".", ".,"} or not (
            word.capital or word.lower in {"and", "et", "al", "his", "colleagues", "others", "co-authors"}
        ):
            return False
        index += 1
    return False
