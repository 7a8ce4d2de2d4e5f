"""Commands of LaTeX that the library does not know, or not as bibliographies use them."""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ARGUMENT: Final = r"\s*\{(?:[^{}]++|\{[^{}]*+\})*+\}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """What the file beside this says of commands by their names: signs, signs that are set on a letter, journals.

    `combined` finds a command of `combining` with its letter, `unseen` what is not printed, with its argument.
    """

    signs: Mapping[str, str]
    combining: Mapping[str, str]
    journals: Mapping[str, str]
    combined: re.Pattern[str]
    unseen: re.Pattern[str]


@functools.cache
def commands() -> Commands:
    """The commands, read once a process."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    alone, first = "|".join(table["unseen"]), "|".join(table["unseen_first"])
    return Commands(
        signs=table["signs"],
        combining=table["combining"],
        journals=table["journals"],
        combined=re.compile(rf"\\({'|'.join(table['combining'])})(?:\s*\{{\s*(\w)\s*\}}|\s+(\w)(?!\w))"),
        unseen=re.compile(rf"\\(?:(?:{alone})\*?{_ARGUMENT}|(?:{first}){_ARGUMENT}(?=\s*\{{))"),
    )


def journal_name(value: str) -> str:
    r"""The journal that a command of astronomers names, "" where the value is none.

    >>> journal_name(r"{\apj}")
    'The Astrophysical Journal'
    """
    return commands().journals.get(value.strip("{} ").removeprefix("\\"), "") if "\\" in value else ""
