"""How far a name goes on to the right of its head: "of Nouns, Nouns and Nouns", "de la Ville"."""

from collections.abc import Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.beside import begins_person
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import capitals_end, is_edge, is_field, plain_heads, plain_left_heads
from pipeline.organisations.words import Word
from pipeline.people.lexicon import thinkers_families

_LOOKAHEAD = 14
_LONGEST = 24
_ADJECTIVES = ("al", "ic", "ed", "an", "ive", "ar")


def foreign_end(words: Sequence[Word], head: int) -> int:
    """The end of a name in another language: capitalised words and the small link words between them."""
    end = head + 1
    while end < min(len(words), head + _LONGEST) and not words[end].gap:
        if (words[end].capital and not is_edge(words[end])) or _is_adjective(words, end):
            end += 1
        elif words[end].lower in lexicon().link_words and _capital_soon(words, end + 1):
            end = _capital_soon(words, end + 1)
        else:
            break
    return end


def _is_adjective(words: Sequence[Word], index: int) -> bool:
    """Whether a word is an adjective in small letters behind which the name goes on: "Conseil régional de Lyon"."""
    following = words[index + 1 : index + 2]
    if words[index].lower not in lexicon().foreign_adjectives or not following or following[0].gap:
        return False
    return following[0].capital or bool(_capital_soon(words, index + 2))


def _capital_soon(words: Sequence[Word], index: int) -> int:
    """The index behind the capitalised word that follows, one more link word allowed; 0 when there is none."""
    for end in (index, index + 1):
        if end >= len(words) or words[end].gap not in {"", "'", "’"}:
            return 0
        if words[end].capital:
            return end + 1
        if words[end].lower not in lexicon().link_words:
            return 0
    return 0


def complement_end(words: Sequence[Word], head: int) -> int:
    """The end of a name that goes on behind its head with "of …" or "for …"; 0 when it does not."""
    if words[head].lower not in lexicon().left_heads:
        return 0
    first = _after_preposition(words, head + 1, words[head].lower)
    if not first:
        return 0
    end = first
    while end < min(len(words), head + _LONGEST) and (step := _step_right(words, end)):
        end += step
    return end


def _after_preposition(words: Sequence[Word], index: int, head: str = "") -> int:
    """The index behind the first capitalised word after a preposition and an article; 0 when there is none."""
    if index + 1 >= len(words) or words[index].gap or words[index].lower not in lexicon().prepositions:
        return 0
    if head in lexicon().of_only and words[index].lower != "of":
        return 0
    index += 1
    if words[index].lower == "the" and not words[index].gap and index + 1 < len(words):
        index += 1
    word = words[index]
    return index + 1 if not word.gap and word.capital and not is_edge(word) else 0


def _step_right(words: Sequence[Word], end: int) -> int:
    """How many words further right a complement goes."""
    word, before = words[end], words[end - 1]
    if not word.gap:
        return 0 if begins_person(words, end) else _step_plain(words, end)
    if word.gap == ",":
        return max(0, _list_end(words, end) - end)
    by_gap = {"&": word.capital and word.lower not in plain_left_heads(), "'s": word.capital and _owns(before)}
    return int(by_gap.get(word.gap.replace("’", "'"), False))


def _owns(word: Word) -> bool:
    return word.lower in lexicon().possessives


def _step_plain(words: Sequence[Word], end: int) -> int:
    """The step when only white space lies before the word."""
    word = words[end]
    if word.lower == "and":
        return 2 * _joins(words, end + 1)
    if word.lower in lexicon().prepositions:
        return max(0, _after_preposition(words, end) - end)
    if word.lower in {"in", "to"}:
        return 2 * _goes_on_in(words, end + 1)
    if word.lower in lexicon().region_kinds:
        return int(words[end - 1].capital and not is_field(words[end - 1]))
    if word.lower in lexicon().link_words and not word.capital:
        return max(0, _capital_soon(words, end + 1) - end)
    return int(word.capital and not is_edge(word) and not begins_next(words, end))


def _goes_on_in(words: Sequence[Word], index: int) -> bool:
    """Whether fields follow "in" or "to", and not the place where an institution sits: "in Trade and Industry"."""
    run = words[index : capitals_end(words, index, {""})]
    return bool(run) and is_field(run[0]) and not any(is_place(word.text) for word in run)


def begins_next(words: Sequence[Word], index: int) -> bool:
    """Whether another institution is glued to a complement: "of Malt and Hop Research University of Graz"."""
    word, before = words[index], words[index - 1]
    if word.lower not in plain_left_heads() or not is_field(before) or before.lower.endswith(_ADJECTIVES):
        return False
    following = words[index + 1 : index + 2]
    goes_on = bool(following) and not following[0].gap and following[0].lower in lexicon().prepositions
    return goes_on and words[index - 2].lower not in lexicon().prepositions


def _joins(words: Sequence[Word], right: int) -> bool:
    """Whether "and" before the word `right` joins two fields of one institution and not two institutions."""
    if right >= len(words) or words[right].gap or not words[right].capital:
        return False
    run = words[right : capitals_end(words, right, {""})]
    if not run or _is_name_of_its_own(run):
        return False
    subjects = all(map(_is_subject, (words[right - 2], *run))) and not any(
        word.lower in thinkers_families() for word in run
    )
    return not is_place(words[right - 2].text) and (subjects or any(map(is_field, run)))


def _is_name_of_its_own(run: Sequence[Word]) -> bool:
    """Whether capitalised words hold a head of their own: "Graz University", "Ministry"."""
    if run[0].lower in plain_left_heads():
        return True
    return run[-1].lower in lexicon().heads and not all(map(is_field, run))


def _is_subject(word: Word) -> bool:
    """Whether a word can be what a ministry or an institute is for: a field or another common noun, but no place."""
    known = word.lower in ordinary_words() or word.lower.removesuffix("s") in ordinary_words()
    return is_field(word) or (known and not is_place(word.text))


def _list_end(words: Sequence[Word], index: int) -> int:
    """The end of fields of one institution that commas separate, an "and" before the last of them; 0 without one."""
    if not _is_subject(words[index - 1]):
        return 0
    for position in range(index, min(len(words), index + _LOOKAHEAD)):
        word = words[position]
        if word.lower == "and" and position > index and word.gap in {"", ","}:
            return position + 2 if _joins(words, position + 1) else 0
        if word.gap not in {"", ","} or not word.capital or (word.gap == "," and not _is_subject(word)):
            return 0
        if word.lower in plain_heads():
            return 0
    return 0
