"""Running heads and page numbers: what stands on every page and belongs to none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.documents.pdf.model import Line

_EDGE_LINES: Final = 3
"""So many lines at either end of a page may be furniture."""
_LEAST_PAGES: Final = 3
_LEAST_SHARE: Final = 0.3
_DIGITS: Final = re.compile(r"\d+|\b[ivxlc]+\b")
_NUMBER: Final = re.compile(r"\W*(?:(?:page|p\.|seite|стр\.|с\.)?\s*#(?:\s*(?:/|of|von|из)\s*#)?)\W*", re.IGNORECASE)


def without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """The pages without their numbers and without lines that come again at the same edge of other pages.

    The first of these lines stays: it often is the only one that names the journal, the volume and the year.
    """
    dropped = _repeated(pages)
    for number, lines in enumerate(pages):
        yield [line for line in lines if (number, id(line)) not in dropped]


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    where: defaultdict[tuple[str, bool], list[tuple[int, Line]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for top, line in _edges(lines):
            words = _DIGITS.sub("#", line.text.casefold()).strip()
            where[words, top or bool(_NUMBER.fullmatch(words))].append((number, line))
    dropped: set[tuple[int, int]] = set()
    for (words, _), found in where.items():
        number = bool(_NUMBER.fullmatch(words))
        on = len({page for page, _ in found})
        enough = on >= 2 if number else on >= max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
        if enough:
            dropped.update((page, id(line)) for page, line in (found if number else found[1:]))
    return dropped


def _edges(lines: Sequence[Line]) -> Iterator[tuple[bool, Line]]:
    """The uppermost and lowermost lines of a page, with whether they are at its top."""
    ranked = sorted(lines, key=lambda line: -line.base)
    for line in ranked[:_EDGE_LINES]:
        yield True, line
    for line in ranked[_EDGE_LINES:][-_EDGE_LINES:]:
        yield False, line
