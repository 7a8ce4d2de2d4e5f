"""Text that somebody decoded with the wrong table before it came to us: "fÃ¼r" for "für"."""

import functools
import re
from collections.abc import Iterable, Mapping

from ftfy import fix_encoding
from ftfy.badness import is_bad

_LONGEST = 100_000
"""Of longer lines each stretch of so many letters is looked at by itself."""
_SURE = {"latin-1": (0xC2, 0xC3, 0xD0, 0xD1), "cp1252": (0xC2, 0xC3, 0xD0, 0xD1, 0xE2)}
_LIKELY = {table: range(0xC2, 0xF0) for table in ("latin-1", "cp1252", "cp1250", "cp1251")}
"""With which tables UTF-8 is taken for something else, and the bytes with which its letters begin: with some of them
hardly anything else does, of the others a line has to have two."""
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ") | {0x09: "\t"}
_PERHAPS = re.compile("Ã[ \u00a0,.;)]|Ã\\Z|Â[ \u00a0]")
"""Marks of footnotes become these when a font says nothing: alone they prove nothing."""


def _pairs(tables: Mapping[str, Iterable[int]]) -> str:
    """A pattern of the beginning of a letter in UTF-8 and of what goes on with it, as these tables show them."""
    second = bytes(range(0x80, 0xC0))
    return "|".join(
        f"[{re.escape(bytes(begins).decode(table, 'ignore'))}][{re.escape(second.decode(table, 'ignore'))}]"
        for table, begins in tables.items()
    )


@functools.cache
def _suspect() -> re.Pattern[str]:
    """What a line must have to be looked at closely, which takes ten times as long."""
    likely = f"(?:{_pairs(_LIKELY)})"
    return re.compile(f"{_pairs(_SURE)}|{likely}.*?{likely}")


def repaired_line(line: str) -> str:
    """The line as it was before, where its letters prove that it was decoded wrongly; else itself.

    >>> repaired_line("Cluster fÃ¼r KorkhÃ¤ndler"), repaired_line("São Paulo, Ångström, A. Muster Ã , B. Ek")
    ('Cluster für Korkhändler', 'São Paulo, Ångström, A. Muster Ã , B. Ek')
    """
    if line.isascii() or not _suspect().search(line):
        return line
    if len(line) > _LONGEST:
        return "".join(repaired_line(line[at : at + _LONGEST]) for at in range(0, len(line), _LONGEST))
    proof = _PERHAPS.sub("", line)
    return fix_encoding(line).translate(_CONTROLS) if is_bad(line) and fix_encoding(proof) != proof else line


def repaired(text: str) -> tuple[str, int]:
    """The text with its lines repaired, and how many of them were."""
    if text.isascii() or not _suspect().search(text):
        return text, 0
    lines = text.split("\n")
    mended = [repaired_line(line) for line in lines]
    changed = sum(before != after for before, after in zip(lines, mended, strict=True))
    return ("\n".join(mended) if changed else text), changed
