"""Names between a title and an address in text that runs on: "The Salt Road Roald Iversen Foo University"."""

import re
from collections.abc import Iterable, Iterator

from pipeline.page import features
from pipeline.page.name_doubts import is_worded
from pipeline.page.name_lists import eastern_families, given_names
from pipeline.page.names import Name
from pipeline.page.ranks import head_rank

_WORD = re.compile(r"[^\W\d_][^\s,;]*")
_OPENING = re.compile(r"\s(?:of|for|de|für|di|des|da)\s", re.IGNORECASE)
_CAPITALS = re.compile(r"[\W\d]*(?:[A-ZÀ-Þ&0-9][A-ZÀ-Þ0-9’'&-]*+[\s,:;–—?!.]++){3,60}+(?=[A-ZÀ-Þ][a-zß-ÿ.])")
_BY = re.compile(r"[\s,:–—-]*(?:by\s+)?", re.IGNORECASE)
_CUT = re.compile(r"\s?(?:\.{3}|…)")
_REACH = 150
_FEWEST = 12
"""So many letters a title needs to be known again."""

_UNITS = 3
"""The highest rank of departments and schools."""

_HEADS = 3
"""Names stand before one of the first addresses or nowhere."""


def run_on(words: str, end: int, titles: Iterable[str]) -> tuple[int, int] | None:
    """Where the names stand behind the title, which was printed before or is in capitals, and before an address.

    >>> line = "THE SALT ROAD OF THE NORTH Ruvimbo Chikwava, Roald Iversen Department of Trade, Foo University"
    >>> line[slice(*run_on(line, len(line), ()))]
    'Ruvimbo Chikwava, Roald Iversen'
    """
    begin, exact = _title_end(words[:end], titles)
    if not begin:
        return None
    begin = match.end() if (match := _BY.match(words, begin, end)) else begin
    for stop in _stops(words, begin, end):
        for start in _starts(words, begin, stop, exact=exact):
            read = features.byline(" " * start + words[start:stop])
            if read.whole and all(_is_person(name, exact=exact) for name in read.names):
                return read.names[0].begin, read.names[-1].end
    return None


def _title_end(words: str, titles: Iterable[str]) -> tuple[int, bool]:
    """Where the title ends, 0 when it does not begin the words; and whether it is known to the end."""
    best = (0, False)
    for title in titles:
        shown, *rest = _CUT.split(title, maxsplit=1)
        found = _prefix(words, _letters(shown))
        best = max(best, (found, not rest))
    capitals = _CAPITALS.match(words)
    return best if best[0] or capitals is None else (capitals.end(), True)


def _letters(words: str) -> str:
    return re.sub(r"[\W\d_]", "", words).casefold()


def _prefix(words: str, title: str) -> int:
    """Where the letters of the title end with which the words begin."""
    if len(title) < _FEWEST:
        return 0
    at = 0
    for index, sign in enumerate(words):
        if sign.isalpha():
            if sign.casefold() != title[at]:
                return 0
            at += 1
            if at == len(title):
                return index + 1
    return 0


def _stops(words: str, begin: int, end: int) -> Iterator[int]:
    """Where an organisation may begin: at its head, or at one of the two words before it."""
    found = list(_WORD.finditer(words, begin, min(end, begin + 3 * _REACH)))
    heads = [index for index, match in enumerate(found) if head_rank(match[0])]
    for index in heads[:_HEADS]:
        opens = _OPENING.match(words, found[index].end(), end)
        unit = head_rank(found[index][0]) <= _UNITS  # before which no adjective stands
        for back in ((0, 1) if unit else (1, 0)) if opens else (1, 2):
            if index - back > 0:
                yield found[index - back].start()


def _starts(words: str, begin: int, stop: int, *, exact: bool) -> Iterator[int]:
    if exact:
        yield begin
        return
    for match in _WORD.finditer(words, max(begin, stop - _REACH), stop):
        if match[0][:1].isupper():
            yield match.start()


def _is_person(name: Name, *, exact: bool) -> bool:
    """Whether a name is one; where the title may go on its first word must tell."""
    first = name.given.split()[0] if name.given else name.family
    eastern = any(word.casefold() in eastern_families() for word in (first, name.family))
    known = "." in name.given or first.casefold() in given_names() or eastern
    if known or not exact:
        return known
    return not is_worded(f"{name.given} {name.family}")
