"""What the place of words in a document says of them."""

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
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
_CLUSTER = re.compile(r"\bclusters?\b", re.IGNORECASE)
_OFFICE = (
    r"\b(?=((?:…)\s(?:of|for|on)(?:\sthe)?"
    r"(?:(?:\s(?:and\s|of\s|for\s|&\s)?(?:[A-Z][\w-]*+,?))++|(?:\s[a-z][\w-]*+){1,2}+)))"
)


class Places:
    """The zones of a page as concepts see them: title, summary, the opening behind it, and what stands near by."""

    def __init__(self, text: str, page: Page) -> None:
        title, marked = page.spans({ZoneKind.TITLE}), page.spans({ZoneKind.ABSTRACT})
        body = page.spans({ZoneKind.BODY})
        self.summary = marked or _beginning(body, _LEAD)
        self._title, self._summary = Stretches(title), Stretches(self.summary)
        self._opening = Stretches(_beginning(body, _OPENING) if marked else ())
        self._offices = Stretches(Span(*found.span(1)) for found in _offices().finditer(text))
        self._clusters = [found.start() for found in _CLUSTER.finditer(text)]

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

    def in_office(self, span: Span) -> bool:
        """Whether the words belong to what an office or chair is called: "Ministry for economic development"."""
        return self._offices.cover(span) and not self._title.cover(span)

    def near_cluster(self, span: Span) -> bool:
        """Whether clusters are spoken of within a line or two."""
        at = bisect_left(self._clusters, span.begin - _NEAR)
        return at < len(self._clusters) and self._clusters[at] < span.end + _NEAR


@functools.cache
def _offices() -> re.Pattern[str]:
    words = tomllib.loads(LEXICON.read_text("utf-8"))["offices"]
    return re.compile(_OFFICE.replace("…", "|".join(words)))


def _beginning(spans: Sequence[Span], room: int) -> tuple[Span, ...]:
    """The first `room` code points of `spans`."""
    kept: list[Span] = []
    for span in spans:
        if room > 0:
            kept.append(Span(span.begin, min(span.end, span.begin + room)))
            room -= span.end - span.begin
    return tuple(kept)
