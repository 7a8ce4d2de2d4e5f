"""Names of places and their adjectives, as far as the grammar of organisation names needs them."""

import functools
import re

import pycountry
from countryinfo import all_countries

from pipeline.organisations.lexicon import lexicon
from pipeline.regions.gazetteer import CITY, COUNTRY, Gazetteer, gazetteer

_SHORTEST = 3
_LARGE = 30  # thousands of people


@functools.cache
def _places() -> frozenset[str]:
    """Countries, their regions and larger cities, casefolded, save words of the lexicon."""
    entries = gazetteer().entries.values()
    names = {one.label for one in entries if one.level == COUNTRY or (one.level == CITY and one.people >= _LARGE)}
    names |= {division.name for division in pycountry.subdivisions}
    names |= _wide_places(gazetteer())
    return frozenset(name.casefold() for name in names) - lexicon().fields - lexicon().common_words


def _wide_places(places: Gazetteer) -> frozenset[str]:
    """Names and adjectives of regions and wider areas that are no common words and no names of people."""
    plain = (form for form in places.patterns if len(form) > _SHORTEST and not form.isupper())
    return frozenset(
        form
        for form in plain
        if any(places.entries[sense.key].level != CITY and not sense.typed for sense in places.senses[form])
    ) - (places.words | places.people)


@functools.cache
def _countries() -> dict[str, str]:
    """ISO 3166-1 code of each country under its adjectives ("russian") and its names, casefolded."""
    codes = {name: code for code, names in lexicon().country_names.items() for name in names}
    for country in sorted(pycountry.countries, key=lambda country: str(country.alpha_2)):
        for attribute in ("name", "common_name", "official_name"):
            codes.setdefault(getattr(country, attribute, country.name).casefold(), country.alpha_2)
    for info in sorted(all_countries(), key=lambda info: info.iso(2) or ""):
        for adjective in re.split(r"[,/]", info.demonym() or ""):
            codes.setdefault(adjective.casefold(), info.iso(2))
    return {_plain(name): code for name, code in codes.items() if len(name) > 1 and name != "none"}


def _plain(name: str) -> str:
    return name.casefold().replace("’", "").replace("'", "")


def country_of(name: str) -> str | None:
    """The country that a name or an adjective means.

    >>> country_of("Austrian"), country_of("the Republic of Austria"), country_of("Graz")
    ('AT', 'AT', None)
    """
    return _countries().get(_plain(name).removeprefix("the "))


@functools.cache
def _country_names() -> frozenset[str]:
    """Names of countries, no adjectives, casefolded."""
    attributes = ("name", "common_name")
    return frozenset(
        getattr(country, attribute, country.name).casefold()
        for country in pycountry.countries
        for attribute in attributes
    )


def is_country_name(name: str) -> bool:
    """Whether the words name a country; its adjective would begin another name.

    >>> is_country_name("Austria"), is_country_name("Austrian")
    (True, False)
    """
    return name.casefold() in _country_names()


def is_place(name: str) -> bool:
    """Whether the words are the name of a place, or an adjective of one.

    >>> is_place("Bilbao"), is_place("Russian"), is_place("Cooperation")
    (True, True, False)
    """
    return name.casefold() in _places() or country_of(name) is not None


def is_country_code(word: str) -> bool:
    """Whether a word is the code of three letters that an address may end in: "Hop University, ITA".

    >>> is_country_code("ITA"), is_country_code("OECD")
    (True, False)
    """
    return word in _country_codes()


@functools.cache
def _country_codes() -> frozenset[str]:
    return frozenset(country.alpha_3 for country in pycountry.countries)
