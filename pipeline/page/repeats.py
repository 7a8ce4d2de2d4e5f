"""Words at the head of a page that the page prints again."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.page.lines import Line

AGAIN = 1.5
QUOTED = 2.5
"""What repetition speaks for a line, and that the site quotes it."""

_REACH = 80
_BROKEN = 4
"""A title is seldom broken into more lines."""

_TELLING = 25
"""Of fewer letters a line may come again by chance, or because it is the name of the site."""

_QUOTING = re.compile(r"\W*(?:\w+\s){1,6}[“\"«'‘](?P<title>.{15,300})[”\"»'’]\W*")


def repeated(lines: Sequence[Line]) -> dict[int, float]:
    """What speaks for the lines at which words begin that the page prints again, broken otherwise or in capitals.

    More so if the site quotes them.

    >>> from pipeline.page.lines import read_lines
    >>> repeated(read_lines('The steel of the old northern valley\\nShare "The steel of the old northern valley"'))
    {0: 2.5}
    """
    head = lines[:_REACH]
    letters = ["".join(filter(str.isalpha, line.words.casefold())) for line in head]
    quoted = {"".join(filter(str.isalpha, _quoted(line.words).casefold())) for line in head}
    stretches = [
        (begin, "".join(letters[begin : begin + size]))
        for size in range(1, _BROKEN + 1)
        for begin in range(len(letters) - size + 1)
        if letters[begin] and letters[begin + size - 1]
    ]
    counts = Counter(words for _, words in stretches)
    return {
        begin: QUOTED if words in quoted else AGAIN
        for begin, words in stretches
        if len(words) >= _TELLING and (words in quoted or counts[words] > 1)
    }


def _quoted(words: str) -> str:
    """The words that a site quotes: 'Download "Steel in the valley"'."""
    match = _QUOTING.fullmatch(words)
    return match["title"] if match else ""
