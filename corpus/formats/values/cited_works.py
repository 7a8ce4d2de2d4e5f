"""Entries of reference lists as databases print them."""

import re
from typing import Final

from corpus.work import CitedWork

_DOI: Final = re.compile(r",?\s*\bDOI:?\s+(?:DOI\s+)?(?:\[(.*)\]?|(\S+))$", re.IGNORECASE)
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_VOLUME: Final = re.compile(r"V\s?(\w[\w./-]*)")
_PAGES: Final = re.compile(r"[PE]\s?(\w[\w./-]*)")
_LONGEST: Final = 5_000


def wos_cited(text: str) -> CitedWork:
    """An entry of a Web of Science record: author, year, source in short, volume and first page, DOI.

    >>> read = wos_cited("Anselin L, 2006, GEOGR ANAL, V38, P5, DOI [10.1111/j.1, DOI 10.1111/J.1]")
    >>> read.authors, read.year, read.venue, read.volume, read.pages, read.doi
    (('Anselin L',), 2006, 'GEOGR ANAL', '38', '5', '10.1111/j.1')
    """
    found = _DOI.search(text[:_LONGEST])
    parts = [part.strip() for part in (text[: found.start()] if found else text).split(", ")]
    year = next((place for place, part in enumerate(parts[:3]) if _YEAR.fullmatch(part)), None)
    if year is None:
        return CitedWork(text=text, doi=_doi(found))
    author = ", ".join(parts[:year])
    behind = parts[year + 1 :]
    volume = _first(_VOLUME, behind[1:])
    pages = _first(_PAGES, behind[1:])
    return CitedWork(
        text=text,
        authors=(author,) if author and not author.startswith(("[Anonymous]", "**")) else (),
        year=int(parts[year]),
        venue=behind[0] if behind and behind[0] else None,
        volume=volume,
        pages=pages,
        doi=_doi(found),
    )


def _first(pattern: re.Pattern[str], parts: list[str]) -> str | None:
    return next((found[1] for part in parts if (found := pattern.fullmatch(part))), None)


def _doi(found: re.Match[str] | None) -> str | None:
    """The DOI, or the first of several spellings of it."""
    if found is None:
        return None
    listed = (found[1] or found[2] or "").strip("[] ").split(", ")[0]
    return re.sub(r"^DOI\s+", "", listed, flags=re.IGNORECASE) or None
