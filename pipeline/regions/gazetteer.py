"""The places that are known, and the names under which they are looked for."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.reading import Place
from pipeline.regions.fold import folded
from pipeline.regions.spellings import respelt

HERE = Path(__file__).parent
COUNTRY, REGION, CITY, MACRO = "country", "region", "city", "macro-region"
UNITS = frozenset(
    {"district", "federal", "region", "area", "zone", "countries", "states", "delta", "peninsula", "economic"}
)
# In capitals ("PARIS") only the names of places that are likely to be meant are looked for.
SHOUTED_PEOPLE, SHOUTED_LETTERS = 100, 4


class Entry(NamedTuple):
    """A place as the tables give it; `people` in thousands."""

    key: str
    label: str
    level: str
    iso: str | None
    part_of: str | None
    lat: float | None
    long: float | None
    geonames: int | None
    people: int

    def place(self) -> Place:
        """The place as readings carry it."""
        known = {name: value for name, value in self._asdict().items() if name != "people"}
        return Place(**known, nuts=nuts_codes().get(self.key))


class Sense(NamedTuple):
    """What a name may stand for. `typed`: only with a word for a kind of unit beside it ("Maritime Territory")."""

    key: str
    adjective: bool = False
    typed: bool = False


@dataclass(slots=True)
class Gazetteer:
    """All places by key, and the senses of every name in its folded form."""

    entries: dict[str, Entry] = field(default_factory=dict)
    senses: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    words: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    patterns: list[str] = field(default_factory=list)
    automaton: AhoCorasick = field(init=False)

    def add(self, entry: Entry, names: Iterable[str], *, adjectives: Iterable[str] = ()) -> None:
        """Lists a place under its names; those with "~" before them need a word for the kind of unit."""
        self.entries.setdefault(entry.key, entry)
        self.name(entry.key, names, adjectives=adjectives)

    def name(self, key: str, names: Iterable[str], *, adjectives: Iterable[str] = ()) -> None:
        """Adds names to a place."""
        for name in names:
            form, sense = folded(name.removeprefix("~")), Sense(key, typed=name.startswith("~"))
            self._mean(form, sense)
            if "'" in form:
                self._mean(form.replace("'", ""), sense)
        for name in adjectives:
            self._mean(folded(name), Sense(key, adjective=True))

    def _mean(self, form: str, sense: Sense) -> None:
        senses = self.senses[form] if len(form) > 1 else []
        if sense.adjective and Sense(sense.key, typed=True) in senses:
            senses.remove(Sense(sense.key, typed=True))
        if sense.key not in [known.key for known in senses]:
            senses.append(sense)

    def finish(self) -> "Gazetteer":
        """Builds the automaton over all names; the ones in capitals come after the ones as they are."""
        for form, senses in [item for item in self.senses.items() if self._shouted(*item)]:
            capitals = self.senses[form.upper()]
            capitals += [sense for sense in senses if sense not in capitals]
        self.senses = dict(self.senses)
        self.patterns = list(self.senses)
        self.automaton = AhoCorasick(self.patterns, matchkind=MatchKind.Standard)
        return self

    def _shouted(self, form: str, senses: list[Sense]) -> bool:
        if len(form) < SHOUTED_LETTERS or form.isupper():
            return False
        places = [self.entries[sense.key] for sense in senses]
        return any(place.level != CITY or place.people >= SHOUTED_PEOPLE for place in places)

    def chain(self, key: str | None) -> Iterator[Entry]:
        """The wider places, the next one first, up to the country."""
        entry = self.entries.get(key or "")
        seen = {key}
        while entry is not None and entry.part_of and entry.part_of not in seen:
            seen.add(entry.part_of)
            entry = self.entries.get(entry.part_of)
            if entry is not None:
                yield entry

    def country(self, key: str) -> str | None:
        """The key of the country that the place is, or lies in; None for what is wider than a country."""
        return next((e.key for e in (self.entries[key], *self.chain(key)) if e.level == COUNTRY), None)

    def town_and_subdivision_names(self) -> frozenset[str]:
        """The names that do not stand for a country or a wider area."""
        small = {CITY, REGION}
        return frozenset(f for f in self.patterns if all(self.entries[s.key].level in small for s in self.senses[f]))


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table, heading rows included as one cell."""
    for line in (HERE / "tables" / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(";")


@cache
def nuts_codes() -> dict[str, str]:
    """NUTS 2024 codes by ISO 3166 code.

    >>> nuts_codes()["DE-BY"], nuts_codes()["GR"]
    ('DE2', 'EL')
    """
    return {iso: nuts for iso, nuts in rows("nuts.txt")}  # noqa: C416 (a row is a list, not a pair, to the type checker)


def lexicon(name: str) -> dict[str, Any]:
    """A TOML file of the lexicon."""
    return tomllib.loads((HERE / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def number(cell: str) -> float | None:
    """A coordinate, None for an empty cell."""
    return float(cell) if cell else None


def add_countries(places: Gazetteer) -> None:
    """The countries, with the adjectives made of their names."""
    more = lexicon("countries")
    for code, label, geonames, lat, long, people, names in rows("countries.txt"):
        iso = None if code == "XK" else code  # Kosovo has no code in ISO 3166-1
        entry = Entry(code, label, COUNTRY, iso, None, number(lat), number(long), int(geonames), int(people))
        own = more.get(code, {})
        places.add(entry, [*names.split("|"), *own.get("names", ())], adjectives=own.get("adjectives", ()))


def add_subdivisions(places: Gazetteer) -> None:
    """The subdivisions of ISO 3166-2 that are more than a town."""
    for code, label, wider, geonames, lat, long, people, names in rows("subdivisions.txt"):
        known = int(geonames) if geonames else None
        entry = Entry(code, label, REGION, code, wider, number(lat), number(long), known, int(people))
        places.add(entry, respelt(names.split("|"), code[:2]))


def add_cities(places: Gazetteer) -> None:
    """The cities; those that are a subdivision bear its code."""
    more = {(c, folded(n)): names for c, cities in lexicon("cities").items() for n, names in cities.items()}
    unit = ""
    for row in rows("cities.txt"):
        if len(row) == 1:
            unit = row[0].strip("[]")
            continue
        name, geonames, people, lat, long, spellings, iso = (*row, "", "")[:7]
        wider = unit[:2] if unit == iso else unit
        key = iso or f"geonames-{geonames}"
        names = [
            form for form in (name, *spellings.split("|"), *more.get((unit[:2], folded(name)), ())) if len(form) > 2
        ]
        entry = Entry(key, name, CITY, iso or None, wider, float(lat), float(long), int(geonames), int(people))
        places.add(entry, respelt(names, unit[:2]))


def add_wider(places: Gazetteer) -> None:
    """Unions of countries, and areas that no code covers."""
    for slug, area in lexicon("wider").items():
        entry = Entry(f"macro-{slug}", area["label"], area["level"], None, area.get("within"), None, None, None, 0)
        forms = in_either_case([area["label"], *area.get("names", ())])
        places.add(entry, forms, adjectives=area.get("adjectives", ()))
    for label, within, names, level in areas():
        slug = re.sub(r"\W+", "-", folded(label).lower())
        entry = Entry(f"macro-{slug}", label, level, None, within, None, None, None, 0)
        places.add(entry, in_either_case([label, *names]))


def areas() -> Iterator[tuple[str, str | None, list[str], str]]:
    """Label, wider unit, other names and level of the areas of `lexicon/areas.txt`."""
    for line in (HERE / "lexicon" / "areas.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            label, within, more, level = ([cell.strip() for cell in line.split("|")] + [""] * 3)[:4]
            yield label, within or None, more.split(" ; ") if more else [], level or MACRO


def in_either_case(names: Iterable[str]) -> Iterator[str]:
    """The names, those that end with words for a kind of unit also with these in the other case.

    >>> list(in_either_case(["Ural Federal District", "Ruhr area"]))
    ['Ural Federal District', 'Ural Federal district', 'Ural federal district', 'Ruhr area', 'Ruhr Area']
    """
    for name in names:
        yield name
        words = name.split()
        for at in range(len(words) - 1, 0, -1):
            if words[at].lower() not in UNITS:
                break
            words[at] = words[at].lower() if words[at][0].isupper() else words[at].capitalize()
            yield " ".join(words)


def add_ambiguous(places: Gazetteer) -> None:
    """Which names are common words, or names of people."""
    sections: dict[str, set[str]] = defaultdict(set)
    heading = ""
    for (cell,) in rows("ambiguous.txt"):
        heading = cell if cell.startswith("[") else heading
        sections[heading].add(cell)
    more = lexicon("ambiguous")
    places.words = frozenset(sections["[words]"].union(more["words"], more["firms"]))
    places.people = frozenset(sections["[people]"].union(more["people"]))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once.

    >>> [sense.key for sense in gazetteer().senses["Omsk"]]
    ['RU-OMS', 'geonames-1496153']
    """
    places = Gazetteer()
    for add in (add_countries, add_wider, add_subdivisions, add_cities):
        add(places)
    more = lexicon("subdivisions")
    for code, names in more["names"].items():
        places.name(code, names)
    for code, names in more["adjectives"].items():
        places.name(code, (), adjectives=names)
    add_ambiguous(places)
    return places.finish()
