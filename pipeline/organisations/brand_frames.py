"""What the words around a bare name tell: who acts, who is acted by, what is said of it in apposition."""

from collections.abc import Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.beside import begins_person
from pipeline.organisations.brand_scores import scores
from pipeline.organisations.cues import cue_plurals
from pipeline.organisations.words import Word

_LONGEST_APPOSITION = 7
_FAR = 12
_OF_PERSON = frozenset({"of", "from", "at"})
_TIES = frozenset({"with", "from", "at", "of", "to", "for", "between", "through"})


def points_before(words: Sequence[Word], begin: int) -> int:
    """What stands before a name, or before the first of several.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> [points_before(words(text, Span(0, len(text))), 2) for text in ("Funded by Zorbex", "grew in Mirlau")]
    [3, -6]
    """
    found = scores()
    if not begin or words[begin].gap.strip('“”"«»‘’:') or words[begin - 1].lower in {"and", "or"}:
        return 0
    at = begin - 1
    at -= at > 0 and words[at].lower == "the" and not words[at].gap
    last = words[at].lower
    if last in found.words["places_before"]:
        return found.weights["place"]
    if last in found.words["takes"]:
        return found.weights["ties"]
    if last == "by" and at and (words[at].gap or words[at - 1].lower == "and"):
        at = next((index for index in range(at - 1, max(0, at - _FAR), -1) if words[index].lower == "by"), 0)
    if not at or words[at].gap:
        return 0
    if last in _OF_PERSON and at > 1 and not words[at].gap and begins_person(words, at - 2):
        return found.weights["person"] - (last == "from")
    pair = f"{words[at - 2].lower} {words[at - 1].lower}" if at > 1 else ""
    return _tied(last, words[at - 1].lower, pair)


def _tied(preposition: str, tied: str, pair: str) -> int:
    """The points for "funded by", "carried out by", "suppliers to"."""
    found = scores()
    if preposition == "by":
        strong = not found.words["done_by"].isdisjoint({tied, pair})
        weak = not found.words["made_by"].isdisjoint({tied, pair})
        return found.weights["done_by"] * strong or found.weights["made_by"] * weak
    if preposition == "of" and tied in found.words["owned"]:
        return found.weights["owned"]
    if preposition in _TIES and tied in found.words[preposition]:
        return found.weights["ties"]
    return 0


def points_behind(words: Sequence[Word], end: int) -> int:
    """What stands behind a name, or behind the last of several.

    >>> from pipeline.spans import Span
    >>> from pipeline.organisations.words import words
    >>> texts = ("Zorbex, a maker of drills", "Zorbex has a plant", "Mirlau cluster")
    >>> [points_behind(words(text, Span(0, len(text))), 1) for text in texts]
    [3, 2, -6]
    """
    found = scores()
    if end >= len(words):
        return 0
    word = words[end]
    if word.gap in {"'s", "’s", "'", "’"}:
        return found.weights["goods"] * (word.lower in found.words["goods"])
    if word.gap in {",", "(", "–", "—", ",("}:
        return _apposed(words, end)
    if word.gap:
        return found.weights["not_behind"] * (word.gap in {"-", "/"})
    return _says(words, end)


def _says(words: Sequence[Word], end: int) -> int:
    """The points for the verb or the noun right behind a name."""
    found, word = scores(), words[end]
    if word.lower in found.words["not_behind"] or word.lower == "et":
        return found.weights["not_behind"]
    if word.lower in found.words["goods"]:
        return found.weights["goods"]
    pair = " ".join(each.lower for each in words[end : end + 2])
    adverb = _is_adverb(words, end)
    signs = {pair} if adverb else {pair, word.lower}
    for section in ("deeds", "wares", "doings"):
        if not word.capital and not found.words[section].isdisjoint(signs):
            return found.weights[section]
    if adverb:
        return _says(words, end + 1)
    return found.weights["modifies"] * (
        word.text.islower() and word.lower in ordinary_words() and word.lower not in scores().words["no_nouns"]
    )


def _is_adverb(words: Sequence[Word], index: int) -> bool:
    """Whether the verb only follows: "also", "has recently"."""
    goes_on = index + 1 < len(words) and not words[index + 1].gap
    return goes_on and words[index].lower in scores().words["adverbs"]


def points_of_others(words: Sequence[Word], end: int) -> int:
    """The points for "… and other firms", "… and a dozen small companies" at the end of an enumeration."""
    if end >= len(words) or words[end].lower != "and" or words[end].gap not in {"", ","}:
        return 0
    for word in words[end + 1 : end + 5]:
        if word.gap or word.capital or word.lower in scores().words["stops"]:
            return 0
        if word.lower in cue_plurals():
            return scores().weights["others"]
    return 0


def _apposed(words: Sequence[Word], end: int) -> int:
    """The points for "…, a Norwegian maker of tanks"; a year in brackets tells of a person."""
    found = scores()
    if "(" in words[end].gap and words[end].text.isdigit():
        return found.weights["place"]
    if words[end].lower not in found.words["articles"]:
        return 0
    for index in range(end + 1, min(len(words), end + 1 + _LONGEST_APPOSITION)):
        word = words[index]
        if word.gap.strip("-") or word.lower in found.words["stops"]:
            return 0
        if word.lower in found.words["kinds"] and not word.capital and _ends_noun(words, index + 1):
            return found.weights["apposition"]
    return 0


def _ends_noun(words: Sequence[Word], index: int) -> bool:
    """Whether no other noun follows: "a firm", not "a firm founder"."""
    following = words[index : index + 1]
    if not following or following[0].gap:
        return True
    return following[0].lower not in ordinary_words() or following[0].lower in scores().words["no_nouns"]
