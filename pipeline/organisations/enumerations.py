"""Lists of capitalised names: "Zorbex in Bonn, Mirlan (Graz) and the Plovotec"."""

from collections.abc import Iterator, Sequence

from pipeline.language import ordinary_words
from pipeline.organisations.beside import begins_person
from pipeline.organisations.known import known_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.places import is_place
from pipeline.organisations.wording import Range, is_edge, is_field
from pipeline.organisations.words import Word

LONGEST_ITEM = 5
QUOTES = "“”\"«»'‘’"
_LONGEST_ASIDE = 12


def enumeration(words: Sequence[Word], index: int) -> Iterator[Range]:
    """The items of a list of capitalised names from `index` on; asides in brackets and "in Town" are passed over."""
    end = item_end(words, index, first_gaps=None)
    while end > index:
        yield index, end
        index = next_item(words, behind_asides(words, end))
        end = item_end(words, index, first_gaps=None) if index else 0


def item_end(words: Sequence[Word], index: int, first_gaps: set[str] | None) -> int:
    """The word after the name that begins at `index`; `index` itself when none begins there."""
    if index >= len(words) or not words[index].capital or is_edge(words[index]):
        return index
    if first_gaps is not None and words[index].gap not in first_gaps:
        return index
    end = index + 1
    while end < len(words) and end - index < LONGEST_ITEM:
        word = words[end]
        if word.gap not in {"", "&"} or is_edge(word) or not (word.capital or word.text.isdigit()):
            break
        if (len(word.text) == 1 and word.gap != "&") or begins_person(words, end):  # an initial begins one as well
            break
        end += 1
    return end


def behind_asides(words: Sequence[Word], end: int) -> int:
    """The index behind a bracket and behind "in Town" that follow an item."""
    if end < len(words) and words[end].gap.endswith("("):
        closing = (i for i in range(end + 1, min(len(words), end + _LONGEST_ASIDE)) if ")" in words[i].gap)
        return next(closing, len(words))
    if end < len(words) and words[end].lower in {"in", "from", "near"} and not words[end].gap:
        return max(end, item_end(words, end + 1, first_gaps={""}))
    return end


def next_item(words: Sequence[Word], index: int) -> int:
    """The index of the next item, behind a comma or an "and"; 0 when the list ends."""
    if index >= len(words):
        return 0
    gap = words[index].gap.strip(QUOTES).lstrip(")").strip(QUOTES)
    if words[index].lower in {"and", "or"} and gap in {"", ",", ";"}:
        behind = index + 1 if index + 1 < len(words) and not words[index + 1].gap.strip(QUOTES) else 0
        return _behind_article(words, behind)
    return _behind_article(words, index) if gap in {",", ";", "&", "/"} else 0


def _behind_article(words: Sequence[Word], index: int) -> int:
    """The index, or the next one when "the" stands there."""
    led = index > 0 and index + 1 < len(words) and words[index].lower == "the" and not words[index + 1].gap
    return index + 1 if led else index


def is_candidate(words: Sequence[Word]) -> bool:
    """Whether capitalised words could be a firm's name: no place, no field, no cluster, no work or event."""
    name = " ".join(word.text for word in words)
    if name.casefold() in known_forms():
        return True
    if is_place(name) or name.casefold() in lexicon().not_organisations or words[-1].lower in lexicon().not_last:
        return False
    if any(word.lower in {"cluster", "clusters"} for word in words) or all(map(is_field, words)):
        return False
    if (
        len(name) < 2
        or (len(name) < 5 and any(map(str.isdigit, name)))
        or (words[0].acronym and words[0].lower in lexicon().acronym_stops)
    ):
        return False
    return any(word.acronym or not _is_ordinary(word.lower) for word in words) or (
        len(words) > 1 and is_place(words[0].text)
    )


def _is_ordinary(word: str) -> bool:
    """Whether a word or its singular is in the dictionary."""
    return word in ordinary_words() or (word[-2:-1] not in {"y", "s"} and word.removesuffix("s") in ordinary_words())
