"""Words that were broken at the end of a line."""

import re

_BROKEN = re.compile(r"(?P<head>[^\W\d_]{2,40})[-‐\u00ad][ \t]*\n\s*(?P<tail>[^\W\d_]{2,40})")


def rejoined(words: str, text: str) -> str:
    """The words with those broken at line ends in one piece, and single spaces.

    A hyphen stays where `text` elsewhere writes the word with it, and before a capital.

    >>> rejoined("A Clas-\\nsification of long-\\nterm Growth", "the long-term view")
    'A Classification of long-term Growth'
    """
    return re.sub(r"\s+", " ", _BROKEN.sub(lambda match: _joined(match, text), words)).strip()


def _joined(match: re.Match[str], text: str) -> str:
    head, tail = match["head"], match["tail"]
    hyphened = f"{head}-{tail}"
    if (tail[:1].isupper() and not head.isupper()) or hyphened.casefold() in text.casefold():
        return hyphened
    return head + tail
