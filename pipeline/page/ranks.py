"""How large an organisation is, by the head word of its name."""

import re

from pipeline.page import addresses
from pipeline.page.lexicon import lexicon

OF = re.compile(r"\s(?:of|for|für|de|des|der|di|in|on|at)\s|\sd[’']", re.IGNORECASE)
"""What stands between the head of a name and the rest: "Institute of Trade"."""

_FIELDS = frozenset(("administration", "government", "organization", "organisation", "enterprise", "society"))
"""Head words that are fields of study too: a "Department of Business Administration" is no part of one."""


def rank_of(name: str) -> int:
    """The rank of an organisation by the head word of its name, 0 when it has none.

    >>> rank_of("Institute of Trade"), rank_of("Faculty of Law"), rank_of("Trade")
    (4, 3, 0)
    """
    head = OF.split(name, maxsplit=1)[0]
    found = re.findall(r"[^\W\d_]+\.?", head)
    ranks = [rank for word in found if (rank := head_rank(word))]
    if ranks and ranks[-1] == 3 and len(found) > 2 and head_rank(found[-1]) == 3 and head == name:
        return 4  # "Foo Business School" has a name of its own
    return ranks[-1] if ranks else addresses.organisation_rank(name)


def head_rank(word: str) -> int:
    """The rank of a single word that may be a head, 0 when it is none or has a small letter first."""
    ranks = lexicon().ranks
    return 0 if word.islower() else ranks.get(word.casefold(), 0) or ranks.get(word.casefold().rstrip("."), 0)


def is_higher(right: str, rank: int) -> bool:
    """Whether the words after "of" are an organisation of their own that stands above."""
    name = re.sub(r"\s*\([^()]*\)\s*\Z", "", right)
    upper = rank_of(name)
    if upper <= rank or upper < 3:
        return False
    head = OF.split(name, maxsplit=1)
    found = re.findall(r"[^\s,]+", head[0])
    ranked = [index for index, word in enumerate(found) if head_rank(word)]
    if not ranked or "and" in found or "&" in found or (len(found) == 1 and len(head) == 1):
        return False
    if len(head) == 1 and len(found) > 1 and found[-1].casefold() in _FIELDS and ranked[-1] == len(found) - 1:
        return False
    after = found[ranked[-1] + 1 :]
    return all(addresses.is_place(word) or addresses.is_acronym(word) or word.startswith(("“", '"')) for word in after)


def is_named_school(name: str) -> bool:
    """Whether a name that begins like a degree is that of a school.

    >>> is_named_school("BA School of Business"), is_named_school("BA Economics")
    (True, False)
    """
    first, _, rest = name.strip().partition(" ")
    return first.isupper() and head_rank(rest.partition(" ")[0]) in (3, 4)
