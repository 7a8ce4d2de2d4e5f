"""Lines that lead about a site: menus, trails of pages ("Home > News"), choices of language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.page.lexicon import furniture

_LONGEST = 300
"""No menu in one line is longer than this (code points)."""

_ENTRY = 40
"""Nor is an entry, of five words at most."""

_MARK = re.compile(r"\s?[|›»·•→]\s?|\s[>/]\s?|>\s|>\Z|\s{2,}")
_TRAIL = re.compile(r"\s[>›»](?:\s|\Z)|[>›»]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’&][^\W\d_]+)*|&")
_CHOICE = re.compile(r"[^\W\d_]{2,3}(?:[\s|/•·]{1,5}[^\W\d_]{2,3}){0,11}")
_AT_END = re.compile(r"\s{3,}(?P<choice>[^\W\d_]{2,3}(?:[\s|/•·]{1,5}[^\W\d_]{2,3}){1,11})\Z")
_BARE = 4
"""So many entries have to stand side by side for a menu that has no marks between them."""


@dataclass(frozen=True, slots=True)
class _Menus:
    entries: frozenset[str]
    roots: frozenset[str]
    languages: frozenset[str]


@cache
def _menus() -> _Menus:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return _Menus(
        entries=frozenset(table["entries"]) | furniture().whole,
        roots=frozenset(table["roots"]),
        languages=frozenset(table["languages"]),
    )


def is_menu(words: str) -> bool:
    """Whether a line leads about the site, and says nothing.

    >>> [is_menu(line) for line in ("Home | About us | Steel", "Home > Reports > Steel in the valley", "RU / EN")]
    [True, True, True]
    >>> is_menu("Ann Lee | Bob Moss | Carl Poe"), is_menu("News from the valley of steel")
    (False, False)
    """
    if len(words) > _LONGEST:
        return False
    parts = [part for part in _MARK.split(words.strip()) if part]
    if len(parts) > 1 or _TRAIL.search(words):
        return is_trail(words) or _is_choice(words) or _listed(parts)
    return _is_choice(words) or _bare(words)


def is_trail(words: str) -> bool:
    """Whether a line is the way to the page: "Home > News", "University > Archive > 2010", "Series >".

    >>> is_trail("University of Steel > News archive > 2010"), is_trail("p > 0.05"), is_trail("Looms <b>of steel</b>")
    (True, False, False)
    """
    if len(words) > _LONGEST or "<" in words or not _TRAIL.search(words):
        return False
    parts = [part.strip().casefold() for part in re.split(r"[>›»]", words)]
    steps = [part for part in parts if part]
    if not steps or not all(re.search(r"[^\W\d_]{3}|\A(?:19|20)\d\d\Z", step) for step in steps):
        return False
    return not parts[-1] or steps[0] in _menus().roots or any(step in _menus().entries for step in steps)


def without_choice(words: str) -> str:
    """The words before a choice of language at the end of a line: all where there is none.

    >>> without_choice("Steel Portal          RU | EN | DE")
    'Steel Portal'
    """
    match = _AT_END.search(words) if len(words) <= _LONGEST else None
    return words[: match.start()].rstrip() if match and _is_choice(match["choice"]) else words


def _is_choice(words: str) -> bool:
    found = _CHOICE.fullmatch(words.strip())
    codes = re.findall(r"[^\W\d_]+", words) if found else []
    return len(codes) > 1 and all(code.casefold() in _menus().languages for code in codes) and len(set(codes)) > 1


def _listed(parts: list[str]) -> bool:
    """Whether entries of menus, in capitals as they mostly are, stand among short parts: keywords are listed so too."""
    menus = _menus()
    if len(parts) > _BARE - 1 and parts[0].casefold() in menus.roots and parts[1].casefold() in menus.entries:
        return True  # the way to the page may end with its title
    if any(len(part) > _ENTRY or len(part.split()) > 5 for part in parts):
        return False
    folded = [part.casefold().strip(" :") for part in parts]
    known = sum(part in menus.entries and not raw[:1].islower() for part, raw in zip(folded, parts, strict=True))
    told = known + sum(part in menus.languages or not part.strip("/") for part in folded)
    if len(parts) == 2:
        return told == 2 and known > 0
    return known >= 2 and 3 * told >= len(parts)


def _bare(words: str) -> bool:
    """Whether a line is nearly all of entries with single blanks between them: "Home About Us Projects Contact"."""
    if len(words) > _LONGEST / 2 or words.endswith((".", "?", "!", ":", ",", ";")):
        return False
    found = [word.casefold() for word in _WORD.findall(words)]
    if len(found) < _BARE or found[0] not in _menus().roots:
        return False
    entries = covered = at = 0
    while at < len(found):
        size = next((size for size in (3, 2, 1) if " ".join(found[at : at + size]) in _menus().entries), 0)
        entries += size > 0
        covered += size
        at += size or 1
    return entries >= _BARE and 3 * covered >= 2 * len(found)
