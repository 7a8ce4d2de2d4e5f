"""What follows a cluster noun: "of light metals", "in the field of optics", and the places of `placing`."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.placing import PlaceGroups, locations
from pipeline.clusters.trailing import trailing_name
from pipeline.clusters.words import Word, word_at

_AND = frozenset({"and", "&"})
_BRANCH_PREPOSITIONS = frozenset({"of", "for", "in", "on"})
_BRANCH_VERBS = frozenset(
    {
        "involved",
        "specialised",
        "specialized",
        "specialising",
        "specializing",
        "engaged",
        "focused",
        "focusing",
        "working",
    }
)
_FIELD_WORDS = frozenset(
    {"field", "fields", "area", "areas", "sphere", "sector", "domain", "production", "manufacture", "manufacturing"}
)
_ARTICLES = frozenset({"the", "a", "an"})
_MOST_ITEM_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What the words behind a head tell.

    `sectors` are ranges of words; `name` is the range of an own name directly behind the head. `bare_end` closes the
    name of the cluster without its places, `end` with them. `attached`: the places follow at once, not behind a verb
    ("formed in").
    """

    sectors: tuple[tuple[int, int], ...] = ()
    name: tuple[int, int] | None = None
    places: PlaceGroups = ()
    bare_end: int
    end: int
    attached: bool = True


def complement_of(words: Sequence[Word], index: int, *, capitalised: bool) -> Complement:
    """The complement that begins at `index`; `capitalised` when the head is, so that its name may run over capitals."""
    sectors: list[tuple[int, int]] = []
    named_end = trailing_name(words, index, capitalised=capitalised)
    placed = named_end > index and words[named_end - 1].place is not None
    bare_end = position = named_end
    for _ in range(3):
        branch = _branch(words, position, capitalised=capitalised)
        if not branch:
            break
        sectors += branch
        bare_end = position = _behind_constituents(words, branch[-1][1])
    places, end, attached = locations(words, position - placed)
    return Complement(
        sectors=tuple(sectors),
        name=(index, named_end) if named_end > index else None,
        places=(*_groups_in(words[index : named_end - placed]), *places),
        bare_end=bare_end,
        end=end if attached else bare_end,
        attached=attached,
    )


def _groups_in(name: Sequence[Word]) -> list[tuple[Word, ...]]:
    return [(word,) for word in name if word.place]


def _behind_constituents(words: Sequence[Word], index: int) -> int:
    """Behind the "production" of "glass production": part of the name, not of the branch."""
    return index + 1 if word_at(words, index) in grammar().constituents - {"the", "this", "that", "which"} else index


def _branch(words: Sequence[Word], index: int, *, capitalised: bool) -> list[tuple[int, int]]:
    """The branches named from `index` on, as ranges; empty when none are."""
    verb = word_at(words, index) in _BRANCH_VERBS
    start = index + 1 if verb else index
    preposition = word_at(words, start)
    if preposition not in _BRANCH_PREPOSITIONS:
        return []
    first = _skip_field(words, start + 1)
    if (
        preposition == "of"
        and word_at(words, first) in grammar().constituents
        and word_at(words, first + 1) in {"in", "from"}
    ):
        return _branch(words, first + 1, capitalised=capitalised)
    strict = preposition in {"in", "on", "for"} and not verb and first == start + 1
    return _items(words, first, strict=strict, capitalised=capitalised)


def _skip_field(words: Sequence[Word], index: int) -> int:
    """Behind "the", "the field of", "the production of"."""
    begin = index + 1 if word_at(words, index) in _ARTICLES else index
    if word_at(words, begin) in _FIELD_WORDS and word_at(words, begin + 1) == "of":
        begin += 2
        begin += word_at(words, begin) in _ARTICLES
    return begin


def _items(words: Sequence[Word], index: int, *, strict: bool, capitalised: bool) -> list[tuple[int, int]]:
    """The list "A", "A and B", "A, B and C" that begins at `index`; without an "and" only its first item counts."""
    found: list[tuple[int, int]] = []
    begin, closed = index, False
    while not closed:
        item = _item(words, begin)
        if not item or not _names_branch(words, item, strict=strict or bool(found), capitalised=capitalised):
            break
        found.append(item)
        closed = bool(found[1:]) and word_at(words, begin - 1) in _AND
        begin = _behind_separator(words, item[1])
        if begin == item[1]:
            break
    complete = len(found) < 2 or word_at(words, found[-1][0] - 1) in _AND
    return found if complete else found[:1]


def _behind_separator(words: Sequence[Word], index: int) -> int:
    if word_at(words, index) == ",":
        index += 1
    return index + 1 if word_at(words, index) in _AND else index


def _item(words: Sequence[Word], begin: int) -> tuple[int, int] | None:
    end = begin
    while end < len(words) and end - begin < _MOST_ITEM_WORDS and (_continues(words[end]) or is_building(words, end)):
        end += 1
    constituents = grammar().constituents
    while end > begin + 1 and words[end - 1].lower in constituents:
        end -= 1
    if end == begin or words[begin].lower in constituents:
        return None
    return begin, end


def is_building(words: Sequence[Word], index: int) -> bool:
    """Whether the word is the "building" of "machine building", no verb."""
    return word_at(words, index) == "building" and word_at(words, index - 1) in grammar().buildable


def _continues(word: Word) -> bool:
    plain = word.is_word and not word.place and not word.text.isdigit()
    return plain and not word.is_boundary and not word.is_finite_verb and word.tag != "RB"


def _names_branch(words: Sequence[Word], item: tuple[int, int], *, strict: bool, capitalised: bool) -> bool:
    inside = words[item[0] : item[1]]
    if inside[0].lower in grammar().pointing:
        return False
    if any(is_sector_word(word.lower) for word in inside):
        return True
    if capitalised and all(word.is_capitalised for word in inside):
        return not strict or len(inside) > 1
    return not strict and any(word.lower not in grammar().generic for word in inside) and not inside[0].is_capitalised
