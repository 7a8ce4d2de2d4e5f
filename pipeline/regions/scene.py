"""What the places of one page tell of each other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.regions import guards
from pipeline.regions.candidates import Candidate
from pipeline.regions.fold import Folded
from pipeline.regions.gazetteer import CITY, COUNTRY, REGION, Entry, Gazetteer, Sense
from pipeline.regions.senses import fitting, size

BESIDE = re.compile(r"^ ?[,(;]-? ?(?:\d{4,6}[ ,]{0,2})?(?:in |of |in the |of the |city of |the )?$")
POSTAL = re.compile(r",? ([A-Z]{2})(?=[ .,;)]|$|\n)")
NEXT = re.compile(r"^(?:,? (?:in |of |in the |of the )?| - )$")
CLUSTER_AFTER = re.compile(r"(?: [\w&'-]+){0,4}? [Cc]luster\b")
ROW = re.compile(r"^(?:,? (?:and|or|&) |, )$")
# Where state and city share a name, these countries' states are what a bare name means.
STATE_FIRST = frozenset({"MX", "TR"})
LARGE, WELL_KNOWN, KNOWN = 1000, 500, 100  # thousands of people


@dataclass
class Surroundings:
    """The candidates of one page with what they tell of each other."""

    page: Folded
    places: Gazetteer
    found: Sequence[Candidate]
    ground: guards.Ground

    @cached_property
    def countries(self) -> Counter[str]:
        """The countries that the page names beyond doubt, or large cities of which it names; by number of mentions."""
        named: Counter[str] = Counter()
        for c in self.found:
            entries = [self.places.entries[sense.key] for sense in c.senses]
            sure = [
                e
                for e in entries
                if e.level == COUNTRY or (e.level == REGION and (c.kind == "region" or len(entries) == 1))
            ]
            sure = sure or [e for e in entries if e.people >= LARGE and len(entries) == 1]
            named.update(filter(None, (self.places.country(e.key) for e in sure[:1])))
        return named

    @cached_property
    def home(self) -> str | None:
        """The country that the page names most often."""
        return next((country for country, _ in self.countries.most_common(1)), None)

    @cached_property
    def regions(self) -> frozenset[str]:
        """The subdivisions that the page names as such."""
        keys = (s.key for c in self.found if c.kind == "region" or len(c.senses) == 1 for s in c.senses)
        return frozenset(key for key in keys if self.places.entries[key].level == REGION)

    @cached_property
    def persons(self) -> frozenset[str]:
        """The names that stand as a person's somewhere on the page."""
        return frozenset(c.form for c in self.found if not c.kind and guards.like_person(self.page, c))

    @cached_property
    def keys(self) -> tuple[frozenset[str], ...]:
        """What each candidate may stand for."""
        return tuple(frozenset(sense.key for sense in fitting(c, self.places)) for c in self.found)

    @cached_property
    def settled(self) -> dict[str, str]:
        """What a name means where the wider place stands right after it ("London, Ontario"), and so elsewhere."""
        said: dict[str, str] = {}
        for n, c in enumerate(self.found):
            entries = [self.places.entries[key] for key in sorted(self.keys[n])]
            told = [entry for entry in entries if self.addressed(n, entry)]
            if told and not c.kind:
                said.setdefault(c.form, max(told, key=lambda entry: self.weight(n, entry)).key)
        return said

    @cached_property
    def beside(self) -> tuple[frozenset[str], ...]:
        """For each candidate the places set off beside it by a comma or brackets ("Lesnoy (Sverdlovsk Oblast)")."""
        near: list[set[str]] = [set() for _ in self.found]
        for n in range(len(self.found)):
            near[n].update(self._postal(n))
            for m in self._run(n, BESIDE):
                near[n] |= self.keys[m]
                near[m] |= self.keys[n]
        return tuple(map(frozenset, near))

    @cached_property
    def led(self) -> tuple[frozenset[str], ...]:
        """As `beside`, the places before the candidate only."""
        near: list[set[str]] = [set() for _ in self.found]
        for n in range(len(self.found)):
            for m in self._run(n, BESIDE):
                near[m] |= self.keys[n]
        return tuple(map(frozenset, near))

    @cached_property
    def around(self) -> tuple[frozenset[str], ...]:
        """As `beside`, and the wider places named next after it, as in "Perth Australia", "Leeds in England"."""
        near = [set(keys) for keys in self.beside]
        for n in range(len(self.found)):
            for m in self._run(n, NEXT):
                if not self.found[m].adjective:
                    near[n] |= self.keys[m]
        return tuple(map(frozenset, near))

    def _postal(self, n: int) -> Iterator[str]:
        """The state whose postal abbreviation follows ("Lexington, KY")."""
        if state := POSTAL.match(self.page.text, self.found[n].end):
            yield from (key for key in (f"US-{state[1]}", f"CA-{state[1]}") if key in self.places.entries)

    def _run(self, n: int, between: re.Pattern[str]) -> Iterator[int]:
        for m in range(n + 1, min(n + 4, len(self.found))):
            if not between.match(self.page.text[self.found[m - 1].end : self.found[m].begin]):
                return
            yield m

    def supported(self, n: int, key: str) -> bool:
        """Whether a place beside the candidate holds this one, or lies in it."""
        wider = {entry.key for entry in self.places.chain(key)}
        return bool(self.around[n] & wider) or any(self._within(other, key) for other in self._narrower(n, key))

    def _within(self, inner: str, key: str) -> bool:
        return any(entry.key == key for entry in self.places.chain(inner))

    def _narrower(self, n: int, key: str) -> frozenset[str]:
        """Where places that this one holds are looked for: "Kaluga, Obninsk" are two towns, not "Obninsk, Kaluga"."""
        town_as_well = not self.found[n].kind and self.has_namesake(n, key)
        return self.led[n] if town_as_well else self.around[n]

    def addressed(self, n: int, entry: Entry) -> bool:
        """Whether the next name, after a comma or in brackets, is that of a wider place ("Nice, France")."""
        wider = {other.key for other in self.places.chain(entry.key)}
        follows = next(self._run(n, BESIDE), None)
        return bool(wider & set(self._postal(n))) or (
            follows is not None and bool(wider & self.keys[follows]))  # fmt: skip

    def has_namesake(self, n: int, key: str) -> bool:
        """Whether a town of its country bears the subdivision's name, and may be meant instead."""
        towns = (other for other in self.keys[n] if self.places.entries[other].level == CITY)
        return any(self.places.country(other) == self.places.country(key) for other in towns)

    def listed(self, n: int, entry: Entry) -> bool:
        """Whether the candidate is in a list with other places of its country."""
        return any(self.places.country(key) == self.places.country(entry.key) for key in self.beside[n] - self.keys[n])

    def in_row(self, n: int, entry: Entry) -> bool:
        """Whether the candidate is one of a row of towns of its country, two more at least ("Bath, York and Leeds")."""
        country = self.places.country(entry.key)
        others = [self.found[m] for m in self.rows.get(n, ()) if m != n]
        towns = [c for c in others if any(self._is_town_of(sense.key, country) for sense in c.senses)]
        return len({c.form for c in towns if c.form not in self.places.words}) > 1

    def _is_town_of(self, key: str, country: str | None) -> bool:
        entry = self.places.entries[key]
        return entry.level == CITY and entry.people >= KNOWN and self.places.country(key) == country

    @cached_property
    def rows(self) -> dict[int, range]:
        """The rows of names with nothing but commas and "and" between, for each candidate in one."""
        ends = [n for n in range(1, len(self.found) + 1) if n == len(self.found) or not self._goes_on(n)]
        return {n: range(begin, end) for begin, end in pairwise([0, *ends]) for n in range(begin, end)}

    def _goes_on(self, n: int) -> bool:
        between = self.page.text[self.found[n - 1].end : self.found[n].begin]
        return len(between) < 7 and ROW.match(between) is not None

    def holds(self, n: int, key: str) -> bool:
        """Whether a place beside the candidate lies directly in this one ("Ithaca, New York")."""
        near = self._narrower(n, key) & self.beside[n]
        return any(self.places.entries[other].part_of == key for other in near)

    def weight(self, n: int, entry: Entry) -> float:
        """The size of the place, less where a town may be meant instead of its region."""
        return size(entry) - 0.8 * (entry.level == REGION and self.has_namesake(n, entry.key))

    def score(self, n: int, sense: Sense) -> float:
        """How likely the candidate means the place: the logarithm of its size, and what the page adds."""
        c, entry = self.found[n], self.places.entries[sense.key]
        country = self.places.country(sense.key)
        score = self.weight(n, entry) + 4 * self.supported(n, sense.key) + 2 * self.holds(n, sense.key)
        score += 3 * self.addressed(n, entry)
        if entry.key in self.regions and CLUSTER_AFTER.match(self.page.text, c.end):
            score += 3  # "the Omsk cluster" beside "Omsk Region"
        if entry.level in {CITY, REGION}:
            score += 1.2 * (self.countries[country or ""] > 0)
            score += 1.2 * (entry.level == CITY and bool({entry.key, entry.part_of} & self.regions))
            score += 0.6 * (self.home is not None and country == self.home)
            score += 3 * (not self.beside[n] and self.settled.get(c.form) == sense.key)
            score += 1.5 * (entry.level == REGION and country in STATE_FIRST and c.kind != "city")
        return score
