"""What the place of words in a document says of them."""

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.concepts.notions import Rank
from pipeline.page.model import Page, ZoneKind
from pipeline.spans import Span
from pipeline.stretches import Stretches

LEXICON = Path(__file__).with_name("subjects.toml")

_LEAD = 4000
"""Where a page marks no abstract, so many code points of its prose stand in for one: news lead with the matter."""
_OPENING = 2000
"""So many code points behind an abstract count for more than the rest of the body."""
_NEAR = 160
_REACH = 32
"""So far before and behind "cluster" the words may stand that give it another sense."""
_CLUSTER = re.compile(r"\b[Cc](?:luster|LUSTER)")
_OFFICE = r"(?:…)\s(?:of|for|on)(?:\sthe)?"
_OF_WHAT = re.compile(r"(?:\s(?:and\s|of\s|for\s|&\s)?(?:[A-Z][\w-]*+,?)){1,6}+|(?:\s[a-z][\w-]*+){1,2}+")


class Places:
    """The zones of a page as concepts see them: title, summary, the opening behind it, and what stands near by."""

    def __init__(self, text: str, page: Page) -> None:
        title, marked = page.spans({ZoneKind.TITLE}), page.spans({ZoneKind.ABSTRACT})
        body = page.spans({ZoneKind.BODY})
        self.summary = marked or _beginning(body, _LEAD)
        self._title, self._summary = Stretches(title), Stretches(self.summary)
        self._opening = Stretches(_beginning(body, _OPENING) if marked else ())
        self._offices = Stretches(_names_of_offices(text))
        self._clusters = [found.start() for found in _CLUSTER.finditer(text)]
        self._senses = Stretches(_in_other_senses(text, self._clusters))

    def rank(self, span: Span) -> Rank:
        """In which part of the document the span stands."""
        if self._title.cover(span):
            return Rank.TITLE
        if self._summary.cover(span):
            return Rank.SUMMARY
        return Rank.OPENING if self._opening.cover(span) else Rank.BODY

    def depth(self, span: Span) -> float:
        """Which share of the summary's extent stands before the span."""
        begin, end = self.summary[0].begin, self.summary[-1].end
        return (span.begin - begin) / max(1, end - begin)

    def means_else(self, span: Span) -> bool:
        """Whether the words are of an office's name ("Ministry for economic development") or of clusters of data."""
        return self._senses.cover(span) or (self._offices.cover(span) and not self._title.cover(span))

    def near_cluster(self, span: Span) -> bool:
        """Whether clusters are spoken of within a line or two."""
        at = bisect_left(self._clusters, span.begin - _NEAR)
        return at < len(self._clusters) and self._clusters[at] < span.end + _NEAR


def _names_of_offices(text: str) -> Iterator[Span]:
    for found in _offices().finditer(text):
        what = _OF_WHAT.match(text, found.end())
        yield Span(found.start(), what.end() if what else found.end())


def _in_other_senses(text: str, clusters: Sequence[int]) -> Iterator[Span]:
    for at in clusters:
        found = _other_senses().search(text, max(0, at - _REACH), at + _REACH)
        if found:
            yield Span(*found.span())


@functools.cache
def _offices() -> re.Pattern[str]:
    return re.compile(_OFFICE.replace("…", "|".join(_lexicon()["offices"])))


@functools.cache
def _other_senses() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_lexicon()['other_senses'])})\b".replace(" ", r"\s"), re.IGNORECASE)


def _lexicon() -> Mapping[str, list[str]]:
    return tomllib.loads(LEXICON.read_text("utf-8"))


def _beginning(spans: Sequence[Span], room: int) -> tuple[Span, ...]:
    """The first `room` code points of `spans`."""
    kept: list[Span] = []
    for span in spans:
        if room > 0:
            kept.append(Span(span.begin, min(span.end, span.begin + room)))
            room -= span.end - span.begin
    return tuple(kept)
