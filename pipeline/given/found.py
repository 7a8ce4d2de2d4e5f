"""The concepts of the user's thesauri as they are gathered, and how they join those of our own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.reading import Concept, Mention
from pipeline.spans import Span

PARTIAL = 0.2
"""The confidence of words that are a part of a longer phrase or name."""
_SURE = 0.95
"""What an author says: a keyword, a code."""
_MOST = 0.9
_SUBJECT = 0.6
"""From this confidence on, a concept is a subject of the document."""
_AGAIN, _TIMES = 0.1, 2
"""What a concept gains by coming again, and how often it gains that."""


@dataclass(slots=True)
class Found:
    """A concept with its printings, each with the confidence that it makes the document one about the concept."""

    name: str
    sightings: dict[Span, float] = field(default_factory=dict)

    def add(self, span: Span, confidence: float) -> None:
        """Count one more printing; of two views of one span the surer stays."""
        self.sightings[span] = max(confidence, self.sightings.get(span, 0.0))

    @property
    def confidence(self) -> float:
        """How sure it is that the document is about the concept."""
        best = max(self.sightings.values())
        if best >= _SURE or best <= PARTIAL:
            return best
        again = sum(one > PARTIAL for one in self.sightings.values()) - 1
        return round(min(best + _AGAIN * min(again, _TIMES), _MOST), 2)


def joined(concepts: Sequence[Concept], found: Mapping[str, Found]) -> Iterator[Concept]:
    """All concepts, numbered anew by their first mention; what is found of one that is among `concepts` joins it."""
    ours = {concept.iri for concept in concepts if concept.iri}
    every = [_strengthened(concept, found.get(concept.iri or "")) for concept in concepts]
    every.extend(_concept(iri, one) for iri, one in found.items() if iri not in ours)
    every.sort(key=lambda concept: (concept.mentions[0].span, concept.name, concept.iri or ""))
    for number, concept in enumerate(every, start=1):
        yield replace(concept, id=f"concept-{number}")


def _strengthened(concept: Concept, found: Found | None) -> Concept:
    """A concept of ours with what its equal in a thesaurus adds; what we found as well, we have judged already."""
    known = {mention.span: mention for mention in concept.mentions}
    added = Found(
        concept.name, {span: one for span, one in found.sightings.items() if span not in known} if found else {}
    )
    if not added.sightings:
        return concept
    mentions = known | {mention.span: mention for mention in _mentions(added)}
    return replace(
        concept,
        mentions=tuple(mentions[span] for span in sorted(mentions)),
        confidence=max(concept.confidence, added.confidence),
        subject=concept.subject or added.confidence >= _SUBJECT,
    )


def _concept(iri: str, found: Found) -> Concept:
    confidence = found.confidence
    return Concept(
        id="",
        name=found.name,
        mentions=_mentions(found),
        confidence=confidence,
        iri=iri,
        subject=confidence >= _SUBJECT,
    )


def _mentions(found: Found) -> tuple[Mention, ...]:
    return tuple(
        Mention(span=span, confidence=0.7 if found.sightings[span] <= PARTIAL else 0.9)
        for span in sorted(found.sightings)
    )
