"""The grammar of institution names: "Adjective Noun Institute", "Institute of Nouns and Nouns", "Université de Ville"."""

from collections.abc import Iterator, Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.words import Word

Range = tuple[int, int]
"""First word of a name and the word after its last."""

_LOOKAHEAD = 14


def is_field(word: Word) -> bool:
    """Whether a word tells of a field or a kind, so that it distinguishes no organisation by itself."""
    known = word.lower in lexicon().fields or word.lower in lexicon().heads
    return known or (
        len(word.text) > 6 and word.lower.endswith(tuple(lexicon().field_endings)) and not is_place(word.text)
    )


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
        if _is_foreign_head(words, index) and (end := _foreign_end(words, index)) > index + 1:
            yield _leftmost(words, index), end
        elif word.lower in lexicon().heads | lexicon().left_heads:
            yield from _around(words, index)


def _is_foreign_head(words: Sequence[Word], index: int) -> bool:
    """Whether a word heads a name in another language; short ones, unless acronyms ("TU"), only before a foreign word."""
    word, following = words[index], words[index + 1 : index + 2]
    if word.lower not in lexicon().foreign_heads:
        return False
    foreign = bool(following) and following[0].lower not in ordinary_words() and not is_field(following[0])
    return len(word.text) > 5 or word.text.isupper() or foreign


def _around(words: Sequence[Word], head: int) -> Iterator[Range]:
    """The name around a head word, if the words there make one."""
    begin = _leftmost(words, head)
    complement = _complement_end(words, head)
    if complement and _names_by_complement(words, begin, head, complement):
        yield begin, _campus_end(words, begin, complement)
    elif _names_by_modifiers(words, begin, head):
        yield begin, _tail_end(words, head)


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
    if words[end - 1].lower in lexicon().works:
        return False
    if word not in lexicon().left_heads_modified:
        return True
    return begin < head or has_acronym(words, end)


def _names_by_modifiers(words: Sequence[Word], begin: int, head: int) -> bool:
    """Whether the words before a head tell which one it is."""
    modifiers, word = words[begin:head], words[head].lower
    if not modifiers or phrase(words[begin : head + 1]) in lexicon().not_organisations:
        return False
    if word in {"zone", "park"} and words[head - 1].lower not in lexicon().zone_words:
        return False
    if _runs_on(words, head):
        return False
    distinctive = [modifier for modifier in modifiers if not is_field(modifier) and not is_edge(modifier)]
    abbreviated = (
        has_acronym(words, head + 1) and len(modifiers) > 1 and word not in lexicon().trade_heads - {"zone", "park"}
    )
    if abbreviated or _is_dedicated(words, head + 1):
        return True
    if word in lexicon().trade_heads - {"zone", "park"}:
        return any(map(_is_invented, distinctive)) and not is_place(phrase(modifiers))
    return bool(distinctive) or (word not in lexicon().weak_heads and len(modifiers) >= 3)


def _runs_on(words: Sequence[Word], head: int) -> bool:
    """Whether a capitalised word behind a weak head shows that the name is a longer one."""
    if head + 1 >= len(words) or words[head].lower not in lexicon().weak_heads | lexicon().trade_heads:
        return words[head + 1 : head + 2] != [] and not words[head + 1].gap and words[head + 1].lower in lexicon().heads
    following = words[head + 1]
    return not following.gap and following.capital and not is_edge(following)


def _is_invented(word: Word) -> bool:
    """Whether a word is neither of a place nor of the dictionary: what trade names are made of."""
    return word.acronym or (not is_place(word.text) and word.lower not in ordinary_words())


def has_acronym(words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` is an acronym that a bracket opens."""
    return index < len(words) and words[index].gap == "(" and words[index].acronym


def phrase(words: Sequence[Word]) -> str:
    """The words in small letters with single spaces."""
    return " ".join(word.lower for word in words)


def _leftmost(words: Sequence[Word], head: int) -> int:
    """The first word of the name that ends in `head`: capitalised neighbours, across "and" only between fields."""
    begin, coordinated = head, False
    while begin > 0:
        step, joins = _step_left(words, begin, coordinated)
        if not step:
            break
        begin, coordinated = begin - step, coordinated or joins
    return begin


def _step_left(words: Sequence[Word], begin: int, coordinated: bool) -> tuple[int, bool]:  # noqa: FBT001
    """How many words further left the name goes, and whether an "and" was crossed."""
    gap, before = words[begin].gap, words[begin - 1]
    earlier = words[begin - 2] if begin > 1 else None
    if gap == "&":
        joins = words[begin].lower not in lexicon().foreign_heads | lexicon().left_heads - lexicon().fields
        return int(before.capital and joins), True
    if gap == "," and coordinated:
        return int(before.capital and is_field(before)), True
    if gap in {"'s", "’s"}:
        return int(before.capital and before.lower in lexicon().possessives), False
    if gap:
        return 0, False
    if before.lower == "and" and earlier and not before.gap:
        fields = earlier.capital and is_field(earlier) and is_field(words[begin])
        return 2 * fields, True
    if before.lower in lexicon().link_words and earlier and not before.gap and not is_edge(earlier):
        return 2 * earlier.capital, False
    return int(before.capital and not is_edge(before)), False


def is_edge(word: Word) -> bool:
    """Whether a word, capitalised or not, is never part of a name's beginning."""
    return word.lower in lexicon().common_words or word.lower in lexicon().edge_words


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
    if _is_dedicated(words, end):
        return _capitals_end(words, end + 2 - (following.lower in lexicon().named_after), {"", "."})
    takes_town = words[head].lower in lexicon().town_heads and is_place(following.text)
    takes_acronym = (
        following.acronym
        and following.lower not in lexicon().acronym_stops
        and words[head].lower not in lexicon().weak_heads
    )
    return end + 1 if takes_town or takes_acronym else end


def _is_dedicated(words: Sequence[Word], index: int) -> bool:
    """Whether the name of a person follows in whose honour an institution is called: "n.a. A. Moss"."""
    return (
        phrase(words[index : index + 1]) in lexicon().named_after
        or phrase(words[index : index + 2]) in lexicon().named_after
    )


def _capitals_end(words: Sequence[Word], index: int, gaps: set[str]) -> int:
    while index < len(words) and words[index].gap in gaps and words[index].capital and not is_edge(words[index]):
        index += 1
    return index


def _foreign_end(words: Sequence[Word], head: int) -> int:
    """The end of a name in another language: capitalised words and the small link words between them."""
    end = head + 1
    while end < len(words) and not words[end].gap:
        if words[end].capital and not is_edge(words[end]):
            end += 1
        elif words[end].lower in lexicon().link_words and _capital_soon(words, end + 1):
            end = _capital_soon(words, end + 1)
        else:
            break
    return end


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


def _complement_end(words: Sequence[Word], head: int) -> int:
    """The end of a name that goes on behind its head with "of …" or "for …"; 0 when it does not."""
    if words[head].lower not in lexicon().left_heads:
        return 0
    first = _after_preposition(words, head + 1, words[head].lower)
    if not first:
        return 0
    end = first
    while end < len(words) and (step := _step_right(words, end)):
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
    word = words[end]
    if word.gap == ",":
        return int(_is_listed(words, end))
    if word.gap in {"'s", "’s"}:
        return int(words[end - 1].lower in lexicon().possessives and word.capital)
    if word.gap == "&":
        return int(word.capital)
    if word.gap:
        return 0
    if word.lower == "and":
        return 2 * _joins(words, end + 1)
    if word.lower in lexicon().prepositions:
        return max(0, _after_preposition(words, end) - end)
    if word.lower in lexicon().link_words and not word.capital:
        return max(0, _capital_soon(words, end + 1) - end)
    return int(word.capital and not is_edge(word))


def _joins(words: Sequence[Word], right: int) -> bool:
    """Whether "and" before the word `right` joins two fields of one institution and not two institutions."""
    if right >= len(words) or words[right].gap or not words[right].capital:
        return False
    run = words[right : _capitals_end(words, right, {""})]
    if not run or _is_name_of_its_own(run):
        return False
    return not is_place(words[right - 2].text) and any(map(is_field, run))


def _is_name_of_its_own(run: Sequence[Word]) -> bool:
    """Whether capitalised words hold a head of their own: "Graz University", "Ministry"."""
    if run[0].lower in lexicon().left_heads - lexicon().fields:
        return True
    return run[-1].lower in lexicon().heads and not all(map(is_field, run))


def _is_listed(words: Sequence[Word], index: int) -> bool:
    """Whether a comma before `index` separates fields of one institution: fields follow, and an "and" before the last."""
    if not is_field(words[index - 1]):
        return False
    for position in range(index, min(len(words), index + _LOOKAHEAD)):
        word = words[position]
        if word.gap == "" and word.lower == "and" and position > index:
            return _joins(words, position + 1)
        if word.gap not in {"", ","} or not word.capital or (word.gap == "," and not is_field(word)):
            return False
        if word.lower in lexicon().heads - lexicon().fields:
            return False
    return False
