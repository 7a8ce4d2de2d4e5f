"""Parts of plain texts, and several put together as if they were lines of one."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest

from pipeline.page.plain import Plain

_BROKEN = re.compile(r"[^\W\d_][-‐]\s*\Z")
_INDENT = 30
"""So much space may stand before a further line of an address (in code points)."""


def part(view: Plain, begin: int, end: int) -> Plain:
    """The words [begin, end) as a text of their own.

    >>> part(Plain("one two", (0, 4), (10, 20)), 4, 7)
    Plain(text='two', starts=(0,), begins=(20,))
    """
    first = bisect_right(view.starts, begin) - 1
    last = max(first + 1, bisect_right(view.starts, end - 1))
    starts = tuple(max(0, start - begin) for start in view.starts[first:last])
    begins = (view.begins[first] + begin - view.starts[first], *view.begins[first + 1 : last])
    return Plain(view.text[begin:end], starts, begins)


def joined(views: Sequence[Plain]) -> Plain:
    """The texts, one a line; a word that is broken by a hyphen at the end of one is whole again.

    >>> both = joined([Plain("Lee", (0,), (7,)), Plain("Oslo", (0,), (99,))])
    >>> both.text, both.span(4, 8).begin
    ('Lee\\nOslo', 99)
    """
    if len(views) == 1:
        return views[0]
    starts: list[int] = []
    begins: list[int] = []
    text = ""
    for view, following in zip_longest(views, views[1:]):
        starts.extend(start + len(text) for start in view.starts)
        begins.extend(view.begins)
        broken = following is not None and _BROKEN.search(view.text) and following.text[:1].islower()
        text += view.text.rstrip()[:-1] if broken else view.text + "\n"
    return Plain(text.removesuffix("\n"), tuple(starts), tuple(begins))


def is_torn(view: Plain, begin: int, end: int) -> bool:
    """Whether the words [begin, end) run over lines that do not follow each other: those of a column."""
    if "\n" not in view.text[begin:end]:
        return False
    first, last = view.span(begin, begin + 1).begin, view.span(end - 1, end).end
    return not end - begin <= last - first <= end - begin + _INDENT * view.text.count("\n", begin, end)
