"""Words that were broken at the end of a line."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

_LEAST, _MOST = 2, 40
"""Letters of one half of a broken word."""

_BROKEN = re.compile(
    rf"(?P<head>[^\W\d_]{{{_LEAST},{_MOST}}})[-‐\u00ad][ \t]*\n\s*(?P<tail>[^\W\d_]{{{_LEAST},{_MOST}}})"
)
_HYPHENED = re.compile(r"(?<![^\W\d_])(?P<head>[^\W\d_]++)(?=-(?P<tail>[^\W\d_]++))")


def rejoined(words: str, text: str) -> str:
    """The words with those broken at line ends in one piece, and single spaces.

    A hyphen stays where `text` elsewhere writes the word with it, and before a capital.

    >>> rejoined("A Clas-\\nsification of long-\\nterm Growth", "the long-term view")
    'A Classification of long-term Growth'
    """
    return re.sub(r"\s+", " ", _BROKEN.sub(lambda match: _joined(match, text), words)).strip()


def _joined(match: re.Match[str], text: str) -> str:
    head, tail = match["head"], match["tail"]
    if (tail[:1].isupper() and not head.isupper()) or _is_hyphened(head.casefold(), tail.casefold(), text):
        return f"{head}-{tail}"
    return head + tail


def _is_hyphened(head: str, tail: str, text: str) -> bool:
    """Whether both halves stand in the text with a hyphen between them, be it in a longer word."""
    tails = _tails(text).get(head, ())
    place = bisect_left(tails, tail)
    return place < len(tails) and tails[place].startswith(tail)


@lru_cache(maxsize=1)
def _tails(text: str) -> Mapping[str, Sequence[str]]:
    """For every ending of a word before a hyphen the beginnings of the words behind it, sorted.

    Looking each broken word up in the text would take time quadratic in a page full of them.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for match in _HYPHENED.finditer(text.casefold()):
        head, tail = match["head"][-_MOST:], match["tail"][:_MOST]
        for begin in range(len(head) - _LEAST + 1):
            found[head[begin:]].add(tail)
    return {head: sorted(tails) for head, tails in found.items()}
