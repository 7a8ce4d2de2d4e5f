"""Addresses and identifiers, in which LaTeX only escapes signs."""

import re
from typing import Final

from corpus.formats.bibtex.commands import commands

_ESCAPED: Final = re.compile(
    r"\\([&%_#${}~])|\{?\\(?:textasciitilde|sim(?![A-Za-z]))\s*(?:\{\}|\})?|\\url\b|[{}]|\\~\{\}"
)
_SIGN: Final = re.compile(r"\{\\([A-Za-z]+)\s*(?:\{\})?\}|\\([A-Za-z]+)(?:\{\}|\s|(?![A-Za-z]))")
_MATH: Final = re.compile(r"\$(\\?[^$\s]|\\[A-Za-z]+)\$")
"""A sign as mathematics, as Mendeley escapes the signs of addresses."""


def verbatim_text(value: str) -> str:
    r"""An address or identifier, in which only escapes are read.

    >>> print(verbatim_text(r"\url{https://example.org/a\_b/{\textasciitilde}c%20d$\sim$e}"))
    https://example.org/a_b/~c%20d~e
    """
    if "\\" in value:
        value = _SIGN.sub(_sign, _MATH.sub(r"{\1}", value))
    return _ESCAPED.sub(_unescaped, value).strip()


def _sign(found: re.Match[str]) -> str:
    return commands().signs.get(found[1] or found[2]) or found[0]


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    return "~" if any(tilde in found[0] for tilde in ("tilde", "sim", "\\~")) else ""
