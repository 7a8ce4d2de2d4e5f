"""What a document is about among the places and clusters that it names."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.clauses import Rank, Sighting, clauses, sightings
from pipeline.page.model import Page
from pipeline.reading import DOCUMENT, Cluster, Link, Referent, Region, Relation
from pipeline.spans import Span
from pipeline.stretches import Stretches

LEXICON = Path(__file__).with_name("topics.toml")

_MOST_EVIDENCE = 3
_WIDE = frozenset({"country", "supranational", "macro-region"})
_CONFIDENCE = {Rank.TITLE: 0.95, Rank.ABSTRACT: 0.85, Rank.LEAD: 0.75, Rank.BODY: 0.7}
_SINGLE = 0.05
"""So much less sure is what one sentence alone shows."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    matter: re.Pattern[str]
    clusters: re.Pattern[str]
    adjacent: re.Pattern[str]
    beside: re.Pattern[str]
    parties: re.Pattern[str]
    barrier: re.Pattern[str]
    within: re.Pattern[str]
    opening: re.Pattern[str]


@functools.cache
def _lexicon() -> _Lexicon:
    read = tomllib.loads(LEXICON.read_text("utf-8"))

    def either(name: str, frame: str) -> re.Pattern[str]:
        return re.compile(frame.replace("…", "|".join(read[name])), re.IGNORECASE)

    return _Lexicon(
        matter=either("matter", r"\b(?:…)\b"),
        clusters=either("clusters", r"\b(?:…)\b"),
        adjacent=either("clusters", r"(?:['’]s)?\s+(?:[\w-]+\s+){0,3}(?:…)\b"),
        beside=either("beside", r"\b(?:…)(?: the)?\s*\Z"),
        parties=either("parties", r"\s+(?:\w+ )?(?:…)\b"),
        barrier=either("parties", r"[,:()]|\s(?:…)\b"),
        within=either("prepositions", r"\b(?:…)(?: the)?\s*\Z"),
        opening=either("openings", r"(?:\W|\b(?:…|\d+)\b)*+"),
    )


def find_studies(
    text: str,
    page: Page,
    sentences: Sequence[Span],
    regions: Sequence[Region],
    clusters: Sequence[Cluster],
    links: Sequence[Link],
) -> tuple[Link, ...]:
    """What the document studies: regions, then clusters, each in the given order, by up to three sentences.

    A place counts when the title names it, when a clause of the abstract or lead speaks of clusters or regional
    development there, or when the body treats its clusters; a region below a country needs two such clauses in the
    body. The region of a cluster in the title counts by the words of its location link. A wider place is not implied.
    """
    parts = tuple(clauses(text, page, sentences))
    named = list(sightings(text, parts, clusters))
    shown = [sighting for sighting in named if _treats_cluster(text, sighting)]
    reader = _PlaceReader(text, shown, named)
    places = (sighting for sighting in sightings(text, parts, regions) if reader.treats(sighting))
    seen = _by_referent([*places, *shown])
    seats = dict(_seats(links, {one.referent.id for one in shown if one.rank is Rank.TITLE}))
    found = (_link(referent, seen.get(referent.id, []), seats.get(referent.id)) for referent in (*regions, *clusters))
    return tuple(link for link in found if link)


def _seats(links: Sequence[Link], clusters: Iterable[str]) -> Iterator[tuple[str, Link]]:
    """The regions where the given clusters are, with the links that say so."""
    wanted = frozenset(clusters)
    return ((link.object, link) for link in links if link.relation is Relation.LOCATED and link.subject in wanted)


def _by_referent(found: Iterable[Sighting]) -> dict[str, list[Sighting]]:
    grouped: dict[str, list[Sighting]] = {}
    for sighting in found:
        grouped.setdefault(sighting.referent.id, []).append(sighting)
    return grouped


def _link(referent: Referent, found: Sequence[Sighting], seat: Link | None) -> Link | None:
    sentences = sorted({(-sighting.rank, sighting.clause.sentence) for sighting in found})
    if not sentences:
        return _studies(referent, seat.evidence, min(_CONFIDENCE[Rank.LEAD], seat.confidence)) if seat else None
    best = Rank(-sentences[0][0])
    if best is Rank.BODY and _is_narrow(referent) and len(sentences) < 2 and not seat:
        return None
    evidence = tuple(sorted({sentence for _, sentence in sentences[:_MOST_EVIDENCE]}))
    return _studies(referent, evidence, _CONFIDENCE[best] - (_SINGLE if len(sentences) == 1 else 0.0))


def _studies(referent: Referent, evidence: tuple[Span, ...], confidence: float) -> Link:
    return Link(
        subject=DOCUMENT,
        relation=Relation.STUDIES,
        object=referent.id,
        evidence=evidence,
        confidence=round(confidence, 2),
    )


def _is_narrow(referent: Referent) -> bool:
    """Whether it is a place below a country."""
    return isinstance(referent, Region) and referent.level not in _WIDE


def _treats_cluster(text: str, sighting: Sighting) -> bool:
    """Whether the document treats a cluster where it mentions it: not only beside another one, or in a list."""
    if sighting.rank is Rank.TITLE:
        return True
    if _lexicon().beside.search(sighting.before(text)):
        return False
    return sighting.rank is Rank.ABSTRACT or not sighting.listed


class _PlaceReader:
    """Tells whether a document treats a place where it mentions it; `shown` are the clusters that it treats."""

    def __init__(self, text: str, shown: Iterable[Sighting], named: Iterable[Sighting]) -> None:
        self._text = text
        self._shown = Stretches(sighting.span for sighting in shown)
        self._named = Stretches(sighting.span for sighting in named)

    def treats(self, sighting: Sighting) -> bool:
        """Whether the words around the place, or the name of a cluster that holds it, show that it is treated."""
        if sighting.rank is Rank.TITLE:
            return True
        if self._named.cover(sighting.span):
            return self._shown.cover(sighting.span)
        if self._is_beside(sighting):
            return False
        if sighting.rank is Rank.BODY or _is_narrow(sighting.referent):
            return self._has_clusters(sighting)
        return _lexicon().matter.search(sighting.clause.span.of(self._text)) is not None

    def _is_beside(self, sighting: Sighting) -> bool:
        """Whether the place is set beside the matter: a partner, a market, the home of firms, one of many."""
        if sighting.listed and sighting.rank is not Rank.ABSTRACT:
            return True
        if _lexicon().beside.search(sighting.before(self._text)):
            return True
        return _lexicon().parties.match(sighting.after(self._text)) is not None

    def _has_clusters(self, sighting: Sighting) -> bool:
        """Whether the clause says of the place that it has clusters or a cluster policy.

        "Spanish wine clusters", "clusters were founded in Spain", "In Spain, … clusters", "Spain has … clusters".
        """
        lexicon, clause = _lexicon(), sighting.clause.span
        matter = lexicon.clusters if sighting.rank is Rank.BODY else lexicon.matter
        if lexicon.adjacent.match(sighting.after(self._text)) or self._stand_before(sighting, matter):
            return True
        opens = lexicon.opening.fullmatch(self._text, clause.begin, sighting.row.begin)
        return opens is not None and matter.search(self._text, sighting.row.end, clause.end) is not None

    def _stand_before(self, sighting: Sighting, matter: re.Pattern[str]) -> bool:
        """Whether "clusters … in" precedes the place, with neither a comma nor a party between."""
        before = sighting.before(self._text)
        if not _lexicon().within.search(before):
            return False
        named = self._named.last_end(sighting.row.begin) - (sighting.row.begin - len(before))
        end = max(named, *(match.end() for match in matter.finditer(before)), 0)
        return end > 0 and not _lexicon().barrier.search(before, end)
