"""The places behind a cluster noun: "at Gera, Thuringia", "of A, B and C", "(California, USA)", "located near Ede"."""

from collections.abc import Sequence

from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.words import CLOSING_QUOTES, MARKUP, Word, word_at
from pipeline.spans import Span

PlaceGroups = tuple[tuple[Word, ...], ...]
"""Each group is one location, smallest place first. A word without a place is a name that no authority knows."""

_AND = frozenset({"and", "&", "or"})
_KINDS_OF_PLACE = frozenset(
    {
        "region",
        "area",
        "province",
        "city",
        "state",
        "oblast",
        "district",
        "county",
        "resort",
        "corridor",
        "regency",
        "valley",
    }
)
_MOST_FILLERS = 6
_LONGEST_BRACKET = 8
_MOST_PLACES = 12


def locations(words: Sequence[Word], index: int) -> tuple[PlaceGroups, int, bool]:
    """The groups of places from `index` on, where they end, and whether they belong to the name itself."""
    direct = _places(words, index, known=True)
    if direct:
        return direct[0], _behind_kind(words, direct[1]), True
    attached = True
    begin = index
    if word_at(words, begin) in grammar().formation:
        attached, begin = False, begin + 1 + (word_at(words, begin + 1) in {"up", "mainly", "primarily", "recently"})
    if word_at(words, begin) == "out" or (not attached and word_at(words, begin) not in grammar().place_prepositions):
        attached = False
    if word_at(words, begin) in grammar().place_prepositions or (
        not attached and word_at(words, begin) in {"the", "out"}
    ):
        behind = _places(words, begin + 1, known=False)
        if behind:
            return behind[0], _behind_kind(words, behind[1]), attached
    return _bracketed(words, index)


def _behind_kind(words: Sequence[Word], index: int) -> int:
    """Behind the "region" of "the Waterloo region", which belongs to the name."""
    return index + 1 if word_at(words, index) in _KINDS_OF_PLACE else index


def _bracketed(words: Sequence[Word], index: int) -> tuple[PlaceGroups, int, bool]:
    """The places of "(California, USA)": never part of the name."""
    if word_at(words, index) == "(" and index + 1 < len(words) and words[index + 1].place:
        found = _places(words, index + 1, known=True)
        if found and word_at(words, found[1]) == ")":
            return tuple(group[:1] for group in found[0][:1]), index, False
    return (), index, True


def _places(words: Sequence[Word], index: int, *, known: bool) -> tuple[PlaceGroups, int] | None:
    """Groups of places and the index behind the last; `known` demands an authority's place without filling words."""
    first = index if known else _behind_fillers(words, index)
    place = _place_word(words, first, known=known)
    if not place:
        return None
    end = first + 1 if place.place else _end_of_unknown(words, first)
    groups = [[place if place.place else _joined(words[first:end])]]
    while len(groups) < _MOST_PLACES:
        end = _behind_bracket(words, end, groups[-1])
        following = _holder(words, end, groups[-1][-1]) or _next_place(words, end)
        if not following:
            break
        word, after, separator = following
        if separator == "," and _is_wider(word, groups[-1][-1]):
            groups[-1].append(word)
        elif separator == "" and _is_wider(groups[-1][-1], word):
            groups[-1].insert(0, word)
        elif separator:
            groups.append([word])
        else:
            break
        end = after
    return tuple(tuple(group) for group in groups), end


def _behind_bracket(words: Sequence[Word], index: int, group: list[Word]) -> int:
    """Behind the "(Y)" of "X (Y), Z (W)", where the list of places goes on; a wider place in it joins the group."""
    if word_at(words, index) != "(":
        return index
    close = next((i for i in range(index + 1, min(len(words), index + _LONGEST_BRACKET)) if words[i].text == ")"), 0)
    following = _next_place(words, close + 1) if close else None
    if not following or following[2] not in {",", "and"} or not following[0].place:
        return index
    if close == index + 2 and _is_wider(words[index + 1], group[-1]):
        group.append(words[index + 1])
    return close + 1


def _end_of_unknown(words: Sequence[Word], index: int) -> int:
    """Behind all the capitalised words of a place that no authority knows ("Nova Alta Bay")."""
    end = index + 1
    while end < len(words) and words[end].is_word and words[end].is_capitalised and not words[end].place:
        end += 1
    return end


def _joined(words: Sequence[Word]) -> Word:
    span = Span(words[0].span.begin, words[-1].span.end)
    return Word(text=" ".join(word.text for word in words), span=span, tag=words[0].tag)


def _behind_fillers(words: Sequence[Word], index: int) -> int:
    end = index
    while end - index < _MOST_FILLERS and end < len(words) and _is_filler(words, end):
        end += 1
    return end


def _is_filler(words: Sequence[Word], index: int) -> bool:
    """Filling words before a place; an adjective like "German" may be a place itself, then another one must follow."""
    word = words[index]
    if word.place:
        return word.lower in grammar().place_fillers and index + 1 < len(words) and words[index + 1].place is not None
    return word.lower in grammar().place_fillers


def _place_word(words: Sequence[Word], index: int, *, known: bool) -> Word | None:
    if index >= len(words):
        return None
    word = words[index]
    if word.place:
        return word
    if known or not word.is_word or not word.text[0].isupper() or len(word.text) < 3:
        return None
    unlikely = word.lower in grammar().generic or word.is_boundary or is_sector_word(word.lower)
    return None if unlikely else word


def _holder(words: Sequence[Word], index: int, place: Word) -> tuple[Word, int, str] | None:
    """The wider place of "Agra in India", as if a comma stood between."""
    if word_at(words, index) != "in":
        return None
    begin = _behind_fillers(words, index + 1)
    word = words[begin] if begin < len(words) else None
    return (word, begin + 1, ",") if word and word.place and _is_wider(word, place) else None


def _next_place(words: Sequence[Word], index: int) -> tuple[Word, int, str] | None:
    """The next place of a chain or list, the index behind it, and what stands between."""
    separator, begin = "", index
    while begin < len(words) and words[begin].text in CLOSING_QUOTES + MARKUP:
        begin += 1
    if word_at(words, begin) in {",", "-", "–", "/"}:
        separator, begin = words[begin].text, begin + 1
    if word_at(words, begin) in _AND:
        separator, begin = "and", begin + 1
    if separator == "and" and word_at(words, begin) in {"in", "of", "at", "around"}:
        begin += 1
    if separator:
        begin = _behind_fillers(words, begin)
    word = words[begin] if begin < len(words) else None
    known_or_listed = word and (word.place or (separator == "and" and _place_word(words, begin, known=False)))
    return (word, begin + 1, separator) if word and known_or_listed else None


_WIDTH = {"city": 0, "region": 1, "macro-region": 2, "country": 3, "supranational": 4}


def _is_wider(word: Word, than: Word) -> bool:
    if not word.place:
        return False
    return _WIDTH.get(word.place.level, 0) > (_WIDTH.get(than.place.level, 0) if than.place else 0)
