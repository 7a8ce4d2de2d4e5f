"""What tells sentences from names, titles and addresses."""

import re
from functools import lru_cache

from pipeline.page.lexicon import lexicon

SHORT = 400
"""A line longer than this (in code points) is a paragraph: no name, title or address is looked for in it."""

REMEMBERED = 2048
"""Every line is asked the same questions several times."""

WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”»’')\]]{0,2}\Z")
_LITTLE = 3
"""Words of so many letters are small in titles too."""
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|should|said|says|which|that)\b")


@lru_cache(maxsize=REMEMBERED)
def is_prose(words: str) -> bool:
    """Whether a line or paragraph speaks in sentences.

    >>> is_prose("We asked the firms of the valley what was done in 2010."), is_prose("The firms of the valley")
    (True, False)
    """
    if len(words) > SHORT * 3:
        return True
    found = WORD.findall(words)
    function = sum(word in lexicon().function_words for word in found)
    if len(found) < 8 or function < 2 or function * 14 < len(found):
        return False
    if len(found) >= 40:
        return True
    ended = bool(_SENTENCE_END.search(words.rstrip())) and not _in_title_case(found)
    return ended and bool(VERB.search(words) or len(found) >= 14)


def _in_title_case(words: list[str]) -> bool:
    """Whether nearly all longer words begin with a capital: "How Can the Governance of Clusters Be Improved?"."""
    longer = [word for word in words if len(word) > _LITTLE]
    return 5 * sum(word[0].isupper() for word in longer) >= 4 * len(longer)
