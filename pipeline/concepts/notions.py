"""The notions of a document as they are gathered, and how sure it is that the document is about them."""

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from ontology.thesaurus import ThesaurusConcept
from pipeline.concepts.wording import form_of, lemma
from pipeline.reading import Concept, Mention
from pipeline.spans import Span

LEXICON = Path(__file__).with_name("subjects.toml")

SUBJECT = 0.6
"""From this confidence on, a concept is a subject of the document."""
_REPEATED_TIMES = 4
"""A notion that neither title nor abstract names is a subject when the body names it this often."""
_LITTLE_WORDS = frozenset({"of", "the", "a", "an", "in", "and", "for"})
_INDEFINITE = frozenset({"of", "a", "an"})
_SECTORS = "/sectors"


class Rank(IntEnum):
    """Where the words of a notion stand, by how much it says about the matter of the document."""

    BODY = 0
    OPENING = 1  # the beginning of the body behind an abstract
    SUMMARY = 2  # the abstract, or the lead where none is marked
    TITLE = 3
    KEYWORD = 4


class Wording(IntEnum):
    """How plainly the words name the notion."""

    PARTIAL = 0  # modifies another noun, is rearranged, or belongs to a proper name
    LOOSE = 1  # one word that is not the preferred label
    WORD = 2  # the preferred label, of one word
    PHRASE = 3  # another label, of several words
    LABEL = 4  # the preferred label, of several words


@dataclass(slots=True)
class Notion:
    """A concept as it is gathered: of the thesaurus, or a candidate without an IRI.

    `telling`: the notion says what a document is about, unlike "method" or "country"; `termhood` is the confidence of a
    candidate that stands once in the abstract.
    """

    name: str
    iri: str | None = None
    telling: bool = True
    termhood: float = 0.0
    sightings: dict[Span, tuple[Rank, Wording]] = field(default_factory=dict)

    def add(self, span: Span, rank: Rank, wording: Wording) -> None:
        """Count one more printing; of two views of one span the higher stays."""
        self.sightings[span] = max((rank, wording), self.sightings.get(span, (rank, wording)))

    @property
    def confidence(self) -> float:
        """How sure it is that an indexer would assign the concept to the document."""
        best = max(rank for rank, _ in self.sightings.values())
        if best is Rank.KEYWORD:
            return 0.95
        if self.iri is None:
            return self._as_candidate(best)
        if not self.telling:
            return 0.6 if self._plainest(Rank.SUMMARY) >= Wording.PHRASE else 0.4
        return max(self._in_title(), self._in_summary(), self._in_body(best))

    def _plainest(self, rank: Rank) -> int:
        """The plainest wording at this rank; -1 when there is none."""
        return max((wording for at, wording in self.sightings.values() if at is rank), default=-1)

    def _as_candidate(self, best: Rank) -> float:
        if best is Rank.TITLE or len(self.sightings) > 1:
            return 0.65
        return self.termhood if best is Rank.SUMMARY else 0.4

    def _in_title(self) -> float:
        wording = self._plainest(Rank.TITLE)
        if wording == Wording.PARTIAL:
            return 0.6 if self._plainest(Rank.SUMMARY) >= Wording.PARTIAL else 0.5
        return (0.6, 0.8, 0.85, 0.9)[wording - 1] if wording > 0 else 0.0

    def _in_summary(self) -> float:
        wording = self._plainest(Rank.SUMMARY)
        if wording <= Wording.LOOSE:
            return 0.4
        times = sum(rank is Rank.SUMMARY for rank, _ in self.sightings.values())
        return (0.8 if wording == Wording.LABEL else 0.65) + (0.05 if times > 1 else 0.0)

    def _in_body(self, best: Rank) -> float:
        """Labels of several words tell here: single words stand everywhere in a long text."""
        wordings = [wording for _, wording in self.sightings.values()]
        if max(wordings) is Wording.LABEL:
            times = sum(wording >= Wording.PHRASE for wording in wordings)
            return 0.65 if times >= _REPEATED_TIMES else 0.6 if best is Rank.OPENING else 0.5
        return 0.6 if wordings.count(Wording.WORD) >= 2 * _REPEATED_TIMES else 0.5


class Notions:
    """The notions of one document; printings of one notion come together whatever their wording."""

    def __init__(self) -> None:
        self._notions: dict[str, Notion] = {}

    def of_concept(self, concept: ThesaurusConcept) -> Notion:
        """The notion of a thesaurus concept."""
        if concept.iri not in self._notions:
            self._notions[concept.iri] = Notion(name=concept.label, iri=concept.iri, telling=_is_telling(concept))
        return self._notions[concept.iri]

    def of_candidate(self, label: str) -> Notion:
        """The notion of a label that the thesaurus has not."""
        return self._notions.setdefault(_key(label), Notion(name=lemma(label)))

    def __contains__(self, concept: ThesaurusConcept) -> bool:
        """Whether the concept has been found already."""
        return concept.iri in self._notions

    def concepts(self) -> Iterator[Concept]:
        """The notions as concepts, by their first printing."""
        by_place = sorted(self._notions.values(), key=lambda notion: (min(notion.sightings), notion.name))
        for number, notion in enumerate(by_place, start=1):
            confidence = round(notion.confidence, 2)
            yield Concept(
                id=f"concept-{number}",
                name=notion.name,
                mentions=tuple(_mention(span, wording) for span, (_, wording) in sorted(notion.sightings.items())),
                confidence=confidence,
                iri=notion.iri,
                subject=confidence >= SUBJECT,
            )


def _mention(span: Span, wording: Wording) -> Mention:
    return Mention(span=span, confidence=0.7 if wording <= Wording.LOOSE else 0.9)


def wording_of(concept: ThesaurusConcept, words: str, *, rearranged: bool, modifying: bool) -> Wording:
    """How plainly `words` name `concept`. One word names a branch of industry loosely: "paper", "design", "car".

    Words turned round are as good as another label, unless an article makes them speak of one thing: "mobility of
    labour", but not "structure of the cluster".
    """
    form, label = form_of(words), form_of(concept.label)
    preferred = "".join(form) == "".join(label)
    if rearranged:
        return Wording.PHRASE if sorted(set(form) - _INDEFINITE) == sorted(set(label)) else Wording.PARTIAL
    if len(form) > 1 and len(label) > 1 and preferred:
        return Wording.LABEL
    if "and" in form or modifying:
        return Wording.PARTIAL
    if len(form) > 1 and not preferred:
        return Wording.PHRASE
    return Wording.WORD if preferred and not _is_sector(concept) else Wording.LOOSE


def _is_sector(concept: ThesaurusConcept) -> bool:
    return any(scheme.endswith(_SECTORS) for scheme in concept.schemes)


def _is_telling(concept: ThesaurusConcept) -> bool:
    topical, background = _subjects()
    return concept.label in topical or not (concept.general or concept.label in background)


@functools.cache
def _subjects() -> tuple[frozenset[str], frozenset[str]]:
    read = tomllib.loads(LEXICON.read_text("utf-8"))
    return frozenset(read["topical"]), frozenset(read["background"])


def _key(label: str) -> str:
    """Under which candidates come together: their words in any order ("effects of clusters", "cluster effect")."""
    return " ".join(sorted(form for form in form_of(label) if form not in _LITTLE_WORDS)) or label
