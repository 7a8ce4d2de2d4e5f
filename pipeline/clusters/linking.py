"""The findings of a document from the sightings of its clusters: referents, concepts, links with their evidence."""

import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.clusters.grammar import is_sector_word
from pipeline.clusters.holders import holders
from pipeline.clusters.located import spreading
from pipeline.clusters.members import member_organisations
from pipeline.clusters.model import ClusterFindings, Located, Sighting
from pipeline.clusters.narrowing import most_specific
from pipeline.clusters.passages import Passage
from pipeline.clusters.sectors import kind_concept, sector_concept, sector_names
from pipeline.reading import Cluster, Concept, Link, Mention, Organisation, Relation
from pipeline.spans import Span

_Group = tuple[Sighting, ...]


def findings(
    text: str, found: Sequence[Passage], groups: Sequence[_Group], organisations: Sequence[Organisation]
) -> ClusterFindings:
    """The clusters "cluster-1", … of the groups, the concepts "sector-1", … and "kind-1", …, and all links."""
    clusters = tuple(_cluster(text, number, group) for number, group in enumerate(groups, 1))
    mentions = _Mentions(organisations)
    begins = sorted(sighting.span.begin for group in groups for sighting in group)
    concepts = _Concepts()
    links: list[Link] = []
    told = holders(found) if groups else {}
    for cluster, group in zip(clusters, groups, strict=True):
        links += _locations(cluster, group, found, told)
        links += _sectors(text, cluster, group, found, concepts)
        links += _kinds(cluster, group, found, concepts)
        links += _members(text, cluster, [_telling(s, found, begins) for s in group], mentions)
    return ClusterFindings(clusters=clusters, sectors=concepts.all(), links=tuple(links))


def _cluster(text: str, number: int, group: _Group) -> Cluster:
    fullest = _fullest(group)
    spans = sorted({span for sighting in group for span in (sighting.span, *sighting.aliases)})
    confidence = max(sighting.confidence for sighting in group)
    return Cluster(
        id=f"cluster-{number}",
        name=fullest.label or " ".join(fullest.span.of(text).split()),
        mentions=tuple(Mention(span=span, confidence=confidence) for span in spans),
        confidence=confidence,
        proper=any(sighting.proper for sighting in group),
        status=next((sighting.status for sighting in group if sighting.status), None),
    )


def _fullest(group: _Group) -> Sighting:
    """The printing that tells most: an own name, else branch and place, else the first."""
    return max(
        group,
        key=lambda s: (
            s.sure,
            not s.coined,
            s.proper and len(s.own_words) > 1,
            bool(s.places and s.sectors),
            -s.span.begin,
        ),
    )


def _locations(
    cluster: Cluster, group: _Group, found: Sequence[Passage], told: Mapping[str, Located]
) -> Iterator[Link]:
    places = [place for sighting in group for place in sighting.places]
    places += _spread(group, found)
    kept = most_specific(places)
    known = {place.region.id for place in kept}
    further = [told[place.region.id] for place in kept if place.region.id in told]
    for place in (*kept, *(place for place in dict.fromkeys(further) if place.region.id not in known)):
        yield _link(cluster, Relation.LOCATED, place.region.id, place.evidence, 0.9)


def _spread(group: _Group, found: Sequence[Passage]) -> Sequence[Located]:
    """Where the sentence behind a full mention says that "the cluster" lies."""
    following = dict.fromkeys(sighting.passage + 1 for sighting in group if sighting.places or sighting.proper)
    return [place for index in following if index < len(found) for place in spreading(found[index])]


def _link(cluster: Cluster, relation: Relation, target: str, evidence: Span, factor: float) -> Link:
    confidence = round(cluster.confidence * factor, 3)
    return Link(subject=cluster.id, relation=relation, object=target, evidence=(evidence,), confidence=confidence)


class _Concepts:
    """The concepts that links point to, numbered by kind in the order of their first use."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._described: dict[str, tuple[str, str | None]] = {}
        self._spans: dict[str, dict[Span, None]] = {}
        self._counts: Counter[str] = Counter()

    def id_of(self, prefix: str, name: str, iri: str | None, span: Span) -> str:
        """The id of the concept, which gets another mention."""
        key = (prefix, iri or name)
        if key not in self._ids:
            self._counts[prefix] += 1
            self._ids[key] = f"{prefix}-{self._counts[prefix]}"
            self._described[self._ids[key]] = (name, iri)
        identifier = self._ids[key]
        self._spans.setdefault(identifier, {})[span] = None
        return identifier

    def all(self) -> tuple[Concept, ...]:
        """The concepts with their mentions, in the order of their first use."""
        return tuple(self._concept(identifier) for identifier in self._described)

    def _concept(self, identifier: str) -> Concept:
        name, iri = self._described[identifier]
        mentions = tuple(Mention(span=span, confidence=0.8) for span in sorted(self._spans[identifier]))
        return Concept(id=identifier, name=name, mentions=mentions, confidence=0.8, iri=iri, subject=False)


def _sectors(
    text: str, cluster: Cluster, group: _Group, found: Sequence[Passage], concepts: _Concepts
) -> Iterator[Link]:
    linked: set[str] = set()
    for sighting in group:
        for span in sighting.sectors:
            for name in sector_names(span.of(text)):
                known = sector_concept(name)
                if not known and not _tells_branch(name, sighting):
                    continue
                label, iri = (known.label, known.iri) if known else (name, None)
                target = concepts.id_of("sector", label, iri, span)
                if target not in linked:
                    linked.add(target)
                    yield _link(cluster, Relation.SECTOR, target, found[sighting.passage].span, 0.9 if known else 0.7)


def _tells_branch(name: str, sighting: Sighting) -> bool:
    """Whether words that no thesaurus has still name a branch: not any quoted own name does."""
    return not sighting.own_words and any(is_sector_word(word) for word in name.split())


def _kinds(cluster: Cluster, group: _Group, found: Sequence[Passage], concepts: _Concepts) -> Iterator[Link]:
    linked: set[str] = set()
    for sighting in group:
        known = kind_concept(sighting.kind) if " " in sighting.kind or sighting.kind != "cluster" else None
        if known:
            target = concepts.id_of("kind", known.label, known.iri, sighting.span)
            if target not in linked:
                linked.add(target)
                yield _link(cluster, Relation.CLUSTER_KIND, target, found[sighting.passage].span, 0.8)


class _Mentions:
    """The mentions of organisations, by place in the text."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        pairs = [(mention.span, organisation) for organisation in organisations for mention in organisation.mentions]
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._begins = [span.begin for span, _ in self._pairs]

    def within(self, span: Span) -> Sequence[tuple[Span, Organisation]]:
        first, last = (bisect.bisect_left(self._begins, edge) for edge in (span.begin, span.end))
        return self._pairs[first:last]


def _telling(sighting: Sighting, found: Sequence[Passage], begins: Sequence[int]) -> tuple[Span, int, int]:
    """The sentence of a sighting, and from where to where a phrase of membership speaks of it: to the next cluster."""
    end = found[sighting.passage].span.end
    following = bisect.bisect_left(begins, sighting.span.end)
    stop = min(end, begins[following]) if following < len(begins) else end
    return found[sighting.passage].span, sighting.span.end, stop


def _members(
    text: str, cluster: Cluster, telling: Sequence[tuple[Span, int, int]], mentions: _Mentions
) -> Iterator[Link]:
    linked: set[str] = set()
    for sentence, begin, stop in telling:
        for organisation in member_organisations(text, sentence, begin, stop, mentions.within(sentence)):
            if organisation.id not in linked and organisation.name != cluster.name:
                linked.add(organisation.id)
                yield _link(cluster, Relation.HAS_MEMBER, organisation.id, sentence, 0.8)
