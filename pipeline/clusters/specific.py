"""Which noun phrases name a specific cluster, by the words they are made of: never the generic notion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.clusters.branches import branch_ranges
from pipeline.clusters.grammar import foreign_words, grammar, is_sector_word, singular
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Phrase
from pipeline.clusters.words import CLOSING_QUOTES, Word

_BROAD = frozenset({"country", "supranational"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "1st", "2nd", "3rd", "4th"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup:
    """The words of a phrase, sorted: branches, proper words, the places before the head and behind it.

    `has_branch`: a branch is named, the "agro" of "agro-cluster" included; `branch_before`: before the head;
    `all_capitals`: all content words are capitalised.
    """

    sectors: tuple[tuple[int, int], ...]
    proper: tuple[str, ...]
    before: tuple[Word, ...]
    behind: tuple[tuple[Word, ...], ...]
    all_capitals: bool
    branch_before: bool
    has_branch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`sure` and `proper` as in `Sighting`; `split` when every place behind the head has a cluster of its own."""

    confidence: float
    sure: bool
    proper: bool = False
    split: bool = False


def makeup_of(passage: Passage, phrase: Phrase) -> Makeup:
    """Sort the words of the phrase."""
    words, head = passage.words, phrase.head
    end = phrase.quoted[0] - 1 if phrase.quoted and phrase.quoted[0] < head.begin else head.begin
    modifiers = range(phrase.begin, end)
    proper = tuple(words[i].lower for i in modifiers if _is_proper(passage, i, head.begin))
    proper += _trailing(words, phrase)
    before = branch_ranges(words, phrase.begin, end, open_class=True)
    sectors = (*before, *phrase.after.sectors, *branch_ranges(words, *(phrase.after.name or (0, 0))))
    return Makeup(
        sectors=sectors,
        proper=proper,
        before=tuple(words[i] for i in modifiers if words[i].place),
        behind=phrase.after.places,
        branch_before=bool(before or head.prefix),
        has_branch=bool(sectors or head.prefix),
        all_capitals=_all_capitals(words[phrase.begin : head.end]),
    )


def _trailing(words: Sequence[Word], phrase: Phrase) -> tuple[str, ...]:
    """The words of an own name behind the head, without its places."""
    begin, end = phrase.after.name or (0, 0)
    return tuple(word.lower for word in words[begin:end] if word.is_word and not word.place)


def _is_proper(passage: Passage, index: int, head: int) -> bool:
    word = passage.words[index]
    if not word.is_word or word.place or not word.is_capitalised:
        return False
    if word.lower in grammar().generic or is_sector_word(word.lower) or word.is_boundary:
        return False
    if passage.headline or passage.keyword:
        return _is_acronym(word) and not passage.words[head].text.isupper()
    return index > 0 or passage.words[head].is_capitalised


def _is_acronym(word: Word) -> bool:
    return len(word.text) > 2 and word.text.isupper()


def _all_capitals(words: Sequence[Word]) -> bool:
    return all(word.is_capitalised or not word.is_word or word.lower in {"and", "of", "for"} for word in words)


def judge(passage: Passage, phrase: Phrase, makeup: Makeup) -> Verdict | None:
    """Whether the phrase names a specific cluster; None when it is generic or no economic cluster at all."""
    if phrase.counted or _is_other_science(passage, phrase):
        return None
    insider = _follower(passage, phrase)
    if insider is None:
        return None
    if phrase.quoted:
        return _judge_quoted(passage, phrase)
    return _judge_plural(makeup) if phrase.head.plural else _judge_singular(passage, phrase, makeup, bound=insider)


def _follower(passage: Passage, phrase: Phrase) -> bool | None:
    """Whether the head only modifies the noun behind it ("the cluster firms"); None when that noun takes its place."""
    words, end = passage.words, phrase.head.end
    while phrase.closed and end < len(words) and words[end].text in CLOSING_QUOTES:
        end += 1
    if end >= len(words):
        return False
    follower = words[end].lower
    firm = follower in grammar().company_forms and passage.words[phrase.head.begin].is_capitalised
    if follower in grammar().compounds or firm:
        return None
    return follower in grammar().insiders


def _is_other_science(passage: Passage, phrase: Phrase) -> bool:
    words, head = passage.words, phrase.head
    before = words[head.begin - 1].lower if head.begin else ""
    after = [word.lower for word in words[head.end : head.end + 2]]
    behind_of = after[1:] if after[:1] == ["of"] else []
    ordinal = before in _ORDINALS and not (after[:1] and after[0] in grammar().place_prepositions)
    numbered = bool(after) and (after[0].isdigit() or (len(after[0]) == 1 and after[0].isalpha() and after[0] != "a"))
    return (
        before in grammar().not_economic
        or numbered
        or ordinal
        or any(word in grammar().not_economic for word in behind_of)
    )


def _judge_quoted(passage: Passage, phrase: Phrase) -> Verdict | None:
    assert phrase.quoted
    inside = passage.words[phrase.quoted[0] : phrase.quoted[1]]
    telling = [w for w in inside if w.is_word and w.lower not in grammar().generic | grammar().boundaries]
    if not telling or phrase.head.plural or (len(inside) < 2 and not _is_coined(inside[0])):
        return None
    return Verdict(confidence=0.85, sure=True, proper=True)


def _is_coined(word: Word) -> bool:
    """Whether a single quoted word is a name: capitalised, and no word for a branch or a kind of cluster."""
    known = word.lower in grammar().generic | grammar().boundaries or is_sector_word(word.lower)
    return word.is_capitalised and len(word.text) > 3 and not known and (word.lower,) not in grammar().singular


def _judge_plural(makeup: Makeup) -> Verdict | None:
    """Plurals are classes, unless every place of a list has its own, or the whole is a proper name."""
    narrow = [group for group in makeup.behind if not _is_broad(group[0])]
    named = makeup.has_branch and (makeup.proper or any(not _is_broad(word) for word in makeup.before))
    if named and makeup.all_capitals:
        return Verdict(confidence=0.6, sure=True, proper=True)
    if not makeup.has_branch or not narrow or len(narrow) < len(makeup.behind):
        return None
    if len(narrow) > 1:
        return Verdict(confidence=0.7, sure=True, split=True)
    town = narrow[0][0].place is None or narrow[0][0].place.level == "city"
    return Verdict(confidence=0.5, sure=town and makeup.branch_before)


def _judge_singular(passage: Passage, phrase: Phrase, makeup: Makeup, *, bound: bool) -> Verdict | None:
    return next((verdict for verdict in _singular_rules(passage, phrase, makeup, bound=bound) if verdict), None)


def _singular_rules(
    passage: Passage, phrase: Phrase, makeup: Makeup, *, bound: bool
) -> Iterator[Verdict | Literal[False]]:
    """The ways in which a singular is pinned down, the surest first."""
    places = (*makeup.before, *(group[0] for group in makeup.behind))
    own = _is_own_name(passage, phrase, makeup)
    pinned = any(not _is_beyond_countries(word) for word in places)
    yield bool(makeup.has_branch and (pinned or (own and places))) and Verdict(
        confidence=0.85, sure=True, proper=own and bool(makeup.all_capitals)
    )
    yield own and _tells_more(phrase, makeup) and Verdict(confidence=0.75, sure=True, proper=True)
    yield _is_entry(passage, phrase, makeup) and Verdict(confidence=0.7, sure=True, proper=True)
    yield _names_itself(passage, phrase, makeup) and Verdict(confidence=0.7, sure=True, proper=True)
    yield bool(makeup.has_branch and makeup.proper) and Verdict(confidence=0.7, sure=True)
    yield not bound and _is_bare_name(passage, phrase, makeup) and Verdict(confidence=0.55, sure=True)
    yield not bound and _points(passage, phrase, makeup) and Verdict(confidence=0.6, sure=True)
    yield makeup.has_branch and Verdict(confidence=0.5, sure=False)


def _is_own_name(passage: Passage, phrase: Phrase, makeup: Makeup) -> bool:
    """Whether head and modifiers are capitalised where that tells something."""
    telling = passage.words[phrase.head.begin].is_capitalised and not passage.headline and not passage.keyword
    return telling and makeup.all_capitals


def _tells_more(phrase: Phrase, makeup: Makeup) -> bool:
    """Whether a capitalised name has more than one plain word to tell it by."""
    several = len(makeup.sectors) > 1 or any(end - begin > 1 for begin, end in makeup.sectors)
    named = bool(makeup.proper or makeup.before) or several
    return named or (bool(makeup.has_branch or makeup.behind) and phrase.begin < phrase.head.begin)


def _is_entry(passage: Passage, phrase: Phrase, makeup: Makeup) -> bool:
    """Whether it is the name of a line "• Wood Products Cluster, Graz, Austria"."""
    words, end = passage.words, phrase.head.end
    placed = end + 1 < len(words) and words[end].text in ",–—-(" and words[end + 1].place is not None
    named = words[phrase.head.begin].is_capitalised and makeup.all_capitals and phrase.begin < phrase.head.begin
    return passage.bulleted and placed and named


def _names_itself(passage: Passage, phrase: Phrase, makeup: Makeup) -> bool:
    """Whether the own name behind the head is meant as one: a long one always, a single word with more to go by."""
    begin, end = phrase.after.name or (0, 0)
    return end - begin > 1 or (end > begin and not passage.headline and bool(makeup.has_branch or makeup.before))


def _is_bare_name(passage: Passage, phrase: Phrase, makeup: Makeup) -> bool:
    """ "The Leitha cluster": one capitalised word directly before the head, no acronym, no title of a programme."""
    if not makeup.proper or not phrase.definite:
        return False
    word = passage.words[phrase.head.begin - 1]
    name = not word.text.isupper() and (not word.tag or word.tag.startswith("NNP"))
    return name and phrase.head.begin - phrase.begin == 1


def _points(passage: Passage, phrase: Phrase, makeup: Makeup) -> bool:
    """Whether a place alone pins it down: "the Otago cluster", "the innovation cluster of Gera"."""
    if any(not _is_broad(word) for word in makeup.before):
        return phrase.definite or passage.words[phrase.head.begin].is_capitalised
    narrow = any(not _is_broad(group[0]) for group in makeup.behind)
    kind = phrase.begin < phrase.head.begin and passage.words[phrase.head.begin - 1].lower in grammar().naming
    known = any(group[0].place for group in makeup.behind)
    return narrow and phrase.after.attached and (phrase.definite or (kind and known))


def _is_broad(word: Word) -> bool:
    return word.place is not None and (word.place.level in _BROAD or _is_beyond_countries(word))


def _is_beyond_countries(word: Word) -> bool:
    """Whether the place is a continent or a union of countries: "the largest tile cluster in Europe" tells no place."""
    region = word.place
    return region is not None and region.level in {"supranational", "macro-region"} and not region.wider


def folded(words: Sequence[str]) -> frozenset[str]:
    """Words as names are compared: lower case, singular, hyphens open, without generic words.

    >>> sorted(folded(["Life-Science", "Tools", "industry"]))
    ['life', 'tool']
    """
    parts = [part for word in words for part in word.lower().replace("‐", "-").replace("‑", "-").split("-")]
    alike = {"element": "metal", "technology": "", "technologie": "", "sector": "", "product": "", "goods": "good"}
    kept = (
        singular(part) for part in parts if part and part not in grammar().generic and part not in {"and", "of", "the"}
    )
    return frozenset(alike.get(part, foreign_words().get(part, part)) for part in kept) - {""}
