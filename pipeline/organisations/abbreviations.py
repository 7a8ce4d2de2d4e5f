"""Abbreviations of common nouns, which look like the acronyms of organisations: "small businesses (SBs)"."""

import re
from collections.abc import Iterator

from pipeline.language import ordinary_words
from pipeline.organisations.lexicon import lexicon

_BRACKETED = re.compile(r"\(\s*(?:hereinafter[^()\"“]{0,40}|further[^()\"“]{0,20})?[\"“]?([A-Z]{2,7})s?[\"”]?\s*[,;)]")
_PLURAL = re.compile(r"\b([A-Z]{2,6})s\b")
_WORD = re.compile(r"[^\W\d_]+")


def common_abbreviations(text: str) -> frozenset[str]:
    """The acronyms that the text itself uses for common nouns: with a plural, or explained by a noun.

    >>> sorted(common_abbreviations("a regional hop cluster (RHC), many SMEs, the Hop Research Office (HRO)"))
    ['RHC', 'SME']
    """
    return frozenset((*_explained(text), *(match.group(1) for match in _PLURAL.finditer(text))))


def _explained(text: str) -> Iterator[str]:
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1)
        before = _WORD.findall(text[max(0, match.start() - 120) : match.start()])[-len(acronym) :]
        small = [word for word in before if word[0].islower()]
        if [word[0].upper() for word in before] == list(acronym) and (
            len(small) > len(before) // 2 or _is_common(before[-1])
        ):
            yield acronym


def _is_common(word: str) -> bool:
    """Whether the last word of what is abbreviated tells that it is no organisation: "Free Hop Area"."""
    singular = word.casefold().removesuffix("s")
    return singular in ordinary_words() and not {singular, word.casefold()} & (lexicon().heads | lexicon().cue_nouns)
