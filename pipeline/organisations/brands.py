"""Bare proper names that score as organisations: what they look like, what stands around them and beside them.

Persons, places and programmes stand in most of these places as well; therefore no single sign suffices.
"""

from collections.abc import Iterator, Sequence

from pipeline.organisations.brand_forms import VETO, form_points
from pipeline.organisations.brand_frames import points_before, points_behind, points_of_others
from pipeline.organisations.brand_scores import scores
from pipeline.organisations.enumerations import behind_asides, item_end, next_item
from pipeline.organisations.wording import Range
from pipeline.organisations.words import Word


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
        if not words[index].capital:
            index += 1
            continue
        chain = _chain(words, index, named)
        yield from _organisations(words, chain, named)
        index = max(chain[-1][1] if chain else 0, index + 1)


def _chain(words: Sequence[Word], index: int, named: dict[int, int]) -> list[Range]:
    """The items of the enumeration that begins here, mostly one: names that name themselves, and bare ones."""
    items: list[Range] = []
    end = _unit_end(words, index, named)
    while end > index:
        if items or not _is_opening_place(words, index, end):
            items.append((index, end))
        index = next_item(words, behind_asides(words, end))
        end = _unit_end(words, index, named) if index else 0
    return items


def _is_opening_place(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether a sentence begins with a place that the names of a list only follow: "In Mirlau, Zorbex and …"."""
    opening = 0 < index < 3 and words[index - 1].lower in {"in", "near", "around"}
    return opening and not words[index].gap and end < len(words) and words[end].gap == ","


def _unit_end(words: Sequence[Word], index: int, named: dict[int, int]) -> int:
    return named.get(index, 0) or item_end(words, index, first_gaps=None)


def _organisations(words: Sequence[Word], chain: Sequence[Range], named: dict[int, int]) -> Iterator[Range]:
    """The bare items of a chain that reach enough points."""
    forms = [VETO if begin in named else form_points(words[begin:end]) for begin, end in chain]
    if max(forms, default=VETO) <= 0:
        return
    around = (
        points_before(words, chain[0][0]) + points_behind(words, chain[-1][1]) + points_of_others(words, chain[-1][1])
    )
    listed = len(chain) > 1 and words[chain[-1][0] - 1].lower in {"and", "or", "the", "&"}
    weights = scores().weights
    beside = weights["neighbour"] * (listed and any(begin in named for begin, _ in chain))
    beside += listed and sum(form > 1 for form in forms) > 1
    for (begin, end), form in zip(chain, forms, strict=True):
        own = points_behind(words, end) if end != chain[-1][1] else 0
        led = weights["led"] * (form == 1 and begin > 0 and words[begin - 1].lower == "the" and not words[begin].gap)
        if form > 0 and form + around + beside + own + led >= weights["enough"]:
            yield begin, end
