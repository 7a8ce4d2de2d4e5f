"""Persons printed right beside a name: "Ada Moss Thule Institute of Hops", "Centre for Hops Boris Mosskov"."""

from collections.abc import Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import is_edge, is_field
from pipeline.organisations.words import Word
from pipeline.page.name_lists import eastern_families, given_names, is_syllabic

_SHORTEST_GIVEN = 5


def begins_person(words: Sequence[Word], index: int) -> bool:
    """Whether a given name and a family name stand at `index`.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> [begins_person(words(name, Span(0, len(name))), 0) for name in ("Boris Mosskov", "Virginia Tech", "Hop Board")]
    [True, False, False]
    """
    pair = words[index : index + 2]
    if len(pair) < 2 or pair[1].gap:
        return False
    if pair[0].lower not in given_names():
        return _is_eastern(*pair)
    return not is_place(pair[0].text) and _is_family(pair[1])


def _is_eastern(family: Word, given: Word) -> bool:
    """Whether a name is one of those that put the family first: "Mao Jianming"."""
    if family.lower not in eastern_families() or not given.capital or len(given.text) < _SHORTEST_GIVEN:
        return False
    return is_syllabic(given.text) and not is_place(given.text) and given.lower not in ordinary_words()


def _is_family(word: Word) -> bool:
    known = word.lower in ordinary_words() or is_field(word) or is_place(word.text) or is_edge(word)
    return word.capital and not word.acronym and not known


def behind_person(words: Sequence[Word], begin: int, head: int) -> int:
    """Where the name that ends in `head` begins: not with a person who is only printed before it.

    A name may honour a person ("Ada Moss Institute"); it does not when a place or an acronym follows, or when nothing
    leads up to it and the institute is called after its field.
    """
    if head - begin < 2 or not begins_person(words, begin):
        return begin
    if begin and not words[begin].gap and words[begin - 1].lower in _LEADS:
        return begin
    behind = words[begin + 2 : head]
    if behind:
        return begin if all(map(is_field, behind)) else begin + 2
    honoured = " ".join(word.lower for word in words[begin:head]) in lexicon().honoured
    return begin if honoured or words[head].lower in lexicon().honouring else head


_LEADS = frozenset({"the", "of", "at", "by", "with", "and", "for", "from", "to", "in"})
