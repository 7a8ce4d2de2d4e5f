"""The English labels of the thesauri that a user gave, and the concepts that each of them names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from ontology.skos import SkosConcept, is_english
from ontology.thesauri import Thesauri
from ontology.thesaurus import load_thesaurus
from ontology.used_concepts import own_matches
from pipeline.concepts.labels import LabelIndex, Match
from pipeline.concepts.wording import Word, form_of
from pipeline.given.guards import cues_needed, is_general

_JEL = re.compile(r"\bjel\b|journal of economic literature", re.IGNORECASE)


class _Kind(IntEnum):
    """What a label is to its concept, the plainest first."""

    PREFERRED = 0
    ALTERNATIVE = 1
    HIDDEN = 2


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A concept by a label of it. Where a concept of ours is the same, it stands for both."""

    iri: str
    name: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A label with the concepts that it names: one a scheme, as the same word may stand in several thesauri.

    `general`: it counts as an author's keyword only. `cues`: it counts only in a document with one of these words.
    """

    concepts: tuple[Named, ...]
    length: int
    general: bool
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Use:
    """One concept's use of a label."""

    label: str
    kind: _Kind
    concept: SkosConcept


class GivenLabels:
    """The labels of the thesauri, number, spelling and hyphens aside; the order of their files is of no account."""

    def __init__(self, concepts: Sequence[SkosConcept], jel: frozenset[str]) -> None:
        """`jel` are the schemes of the Journal of Economic Literature among those of the concepts."""
        own = load_thesaurus()
        same = own_matches((concept.iri, concept.exact) for concept in concepts)
        self._own = {iri: own.by_iri[match] for iri, match in same.items()}
        self._known = {str(concept.iri): concept for concept in concepts}
        self._index = LabelIndex(self._labels(concepts))
        self._codes = {
            code: self._named(concept, _Kind.PREFERRED)
            for concept in reversed(concepts)
            if jel.intersection(concept.schemes)
            for code in concept.notations
        }

    def exact(self, words: str) -> Label | None:
        """The label that these words are."""
        return self._index.exact(words)

    def matches(self, text: str, words: Sequence[Word]) -> Iterator[Match[Label]]:
        """Every longest label in the text, and the labels of several words at its end."""
        return self._index.matches(text, words)

    def of_code(self, code: str) -> Named | None:
        """The concept of a code of the Journal of Economic Literature."""
        return self._codes.get(code)

    def _labels(self, concepts: Iterable[SkosConcept]) -> Iterator[tuple[Label, str]]:
        uses: dict[tuple[str, ...], list[_Use]] = {}
        for concept in concepts:
            for kind, label in _english_labels(concept):
                uses.setdefault(form_of(label), []).append(_Use(label, kind, concept))
        for form in sorted(uses):
            named = self._label(form, uses[form])
            if form and named.concepts:
                yield named, min(use.label for use in uses[form])

    def _label(self, form: tuple[str, ...], uses: Sequence[_Use]) -> Label:
        needs = {use.concept.iri: cues_needed(use.label, self._context(use.concept)) for use in uses}
        meant = [use for use in uses if needs[use.concept.iri] is not None and not self._is_lone(form, use)]
        chosen = [use for group in _by_scheme(meant).values() for use in _plainest(group)]
        concepts = tuple(sorted({self._named(use.concept, use.kind) for use in chosen}))
        own = [self._own[use.concept.iri] for use in chosen if use.concept.iri in self._own]
        return Label(
            concepts=concepts,
            length=len(form),
            general=is_general(form) or any(concept.general for concept in own),
            cues=frozenset().union(*(needs[use.concept.iri] or () for use in chosen)),
        )

    def _is_lone(self, form: tuple[str, ...], use: _Use) -> bool:
        """Whether it is a single word for a concept that is ours as well: our thesaurus knows which words name it."""
        return len(form) == 1 and use.concept.iri in self._own

    def _named(self, concept: SkosConcept, kind: _Kind) -> Named:
        own = self._own.get(concept.iri)
        if own is not None:
            return Named(own.iri, own.label, preferred=kind is _Kind.PREFERRED)
        return Named(concept.iri, concept.english or "", preferred=kind is _Kind.PREFERRED)

    def _context(self, concept: SkosConcept) -> Iterator[str]:
        """The English labels of the concept and of its broader ones."""
        for one in (concept, *(self._known[iri] for iri in concept.broader if iri in self._known)):
            yield from (label for _, label in _english_labels(one))


@lru_cache(maxsize=2)
def given_labels(thesauri: Thesauri) -> GivenLabels:
    """The labels of the thesauri, indexed once a process."""
    titles = (
        (scheme, title) for table in thesauri.tables() for scheme, titles in table.titles.items() for title in titles
    )
    named = {scheme for scheme, title in titles if _JEL.search(title.value)}
    concepts = thesauri.concepts()
    schemes = {scheme for concept in concepts for scheme in concept.schemes}
    return GivenLabels(concepts, frozenset(named | {scheme for scheme in schemes if _JEL.search(scheme)}))


def _english_labels(concept: SkosConcept) -> Iterator[tuple[_Kind, str]]:
    for kind, labels in zip(_Kind, (concept.preferred, concept.alternative, concept.hidden), strict=True):
        yield from ((kind, label.value) for label in labels if is_english(label))


def _by_scheme(uses: Iterable[_Use]) -> Mapping[str, list[_Use]]:
    """What belongs to no scheme goes by the space of its IRIs."""
    groups: dict[str, list[_Use]] = {}
    for use in uses:
        iri = use.concept.iri
        space = iri[: max(iri.rfind("#"), iri.rfind("/"))]
        groups.setdefault(min(use.concept.schemes, default=space), []).append(use)
    return groups


def _plainest(uses: Sequence[_Use]) -> Iterator[_Use]:
    """The use of the concept whose label it is most plainly; none when that is true of several."""
    best = min(use.kind for use in uses)
    found = {use.concept.iri: use for use in uses if use.kind is best}
    if len(found) == 1:
        yield from found.values()
