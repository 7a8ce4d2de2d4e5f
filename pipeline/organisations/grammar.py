"""The grammar of institution names: "Adjective Noun Institute", "Institute of Nouns and Nouns", "Université Ville"."""

from collections.abc import Iterator, Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.acting import is_acronym
from pipeline.organisations.beside import behind_person
from pipeline.organisations.complements import begins_next, complement_end, foreign_end
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.lowered import lowered_end
from pipeline.organisations.modifiers import is_dedicated, names_by_modifiers, takes_country
from pipeline.organisations.places import is_country_name, is_place
from pipeline.organisations.wording import (
    Range,
    capitals_end,
    has_acronym,
    is_edge,
    is_field,
    phrase,
    plain_heads,
    plain_left_heads,
)
from pipeline.organisations.words import Word

_LONGEST = 12
_CODE = 2
_ARTICLES = frozenset({"das", "die", "der", "le", "la", "les", "el", "il", "lo"})

Step = tuple[int, bool]
"""Words to go, and whether an "and" lies among them."""


def institution_names(words: Sequence[Word]) -> Iterator[Range]:
    """The ranges of words that read as names of institutions; inner names may lie within outer ones.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> text = "The Institute for Forestry, Mining and Trade of Ruritania and Strelsau Technical University met."
    >>> found = words(text, Span(0, len(text)))
    >>> [" ".join(word.text for word in found[begin:end]) for begin, end in institution_names(found)]
    ['Institute for Forestry Mining and Trade of Ruritania', 'Strelsau Technical University']
    """
    for index, word in enumerate(words):
        if not word.capital:
            continue
        if _is_foreign_head(words, index) and (end := foreign_end(words, index)) > index + 1:
            yield _behind_article(words, _leftmost(words, index), index), end
        elif _is_compound(word):
            yield _leftmost(words, index), foreign_end(words, index)
        elif word.lower in lexicon().heads or word.lower in lexicon().left_heads:
            yield from _around(words, index)
        elif phrase(words[index : index + 2]) in lexicon().phrase_heads:
            yield from _of_place(words, index)
        elif word.lower in lexicon().agency_openers or is_acronym(word):
            yield from _opened(words, index)


def _of_place(words: Sequence[Word], head: int) -> Iterator[Range]:
    """The name that two words head together, behind a place: "Graz City Hall"."""
    begin = _leftmost(words, head)
    if begin < head and (words[head].lower == "stock" or is_place(phrase(words[begin:head]))):
        yield begin, head + 2


def _opened(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The name of an agency that ends in its country: "Enterprise Ireland", "ACRO Ireland", "Invest Upper Austria"."""
    if index and not words[index].gap and words[index - 1].capital and not is_edge(words[index - 1]):
        return
    end = capitals_end(words, index + 1, {""})
    place = " ".join(word.text for word in words[index + 1 : end])
    if place and (is_country_name(place) or (words[index].lower in {"invest", "business"} and is_place(place))):
        yield index, end


def _behind_article(words: Sequence[Word], begin: int, head: int) -> int:
    """The first word of a name in another language without its article."""
    return begin + 1 if begin < head and words[begin].lower in _ARTICLES else begin


def _is_compound(word: Word) -> bool:
    """Whether a head is the last part of a word: "Montanuniversität"."""
    return word.text[-1].islower() and word.lower.endswith(tuple(lexicon().compounds))


def _is_foreign_head(words: Sequence[Word], index: int) -> bool:
    """Whether a word heads a name in another language; short ones, save acronyms, only before a foreign word."""
    word, following = words[index], words[index + 1 : index + 2]
    if word.lower not in lexicon().foreign_heads:
        return False
    foreign = bool(following) and following[0].lower not in ordinary_words() and not is_field(following[0])
    linked = bool(following) and following[0].lower in lexicon().link_words and not following[0].capital
    sure = len(word.text) > 5 and word.lower not in lexicon().heads
    return sure or word.text.isupper() or foreign or linked


def _around(words: Sequence[Word], head: int) -> Iterator[Range]:
    """The name around a head word, if the words there make one."""
    begin = behind_person(words, _leftmost(words, head), head)
    complement = complement_end(words, head) or lowered_end(words, head)
    if complement and phrase(words[head:complement]) in lexicon().not_organisations:
        yield from ((at, at + 1) for at in (head - 1,) if begin <= at and is_acronym(words[at]))
    elif complement and _names_by_complement(words, begin, head, complement):
        unit = _behind_parent(words, begin, head)
        if unit == begin + 1 and is_acronym(words[begin]):
            yield begin, unit
        yield unit, _campus_end(words, unit, complement)
    elif names_by_modifiers(words, begin, head):
        yield begin, _tail_end(words, head)


def _behind_parent(words: Sequence[Word], begin: int, head: int) -> int:
    """The head itself when what stands before it is a name of its own.

    That is the acronym of a parent ("MIT Department of Hops"), or the end of another institute's complement.
    """
    unit = words[head].lower in lexicon().units and words[head].lower in lexicon().weak_heads
    complement = begin > 1 and words[begin - 1].lower in lexicon().prepositions and not words[begin].gap
    if unit and head - begin == 1 and words[begin].acronym:
        return head
    return head if begin < head and complement and begins_next(words, head) else begin


def _campus_end(words: Sequence[Word], begin: int, end: int) -> int:
    """The end of "University of State, Town": only systems of several campuses are told apart by the town."""
    if phrase(words[begin:end]) not in lexicon().campus_systems or end >= len(words):
        return end
    town = end + (words[end].lower == "at")
    for stop in (town + 2, town + 1):
        place = words[town:stop]
        if (
            len(place) == stop - town
            and place[0].gap in {"", ",", "-", "–"}
            and is_place(" ".join(word.text for word in place))
        ):
            return stop
    return end


def _names_by_complement(words: Sequence[Word], begin: int, head: int, end: int) -> bool:
    word = words[head].lower
    if words[end - 1].lower in lexicon().works - (lexicon().taught if word in lexicon().units else frozenset()):
        return False
    if begin == head and all(map(_says_nothing, words[head + 1 : end])):
        return False
    if word not in lexicon().left_heads_modified:
        return True
    return begin < head or has_acronym(words, end) or _is_authority(words, head, end)


def _says_nothing(word: Word) -> bool:
    """Whether a word of a complement leaves open which institution is meant: "Department of the Ministry"."""
    return is_edge(word) or word.lower in plain_heads()


def _is_authority(words: Sequence[Word], head: int, end: int) -> bool:
    """Whether a common noun is that of a region or of a subject: "Administration of Perm Krai", "Board on Hops"."""
    subject = words[head + 1].lower == "on" and words[head].lower == "board" and end - head > 3
    place = " ".join(word.text for word in words[head + 2 : end - 1])
    return subject or (words[end - 1].lower in lexicon().region_kinds and is_place(place))


def _leftmost(words: Sequence[Word], head: int) -> int:
    """The first word of the name that ends in `head`: capitalised neighbours, across "and" only between fields."""
    begin, coordinated = head, False
    while begin > max(0, head - _LONGEST):
        step, joins = _step_left(words, begin, coordinated=coordinated)
        if not step:
            break
        begin, coordinated = begin - step, coordinated or joins
    return begin


def _step_left(words: Sequence[Word], begin: int, *, coordinated: bool) -> Step:
    """How many words further left the name goes, and whether an "and" was crossed."""
    gap, before = words[begin].gap, words[begin - 1]
    if not gap:
        return _step_plain(words, begin)
    if gap == "&":
        joins = words[begin].lower not in lexicon().foreign_heads and words[begin].lower not in plain_left_heads()
        return int(before.capital and joins), True
    if gap == ",":
        return int(coordinated and before.capital and is_field(before)), True
    possessive = gap.replace("’", "'") == "'s" and before.lower in lexicon().possessives
    return int(before.capital and possessive), False


def _step_plain(words: Sequence[Word], begin: int) -> Step:
    """The step when only white space lies between the words."""
    before = words[begin - 1]
    earlier = words[begin - 2] if begin > 1 and not before.gap else None
    if before.lower == "and" and earlier:
        fields = earlier.capital and is_field(earlier) and is_field(words[begin])
        return 2 * fields, True
    if before.lower == "in" and earlier and earlier.lower in lexicon().agency_openers:
        return 2 * earlier.capital, False
    if before.lower in lexicon().link_words and earlier and not is_edge(earlier):
        return 2 * earlier.capital, False
    return int(before.capital and not is_edge(before) and not _is_language_code(before)), False


def _is_language_code(word: Word) -> bool:
    """Whether a word is the last one of a menu of languages: "RU | EN | DE"."""
    return "|" in word.gap and word.acronym and len(word.text) == _CODE


def _tail_end(words: Sequence[Word], head: int) -> int:
    """The end of a name whose head has been reached: an acronym, a town or a dedication may follow."""
    end = head + 1
    if end >= len(words):
        return end
    following = words[end]
    if following.gap == "&" and following.capital and is_field(following):
        return end + 1
    if following.gap:
        return end
    if is_dedicated(words, end):
        return capitals_end(words, end + 2 - (following.lower in lexicon().named_after), {"", "."})
    takes_town = words[head].lower in lexicon().town_heads and is_place(following.text)
    takes_acronym = (
        following.acronym
        and following.lower not in lexicon().acronym_stops
        and following.lower not in lexicon().forms_before
        and words[head].lower not in lexicon().weak_heads
    )
    return end + 1 if takes_town or takes_acronym or takes_country(words, end) else end
