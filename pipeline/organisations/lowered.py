"""Names that go on in small letters behind a head with a capital: "Ministry for rural development of Austria"."""

from collections.abc import Sequence

from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import has_acronym, is_edge, is_field
from pipeline.organisations.words import Word

_LONGEST = 9
_PREPOSITIONS = frozenset({"of", "for", "on"})
_INDEFINITE = frozenset({"a", "an", "each", "every", "any", "no", "another", "their", "its"})


def lowered_end(words: Sequence[Word], head: int) -> int:
    """The end of a name whose subject is printed in small letters; 0 when the words are no name.

    A place, an acronym in brackets, or the subject of a ministry or the like must tell which one it is.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> found = words("the Centre for the complex study of the Arctic met", Span(0, 50))
    >>> " ".join(word.text for word in found[1 : lowered_end(found, 1)])
    'Centre for the complex study of the Arctic'
    """
    word = words[head].lower
    if word not in lexicon().left_heads - lexicon().left_heads_modified or (
        head and words[head - 1].lower in _INDEFINITE
    ):
        return 0
    begin = _past(words, _past(words, head + 1, _PREPOSITIONS), frozenset({"the"}))
    if begin == head + 1 or words[head + 1].lower == "the":
        return 0
    end = _subject_end(words, begin)
    if end == begin:
        return 0
    return _placed_end(words, end) or _unplaced_end(words, head, begin, end)


def _past(words: Sequence[Word], index: int, small: frozenset[str]) -> int:
    """The index behind one of the small words, or the index itself."""
    return index + 1 if index < len(words) and not words[index].gap and words[index].lower in small else index


def _subject_end(words: Sequence[Word], begin: int) -> int:
    """The end of the subject: small words up to a preposition, among them at least one of a field."""
    end = begin
    while end < min(len(words), begin + _LONGEST) and not words[end].gap and _continues(words[end]):
        end += 1
    while end > begin and words[end - 1].lower == "and":
        end -= 1
    return end if any(map(is_field, words[begin:end])) or _placed_end(words, end) else begin


def _continues(word: Word) -> bool:
    return word.text.islower() and (word.lower == "and" or not (is_edge(word) or word.lower in _PREPOSITIONS))


def _placed_end(words: Sequence[Word], end: int) -> int:
    """The end of "of the Omsk region" that follows at `end`; 0 when none does."""
    place = _past(words, _past(words, end, frozenset({"of", "in"})), frozenset({"the"}))
    if place == end or place >= len(words) or words[place].gap or not words[place].capital:
        return 0
    stop = place + 1
    while stop < len(words) and not words[stop].gap and words[stop].capital and not is_edge(words[stop]):
        stop += 1
    if _past(words, stop, lexicon().region_kinds) > stop:
        return stop + 1
    name = " ".join(word.text for word in words[place:stop])
    return stop if is_place(name) or words[place - 1].lower == "the" else 0


def _unplaced_end(words: Sequence[Word], head: int, begin: int, end: int) -> int:
    """The end of a name that no place follows."""
    if has_acronym(words, end):
        return end
    subject = [word for word in words[begin:end] if word.lower != "and"]
    named = words[head].lower in lexicon().subject_units and all(map(is_field, subject))
    return end if named else 0
