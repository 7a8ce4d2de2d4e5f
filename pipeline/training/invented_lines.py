"""Author lines that are invented, in the orders and with the signs in which pages print names."""

import random
import re
from collections.abc import Callable, Sequence

from pipeline.training.data import Example, Grouped, Labelled
from pipeline.training.invented_names import Person, Pool, customs, first_names, known_people, word_lists

_LINES = 2500
_SIGNS = ("1", "2", "3", "4", "5", "*", "†", "‡", "1,2", "1,*", "1, 3", "§", "**", "¶", "2 ,4")
_LETTERS = ("a", "b", "c", "d", "a,b", "a, *", "b,c")
_FAMILY_FIRST = frozenset(("russian", "cyrillic", "chinese", "korean", "vietnamese"))
"""Customs that print the family name first, in full and without a comma."""

_Part = tuple[str, Callable[[Person], str]]
_Order = tuple[_Part, ...]
"""The labels of a name's parts in the order of the page, each with how it is printed; signs have the label ""."""

_COMMA: _Part = ("", lambda _: ",")


def invented(rows: Sequence[Grouped], families: Sequence[str]) -> list[Grouped]:
    """Lines with names of their own, with those of `rows` and with `families`; always the same."""
    chance = random.Random(7)  # noqa: S311 - examples, no secrets
    pool = Pool(chance, known_people(rows), families)
    return [_line(chance, pool) for _ in range(_LINES)]


def _initials(given: str, between: str = "", stop: str = ".") -> str:
    """ "Hans-Peter Karl" as "H.-P.K.", with what is wanted between them and behind each."""
    names = re.sub(r"[.()]", "", given).split()
    return between.join("-".join(f"{part[0]}{stop}" for part in name.split("-") if part) for name in names)


def _order(chance: random.Random, custom: str, separator: str) -> _Order:
    """How a line prints its names: which part first, in full or as initials, in capitals or not."""
    between, stop = chance.choice(("", " ", " ")), chance.choice((".", ".", ".", "", " ."))
    case = chance.choice((str, str, str, str.upper))

    def full(person: Person) -> str:
        return case(person.given)

    def short(person: Person) -> str:
        return _initials(person.given, between if stop else "", stop)

    def family(person: Person) -> str:
        return case(person.family)

    def loud(person: Person) -> str:
        return person.family.upper()

    def calm(person: Person) -> str:
        return person.given

    orders: list[tuple[int, _Order]] = [
        (12, (("forename", full), ("surname", family))),
        (4, (("forename", short), ("surname", family))),
        (3, (("surname", family), ("forename", short))),
        (3, (("surname", family), _COMMA, ("forename", short))),
        (2, (("forename", calm), ("surname", loud))),
        (2, (("surname", loud), ("forename", calm))),
    ]
    if "," not in separator and separator != " ":
        orders += [
            (3, (("surname", family), _COMMA, ("forename", full))),
            (1, (("surname", loud), _COMMA, ("forename", calm))),
        ]
    if custom in _FAMILY_FIRST and separator != " ":
        orders.append((8, (("surname", family), ("forename", full))))
    return chance.choices([order for _, order in orders], [weight for weight, _ in orders])[0]


class _Writer:
    """A line while it is written: its words, and for each person the labelled parts."""

    def __init__(self) -> None:
        self.raw = ""
        self.groups: list[list[Labelled]] = []

    def put(self, words: str, label: str = "") -> None:
        """Append words, as a part of the last person when they have a label."""
        self.raw += words
        if label:
            self.groups[-1].append((label, words))

    def grouped(self) -> Grouped:
        """The finished line."""
        return Grouped(self.raw, tuple(Example("", tuple(group)) for group in self.groups))


def _line(chance: random.Random, pool: Pool) -> Grouped:
    custom = chance.choice(customs())
    other = chance.choice(("known", "mixed", custom, custom))
    size = chance.choice((1, 1, 2, 2, 3, 3, 4, 5, 7))
    people = [pool.person(chance.choice((custom, other))) for _ in range(size)]
    separator = chance.choice((*(", ",) * 6, *(" ",) * 5, "; ", "; ", "\n", ",\n", " , ", ",", " · ", "  "))
    style = _Style(chance, _order(chance, custom, separator), separator)
    around, writer = word_lists()["around"], _Writer()
    if chance.random() < 0.06:
        writer.put(chance.choice(around["leads"]) + " ")
    for number, person in enumerate(people):
        if number:
            writer.put(style.last if number == size - 1 else separator)
        style.write(writer, person)
    _end(chance, writer, style, people[0])
    return writer.grouped()


def _end(chance: random.Random, writer: _Writer, style: "_Style", first: Person) -> None:
    """What follows the names: nothing mostly; the first name again, an address, a stray sign."""
    draw, around = chance.random(), word_lists()["around"]
    if draw < 0.04:
        writer.put(" ")
        style.write(writer, first)
        writer.put(",")
    elif draw < 0.10:
        writer.put(chance.choice((", ", " ", "\n", " (", " - ", " – ")) + _address(chance))
    elif draw < 0.13:
        writer.put(f" {chance.choice(first_names()).lower()}@{chance.choice(around['cities']).lower()}.edu")
    elif draw < 0.22:
        writer.put(chance.choice((" ", ", ")) + chance.choice(around["tails"]))


def _address(chance: random.Random) -> str:
    around = word_lists()["around"]
    city, land = chance.choice(around["cities"]), chance.choice(around["lands"])
    body = chance.choice(around["bodies"]).format(city=city)
    return chance.choice((body, f"{body}, {land}", f"{city}, {land}"))


class _Style:
    """What all names of a line have in common: order, separators, marks, titles."""

    def __init__(self, chance: random.Random, order: _Order, separator: str) -> None:
        self._chance, self._order = chance, order
        self.last = chance.choice(
            (separator, separator, " and ", ", and ", " & ", " AND ", " und ", " et ", " y ", " and\n")
        )
        self._mark = chance.choice(
            (None, None, None, " {}", " {}", "{}", "{}", "\x02{}\x03", " \x02{}\x03", " ({})", ", {}")
        )
        if order[0][0] == "surname" or separator == " ":
            self._mark = None if self._mark == ", {}" else self._mark
        self._hyphen = chance.choices(("-", " - ", "- ", " -", "‐"), (90, 4, 2, 2, 2))[0]
        self._leads = self._mark is not None and chance.random() < 0.06
        self._icons = chance.random() < 0.01
        self._titled = chance.random() < 0.07
        self._behind = chance.choices(("", "degrees", "posts", "lands"), (40, 5, 2, 1))[0]

    def write(self, writer: _Writer, person: Person) -> None:
        """Write one name with what belongs to it."""
        chance, around = self._chance, word_lists()["around"]
        writer.groups.append([])
        if self._leads:
            self._write_mark(writer, "{} ")
        if self._titled and chance.random() < 0.8:
            writer.put(chance.choice(around["titles"]), "roleName")
            writer.put(" ")
        self._write_name(writer, person)
        if self._icons:
            writer.put(" ID")
        if chance.random() < 0.03:
            writer.put(chance.choice((" ", ", ", " , ")))
            writer.put(chance.choice(around["suffixes"]), "suffix")
        if self._behind and chance.random() < 0.8:
            self._write_behind(writer)
        if self._mark and not self._leads and chance.random() < 0.9:
            self._write_mark(writer, self._mark)

    def _write_name(self, writer: _Writer, person: Person) -> None:
        for number, (label, words) in enumerate(self._order):
            if number and label:
                writer.put(" ")
            writer.put(words(person).replace("-", self._hyphen), label)

    def _write_behind(self, writer: _Writer) -> None:
        words = self._chance.choice(word_lists()["around"][self._behind])
        if self._behind == "lands":
            writer.put(f" ({words})")
            return
        writer.put(self._chance.choice((", ", ", ", " ")))
        writer.put(words, "roleName")

    def _write_mark(self, writer: _Writer, form: str) -> None:
        before, _, after = form.partition("{}")
        writer.put(before)
        writer.put(self._chance.choice((*_SIGNS, *_LETTERS) if before or after else _SIGNS), "marker")
        writer.put(after)
