"""Stretches of text that bear the name of a place, before it is asked whether they mean it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.regions.fold import Folded
from pipeline.regions.gazetteer import Gazetteer, Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name at [begin, end) of the folded text.

    `form` is the name as the gazetteer has it, `base` where it stands without the words for a kind of unit, `kind` what
    those words say: "region", "local" or "city". An unknown name of which they tell that it is a place has no senses.
    """

    begin: int
    end: int
    form: str
    senses: tuple[Sense, ...]
    base: tuple[int, int]
    kind: str = ""

    @property
    def adjective(self) -> bool:
        """Whether the words are an adjective ("Russian"), not the name."""
        return bool(self.senses) and all(sense.adjective for sense in self.senses)

    def wider(self, begin: int, end: int, kind: str) -> "Candidate":
        """The candidate with the words for the kind of unit."""
        return replace(self, begin=min(begin, self.begin), end=max(end, self.end), kind=kind)


def whole_word(text: str, begin: int, end: int) -> bool:
    """Whether no letter or digit goes on before or after the stretch."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if before.isalnum() or after.isalnum() or any(mark and mark in "_@#\\" for mark in (before, after)):
        return False
    return not re.match(r"'(?!s\b)\w", text[end : end + 3])


def longest(stretches: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Of stretches that overlap, the one that begins first, and of those the longest."""
    reach = -1
    for begin, end, form in sorted(stretches, key=lambda s: (s[0], -s[1], s[2])):
        if begin >= reach:
            reach = end
            yield begin, end, form


def candidates(page: Folded, places: Gazetteer) -> tuple[Candidate, ...]:
    """The names of the gazetteer in the text, in its order, without overlaps."""
    matches = places.automaton.find_matches_as_indexes(page.text, overlapping=True)
    whole = [(begin, end, places.patterns[n]) for n, begin, end in matches if whole_word(page.text, begin, end)]
    return tuple(
        Candidate(begin=begin, end=end, form=form, senses=tuple(places.senses[form]), base=(begin, end))
        for begin, end, form in longest(whole)
    )
