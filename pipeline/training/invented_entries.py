"""Reference entries made up from forms and word lists, for the styles that the labelled data lack."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.training.data import Example, Labelled

_SLOT = re.compile(r"\{(?:(?P<label>\w+)=)?(?P<list>\w+)\}")
_DEEPEST = 8
_SHARES = {"apa": 2, "harvard": 4, "notes": 2, "numbered": 1, "gost": 3, "gost_ru": 4}
"""How often entries of a style are drawn."""

Lists = Mapping[str, Sequence[str]]
Rule = Callable[[Lists, random.Random], str]


@dataclass(frozen=True, slots=True)
class Forms:
    """What entries are made of: lists of words and phrases, and the forms of each style."""

    lists: Lists
    styles: Lists


def forms(titles: Sequence[str] = (), venues: Sequence[str] = ()) -> Forms:
    """The forms that stand beside this module; `titles` and `venues` are real ones to mix in."""
    table = tomllib.loads(Path(__file__).with_name("invented_entries.toml").read_text("utf-8"))
    lists: dict[str, Sequence[str]] = {name: words.split() for name, words in table["words"].items()}
    lists |= table["lists"]
    lists["real"] = titles or ("{phrase}",)
    lists["realvenue"] = venues or ("Annals of {Topic}",)
    return Forms(lists, table["forms"])


def invented(number: int, seed: int, made_of: Forms) -> Iterator[Example]:
    """So many entries; the same for the same arguments.

    >>> [example] = invented(1, 7, forms())
    >>> all(words in example.raw for _, words in example.parts)
    True
    """
    draw = random.Random(seed)  # noqa: S311 - drawn for training, not for secrets
    styles = [style for style, share in _SHARES.items() for _ in range(share)]
    for _ in range(number):
        yield _example(draw.choice(made_of.styles[draw.choice(styles)]), made_of.lists, draw)


def _example(form: str, lists: Lists, draw: random.Random) -> Example:
    raw = ""
    parts: list[Labelled] = []
    position = 0
    for slot in _SLOT.finditer(form):
        raw += form[position : slot.start()]
        words = _drawn(slot["list"], lists, draw)
        if slot["label"]:
            parts.append((slot["label"], words))
        raw += words[:-1] if words.endswith(".") and form[slot.end() : slot.end() + 1] == "." else words
        position = slot.end()
    return Example(raw + form[position:], tuple(parts))


def _drawn(name: str, lists: Lists, draw: random.Random, depth: int = 0) -> str:
    """Words of a list, or of a rule (names, numbers), with their inner slots filled."""
    rule = _RULES.get(name)
    if rule:
        return rule(lists, draw)
    words = draw.choice(lists[name])
    if depth > _DEEPEST:
        return words
    filled = _SLOT.sub(lambda slot: _drawn(slot["list"], lists, draw, depth + 1), words)
    if name not in _TITLES or depth:
        return filled
    filled = filled[:1].upper() + filled[1:]
    return filled.title() if draw.random() < _CAPITALS and filled.isascii() else filled


_TITLES = ("title", "title_asked", "long_title", "book")
_CAPITALS = 0.15
"""The share of titles in capitals like these: The Role Of Firms."""


def _initials(lists: Lists, draw: random.Random, suffix: str = "") -> str:
    letters = [draw.choice(lists["initial" + suffix]) + "." for _ in range(draw.choice((1, 1, 2, 2)))]
    return draw.choice(("", " ")).join(letters)


def _several(one: Callable[[], str], draw: random.Random, glue: str, last: str) -> str:
    names = [one() for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4)))]
    return names[0] if len(names) == 1 else glue.join(names[:-1]) + last + names[-1]


def _inverted(last: str, suffix: str = "", family: str = "family") -> Rule:
    def rule(lists: Lists, draw: random.Random) -> str:
        return _several(lambda: f"{draw.choice(lists[family])}, {_initials(lists, draw, suffix)}", draw, ", ", last)

    return rule


def _plain(suffix: str, family: str) -> Rule:
    def rule(lists: Lists, draw: random.Random) -> str:
        comma = draw.choice(("", "", ","))
        return _several(
            lambda: f"{draw.choice(lists[family])}{comma} {_initials(lists, draw, suffix)}", draw, ", ", ", "
        )

    return rule


def _direct(suffix: str = "", family: str = "family") -> Rule:
    def rule(lists: Lists, draw: random.Random) -> str:
        last = draw.choice((", ", " and ", ", and ")) if family == "family" else ", "
        return _several(lambda: f"{_initials(lists, draw, suffix)} {draw.choice(lists[family])}", draw, ", ", last)

    return rule


def _full(lists: Lists, draw: random.Random) -> str:
    middle = draw.choice(("", "", draw.choice(lists["initial"]) + ". "))
    return f"{draw.choice(lists['given'])} {middle}{draw.choice(lists['family'])}"


def _direct_full(lists: Lists, draw: random.Random) -> str:
    return _several(lambda: _full(lists, draw), draw, ", ", draw.choice((" and ", ", and ")))


def _first_full(lists: Lists, draw: random.Random) -> str:
    first = f"{draw.choice(lists['family'])}, {draw.choice(lists['given'])}"
    return first if draw.random() < 0.5 else f"{first}, and {_full(lists, draw)}"


def _vancouver(lists: Lists, draw: random.Random) -> str:
    def one() -> str:
        return f"{draw.choice(lists['family'])} {''.join(draw.choices(lists['initial'], k=draw.choice((1, 2))))}"

    return _several(one, draw, ", ", ", ") + draw.choice(("", "", ", et al"))


def _range(_: Lists, draw: random.Random) -> str:
    first = draw.randint(1, 900)
    return f"{first}{draw.choice('-–-–—')}{first + draw.randint(2, 40)}"


def _number(least: int, most: int) -> Rule:
    return lambda _, draw: str(draw.randint(least, most))


_RULES: Mapping[str, Rule] = {
    "inverted_amp": _inverted(", & "),
    "inverted_and": _inverted(" and "),
    "inverted_tr": _inverted(", ", "_tr"),
    "inverted_ru": _inverted(", ", "_ru", "family_ru"),
    "plain_tr": _plain("_tr", "family"),
    "plain_ru": _plain("_ru", "family_ru"),
    "direct": _direct(),
    "direct_tr": _direct("_tr"),
    "direct_ru": _direct("_ru", "family_ru"),
    "direct_full": _direct_full,
    "first_full": _first_full,
    "full": lambda lists, draw: draw.choice((_direct_full, _first_full))(lists, draw),
    "vancouver": _vancouver,
    "range": _range,
    "year": _number(1950, 2024),
    "volume": _number(1, 120),
    "issue": _number(1, 12),
    "n1": _number(1, 2),
    "n2": _number(10, 30),
    "n3": _number(100, 700),
    "n4": _number(1000, 20000),
}
