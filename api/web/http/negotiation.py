"""Which of the media types on offer a client likes best (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

HTML = "text/html"
_WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRange:
    """One member of an Accept header; `rank` is 0 for */*, 1 for type/*, 2 for type/subtype."""

    type: str
    subtype: str
    quality: float

    @property
    def rank(self) -> int:
        """How closely the range says what it wants."""
        return (self.type != "*") + (self.subtype != "*")

    def covers(self, media_type: str) -> bool:
        """Whether the range includes `media_type`, which has no parameters."""
        main, _, sub = media_type.partition("/")
        return self.type in ("*", main) and self.subtype in ("*", sub)


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer with the highest quality, the earlier one when two are liked alike; None when none will do.

    An absent or empty header takes anything, and so does one in which no member can be read.

    >>> choose("text/turtle;q=0.5, application/ld+json", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> choose("text/*, text/csv;q=0", ["text/csv"]) is None
    True
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return offers[0]
    rated = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, offer = max(rated)
    return offer if quality > 0 else None


@lru_cache(maxsize=256)
def prefers_html(accept: str | None) -> bool:
    """Whether a browser asks: HTML is named, and nothing else is liked better.

    >>> prefers_html("text/html,application/xml;q=0.9,*/*;q=0.8"), prefers_html("*/*"), prefers_html(None)
    (True, False, False)
    """
    ranges = _ranges(accept or "")
    html = [range_.quality for range_ in ranges if range_.rank == 2 and range_.covers(HTML)]
    return bool(html) and max(html) > 0 and max(html) == max(range_.quality for range_ in ranges)


def _quality(offer: str, ranges: Sequence[MediaRange]) -> float:
    fitting = [range_ for range_ in ranges if range_.covers(offer)]
    if not fitting:
        return 0.0
    return max(fitting, key=lambda range_: (range_.rank, range_.quality)).quality


@lru_cache(maxsize=256)
def _ranges(accept: str) -> tuple[MediaRange, ...]:
    parsed = (_range(member) for member in accept.split(","))
    return tuple(range_ for range_ in parsed if range_ is not None)


def _range(member: str) -> MediaRange | None:
    name, *parameters = (part.strip().lower() for part in member.split(";"))
    main, slash, sub = name.partition("/")
    if not (main and slash and sub):
        return None
    return MediaRange(type=main, subtype=sub, quality=_weight(parameters))


def _weight(parameters: list[str]) -> float:
    """A weight that breaks the grammar counts as 0: better the next choice than one that the client may not want."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if _WEIGHT.fullmatch(value.strip()) else 0.0
    return 1.0
