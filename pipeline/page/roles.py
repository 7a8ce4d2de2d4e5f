"""The post of an author among degrees, honours and addresses."""

import re

from pipeline.page import features
from pipeline.page.parts import PartKind, blanked, read_parts

_PART = re.compile(r"[^,;\n]+")
_CHAIR = re.compile(r"\s(?:of|at|in|for|with)\s(?:the\s)?\S", re.IGNORECASE)


def find_role(words: str) -> tuple[int, int] | None:
    """[begin, end) of the post with its organisation, as printed; None when only degrees or no post are given.

    >>> line = "Doctor of Law, Professor, Head of the Chair of Ethics, Foo University, Turin"
    >>> line[slice(*find_role(line))]
    'Head of the Chair of Ethics, Foo University'
    >>> find_role("Candidate of Economic Sciences") is None
    True
    """
    posts = [(match.start(), match.end()) for match in _PART.finditer(blanked(words)) if _is_post(match[0])]
    if not posts:
        return None
    linked = [post for post in posts if _CHAIR.search(words[post[0] : post[1]])]
    begin, end = linked[0] if linked else posts[0]
    if linked:
        end = max(end, _organisation_end(words, begin))
    role = words[begin:end]
    begin += len(role) - len(role.lstrip(" .:–—-("))
    return begin, begin + len(words[begin:end].rstrip(" .:;,–—-"))


def _is_post(part: str) -> bool:
    folded = features.bare(part).strip()
    return features.role_begins(folded) and not features.is_degree(folded)


def _organisation_end(words: str, begin: int) -> int:
    """Where the organisations that follow the post without a break end."""
    end = begin
    for part in read_parts(words[begin:]):
        if part.kind is not PartKind.ORGANISATION:
            break
        end = begin + part.end
    return end
