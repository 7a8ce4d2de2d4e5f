"""Names as records of repositories print them: "Family, Given; Family, Given"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.page import addresses
from pipeline.page.lexicon import lexicon
from pipeline.page.name_doubts import is_doubtful, is_seat
from pipeline.page.name_lists import given_names
from pipeline.page.name_tokens import Token, groups, tokens_of

_MOST = 4
"""So many words a family name has at most, and so many given names there are."""

_LONGEST = 100

Entry = tuple[Sequence[Token], Sequence[Token]]
"""The words of a family name and those of the given names."""


def record_entries(words: str) -> tuple[Entry, ...]:
    """The persons of a list in which each begins with the family name; none when a part is something else.

    >>> [(f[0].text, g[0].text) for f, g in record_entries("Moss, Ann; Page, Ned B.")]
    [('Moss', 'Ann'), ('Page', 'Ned')]
    >>> record_entries("Trade, Foreign; Policy, Industrial"), record_entries("Turin, Italy; Paris, France")
    ((), ())
    """
    parts = [(match.start(), match.end()) for match in re.finditer(r"[^;\n]+", words) if match[0].strip()]
    found: list[Entry] = []
    for begin, end in parts:
        entry = _entry(words, begin, end)
        if entry is None:
            return ()
        found.append(entry)
    return tuple(found)


def _entry(words: str, begin: int, end: int) -> Entry | None:
    """The one person of a part: a comma stands behind the family name."""
    bare = words[begin:end].rstrip(" ,")
    if bare.count(",") != 1 or end - begin > _LONGEST:
        return None
    pieces = [group.tokens for group in groups(list(tokens_of(bare)))]
    if len(pieces) != 2 or not _is_person(bare, *pieces):
        return None
    return _shifted(pieces[0], begin), _shifted(pieces[1], begin)


def _shifted(tokens: Sequence[Token], by: int) -> tuple[Token, ...]:
    return tuple(replace(token, begin=token.begin + by, end=token.end + by) for token in tokens)


def _is_person(words: str, family: Sequence[Token], given: Sequence[Token]) -> bool:
    if not (1 <= len(family) <= _MOST and 1 <= len(given) <= _MOST):
        return False
    if not all(map(_is_family, family)) or not all(map(_is_given, given)):
        return False
    if _is_full(family) and _is_full(given) and given[-1].text.casefold() not in given_names():
        return False  # "Ann Lee, Carl Moss" is two
    behind = words[given[0].begin : given[-1].end]
    before = words[family[0].begin : family[-1].end]
    initials = any(token.kind == "initials" for token in given)
    return not is_seat(before, behind) and (initials or not is_doubtful(f"{behind} {before}"))


def _is_full(tokens: Sequence[Token]) -> bool:
    """Whether the words are a given and a family name."""
    first, last = tokens[0], tokens[-1]
    led = first.kind == "initials" or first.text.casefold() in given_names()
    return led and len(tokens) > 1 and last.kind == "word"


def _is_family(token: Token) -> bool:
    return token.kind == "word" and _is_named(token)


def _is_given(token: Token) -> bool:
    return token.kind == "initials" or (token.kind == "word" and _is_named(token))


def _is_named(token: Token) -> bool:
    if token.text.casefold() in lexicon().particles:
        return True
    return token.text[:1].isupper() and not addresses.organisation_rank(token.text)
