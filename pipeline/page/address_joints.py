"""Organisations side by side without a sign: "FOOLAB Department of Trade", "Centre for Trade University of Foo"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.page import addresses
from pipeline.page.lexicon import lexicon
from pipeline.page.parts import Part, PartKind
from pipeline.page.ranks import head_rank, rank_of

_ACRONYM = re.compile(r"(?P<acronym>[A-ZÀ-Þ]{3,12})\s(?P<head>[^\W\d_]+)\s(?:of|for|de|für)\s")
_INNER = re.compile(r"\s(?:&\s|and\s)?(?=(?P<head>[A-ZÀ-Þ][^\W\d_]+)\s(?:of|for|de|di|da)\s)")
_UNITS = 2
"""The rank of departments, before which only what they belong to stands; a faculty is one of them here."""


def parted(words: str, part: Part) -> Iterator[Part]:
    """The organisations of which a part is made.

    >>> line = "FOOLAB Department of Trade"
    >>> [line[part.begin : part.end] for part in parted(line, Part(PartKind.ORGANISATION, 0, len(line), 2))]
    ['FOOLAB', 'Department of Trade']
    """
    if part.kind is not PartKind.ORGANISATION:
        yield part
        return
    acronym = _ACRONYM.match(words, part.begin, part.end)
    if acronym and _is_unit(acronym["head"]) and addresses.is_acronym(acronym["acronym"]):
        yield replace(part, end=acronym.end("acronym"), rank=4, unit=False)
        part = replace(part, begin=acronym.start("head"), opens=False, branch=False)
    cut = _inner_cut(words, part)
    if cut is None:
        yield part
        return
    yield replace(part, end=cut.start())
    begin = cut.start("head")
    rank = rank_of(words[begin : part.end]) or 5
    yield replace(part, begin=begin, rank=rank, unit=rank < 4, opens=False, branch=False)


def _is_unit(head: str) -> bool:
    return 0 < head_rank(head) <= _UNITS or head.casefold() in ("faculty", "faculté", "facultad", "fakultät")


def _inner_cut(words: str, part: Part) -> re.Match[str] | None:
    """Where "University of" opens an organisation behind another one that has its head word and more."""
    for match in _INNER.finditer(words, part.begin + 1, part.end):
        before = words[part.begin : match.start()]
        if head_rank(match["head"]) < 5 or match["head"].casefold() in lexicon().weak_heads:
            continue
        if re.search(r"\s(?:of|for)\s", before) and rank_of(before) and not _is_open(before):
            return match
    return None


def _is_open(before: str) -> bool:
    """Whether a word stands last behind which the name must go on: "Institute of the", "Centre for Foo and"."""
    last = before.rpartition(" ")[2]
    return last.islower() or last.casefold() in lexicon().function_words
