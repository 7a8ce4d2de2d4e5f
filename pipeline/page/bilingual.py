"""Pages that say the same twice, in two scripts: a Russian abstract page with its English half."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_TOLD_TWICE = frozenset({LabelKind.ABSTRACT, LabelKind.KEYWORDS})
"""Sections that each half of such a page has; one of them in both scripts tells that the page has two halves."""


def main_half(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the script in which the page has most letters, when each half has its abstract or its keywords.

    All lines when the page has no two halves: a page that merely quotes a name in another script is one page.
    """
    scripts = [_script(line) for line in lines]
    halves = {(line.label.kind, script) for line, script in zip(lines, scripts, strict=True) if line.label}
    if not any({(kind, "cyrillic"), (kind, "other")} <= halves for kind in _TOLD_TWICE):
        return tuple(lines)
    letters: Counter[str] = Counter()
    for line, script in zip(lines, scripts, strict=True):
        letters[script] += len(_LETTER.findall(line.words))
    main = "cyrillic" if letters["cyrillic"] > letters["other"] else "other"
    return tuple(line for line, script in zip(lines, scripts, strict=True) if script in {main, "none"})


def _script(line: Line) -> str:
    if line.words.isascii():
        return "other" if _LETTER.search(line.words) else "none"
    letters = len(_LETTER.findall(line.words))
    if not letters:
        return "none"
    return "cyrillic" if 2 * len(_CYRILLIC.findall(line.words)) > letters else "other"
