"""Which names stand in which clause, and how much the place of the clause says about the matter of the document."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from pipeline.page.model import Page, ZoneKind
from pipeline.reading import Referent
from pipeline.spans import Span

_LEAD = 1500
"""Where a page marks no abstract, so many code points of its prose stand in for one."""
_LONG_LIST = 3
_NEAR = 100
_CLAUSE_END = re.compile(r";|\b(?:while|whereas|but|although|by contrast)\b", re.IGNORECASE)
_LIST_GAP = re.compile(r"[\s,;&(]*(?:and|or|as well as)?[\s,;&(]*(?:the|in|of)?\s*")


class Rank(IntEnum):
    """The part of the document that a clause stands in; the higher, the more it tells what the document is about."""

    BODY = 0
    LEAD = 1
    ABSTRACT = 2
    TITLE = 3


_ZONE_RANKS = {
    ZoneKind.TITLE: Rank.TITLE,
    ZoneKind.ABSTRACT: Rank.ABSTRACT,
    ZoneKind.HEADING: Rank.BODY,
    ZoneKind.BODY: Rank.BODY,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that speaks of one thing."""

    span: Span
    sentence: Span
    rank: Rank


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention in a clause. `row` is the enumeration that it stands in, itself when alone; `listed`: it has three."""

    referent: Referent
    span: Span
    clause: Clause
    row: Span
    listed: bool

    @property
    def rank(self) -> Rank:
        """The rank of the clause."""
        return self.clause.rank

    def before(self, text: str) -> str:
        """The words of the clause before the enumeration, at most 100 code points."""
        return text[max(self.clause.span.begin, self.row.begin - _NEAR) : self.row.begin]

    def after(self, text: str) -> str:
        """The words of the clause behind the enumeration, at most 100 code points."""
        return text[self.row.end : min(self.clause.span.end, self.row.end + _NEAR)]


def clauses(text: str, page: Page, sentences: Sequence[Span]) -> Iterator[Clause]:
    """The clauses of the sentences, in the order of the text. A conjunction of contrast begins a new one.

    >>> from pipeline.page.model import Zone
    >>> text = "Wine pays here, but cheese does not."
    >>> zones = (Zone(span=Span(0, len(text)), kind=ZoneKind.ABSTRACT),)
    >>> page = Page(zones=zones, fields=(), credits=(), references=(), citations=())
    >>> [clause.span.of(text) for clause in clauses(text, page, page.spans({ZoneKind.ABSTRACT}))]
    ['Wine pays here, ', 'but cheese does not.']
    """
    zones = [zone for zone in page.zones if zone.kind in _ZONE_RANKS]
    begins = [zone.span.begin for zone in zones]
    room = 0 if any(zone.kind is ZoneKind.ABSTRACT for zone in zones) else _LEAD
    for sentence in sorted(sentences):
        at = bisect_right(begins, sentence.begin) - 1
        if at < 0 or not zones[at].span.overlaps(sentence):
            continue
        rank = _ZONE_RANKS[zones[at].kind]
        if rank is Rank.BODY and room > 0:
            rank, room = Rank.LEAD, room - (sentence.end - sentence.begin)
        yield from (Clause(span, sentence, rank) for span in _parted(text, sentence))


def _parted(text: str, sentence: Span) -> Iterator[Span]:
    ends = (match.start() for match in _CLAUSE_END.finditer(text, sentence.begin, sentence.end))
    cuts = sorted({sentence.begin, *ends, sentence.end})
    return itertools.starmap(Span, itertools.pairwise(cuts))


def sightings(text: str, parts: Sequence[Clause], referents: Sequence[Referent]) -> Iterator[Sighting]:
    """The mentions of `referents` by clause; of mentions that share words the longest."""
    mentions = sorted(
        ((mention.span, referent) for referent in referents for mention in referent.mentions),
        key=lambda pair: (pair[0].begin, -pair[0].end, pair[1].id),
    )
    begins = [span.begin for span, _ in mentions]
    for clause in parts:
        first, last = bisect_left(begins, clause.span.begin), bisect_left(begins, clause.span.end)
        within = _disjoint(mentions[first:last])
        for row in _rows(text, within):
            whole = Span(row[0][0].begin, row[-1][0].end)
            for span, referent in row:
                yield Sighting(referent, span, clause, whole, listed=len(row) >= _LONG_LIST)


def _disjoint(mentions: Sequence[tuple[Span, Referent]]) -> list[tuple[Span, Referent]]:
    kept: list[tuple[Span, Referent]] = []
    for span, referent in mentions:
        if not kept or span.begin >= kept[-1][0].end:
            kept.append((span, referent))
    return kept


def _rows(text: str, mentions: Sequence[tuple[Span, Referent]]) -> list[list[tuple[Span, Referent]]]:
    """The mentions in enumerations: nothing but commas, brackets and conjunctions stands between two of one row."""
    rows: list[list[tuple[Span, Referent]]] = []
    for span, referent in mentions:
        if rows and _LIST_GAP.fullmatch(text, rows[-1][-1][0].end, span.begin):
            rows[-1].append((span, referent))
        else:
            rows.append([(span, referent)])
    return rows
