"""The labels of the built-in thesaurus, to be found in text."""

import functools
from collections.abc import Iterator

from ontology.thesaurus import ThesaurusConcept, load_thesaurus
from pipeline.concepts.labels import LabelIndex

_SECTORS = "/sectors"
_INDUSTRIES = (" industry", " sector")
_LONGEST_SECTOR = 3


@functools.cache
def thesaurus_labels() -> LabelIndex[ThesaurusConcept]:
    """The index of the built-in thesaurus with its cluster kinds and sectors; preferred labels come first.

    Other labels with "of" stay out: what stands in them is found for itself, and labels are turned round anyway. Any
    name of a sector names it with "industry" or "sector" behind it too.
    """
    concepts = load_thesaurus().concepts
    preferred = ((concept, concept.label) for concept in concepts)
    others = ((concept, label) for concept in concepts for label in concept.alternatives if " of " not in label)
    return LabelIndex([*preferred, *others, *(pair for concept in concepts for pair in _as_industry(concept))])


def _as_industry(concept: ThesaurusConcept) -> Iterator[tuple[ThesaurusConcept, str]]:
    if not is_sector(concept):
        return
    for label in (concept.label, *concept.alternatives, *concept.hidden):
        if label.count(" ") < _LONGEST_SECTOR and not label.endswith(_INDUSTRIES):
            yield from ((concept, f"{label}{industry}") for industry in _INDUSTRIES)


def is_sector(concept: ThesaurusConcept) -> bool:
    """Whether the concept is a branch of industry."""
    return any(scheme.endswith(_SECTORS) for scheme in concept.schemes)
