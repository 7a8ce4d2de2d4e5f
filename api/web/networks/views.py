"""The networks that a build draws and the explorer offers: a table in a file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One network: its name in addresses, its heading, and the kinds of ties in it."""

    name: str
    title: str
    kinds: tuple[str, ...]


@cache
def views() -> tuple[View, ...]:
    """The networks, in the order of the table."""
    with (Path(__file__).parents[2] / "networks.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(View(name=name, title=view["title"], kinds=tuple(view["kinds"])) for name, view in table.items())
