"""The clusters of a document: the stages in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.clusters.famous import famous_names
from pipeline.clusters.home import about, at_home, meant_at_home
from pipeline.clusters.linking import findings
from pipeline.clusters.lists import listed
from pipeline.clusters.located import located
from pipeline.clusters.model import ClusterFindings, Sighting
from pipeline.clusters.naming import recurring, with_names
from pipeline.clusters.passages import Passage, passages
from pipeline.clusters.registers import registered
from pipeline.clusters.sightings import noun_phrases
from pipeline.clusters.variants import referents
from pipeline.clusters.words import Places
from pipeline.language import text_of
from pipeline.page.model import Page, ZoneKind
from pipeline.reading import Organisation, Region
from pipeline.spans import Span
from pipeline.tags import Tags

_BACK = 8
"""How many passages back "the region" may have been named."""

__all__ = ["ClusterFindings", "find_clusters"]


def find_clusters(
    doc: Doc, page: Page, sentences: Sequence[Span], regions: Sequence[Region], organisations: Sequence[Organisation]
) -> ClusterFindings:
    """The specific clusters of the document, their branches and kinds, and the links that the text supports.

    Offsets count in `doc.text`. Only prose and keywords are read. Clusters come in the order of their first mention,
    every link with the sentence that supports it.

    >>> from pipeline.language import language_model
    >>> from pipeline.page.model import Zone, ZoneKind
    >>> doc = language_model()("The Lahti Cleantech Cluster grows, unlike other industrial clusters.")
    >>> body = Zone(span=Span(0, len(doc.text)), kind=ZoneKind.BODY)
    >>> page = Page(zones=(body,), fields=(), credits=(), references=(), citations=())
    >>> [cluster.name for cluster in find_clusters(doc, page, [body.span], [], []).clusters]
    ['Lahti Cleantech Cluster']
    """
    text = text_of(doc)
    found = passages(text, page, sentences, Places(text, regions), Tags.of(doc))
    sightings = list(_sightings(text, found, organisations))
    sightings += registered(found)
    sightings += recurring(found, sightings)
    home = about(found, page.spans((ZoneKind.TITLE,)))
    sightings = [meant_at_home(one, found[one.passage], home) for one in sightings]
    groups = referents(text, _without_overlaps(sightings))
    return findings(text, found, [at_home(group, home) for group in groups], organisations)


def _sightings(text: str, found: Sequence[Passage], organisations: Sequence[Organisation]) -> Iterator[Sighting]:
    names = frozenset((m.span.begin, m.span.end) for organisation in organisations for m in organisation.mentions)
    for passage in found:
        before = found[max(0, passage.index - _BACK) : passage.index]
        named = [*famous_names(text, passage), *listed(passage, names)]
        for sighting in (*named, *noun_phrases(text, passage)):
            yield from with_names(located(sighting, passage, before), passage)


def _without_overlaps(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Of sightings that share words the surer, then the longer one stays, with what the other knows."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda s: (s.span.begin, -s.span.end, not s.sure)):
        if kept and kept[-1].span.overlaps(sighting.span):
            kept[-1] = _joined(kept[-1], sighting)
        else:
            kept.append(sighting)
    return kept


def _joined(first: Sighting, second: Sighting) -> Sighting:
    """One sighting of two that share words: the surer, else the longer span; what both know is kept."""
    main, other = (second, first) if _weight(second) > _weight(first) else (first, second)
    if not other.sure:
        return main
    return replace(
        main,
        aliases=tuple(dict.fromkeys((*main.aliases, *(a for a in (other.span, *other.aliases) if a != main.span)))),
        sectors=tuple(dict.fromkeys((*main.sectors, *other.sectors))),
        places=tuple(dict.fromkeys((*main.places, *other.places))),
        own_words=main.own_words or other.own_words,
        kind=max(main.kind, other.kind, key=len),
        status=main.status or other.status,
    )


def _weight(sighting: Sighting) -> tuple[bool, bool, bool]:
    return sighting.sure, sighting.proper, bool(sighting.coined)
