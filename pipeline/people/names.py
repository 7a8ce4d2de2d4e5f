"""The shape of personal names: runs of capitalised words, initials and particles."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.organisations.wording import Range, is_edge, is_field
from pipeline.organisations.words import Word
from pipeline.people.lexicon import first_names, lexicon

_LONGEST = 6
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*|(?:Yu|Ya|Ye|Zh|Sh|Ch|Kh|Ts)(?:\.[^\W\d_])?")
# Latin letters only: names in another script are no part of an English text.
_NAME_WORD = re.compile(r"(?:[A-Za-zÀ-ɏḀ-ỿ]|['’‐-])+")


def is_initials(word: Word) -> bool:
    """Whether a word is one or several initials; the full stop behind it stands in the gap of the next word."""
    text = word.text.removesuffix(".")
    return text[0].isupper() and bool(_INITIALS.fullmatch(text)) and sum(map(str.islower, text)) <= 1


def _has_stop(words: Sequence[Word], index: int) -> bool:
    """Whether initials are printed with a full stop, or stand between two names ("Jane Q Moss")."""
    if "." in words[index].text:
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and following.gap.startswith("."):
        return True
    if following is None or not index or words[index].gap or following.gap:
        return False
    titled = index > 1 and words[index - 2].lower in lexicon().titles
    return (titled or is_first_name(words[index - 1])) and is_name_word(following)


def is_name_word(word: Word) -> bool:
    """Whether a word can be a given or a family name."""
    shaped = word.text[0].isupper() and len(word.text) > 1 and bool(_NAME_WORD.fullmatch(word.text))
    return shaped and not is_edge(word) and not _is_trade_name(word.text)


def _is_trade_name(word: str) -> bool:
    """Whether capitals inside a word, or nothing else in a short one, tell of a firm: "KofAZ", "LTD"."""
    if word.isupper():
        return len(word) <= 3
    capitals = sum(map(str.isupper, word))
    return capitals > 1 + sum(map(word.count, "-'’‐")) + word.startswith(
        ("Mc", "Mac", "De", "Di", "Van", "La", "Le", "Fitz", "Du", "Anna")
    )


def is_first_name(word: Word) -> bool:
    """Whether a word, its letters without accents, or the first part of one with a hyphen is a common given name."""
    if word.lower in first_names() or word.lower.split("-")[0] in first_names():
        return True
    return not word.text.isascii() and unicodedata.normalize("NFKD", word.lower).translate(_ACCENTS) in first_names()


def name_runs(words: Sequence[Word]) -> Iterator[Range]:
    """The longest runs of words that are shaped like one person's name, titles left out.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> text = "Prof. A. B. Moss met Rudi van der Berg, and Lord Moss slept"
    >>> found = words(text, Span(0, len(text)))
    >>> [" ".join(word.text for word in found[begin:end]) for begin, end in name_runs(found)]
    ['A B Moss', 'Rudi van der Berg', 'Moss']
    """
    index = 0
    while index < len(words):
        index += 2 * _is_excellency(words, index)
        index += _is_leading_post(words, index)
        end = _run_end(words, index)
        yield from (found for found in _without_kinds(words, index, end) if found[0] < found[1])
        index = max(end, index + 1)


def _is_excellency(words: Sequence[Word], index: int) -> bool:
    """Whether "H. E." before a given name is no initials."""
    letters = [word.text for word in words[index : index + 2]]
    return letters == ["H", "E"] and index + 2 < len(words) and is_first_name(words[index + 2])


def _is_leading_post(words: Sequence[Word], index: int) -> bool:
    """Whether a post with a capital stands before a name: "Governor Moss"."""
    pair = words[index : index + 2]
    return len(pair) == 2 and not pair[1].gap and pair[0].lower in lexicon().posts and not is_first_name(pair[0])


def _run_end(words: Sequence[Word], begin: int) -> int:
    if words[begin].lower in lexicon().titles or not _fits(words, begin):
        return begin
    end = begin + 1
    while end < len(words) and end - begin < _LONGEST and (step := _step(words, end)):
        end += step
    return end


def _fits(words: Sequence[Word], index: int) -> bool:
    """Whether a word is a name or, with its full stop, initials."""
    word = words[index]
    if is_initials(word) and (len(word.text) == 1 or not is_name_word(word)):
        return _has_stop(words, index) or (index > 0 and is_initials(words[index - 1]) and words[index].gap == ".")
    return is_name_word(word)


def _step(words: Sequence[Word], index: int) -> int:
    """How many words the name goes on at `index`: a name word, initials, or particles with a name word behind them."""
    word, before = words[index], words[index - 1]
    if word.gap and not (word.gap in {".", ".-"} and is_initials(before)):
        return 0
    if _fits(words, index) and word.lower not in lexicon().titles:
        return 1
    ahead = index
    while ahead < len(words) and words[ahead].lower in lexicon().particles and not words[ahead].gap:
        ahead += 1
    if ahead == index or ahead >= len(words) or words[ahead].gap not in {"", "'", "’"}:
        return 0
    return ahead + 1 - index if is_name_word(words[ahead]) else 0


def _without_kinds(words: Sequence[Word], begin: int, end: int) -> Iterator[Range]:
    """The run cut where words of fields and kinds stand; a given name or initials behind other words begin a name."""
    start = begin
    for index in range(begin, end):
        if is_field(words[index]):
            yield start, index
            start = index + 1
        elif index > start and _begins_name(words, index, end) and not _is_inside_name(words, start, index):
            yield start, index
            start = index
    yield start, end


def _begins_name(words: Sequence[Word], index: int, end: int) -> bool:
    return index + 1 < end and is_first_name(words[index]) and not is_initials(words[index + 1])


def _is_inside_name(words: Sequence[Word], start: int, index: int) -> bool:
    """Whether a given name before `index` has begun the name already."""
    return any(
        is_first_name(word) or is_initials(word) or word.lower in lexicon().particles for word in words[start:index]
    )
