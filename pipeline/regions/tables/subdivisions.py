"""Which GeoNames first-level unit is which ISO 3166-2 subdivision.

Neither source names the other's codes, so the two are paired within a country by how alike their names are and how far
apart they lie: greedily, the best pair first, each unit once.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

TYPE_WORDS = frozenset(
    [
        "administrative",
        "area",
        "area's",
        "autonomnyy",
        "autonomous",
        "avtonomnyy",
        "avtonomnyj",
        "canton",
        "capital",
        "changwat",
        "city",
        "commune",
        "council",
        "county",
        "departamento",
        "department",
        "district",
        "emirate",
        "estado",
        "federal",
        "fu",
        "fylke",
        "gorod",
        "governorate",
        "gwangyeoksi",
        "island",
        "islands",
        "judet",
        "kanton",
        "ken",
        "kraj",
        "kray",
        "krai",
        "kreis",
        "lan",
        "land",
        "maakunta",
        "megye",
        "metropolitan",
        "mintaqasi",
        "muhafazat",
        "municipality",
        "novads",
        "oblast",
        "oblasts",
        "oblys",
        "oblysy",
        "obshtina",
        "ostan",
        "parish",
        "prefecture",
        "province",
        "provincia",
        "provinz",
        "qarku",
        "rayon",
        "rayonu",
        "regency",
        "region",
        "regiao",
        "regione",
        "republic",
        "republika",
        "respublika",
        "respublikasi",
        "shahri",
        "sheng",
        "shi",
        "special",
        "state",
        "teukbyeolsi",
        "territory",
        "tinh",
        "unit",
        "union",
        "vilayet",
        "viloyat",
        "viloyati",
        "voblasc",
        "voivodeship",
        "voivodship",
        "wilaya",
        "wilayah",
        "wojewodztwo",
        "zhupanija",
        "zupanija",
        "zizhiqu",
        "huizu",
        "zhuangzu",
        "uygur",
        "hui",
        "zhuang",
        "autonomous",
        "popularate",
    ]
)
SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "de",
        "la",
        "le",
        "du",
        "do",
        "da",
        "das",
        "des",
        "del",
        "di",
        "al",
        "el",
        "ad",
        "ash",
        "as",
        "at",
        "an",
        "and",
        "y",
        "e",
        "et",
        "i",
        "og",
        "und",
    ]
)
NEAR_KM, FAR_KM = 150.0, 1500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A subdivision as one source knows it; `names` holds every spelling, `at` is its (latitude, longitude)."""

    code: str
    names: tuple[str, ...]
    at: tuple[float, float] | None


def folded(name: str) -> str:
    """Lower case without accents, apostrophes, and what stands in brackets."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\[.*?\]|\(.*?\)", " ", name)).casefold()
    plain = plain.translate(str.maketrans("ıłđøəǝæ", "ildoaae"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", re.sub(r"['’`ʼ‘ʻ]", "", plain)).strip()


def stem(name: str) -> str:
    """The folded name without words for kinds of units, without adjective endings.

    >>> stem("Omskaya oblast'"), stem("Omsk Oblast")
    ('omsk', 'omsk')
    """
    words = [w for w in folded(name).split() if w not in TYPE_WORDS and w not in SMALL_WORDS]
    return " ".join(re.sub(r"(?<=[sc]k)(aya|aja|iy|ij|yy|a|e|ie|y)$", "", word) for word in words)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance over a flattened earth, good enough to tell neighbours from strangers."""
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], east)


def likeness(a: Unit, b: Unit) -> float:
    """How alike the two are: 2 for the same name in the same place, negative for nothing in common."""
    pairs = [(x, y) for x in map(stem, a.names) for y in map(stem, b.names) if x and y]
    alike = max((SequenceMatcher(None, x, y).ratio() for x, y in pairs), default=0.0)
    apart = min(km(a.at, b.at), FAR_KM) if a.at and b.at else NEAR_KM
    if alike < 0.75 and (alike < 0.5 or apart > NEAR_KM):
        return -1.0
    return alike + (alike == 1.0) - apart / FAR_KM


def paired(units: Sequence[Unit], others: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """The codes of `units` with those of `others` that are the same subdivisions."""
    scored = sorted(((likeness(a, b), a.code, b.code) for a in units for b in others), reverse=True)
    seen: set[str] = set()
    for score, one, two in scored:
        if score > 0 and one not in seen and two not in seen:
            seen |= {one, two}
            yield one, two


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """The names, and the parts of those that give two languages ("Araba/Álava"); "Komi, Respublika" is "Komi".

    >>> spellings(["Araba/Álava", "Komi, Respublika"])
    ('Araba/Álava', 'Araba', 'Álava', 'Komi')
    """
    parts = (part.split(", ")[0].strip() for name in names for part in (name, *re.split(r"[/;\[\]()]", name)))
    return tuple(dict.fromkeys(part for part in parts if part))
