"""The words of names and texts as searches compare them: plain letters, without endings of the plural."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from ontology.transliteration import plain_letters

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 64  # letters; what is longer is no word, and alike so far is alike
_FEW: Final = 8  # words of a name that has none but common ones


def text_words(text: str) -> list[str]:
    """The words in plain letters, in order; those that tell no text from another are left out where there are others.

    >>> text_words("The Wines of Gdańsk: 产业 in Томск"), text_words("Ås")
    (['wines', 'gdansk', '产业', 'tomsk'], ['as'])
    """
    words, common = _WORD.findall(plain_letters(text)), _common_words()
    return [word[:_LONGEST] for word in words if word not in common] or words[:_FEW]


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """One form for singular and plural, which need not be a word: names keep their sense, as nothing else is cut off.

    >>> [singular(word) for word in ("clusters", "policies", "glass", "wines", "2014")]
    ['cluster', 'policy', 'glass', 'wine', '2014']
    """
    if len(word) < 4 or word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@cache
def _common_words() -> frozenset[str]:
    lines = Path(__file__).with_name("text_stopwords.txt").read_text("utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))
