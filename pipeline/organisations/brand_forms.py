"""What a bare name looks like by itself: invented, in camel case, an acronym, with a last word that firms have."""

import itertools
from collections.abc import Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.acting import is_acronym
from pipeline.organisations.beside import begins_person
from pipeline.organisations.brand_scores import scores
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import country_of, is_place
from pipeline.organisations.wording import is_edge, is_field
from pipeline.organisations.words import Word
from pipeline.page.name_lists import given_names
from pipeline.people.lexicon import thinkers_families
from pipeline.regions.fold import folded
from pipeline.regions.gazetteer import gazetteer

VETO = -100
_SHORTEST_COMPOUND = 6
_CLUSTERS = frozenset({"cluster", "clusters"})
_PREFIXES = ("Mc", "Mac", "De", "Di", "La", "Le", "Du", "O’", "O'", "Fitz", "Van", "Lo")
_WORD_ENDS = ("isation", "ization", "ising", "izing", "ism", "isms", "ist", "ists", "ional")


def form_points(words: Sequence[Word]) -> int:
    """What a name looks like by itself; 0 or less when it cannot be that of an organisation.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> [form_points(words(name, Span(0, len(name)))) for name in ("MirlanTec", "Zorbex", "Clustering", "Ada Moss")]
    [3, 1, 0, 0]
    """
    name = " ".join(word.lower for word in words)
    if name in lexicon().not_organisations or is_place(name) or words[-1].lower in lexicon().not_last:
        return VETO
    if any(word.lower in scores().words["not_brands"] or word.lower in _CLUSTERS for word in words):
        return VETO
    if name in known_forms():
        return 3
    return _of_single(words[0]) if len(words) == 1 else _of_several(words)


def _of_single(word: Word) -> int:
    if is_acronym(word):
        return 1 + (len(word.text) > 3)
    if word.acronym or word.text.isupper() or "." in word.text:
        return 0
    if _is_common(word) or word.lower in given_names() or word.lower in thinkers_families() or len(word.text) < 4:
        return 0
    if _is_camel(word.text):
        return 3
    return 0 if folded(word.text) in gazetteer().senses else 1 + scores().weights["stem"] * _has_stem(word.lower)


def _has_stem(word: str) -> bool:
    """Whether a word begins or ends like the names of firms and associations: "Petromirl", "Mirlwerke"."""
    parts = scores().words
    longer = len(word) > _SHORTEST_COMPOUND
    return longer and (word.startswith(tuple(parts["beginnings"])) or word.endswith(tuple(parts["ends"])))


def _is_camel(text: str) -> bool:
    """Whether a capital stands behind a small letter: "MirlanTec"; not in "McMoss"."""
    if not text[0].isupper() or text.startswith(_PREFIXES) or not text.isalpha():
        return False
    return any(one.islower() and other.isupper() for one, other in itertools.pairwise(text))


def _is_common(word: Word) -> bool:
    lower = word.lower
    if lower in ordinary_words() or is_field(word):
        return True
    if "-" in lower:
        return all(_is_word(part) or is_place(part) or len(part) < 4 for part in lower.split("-"))
    return _is_word(lower) or lower.endswith(_WORD_ENDS)


def _is_word(lower: str) -> bool:
    """Whether the dictionary has a word or what is left without an ending."""
    return not ordinary_words().isdisjoint((lower, lower.removesuffix("s"), lower.removesuffix("ing")))


def _of_several(words: Sequence[Word]) -> int:
    first, last = words[0], words[-1]
    initial = any((len(word.text) == 1 and word.gap != "&") or "." in word.text for word in words)
    if initial or begins_person(words, 0) or first.lower in given_names() or is_edge(last):
        return 0
    invented = sum(1 for word in words if not word.text.isdigit() and not _is_common(word) and not is_place(word.text))
    firm = last.lower in scores().words["tails"]
    if invented:
        return 3 if firm or any(_is_camel(word.text) for word in words) else 2
    placed = is_place(first.text) and not country_of(first.text)
    return 2 * (firm and len(words) == 2 and placed)
