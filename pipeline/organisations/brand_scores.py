"""The points that signs of a bare organisation name are given, read once from the file beside this module."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

SCORES = Path(__file__).with_name("brands.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The points of each sign, and the words that are signs, by the name of their section."""

    weights: dict[str, int]
    words: dict[str, frozenset[str]]


@functools.cache
def scores() -> Scores:
    """The scores; a missing section of the file is a KeyError at the first call.

    >>> "funded" in scores().words["done_by"]
    True
    """
    sections = tomllib.loads(SCORES.read_text("utf-8"))
    return Scores(weights=sections["weights"], words={key: frozenset(each) for key, each in sections["words"].items()})
