"""The place of a text where it has the words of a search, with the words marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.text_words import singular, text_words

_BEFORE, _AFTER = 60, 150  # characters around the first word found
_WORD = re.compile(r"[^\W_]+")
_MOST_READ = 20_000  # characters looked through word by word, when no word is found as it is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a snippet; `found` when it is one of the words."""

    text: str
    found: bool = False


def snippet(text: str, words: Sequence[str]) -> tuple[Part, ...]:
    """The surroundings of the first of the words; nothing when the text has none of them.

    >>> [part.text for part in snippet("On wines of Gdańsk.", ("gdansk", "wine")) if part.found]
    ['wines', 'Gdańsk']
    """
    forms = frozenset(map(singular, words))
    first = next(_places(text, forms), None)
    if first is None:
        return ()
    begin = _start(text, first[0])
    return tuple(_parts(text[begin : first[1] + _AFTER], forms, cut=(begin > 0, first[1] + _AFTER < len(text))))


def _start(text: str, place: int) -> int:
    """Where a snippet begins that has a place of the text in it: at a word, some way before."""
    begin = max(place - _BEFORE, 0)
    return text.find(" ", begin, place) + 1 or place if begin else 0


def _parts(piece: str, forms: frozenset[str], cut: tuple[bool, bool]) -> Iterator[Part]:
    shown = piece.rpartition(" ")[0] or piece if cut[1] else piece
    if cut[0]:
        yield Part(text="… ")
    end = 0
    for begin, stop in _read(shown, forms):
        if begin > end:
            yield Part(text=shown[end:begin])
        yield Part(text=shown[begin:stop], found=True)
        end = stop
    yield Part(text=shown[end:] + (" …" if cut[1] else ""))


def _places(text: str, forms: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the words are: quickly as they are written, else, blind to accents and script, word by word."""
    found = False
    for match in _pattern(forms).finditer(text):
        if _is_one(match.group(), forms):
            found = True
            yield match.span()
    if not found:
        yield from _read(text[:_MOST_READ], forms)


def _read(text: str, forms: frozenset[str]) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _WORD.finditer(text) if _is_one(match.group(), forms))


def _is_one(word: str, forms: frozenset[str]) -> bool:
    return any(singular(one) in forms for one in text_words(word))


@lru_cache(maxsize=256)
def _pattern(forms: frozenset[str]) -> re.Pattern[str]:
    stems = "|".join(re.escape(form.removesuffix("y")) for form in sorted(forms))
    return re.compile(rf"\b(?:{stems})[^\W_]*", re.IGNORECASE)
