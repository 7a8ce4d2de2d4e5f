"""Bare proper names that score as organisations: what they look like, what stands around them, what they are listed with.

Persons, places and programmes stand in most of these places as well; therefore no single sign suffices.
"""

import functools
import tomllib
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from pipeline.language import ordinary_words
from pipeline.organisations.acting import is_acronym
from pipeline.organisations.beside import begins_person
from pipeline.organisations.cues import cue_plurals
from pipeline.organisations.enumerations import behind_asides, item_end, next_item
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import country_of, is_place
from pipeline.organisations.wording import Range, is_edge, is_field
from pipeline.organisations.words import Word
from pipeline.page.name_lists import given_names
from pipeline.people.lexicon import thinkers_families
from pipeline.regions.fold import folded
from pipeline.regions.gazetteer import gazetteer

SCORES = Path(__file__).with_name("brands.toml")
_VETO = -100
_LONGEST_APPOSITION = 7
_SHORTEST_COMPOUND = 6
_OF_PERSON = frozenset({"of", "from", "at"})
_ARTICLES = frozenset({"a", "an", "the", "another", "one", "its", "their"})
_BETWEEN = frozenset({"also", "then", "now", "recently", "already", "has", "have", "had", "first", "both", "still", "later"})
_TIES = ("with", "from", "at", "of", "to", "for", "between", "through")
_PREFIXES = ("Mc", "Mac", "De", "Di", "La", "Le", "Du", "O’", "O'", "Fitz", "Van", "Lo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The points of each sign, and the words that are signs, by the name of their section."""

    weights: dict[str, int]
    words: dict[str, frozenset[str]]


@functools.cache
def _scores() -> Scores:
    sections = tomllib.loads(SCORES.read_text("utf-8"))
    return Scores(weights=sections["weights"], words={key: frozenset(each) for key, each in sections["words"].items()})


def brand_names(words: Sequence[Word], named: dict[int, int]) -> Iterator[Range]:
    """The ranges of bare names that score as organisations; `named`: begin and end of those that name themselves.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> text = "It was funded by Zorbex and MirlanTec; Plovotec, a maker of drills, left. Brovik and Ostrik argue so."
    >>> found = words(text, Span(0, len(text)))
    >>> [" ".join(word.text for word in found[begin:end]) for begin, end in brand_names(found, {})]
    ['Zorbex', 'MirlanTec', 'Plovotec']
    """
    index = 0
    while index < len(words):
        if not words[index].text[0].isupper() and not words[index].capital:
            index += 1
            continue
        chain = _chain(words, index, named)
        yield from _organisations(words, chain, named)
        index = max(chain[-1][1], index + 1) if chain else index + 1


def _chain(words: Sequence[Word], index: int, named: dict[int, int]) -> list[Range]:
    """The items of the enumeration that begins here, mostly one: names that name themselves, and bare ones."""
    items: list[Range] = []
    end = _unit_end(words, index, named)
    while end > index:
        items.append((index, end))
        index = next_item(words, behind_asides(words, end))
        end = _unit_end(words, index, named) if index else 0
    return items


def _unit_end(words: Sequence[Word], index: int, named: dict[int, int]) -> int:
    return named.get(index, 0) or item_end(words, index, first_gaps=None)


def _organisations(words: Sequence[Word], chain: Sequence[Range], named: dict[int, int]) -> Iterator[Range]:
    """The bare items of a chain that reach enough points."""
    forms = [_VETO if begin in named else _of_form(words[begin:end]) for begin, end in chain]
    if max(forms, default=_VETO) <= 0:
        return
    around = _before(words, chain[0][0]) + _behind(words, chain[-1][1]) + _others(words, chain[-1][1])
    listed = len(chain) > 1 and words[chain[-1][0] - 1].lower in {"and", "or", "the", "&"}
    weights = _scores().weights
    beside = weights["neighbour"] * (listed and any(begin in named for begin, _ in chain))
    beside += listed and sum(form > 1 for form in forms) > 1
    for (begin, end), form in zip(chain, forms, strict=True):
        own = _behind(words, end) if end != chain[-1][1] else 0
        led = weights["led"] * (form == 1 and begin > 0 and words[begin - 1].lower == "the" and not words[begin].gap)
        if form > 0 and form + around + beside + own + led >= weights["enough"]:
            yield begin, end


def _of_form(words: Sequence[Word]) -> int:
    """What a name looks like by itself; 0 or less when it cannot be that of an organisation."""
    name = " ".join(word.lower for word in words)
    if name in lexicon().not_organisations or is_place(name) or words[-1].lower in lexicon().not_last:
        return _VETO
    if any(word.lower in _scores().words["not_brands"] or word.lower in _CLUSTERS for word in words):
        return _VETO
    if name in known_forms():
        return 3
    return _of_single(words[0]) if len(words) == 1 else _of_several(words)


_CLUSTERS = frozenset({"cluster", "clusters"})


def _of_single(word: Word) -> int:
    if is_acronym(word):
        return 1 + (len(word.text) > 3)
    if word.acronym or word.text.isupper() or "." in word.text:
        return 0
    if _is_common(word) or word.lower in given_names() or word.lower in thinkers_families() or len(word.text) < 4:
        return 0
    if _is_camel(word.text):
        return 3
    return 0 if folded(word.text) in gazetteer().senses else 1 + _scores().weights["stem"] * _has_stem(word.lower)


def _has_stem(word: str) -> bool:
    """Whether a word begins or ends like the names of firms and associations: "Petromirl", "Mirlwerke"."""
    parts = _scores().words
    longer = len(word) > _SHORTEST_COMPOUND
    return longer and (word.startswith(tuple(parts["beginnings"])) or word.endswith(tuple(parts["ends"])))


def _is_camel(text: str) -> bool:
    """Whether a capital stands behind a small letter: "MirlanTec"; not in "McMoss"."""
    if not text[0].isupper() or text.startswith(_PREFIXES) or not text.isalpha():
        return False
    return any(one.islower() and other.isupper() for one, other in zip(text, text[1:], strict=False))


def _is_common(word: Word) -> bool:
    lower = word.lower
    if lower in ordinary_words() or is_field(word):
        return True
    if "-" in lower:
        return all(part in ordinary_words() or is_place(part) or len(part) < 4 for part in lower.split("-"))
    return lower.removesuffix("s") in ordinary_words() or lower.removesuffix("ing") in ordinary_words() or (
        lower.endswith(("isation", "ization", "ising", "izing", "ism", "ist", "ists", "ional"))
    )


def _of_several(words: Sequence[Word]) -> int:
    first, last = words[0], words[-1]
    initial = any(len(word.text) == 1 and word.gap != "&" or "." in word.text for word in words)
    if initial or begins_person(words, 0) or first.lower in given_names() or is_edge(last):
        return 0
    invented = sum(1 for word in words if not word.text.isdigit() and not _is_common(word) and not is_place(word.text))
    firm = last.lower in _scores().words["tails"]
    if invented:
        return 3 if firm or any(_is_camel(word.text) for word in words) else 2
    placed = is_place(first.text) and not country_of(first.text)
    return 2 * (firm and len(words) == 2 and placed)


def _before(words: Sequence[Word], begin: int) -> int:
    """What stands before a name, or before the first of several."""
    scores = _scores()
    if not begin or words[begin].gap.strip("“”\"«»‘’:") or words[begin - 1].lower in {"and", "or"}:
        return 0
    at = begin - 1
    at -= at > 0 and words[at].lower == "the" and not words[at].gap
    last = words[at].lower
    if last in scores.words["places_before"]:
        return scores.weights["place"]
    if last in scores.words["takes"]:
        return scores.weights["ties"]
    if not at or words[at].gap:
        return 0
    if last in _OF_PERSON and at > 1 and not words[at].gap and begins_person(words, at - 2):
        return scores.weights["person"] - (last == "from")
    pair = f"{words[at - 2].lower} {words[at - 1].lower}" if at > 1 else ""
    return _tied(last, words[at - 1].lower, pair)


def _tied(preposition: str, tied: str, pair: str) -> int:
    """The points for "funded by", "carried out by", "suppliers to"."""
    scores = _scores()
    if preposition == "by":
        strong = not scores.words["done_by"].isdisjoint({tied, pair})
        weak = tied in scores.words["made_by"] or pair in scores.words["made_by"]
        return scores.weights["done_by"] * strong or scores.weights["made_by"] * weak
    if preposition == "of" and tied in scores.words["owned"]:
        return scores.weights["owned"]
    if preposition in _TIES and tied in scores.words[preposition]:
        return scores.weights["ties"]
    return 0


def _behind(words: Sequence[Word], end: int) -> int:
    """What stands behind a name, or behind the last of several."""
    scores = _scores()
    if end >= len(words):
        return 0
    word = words[end]
    if word.gap in {"'s", "’s", "'", "’"}:
        return scores.weights["goods"] * (word.lower in scores.words["goods"])
    if word.gap in {",", "(", "–", "—", ",("}:
        return _apposed(words, end)
    if word.gap:
        return scores.weights["not_behind"] * (word.gap in {"-", "/"})
    return _says(words, end)


def _says(words: Sequence[Word], end: int) -> int:
    """The points for the verb or the noun right behind a name."""
    scores, word = _scores(), words[end]
    if word.lower in scores.words["not_behind"] or word.lower == "et":
        return scores.weights["not_behind"]
    if word.lower in scores.words["goods"]:
        return scores.weights["goods"]
    pairs = {f"{word.lower} {words[end + 1].lower}"} if end + 1 < len(words) else set()
    if _is_in(words, end, pairs, scores.words["deeds"]):
        return scores.weights["deeds"]
    if word.lower in _BETWEEN and end + 1 < len(words) and not words[end + 1].gap:
        return _says(words, end + 1)
    for section in ("wares", "doings"):
        if _is_in(words, end, pairs, scores.words[section]):
            return scores.weights[section]
    return scores.weights["modifies"] * (word.text.islower() and word.lower in ordinary_words() and word.lower not in _VERBS)


_VERBS = frozenset({"are", "is", "was", "were", "will", "would", "can", "could", "may", "must", "should", "did", "be", "in", "on", "at", "as", "over", "by", "for", "about", "so", "then", "there", "to", "have", "has", "do", "does", "or", "a", "i", "more", "most", "out", "back", "off", "up", "down", "well", "who", "like"})


def _others(words: Sequence[Word], end: int) -> int:
    """The points for "… and other firms", "… and a dozen small companies" at the end of an enumeration."""
    if end >= len(words) or words[end].lower != "and" or words[end].gap not in {"", ","}:
        return 0
    for word in words[end + 1 : end + 5]:
        if word.gap or word.capital:
            return 0
        if word.lower in cue_plurals():
            return _scores().weights["others"]
    return 0


def _is_in(words: Sequence[Word], end: int, pairs: Set[str], deeds: frozenset[str]) -> bool:
    return not words[end].capital and (words[end].lower in deeds or not pairs.isdisjoint(deeds))


def _apposed(words: Sequence[Word], end: int) -> int:
    """The points for "…, a Norwegian maker of tanks"; a year in brackets tells of a person."""
    scores = _scores()
    if "(" in words[end].gap and words[end].text.isdigit():
        return scores.weights["place"]
    if words[end].lower in {"in", "near"}:
        return 0
    if words[end].lower not in _ARTICLES:
        return 0
    for index in range(end + 1, min(len(words), end + 1 + _LONGEST_APPOSITION)):
        if words[index].gap.strip("-") or words[index].lower in lexicon().prepositions | {"in", "from", "who", "that", "with"}:
            return 0
        if words[index].lower in scores.words["kinds"] and not words[index].capital and _ends_noun(words, index + 1):
            return scores.weights["apposition"]
    return 0


def _ends_noun(words: Sequence[Word], index: int) -> bool:
    """Whether no other noun follows: "a firm", not "a firm founder"."""
    following = words[index : index + 1]
    if not following or following[0].gap:
        return True
    return following[0].lower not in ordinary_words() or following[0].lower in _VERBS
