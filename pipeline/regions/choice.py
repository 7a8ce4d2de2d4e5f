"""Which place a name means, judged by the places named beside it and on the rest of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.regions import guards
from pipeline.regions.candidates import Candidate
from pipeline.regions.cues import cues
from pipeline.regions.gazetteer import CITY, REGION, Entry
from pipeline.regions.scene import KNOWN, LARGE, WELL_KNOWN, Surroundings
from pipeline.regions.senses import fitting

CLUSTER_BEFORE = re.compile(
    r"\b(?:(?:[Cc]lusters?|[Ii]ndustrial [Dd]istricts?) (?:of|in|at|around|near|from)"
    r"|(?:based|situated|headquartered) (?:in|near)) (?:the )?$"
)
CLUSTER_OWNED = re.compile(r"['’]s (?:[\w&-]+ ){1,3}clusters?\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a candidate means; `entry` is None for a place that no table has."""

    candidate: Candidate
    entry: Entry | None
    confidence: float


@dataclass
class Scene(Surroundings):
    """The candidates of one page, each to be asked what it means."""

    def choice(self, n: int) -> Choice | None:
        """What the candidate means, None when it is none of the places or not one that can be told."""
        c = self.found[n]
        if not c.senses:
            return Choice(c, None, 0.6)
        senses = fitting(c, self.places)
        if not senses:
            return None
        ranked = sorted(senses, key=lambda sense: (-self.score(n, sense), sense.key))
        entry = self.places.entries[ranked[0].key]
        if not self.meant(n, entry, unique=self._is_one_place([sense.key for sense in ranked])):
            return None
        lead = self.score(n, ranked[0]) - self.score(n, ranked[1]) if len(ranked) > 1 else 2.0
        return Choice(c, entry, round(min(0.98, 0.7 + 0.14 * lead), 2) if entry.level == CITY else 0.95)

    def meant(self, n: int, entry: Entry, *, unique: bool) -> bool:
        """Whether the candidate means a place at all."""
        c, name = self.found[n], self.found[n].form
        supported = self.supported(n, entry.key) or self.settled.get(name) == entry.key
        if self._short(name):
            return supported or self.countries[entry.key] > 1
        title = name.capitalize() if name.isupper() else name
        if title in self.places.words:
            return self.word_meant(n, entry)
        if c.kind or supported or (self.hosts_cluster(n) and not guards.beside_capital(self.page, c)):
            return True
        if self.person_meant(c, title):
            broad = entry.level not in {CITY, REGION} and title not in self.places.people
            return broad and not guards.addressed_person(self.page, c)
        if entry.level == CITY:
            return self.city_meant(n, entry, title, unique=unique)
        return entry.level != REGION or self.region_meant(c, entry, title, unique=unique)

    def word_meant(self, n: int, entry: Entry) -> bool:
        """Whether a common word means the place of its name."""
        c, known = self.found[n], entry.people >= KNOWN
        large = known and guards.in_place(self.page, c) and not guards.beside_capital(self.page, c)
        told = large or c.kind == "region" or self.in_row(n, entry)
        return self.addressed(n, entry) or (told and self._at_home(entry)) or (known and self.hosts_cluster(n))

    def person_meant(self, c: Candidate, title: str) -> bool:
        """Whether the words beside the name make it a person's."""
        first = title in self.places.people and guards.beside_capital(self.page, c) and not self._joined(c)
        return first or guards.like_person(self.page, c) or guards.addressed_person(self.page, c)

    def hosts_cluster(self, n: int) -> bool:
        """Whether the words before the name, or the row of names it is in, are "the cluster of"."""
        first = self.found[self.rows[n].start if n in self.rows else n]
        return bool(CLUSTER_BEFORE.search(self.page.text[max(0, first.begin - guards.LEFT) : first.begin]))

    def region_meant(self, c: Candidate, entry: Entry, title: str, *, unique: bool) -> bool:
        """Whether a bare name means a subdivision."""
        if title in self.persons or self._hyphenated(c):
            return False
        return entry.people >= LARGE or self._at_home(entry) or (unique and len(c.form) > 5)

    def city_meant(self, n: int, entry: Entry, title: str, *, unique: bool) -> bool:
        """Whether a bare name means a city."""
        c = self.found[n]
        if c.form in self.persons or self._hyphenated(c) or guards.in_brand(self.page, c):
            return False
        home, there = self._at_home(entry), guards.in_place(self.page, c) or self.listed(n, entry)
        if title in self.places.people and entry.people < LARGE:
            told = guards.in_place(self.page, c) or bool(CLUSTER_OWNED.match(self.page.text, c.end))
            return (home and (there or entry.people >= WELL_KNOWN)) or (told and entry.people >= KNOWN)
        if c.form.isupper():
            return home or entry.people >= LARGE
        if entry.people >= KNOWN:
            return True
        if guards.beside_capital(self.page, c) and not there:
            return False
        return home or (unique and len(c.form) > 4)

    def _is_one_place(self, keys: Sequence[str]) -> bool:
        """Whether the keys are those of one place, or of a town and the unit that bears its name."""
        levels = [self.places.entries[key].level for key in keys]
        countries = {self.places.country(key) for key in keys}
        return len(keys) == 1 or (sorted(levels) == [CITY, REGION] and len(countries) == 1)

    def _short(self, name: str) -> bool:
        return name.replace(".", "").isupper() and len(name) < 5 and name not in cues().acronyms

    def _at_home(self, entry: Entry) -> bool:
        return self.countries[self.places.country(entry.key) or ""] > 0

    def _hyphenated(self, c: Candidate) -> bool:
        before, after = self.page.text[c.begin - 1 : c.begin], self.page.text[c.end : c.end + 1]
        if re.match(r"-[a-z]", self.page.text[c.end : c.end + 2]):
            return not re.match(
                r"-(?:based|led|born|area|wide|style|region|type|funded|owned)\b", self.page.text[c.end : c.end + 8]
            )
        both = after == "-" or (before == "-" and self.page.text[c.begin - 2 : c.begin - 1].isalpha())
        return both and not self._joined(c)

    @cached_property
    def _hyphens(self) -> frozenset[int]:
        """Where a hyphen stands between two names."""
        ends, begins = {c.end for c in self.found}, {c.begin for c in self.found}
        return frozenset(end for end in ends if end + 1 in begins and self.page.text[end] == "-")

    def _joined(self, c: Candidate) -> bool:
        """Whether a hyphen joins it to another name ("Leeds-Bradford")."""
        return c.begin - 1 in self._hyphens or c.end in self._hyphens
