"""How names with letters that English lacks are spelt without them."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon" / "spellings.toml"


def respelt(names: Iterable[str], country: str) -> Iterator[str]:
    """The names, and those that the habits of the country spell otherwise.

    >>> list(respelt(["Göttingen", "Kassel"], "DE"))
    ['Göttingen', 'Goettingen', 'Kassel']
    """
    letters = tables().get(country)
    for name in names:
        yield name
        if letters and (other := name.translate(letters)) != name:
            yield other


@cache
def tables() -> dict[str, dict[int, str]]:
    """The letters to replace, by country."""
    groups = tomllib.loads(LEXICON.read_text(encoding="utf-8")).values()
    return {country: str.maketrans(group["letters"]) for group in groups for country in group["countries"]}
