"""Which senses of a name its own words allow, and how likely each is before the page is asked."""

import math

from pipeline.regions.candidates import Candidate
from pipeline.regions.gazetteer import CITY, COUNTRY, REGION, Entry, Gazetteer, Sense
from pipeline.regions.kinds import has

UNTOLD_PEOPLE = 100  # thousands, of a subdivision where the tables do not say


def size(entry: Entry) -> float:
    """How likely the place is to be spoken of, as the logarithm of its people; countries and wider areas come first."""
    if entry.level == CITY:
        return 3.8 + math.log10(entry.people + 1)
    return 3.8 + math.log10(entry.people or UNTOLD_PEOPLE) if entry.level == REGION else 9.0


def fitting(c: Candidate, places: Gazetteer) -> list[Sense]:
    """The senses that agree with the words for the kind of unit."""
    wanted = {"region": (REGION, COUNTRY), "city": (CITY,), "local": (REGION, CITY)}.get(c.kind)
    if wanted is None or not has(c, places, *wanted):
        return bare_senses(c, places)
    senses = [sense for sense in c.senses if places.entries[sense.key].level in wanted]
    only = [sense for sense in senses if places.entries[sense.key].level == REGION]
    return only if c.kind in {"region", "local"} and only else senses


def bare_senses(c: Candidate, places: Gazetteer) -> list[Sense]:
    """The senses of a name alone: the country rather than a town or a part of it that bears its name."""
    senses = [sense for sense in c.senses if not sense.typed]
    countries = {sense.key for sense in senses if places.entries[sense.key].level == COUNTRY}
    if not countries:
        return senses
    return [s for s in senses if s.key in countries or (
        places.entries[s.key].level != CITY and places.country(s.key) not in countries)]  # fmt: skip
