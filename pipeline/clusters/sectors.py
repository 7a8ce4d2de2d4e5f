"""The branches and kinds of clusters, as concepts of the thesaurus where it has them."""

import functools
import re
from collections.abc import Mapping

from ontology.thesaurus import ThesaurusConcept, load_thesaurus
from pipeline.clusters.grammar import grammar, singular

_SPLIT = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*", re.IGNORECASE)
_TAILS = frozenset(
    {
        "industry",
        "industries",
        "sector",
        "sectors",
        "production",
        "products",
        "manufacturing",
        "technology",
        "technologies",
        "business",
        "goods",
        "services",
    }
)


def sector_concept(words: str) -> ThesaurusConcept | None:
    """The branch that the words name, by its labels; None when the thesaurus has none of that name."""
    return _lookup(_labels("sectors"), words)


@functools.lru_cache(maxsize=10_000)
def is_sector(words: str) -> bool:
    """Whether exactly these words are a label of a branch."""
    return _key(plain(words)) in _labels("sectors")


def kind_concept(words: str) -> ThesaurusConcept | None:
    """The kind of cluster that "innovative territorial cluster" names, or the last words of it."""
    parts = words.split()
    known = _labels("cluster-kinds")
    return next((known[key] for i in range(len(parts)) if (key := _key(" ".join(parts[i:]))) in known), None)


def sector_names(words: str) -> tuple[str, ...]:
    """The branches that the printed words list, each in lower case.

    >>> sector_names("Optics, photonics and the laser industry")
    ('optics', 'photonics', 'laser industry')
    """
    whole = plain(words)
    if _lookup(_labels("sectors"), whole) or not _SPLIT.search(whole):
        return (whole,) if whole else ()
    return tuple(name for part in _SPLIT.split(whole) if (name := plain(part)))


def plain(words: str) -> str:
    """Lower case, single spaces, without article, quotes and markup."""
    bare = re.sub(r"[\"“”„«»*_`]", " ", words)
    return re.sub(r"^(?:the|a|an) ", "", " ".join(bare.split()).lower())


def _lookup(known: Mapping[str, ThesaurusConcept], words: str) -> ThesaurusConcept | None:
    """By the whole words, then without generic modifiers, then without "industry" or "technology" behind them."""
    whole = plain(words).split()
    branch = [word for word in whole if word not in grammar().generic]
    stem = branch[:-1] if branch[1:] and branch[-1] in _TAILS else branch
    for candidate in (whole, branch, stem):
        found = known.get(_key(" ".join(candidate)))
        if found:
            return found
    return None


def _key(label: str) -> str:
    parts = re.split(r"[\s\-‐‑]+", label.lower())
    return " ".join(singular(part) for part in parts if part)


@functools.cache
def _labels(scheme: str) -> Mapping[str, ThesaurusConcept]:
    """The concepts of a scheme by every label; preferred labels win over alternative ones, and those over hidden ones.

    Hidden labels ("space", "design") count here: beside the word "cluster" they name the sector.
    """
    concepts = load_thesaurus().of_scheme(scheme)
    labels = ((concept, (*concept.alternatives, *concept.foreign, *concept.hidden)) for concept in concepts)
    table = {_key(label): concept for concept, names in reversed(list(labels)) for label in reversed(names)}
    table.update((_key(concept.label), concept) for concept in reversed(concepts))
    table.pop("", None)
    return table
