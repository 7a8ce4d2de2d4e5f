"""The persons of an author line, put together from what the model says of its words."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.labelling.tokens import Token
from pipeline.page.lexicon import lexicon
from pipeline.page.name_labels import MARKS, label_names
from pipeline.page.name_lists import is_eastern
from pipeline.page.name_split import family_begin
from pipeline.page.name_tokens import JOINERS

_MARK = re.compile(r"\d+[A-Za-z]?|(?<![A-Za-z])[A-Za-z]{1,2}(?![A-Za-z])|[*†‡§¶#∗⁎✉⇑¹²³⁴⁵⁶⁷⁸⁹⊥∥◊$&]+")

_NOWHERE = sys.maxsize


@dataclass(frozen=True, slots=True)
class Person:
    """A person named at [begin, end); `markers` point to affiliations, `inverted` names begin with the family name."""

    begin: int
    end: int
    family: str
    given: str
    markers: tuple[str, ...]
    inverted: bool


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a line: `whole` says that no other words stand in it, `end` where the first run of names ends."""

    people: tuple[Person, ...]
    whole: bool
    end: int


@dataclass(slots=True)
class _Draft:
    """A person while the line is read."""

    label: str
    names: dict[str, list[Token]] = field(default_factory=lambda: {"given": [], "family": []})
    marks: list[Token] = field(default_factory=list)

    @property
    def end(self) -> int:
        return max(token.end for tokens in self.names.values() for token in tokens)


def read_people(words: str) -> People:
    """All persons of an author line.

    >>> [(p.given, p.family, p.markers) for p in read_people("LEE Ann 1, MOSS Carl 2").people]
    [('Ann', 'LEE', ('1',)), ('Carl', 'MOSS', ('2',))]
    """
    items, labels = label_names(words)
    drafts = _drafts(items, labels)
    people = tuple(person for draft in drafts if (person := _person(words, draft)))
    stop = _other_words(items, labels)
    run = [draft for draft in drafts if draft.end <= stop]
    end = max(
        (token.end for draft in run for token in (*draft.marks, *draft.names["given"], *draft.names["family"])),
        default=0,
    )
    return People(people, stop == _NOWHERE, end)


def _drafts(items: Sequence[Token], labels: Sequence[str]) -> list[_Draft]:
    """The words of each person; marks belong to the name before them, in lines that begin with one to the next."""
    drafts: list[_Draft] = []
    waiting: list[Token] = []
    leading = next((label for label in labels if label != "O"), "") == "marker" and labels[-1] != "marker"
    for item, label in zip(items, labels, strict=True):
        edge, _, name = label.partition("-")
        if name in ("given", "family"):
            if edge == "B" or not drafts:
                drafts.append(_Draft(name, marks=waiting))
                waiting = []
            drafts[-1].names[name].append(item)
        elif label == "marker" or item.text in MARKS:
            (waiting if leading or not drafts else drafts[-1].marks).append(item)
    return drafts


def _other_words(items: Sequence[Token], labels: Sequence[str]) -> int:
    """Where, behind a name, words begin that are neither names nor marks nor degrees."""
    named = False
    for index, (item, label) in enumerate(zip(items, labels, strict=True)):
        named = named or label.endswith(("given", "family"))
        other = label == "O" and item.text[0].isalnum() and item.text.casefold() not in JOINERS
        if named and (other or (label == "role" and _is_post(item) and not _leads(labels, index))):
            return item.begin
    return _NOWHERE


def _is_post(item: Token) -> bool:
    return item.text.casefold() in lexicon().posts


def _leads(labels: Sequence[str], index: int) -> bool:
    """Whether a title at `index` belongs to the name behind it."""
    return next((label for label in labels[index:] if label != "role"), "").startswith("B-")


def _person(words: str, draft: _Draft) -> Person | None:
    """The person, if there is a family name; of several words that all go by one label it is the last."""
    given, family = draft.names["given"], draft.names["family"]
    if not family and len(given) > 1:
        given, family = given[:-1], given[-1:]
    elif not given and len(family) > 1:
        begin = _family_begin(family)
        given, family = family[:begin], family[begin:]
    if not family or any(token.text.casefold() in lexicon().ranks for token in (*given, *family)):
        return None  # "Bar Institute" is no person
    inverted = draft.label == "family"
    if not inverted and is_eastern([token.text for token in (*given, *family)]):
        family, given, inverted = given[:1], [*given[1:], *family], True
    begin = min(token.begin for token in (*given, *family))
    return Person(begin, draft.end, _text(words, family), _text(words, given), _marks(draft), inverted)


def _family_begin(tokens: Sequence[Token]) -> int:
    """Where the family name begins among words of which none is a given name: a particle in front belongs to it."""
    begin = family_begin([token.text for token in tokens])
    return begin if begin > 1 or tokens[0].text.casefold() not in lexicon().particles else 0


def _text(words: str, tokens: Iterable[Token]) -> str:
    """The words with single spaces; none stands around hyphens or before the stop of an initial."""
    text = ""
    last = 0
    for token in tokens:
        gap = " " if text and token.begin > last else ""
        text += gap + re.sub(r"\s", "", words[token.begin : token.end])
        last = token.end
    return re.sub(r"\s?([-‐‑])\s?", r"\1", text)


def _marks(draft: _Draft) -> tuple[str, ...]:
    marks = sorted(draft.marks, key=lambda token: token.begin)
    found: list[str] = []
    last = -1
    for token in marks:
        if token.begin == last and found:
            found[-1] += token.text
        else:
            found.append(token.text)
        last = token.end
    return tuple(mark for text in found for mark in _MARK.findall(text))
