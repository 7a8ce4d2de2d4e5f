"""Whether the words before a head make it a name: "Graz University", "Economy Ministry", "Hop Network Austria"."""

from collections.abc import Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_country_name, is_place
from pipeline.organisations.wording import has_acronym, is_edge, is_field, phrase
from pipeline.organisations.words import Word

_INDEFINITE = frozenset({"a", "an", "another", "any", "every", "each"})
_SUBJECTS = {"ministry": 1, "department": 2, "council": 2, "agency": 2, "commission": 2, "team": 3}
_ENOUGH = 3


def names_by_modifiers(words: Sequence[Word], begin: int, head: int) -> bool:
    """Whether the words before a head tell which one it is."""
    if begin == head or phrase(words[begin : head + 1]) in lexicon().not_organisations:
        return False
    if words[head].lower in {"zone", "park"} and words[head - 1].lower not in lexicon().zone_words:
        return False
    if takes_country(words, head + 1):
        return True
    if _runs_on(words, head):
        return False
    return _has_name_around(words, begin, head) or _is_distinctive(words, begin, head)


def _has_name_around(words: Sequence[Word], begin: int, head: int) -> bool:
    """Whether an acronym, a dedication or a subject makes it a name."""
    modifiers, word = words[begin:head], words[head].lower
    trade = word in lexicon().trade_heads - {"zone", "park"}
    abbreviated = has_acronym(words, head + 1) and len(modifiers) > (_ENOUGH if trade else 1)
    subject = not _is_indefinite(words, begin) and _has_subject(modifiers, word)
    return abbreviated or subject or is_dedicated(words, head + 1)


def _is_distinctive(words: Sequence[Word], begin: int, head: int) -> bool:
    """Whether one of the modifiers, or many of them, distinguish it from others of its kind."""
    modifiers, word = words[begin:head], words[head].lower
    distinctive = [modifier for modifier in modifiers if not is_field(modifier) and not is_edge(modifier)]
    if word in lexicon().trade_heads - {"zone", "park"}:
        return any(map(_is_invented, distinctive)) and not is_place(phrase(modifiers))
    if _is_indefinite(words, begin):
        distinctive = [modifier for modifier in distinctive if not is_place(modifier.text)]
    return bool(distinctive) or (word not in lexicon().weak_heads and len(modifiers) >= _ENOUGH)


def _is_indefinite(words: Sequence[Word], begin: int) -> bool:
    """Whether any one of its kind is meant: "a South African university"."""
    return begin > 0 and words[begin - 1].lower in _INDEFINITE and not words[begin].gap


def _has_subject(modifiers: Sequence[Word], head: str) -> bool:
    """Whether words of a field suffice: before "Ministry" one, before "Department" two, before "Team" three."""
    subject = [word for word in modifiers if not is_edge(word)]
    if head == "ministry":
        subject = [word for word in subject if word.lower not in lexicon().rank_words]
    return head in _SUBJECTS and len(subject) >= _SUBJECTS[head]


def takes_country(words: Sequence[Word], index: int) -> bool:
    """Whether the country ends a name: "Hop Network Austria"."""
    if index >= len(words) or words[index].gap or words[index - 1].lower not in lexicon().country_tails:
        return False
    goes_on = index + 1 < len(words) and not words[index + 1].gap and words[index + 1].capital
    return words[index].capital and not goes_on and is_country_name(words[index].text)


def _runs_on(words: Sequence[Word], head: int) -> bool:
    """Whether a capitalised word behind a weak head shows that the name is a longer one."""
    if head + 1 >= len(words) or words[head].lower not in lexicon().weak_heads | lexicon().trade_heads:
        return words[head + 1 : head + 2] != [] and not words[head + 1].gap and words[head + 1].lower in lexicon().heads
    following = words[head + 1]
    return not following.gap and following.capital and not is_edge(following)


def _is_invented(word: Word) -> bool:
    """Whether a word is neither of a place nor of the dictionary: what trade names are made of."""
    return word.acronym or (not is_place(word.text) and word.lower not in ordinary_words())


def is_dedicated(words: Sequence[Word], index: int) -> bool:
    """Whether the name of a person follows in whose honour an institution is called: "n.a. A. Moss"."""
    return (
        phrase(words[index : index + 1]) in lexicon().named_after
        or phrase(words[index : index + 2]) in lexicon().named_after
    )
