"""Bare acronyms that do what only organisations do: "ACRO argues", "funded by ACRO", "at ACRO", "(ACRO, BCRO)"."""

from collections.abc import Iterator, Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.beside import begins_person
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_country_code, is_place
from pipeline.organisations.wording import Range, has_acronym, is_edge
from pipeline.organisations.words import Word

_SHORTEST, _SURE = 3, 4
_JOINTS = frozenset({"and", "or", "the", "by"})


def acting_acronyms(words: Sequence[Word]) -> Iterator[Range]:
    """The ranges of bare acronyms that the words around them make organisations.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> text = "ZORB argues so; it is funded by MIRL and the PLOV, as Ada Mossberg, KROV, said. NUTS is no one."
    >>> found = words(text, Span(0, len(text)))
    >>> [found[begin].text for begin, _ in acting_acronyms(found)]
    ['ZORB', 'MIRL', 'PLOV', 'KROV']
    """
    index = 0
    while index < len(words):
        listed = is_acronym(words[index]) and _acts(words, index)
        if listed:
            yield from _earlier_acronyms(words, index)
        while listed:
            yield index, index + 1
            following = _next_acronym(words, index + 1)
            index, listed = following or index, bool(following)
        index += 1


def _earlier_acronyms(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The ranges of acronyms before one in an enumeration: "ACRO, BCRO and CCRO argue"."""
    while index:
        before = index - 1 - (words[index - 1].lower == "and" and not words[index].gap)
        listed = words[index].gap == "," or before < index - 1
        if before < 0 or not listed or words[before + 1].gap not in {"", ","} or not is_acronym(words[before]):
            return
        if not _ends_name(words, before):
            yield before, before + 1
        index = before


def acronyms_beside(words: Sequence[Word], name: Range) -> Iterator[Range]:
    """The ranges of acronyms that stand in one enumeration with an institution: "Hop Academy, ACRO and BCRO".

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> text = "KROV and the Hop Academy (HA), ZORB and MIRL met"
    >>> found = words(text, Span(0, len(text)))
    >>> [found[begin].text for begin, _ in acronyms_beside(found, (3, 5))]
    ['ZORB', 'MIRL', 'KROV']
    """
    begin, end = name
    end += has_acronym(words, end)
    while (following := _next_acronym(words, end)) and not _modifies(words, following):
        yield following, following + 1
        end = following + 1
    begin -= begin > 0 and words[begin - 1].lower == "the" and not words[begin].gap
    before = begin - 1 - (begin > 0 and words[begin - 1].lower == "and" and not words[begin].gap)
    listed = before < begin - 1 or words[begin].gap == ","
    if before >= 0 and listed and is_acronym(words[before]) and not _ends_name(words, before):
        yield before, before + 1


def _ends_name(words: Sequence[Word], index: int) -> bool:
    """Whether a capitalised word belongs to the acronym, which may be a family name: "Ada MOSS"."""
    return index > 0 and not words[index].gap and words[index - 1].capital and not is_edge(words[index - 1])


def is_acronym(word: Word) -> bool:
    """Whether a word is in capitals throughout and stands for no common notion, place, degree or number."""
    text = word.text
    if len(text) < _SHORTEST or not word.acronym or not text.replace("-", "").isalpha():
        return False
    if not text.isupper() and (sum(map(str.isupper, text)) < _SHORTEST or text.endswith("s")):
        return False
    stopped = word.lower in lexicon().acronym_stops or word.lower in lexicon().forms_before
    return not (stopped or is_place(text) or is_country_code(text) or set(text) <= set("IVXLC"))


def _acts(words: Sequence[Word], index: int) -> bool:
    sure = len(words[index].text) >= _SURE
    return (
        _has_act(words, index)
        or _is_agent(words, index)
        or _is_at_work(words, index)
        or _is_of_person(words, index)
        or _is_partner(words, index)
        or (sure and (_is_noun_with_article(words, index) or _in_bracketed_list(words, index)))
    )


def _next_acronym(words: Sequence[Word], index: int) -> int:
    """The index of the next acronym of an enumeration; 0 when there is none."""
    gap = words[index].gap.removeprefix(")") if index < len(words) else "."
    if gap not in {"", ",", "/"} or not (gap or words[index].lower in {"and", "or"}):
        return 0
    while index < len(words) and words[index].lower in _JOINTS and words[index].gap.removeprefix(")") in {"", ","}:
        index += 1
    found = index < len(words) and words[index].gap.removeprefix(")") in {"", ",", "/"} and is_acronym(words[index])
    return index if found else 0


def _has_act(words: Sequence[Word], index: int) -> bool:
    """Whether an act, or something that organisations have, follows: "ACRO argues", "ACRO’s map", "ACRO experts"."""
    if index + 1 >= len(words):
        return False
    following = words[index + 1]
    if following.gap in {"'s", "’s"}:
        own = following.lower in lexicon().belongings or following.lower in lexicon().bodies or following.capital
        return own and len(words[index].text) >= _SURE
    pair = " ".join(word.lower for word in words[index + 1 : index + 3])
    return not following.gap and bool({following.lower, pair} & (lexicon().acts | lexicon().series))


def _is_agent(words: Sequence[Word], index: int) -> bool:
    """Whether it is the doer of a passive, or quoted: "funded by the ACRO", "according to ACRO"."""
    at = index - (index > 0 and words[index - 1].lower == "the")
    if at < 2 or words[at].gap or words[index].gap:
        return False
    pair = (words[at - 2].lower, words[at - 1].lower)
    return pair == ("according", "to") or (pair[1] == "by" and pair[0] in lexicon().done)


def _is_at_work(words: Sequence[Word], index: int) -> bool:
    """Whether someone works or meets there: "at ACRO", no noun behind it."""
    at = index - (index > 0 and words[index - 1].lower == "the")
    if not at or words[at].gap not in {"", ":"} or words[at - 1].lower != "at":
        return False
    return not _modifies(words, index)


def _is_partner(words: Sequence[Word], index: int) -> bool:
    """Whether someone works with it or comes from it: "cooperates with ACRO", "experts from the ACRO"."""
    at = index - (index > 0 and words[index - 1].lower == "the")
    if at < 2 or words[at].gap or _modifies(words, index):
        return False
    ties = {"with": lexicon().partnering, "from": lexicon().sent, "of": lexicon().lent}
    return words[at - 2].lower in ties.get(words[at - 1].lower, frozenset())


def _modifies(words: Sequence[Word], index: int) -> bool:
    """Whether the acronym stands before a noun: "at NUTS level"."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.gap:
        return following is not None and following.gap in {"-", "–"}
    if following.lower in lexicon().auxiliaries or is_edge(following):
        return False
    return (
        following.capital
        or following.text.isdigit()
        or following.lower in ordinary_words()
        or following.lower.endswith("s")
    )


def _is_of_person(words: Sequence[Word], index: int) -> bool:
    """Whether a person's name and a comma stand before it, and a pause behind it: "Ada Moss, ACRO"."""
    if index < 2 or words[index].gap not in {",", "("} or not begins_person(words, index - 2):
        return False
    return index + 1 == len(words) or bool(words[index + 1].gap)


def _is_noun_with_article(words: Sequence[Word], index: int) -> bool:
    """Whether "the" and a small word that is no noun are around it: "for which the ACRO stands"."""
    if not index or words[index].gap or words[index - 1].lower != "the":
        return False
    return not _modifies(words, index) or (index + 1 < len(words) and words[index + 1].lower in lexicon().states)


def _in_bracketed_list(words: Sequence[Word], index: int) -> bool:
    """Whether a bracket holds nothing but acronyms, behind a sentence about bodies: "national bodies (ACRO, BCRO)"."""
    if not words[index].gap.endswith("("):
        return False
    end = index + 1
    while end < len(words) and words[end].gap in {",", ", ", "/"} and is_acronym(words[end]):
        end += 1
    closed = end == len(words) or words[end].gap.startswith(")")
    cued = any(word.lower in lexicon().body_plurals for word in words[max(0, index - 12) : index])
    return closed and end - index > 1 and cued and not is_edge(words[index])
