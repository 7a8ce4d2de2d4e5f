"""Addresses as citation databases abbreviate them: the largest organisation first, no full stops, the country last."""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.page.addresses import is_country, is_place
from pipeline.page.model import Affiliation, OrganisationPart
from pipeline.spans import Span

_SEGMENT = re.compile(r"[^,;]+")
_WORD = re.compile(r"[^\W\d_]+")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,3}-?)?\d[\w-]*\b|\b[A-Z]{1,2}\d\w?\s\d[A-Z]{2}\b|\b[A-Z]{2}\b(?=\s\d)")
_MOST = 400


@functools.cache
def _abbreviations() -> frozenset[str]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return frozenset(table["words"])


def database_affiliation(text: str, span: Span) -> Affiliation | None:
    """The affiliation of an abbreviated address; None for one that is written out.

    >>> text = "Univ Graz, Fac Econ & Law, Dept Trade, A-8010 Graz, Austria"
    >>> read = database_affiliation(text, Span(0, len(text)))
    >>> [part.name.of(text) for part in read.chain], read.cities[0].of(text), read.countries[0].of(text)
    (['Dept Trade', 'Fac Econ & Law', 'Univ Graz'], 'Graz', 'Austria')
    >>> database_affiliation("University of Graz, Graz, Austria", Span(0, 33)) is None
    True
    """
    segments = list(_segments(text, span))
    if span.end - span.begin > _MOST or not any(_is_abbreviated(segment.of(text)) for segment in segments):
        return None
    names = _names(text, segments)
    places = [place for segment in segments[len(names) :] if (place := _place(text, segment))]
    cities = [place for place in places if not is_country(place.of(text))]
    countries = [place for place in places if is_country(place.of(text))]
    seat = next(iter((*cities, *countries)), None)
    largest = OrganisationPart(name=names[0], place=seat, stated=True)
    units = [OrganisationPart(name=name, unit=True, stated=True) for name in reversed(names[1:])]
    return Affiliation(chain=(*units, largest), span=span, cities=tuple(cities[:1]), countries=tuple(countries[-1:]))


def _segments(text: str, span: Span) -> Iterator[Span]:
    for match in _SEGMENT.finditer(text, span.begin, span.end):
        trimmed = Span(*match.span()).trimmed(text, " \t\n.")
        if trimmed:
            yield trimmed


def _is_abbreviated(words: str) -> bool:
    return any(word in _abbreviations() for word in _WORD.findall(words))


def _names(text: str, segments: Sequence[Span]) -> list[Span]:
    """The organisations: the first segment, and those behind it up to the first that is a place or has a postcode."""
    names = [segments[0]]
    for segment in segments[1:]:
        words = segment.of(text)
        is_last = segment is segments[-1] and not _is_abbreviated(words)
        if is_last or is_place(words) or _POSTCODE.search(words) or _place(text, segment):
            break
        names.append(segment)
    return names


def _place(text: str, segment: Span) -> Span | None:
    """The city or the country in a segment, without its postcode."""
    bare = Span(segment.begin, segment.end)
    words = _POSTCODE.sub(lambda match: " " * len(match.group()), segment.of(text))
    stripped = words.strip()
    if not stripped or _is_abbreviated(stripped):
        return None
    begin = bare.begin + words.index(stripped)
    return Span(begin, begin + len(stripped)) if is_place(stripped) else None
