"""Names that only the words around them make organisations: "firms such as A, B and C", "the maker A", "head of A"."""

import functools
from collections.abc import Iterator, Sequence

from pipeline.organisations.beside import begins_person
from pipeline.organisations.enumerations import LONGEST_ITEM, QUOTES, enumeration, is_candidate, item_end
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_country_name, is_place
from pipeline.organisations.wording import Range, is_edge
from pipeline.organisations.words import Word
from pipeline.people.lexicon import lexicon as people_lexicon

_LONGEST_ATTRIBUTE = 12
_OPENINGS = frozenset({"(", ":", "–", "—", ","})
_LINKS = frozenset({"including", "include", "includes"})
_COPULAS = frozenset({"are", "were"})
_BELONGING = frozenset(
    {"members", "founders", "shareholders", "partners", "owners", "competitors", "customers", "co-founders"}
)
_SEVERAL = 2
_OWNED = frozenset({"its", "their", "our", "his", "her", "the", "state", "national"})


def cued_names(words: Sequence[Word]) -> Iterator[Range]:
    """The ranges of the names that a cue before them makes organisations.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> text = "It has firms such as Zorbex in Bonn, Mirlan (Graz) and Plovotec, and the drill maker Harkon Ulm."
    >>> found = words(text, Span(0, len(text)))
    >>> [" ".join(word.text for word in found[begin:end]) for begin, end in cued_names(found)]
    ['Zorbex', 'Mirlan', 'Plovotec', 'Harkon Ulm']
    """
    triggers = _triggers()
    for index, word in enumerate(words):
        if word.lower in triggers:
            yield from _around_cue(words, index)
    yield from _beside_known(words)


@functools.cache
def _triggers() -> frozenset[str]:
    """The words that can make a name beside them an organisation's."""
    known = lexicon()
    return cue_plurals() | known.cue_nouns | known.posts | known.kinds | known.bodies | {"cluster"}


@functools.cache
def _singulars() -> frozenset[str]:
    return lexicon().cue_nouns - lexicon().cue_nouns_plural_only


def _around_cue(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The names that one cue makes organisations, behind it and before it."""
    cue, small = words[index].lower, not words[index].capital
    if cue in lexicon().joint and not words[index].gap:
        yield from _united(words, index + 1)
    if cue in cue_plurals():
        yield from _after_plural(words, index + 1)
    elif cue in _singulars() and small:
        yield from _after_singular(words, index + 1)
    elif cue in lexicon().cue_nouns:
        yield from _labelled(words, index + 1)
    elif cue in lexicon().posts:
        yield from _after_post(words, index + 1)
    if small and cue in lexicon().kinds:
        yield from _before_kind(words, index)
    if small and index and cue in lexicon().bodies and _is_bare_acronym(words, index - 1):
        yield index - 1, index


def _before_kind(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The proper name between "the" and the kind of organisation that it is: "the Zorbex Development agency"."""
    begin = index
    while begin and index - begin < LONGEST_ITEM and not words[begin].gap and _is_proper(words[begin - 1]):
        begin -= 1
    name = words[begin:index]
    led = begin > 0 and words[begin - 1].lower == "the" and not words[begin].gap
    if led and name and not any(is_place(word.text) for word in name) and is_candidate(name):
        yield begin, index


def _is_proper(word: Word) -> bool:
    return word.capital and not is_edge(word)


def _united(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The members that a cluster is said to have: "the cluster includes Zorbex and Mirlan"."""
    for end in (index + 2, index + 1):
        if phrase_in(words[index:end], lexicon().uniting):
            items = list(enumeration(words, end))
            yield from (item for item in items if len(items) > 1 and is_candidate(words[item[0] : item[1]]))
            return


def _is_bare_acronym(words: Sequence[Word], index: int) -> bool:
    """Whether a word of four letters or more is an acronym that could be an organisation's: "the TRIPEX board"."""
    word = words[index]
    return word.acronym and len(word.text) > 3 and not words[index + 1].gap and is_candidate([word])


@functools.cache
def cue_plurals() -> frozenset[str]:
    nouns = lexicon().cue_nouns
    regular = {noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeo" else noun + "s" for noun in nouns}
    return frozenset(regular | lexicon().cue_plurals)


def _after_plural(words: Sequence[Word], index: int) -> Iterator[Range]:
    if _abbreviates_cue(words, index):
        return
    begin = _behind_attribute(words, index)
    link = next((end for end in (begin + 2, begin + 1) if phrase_in(words[begin:end], lexicon().cue_links)), 0)
    link = min(link, len(words))
    items = list(enumeration(words, link or begin))
    opening = words[begin].gap.strip(QUOTES) if begin < len(words) else ""
    bracketed = opening.endswith("(")
    if bracketed and not (link or _fills_bracket(words, items, several=begin > index)):
        return
    if link and len(items) < _SEVERAL and (words[link - 1].lower in _COPULAS or _makes(words, index - 1, link - 1)):
        return
    if link or len(items) > 1 or (opening in _OPENINGS and items):
        yield from (item for item in items if is_candidate(words[item[0] : item[1]]))


def _makes(words: Sequence[Word], cue: int, link: int) -> bool:
    """Whether "of" tells of what a trade makes, or where: "makers of Mirlau", not "laboratories of Zorbex"."""
    trade = words[cue].lower.endswith(("ers", "ors")) and words[cue].lower not in _BELONGING
    return trade and words[link].lower == "of"


def _fills_bracket(words: Sequence[Word], items: Sequence[Range], *, several: bool) -> bool:
    """Whether a bracket holds names alone: "(Zorbex, Mirlan)" and no citation "(Mossberg, 1990)"."""
    if not items or (several and len(items) < 2):
        return False
    end = items[-1][1]
    return end == len(words) or ")" in words[end].gap or not (several or words[end].text.isdigit())


def _behind_attribute(words: Sequence[Word], index: int) -> int:
    """The index of the bracket or the link behind "of the region": "residents of the park include A and B".

    Another plural noun between would be what the names belong to: "firms from three towns (A, B)".
    """
    for end in range(index, min(len(words), index + _LONGEST_ATTRIBUTE)):
        if words[end].gap == "(" or words[end].lower in _LINKS or phrase_in(words[end : end + 2], lexicon().cue_links):
            return end
        belongs_to_others = words[end].text.islower() and words[end].lower.endswith("s") and len(words[end].text) > 3
        if words[end].gap.strip(QUOTES) or belongs_to_others:
            return index
    return index


def _labelled(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The name behind "Contractor: " at the beginning of a line or a sentence."""
    end = item_end(words, index, first_gaps={":"})
    if end > index and (end - index > 1 or is_candidate(words[index:end])):
        last = words[end - 1].lower
        if last not in lexicon().not_last and not is_place(" ".join(word.text for word in words[index:end])):
            yield index, end


def _in_apposition(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The name between commas behind a noun that is said to be someone's: "its agency, Zorbex, …"."""
    end = item_end(words, index, first_gaps={","})
    if end == index or (end < len(words) and words[end].gap[:1] not in {",", ".", ";", ")"}):
        return
    owned = any(word.lower in _OWNED for word in words[max(0, index - 4) : index - 1])
    if owned and is_candidate(words[index:end]):
        yield index, end


def _abbreviates_cue(words: Sequence[Word], index: int) -> bool:
    """Whether a lone acronym in brackets stands for the cue itself: "service providers (SP)"."""
    if index >= len(words) or words[index].gap != "(" or not words[index].acronym:
        return False
    return index + 1 == len(words) or words[index + 1].gap.startswith(")")


def phrase_in(words: Sequence[Word], phrases: frozenset[str]) -> bool:
    """Whether the words, with nothing but white space and commas between them, are one of the phrases."""
    return " ".join(word.lower for word in words) in phrases


def _after_singular(words: Sequence[Word], index: int) -> Iterator[Range]:
    if index < len(words) and words[index].gap == ",":
        yield from _in_apposition(words, index)
    if index < len(words) and words[index].lower in {"called", "named"}:
        index += 1
    end = item_end(words, index, first_gaps={"", *QUOTES})
    if end > index and is_candidate(words[index:end]) and not begins_person(words, index):
        yield index, end


def _after_post(words: Sequence[Word], index: int) -> Iterator[Range]:
    if index >= len(words) or words[index].gap or words[index].lower not in {"of", "at"}:
        return
    index += 1
    if index < len(words) and words[index].lower == "the":
        index += 1
    end = item_end(words, index, first_gaps={"", *QUOTES})
    if end < len(words) and not words[end].gap and words[end].lower in {"of", "for"}:
        yield from _after_post(words, end)
    elif end > index and is_candidate(words[index:end]) and not is_country_name(words[index].text):
        yield index, end


def _beside_known(words: Sequence[Word]) -> Iterator[Range]:
    """The other items of an enumeration that holds a well-known firm, save persons and names that go on."""
    index = 0
    while index < len(words):
        items = list(enumeration(words, index))
        if len(items) > 1 and any(_is_known_firm(words[begin:end]) for begin, end in items):
            yield from (item for item in items if not begins_person(words, item[0]) and _is_whole(words, item))
        index = items[-1][1] if items else index + 1


def _is_whole(words: Sequence[Word], item: Range) -> bool:
    """Whether an item could be a name and no "of …" belongs to it."""
    goes_on = words[item[1] : item[1] + 1]
    if goes_on and not goes_on[0].gap and goes_on[0].lower in lexicon().prepositions:
        return False
    before = words[item[0] - 1] if item[0] and words[item[0]].gap in {"", "."} else None
    if before and (before.lower in people_lexicon().titles or before.lower in people_lexicon().particles):
        return False
    return is_candidate(words[item[0] : item[1]])


def _is_known_firm(words: Sequence[Word]) -> bool:
    known = known_forms().get(" ".join(word.lower for word in words))
    return known is not None and known.firm and not known.doubtful
