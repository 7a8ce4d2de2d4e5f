"""The stretches that are searched: the sentences of the prose and the single keywords."""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clusters.words import Places, Word, is_headline, words_of
from pipeline.page.model import PROSE, Page, ZoneKind
from pipeline.spans import Span
from pipeline.tags import Tags

_KEYWORD = re.compile(r"[^,;•·\n|]+")
BULLETS = frozenset("•·-–—*►▪●○◦")
_LONGEST_ITEM = 40
_LONGEST = 4000
"""A sentence of more code points is a table or a list without stops; read in pieces, it takes linear time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or a keyword, with its words. `index` counts the passages of a document from 0."""

    index: int
    span: Span
    words: tuple[Word, ...]
    headline: bool
    keyword: bool

    @property
    def bulleted(self) -> bool:
        """Whether it is a short item of a list with a bullet before it."""
        return self.words[0].text in BULLETS and len(self.words) <= _LONGEST_ITEM

    def range_of(self, span: Span) -> tuple[int, int]:
        """The half-open range of the words that overlap `span`."""
        begin = bisect.bisect_right(self.words, span.begin, key=lambda word: word.span.end)
        return begin, bisect.bisect_left(self.words, span.end, key=lambda word: word.span.begin)


def passages(text: str, page: Page, sentences: Sequence[Span], places: Places, tags: Tags) -> tuple[Passage, ...]:
    """The passages of prose and keywords, in the order of the text."""
    stretches = sorted([*_prose(page, sentences), *_keywords(text, page)])
    found: list[Passage] = []
    for span, keyword in stretches:
        words = words_of(text, span, places, tags)
        if words:
            headline = is_headline(words)
            found.append(Passage(index=len(found), span=span, words=words, headline=headline, keyword=keyword))
    return tuple(found)


def _prose(page: Page, sentences: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The sentences that lie in zones of prose, long ones cut to pieces."""
    zones = page.spans(PROSE)
    begins = [zone.begin for zone in zones]
    for sentence in sentences:
        zone = zones[bisect.bisect_right(begins, sentence.begin) - 1] if zones else None
        if zone and zone.begin <= sentence.begin < zone.end:
            end = min(zone.end, sentence.end)
            for piece in range(sentence.begin, end, _LONGEST):
                yield Span(piece, min(end, piece + _LONGEST)), False


def _keywords(text: str, page: Page) -> Iterator[tuple[Span, bool]]:
    for zone in page.spans((ZoneKind.KEYWORDS,)):
        for match in _KEYWORD.finditer(text, zone.begin, zone.end):
            trimmed = Span(*match.span()).trimmed(text)
            if trimmed:
                yield trimmed, True
