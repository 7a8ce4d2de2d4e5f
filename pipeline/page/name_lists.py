"""Words that are known to be given names or family names."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.people.lexicon import first_names

_SYLLABLES = re.compile(
    r"""(?:
    (?:[bpmfv]|[dtnl]|[gkh]|[jqxyw]|[zcs]h?|r)?
    (?:[aeo]|ai|an|ang|ao|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing|iong|iu|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)
    | (?:ch|g|h|j|k|m|s|w|y)?(?:ae|eo|eong|eun|oo|ook|oon|ung|yeon|yeong|yun|yung|youn|young|yuk|yu|yo|ee|eok|uk|on)
    ){1,3}""",
    re.VERBOSE,
)
_LONGEST = 14


@cache
def eastern_families() -> frozenset[str]:
    """Family names, casefolded, that stand first where they come from."""
    return _words("eastern_families.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names, casefolded."""
    return first_names() | _words("given_names.txt")


def _words(file: str) -> frozenset[str]:
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return frozenset(name.casefold() for line in lines if not line.startswith("#") for name in line.split())


def is_syllabic(word: str) -> bool:
    """Whether a word is spelt like a given name of China or Korea.

    >>> is_syllabic("Xiaomei"), is_syllabic("Min-Young"), is_syllabic("Peters")
    (True, True, False)
    """
    return len(word) <= _LONGEST and bool(_SYLLABLES.fullmatch(word.casefold().replace("-", "")))


def is_eastern(words: Sequence[str]) -> bool:
    """Whether a name is clearly one of China, Korea or Vietnam that begins with the family name.

    >>> is_eastern(["Zhou", "Meilin"]), is_eastern(["Meilin", "Zhou"]), is_eastern(["Lee", "Foo"])
    (True, False, False)
    """
    first, *others = (word.casefold() for word in words)
    if not others or first not in eastern_families() or first in given_names() or not all(map(is_syllabic, others)):
        return False
    return (len(others) > 1 and others[0] in ("van", "thi")) or others[-1] not in eastern_families() | given_names()
