"""The branches that a stretch of words names, one range for each."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.sectors import is_sector
from pipeline.clusters.words import Word

_SEPARATORS = frozenset({",", ";", "/", "and", "&"})
_MOST_WORDS = 4
Range = tuple[int, int]


def branch_ranges(words: Sequence[Word], begin: int, end: int, *, open_class: bool = False) -> tuple[Range, ...]:
    """The branches in words[begin:end]: "oil and gas" as a whole, "food, feed and biotech" one by one.

    Of each part the longest run that the thesaurus knows counts, else its branch words; with `open_class` plain nouns
    that no lexicon has are branch words as well ("brassware").
    """
    if end - begin <= _MOST_WORDS and _is_known(words[begin:end]):
        return ((begin, end),)
    telling = is_branch_word if open_class else _is_listed_branch
    return tuple(found for part in _parts(words, begin, end) if (found := _of_part(words, part, telling)))


def is_branch_word(word: Word) -> bool:
    """Whether the word may tell the branch: by the lexicon, or as a plain noun."""
    if not word.is_word or word.place or word.lower in grammar().generic:
        return False
    if is_sector_word(word.lower):
        return True
    plain = not word.is_capitalised and not any(char.isdigit() for char in word.text)
    return plain and (word.tag.startswith(("NN", "VBG")) or not word.tag or "-" in word.text)


def _is_listed_branch(word: Word) -> bool:
    return not word.place and is_sector_word(word.lower) and word.lower not in grammar().generic


def _parts(words: Sequence[Word], begin: int, end: int) -> Iterator[Range]:
    start = begin
    for index in range(begin, end + 1):
        if index == end or words[index].lower in _SEPARATORS:
            if start < index:
                yield start, index
            start = index + 1


def _of_part(words: Sequence[Word], part: Range, telling: Callable[[Word], bool]) -> Range | None:
    begin, end = part
    for length in range(min(end - begin, _MOST_WORDS), 1, -1):
        for start in range(end - length, begin - 1, -1):
            if _is_known(words[start : start + length]):
                return start, start + length
    indices = [index for index in range(begin, end) if telling(words[index])]
    return (indices[0], indices[-1] + 1) if indices else None


def _is_known(words: Sequence[Word]) -> bool:
    plain = bool(words) and not any(word.place or word.lower in {",", ";"} for word in words)
    generic = all(word.lower in grammar().generic for word in words)
    return plain and not generic and is_sector(" ".join(word.text for word in words))
