"""Which lines are parts of prose: paragraphs come in one line, or broken at the edge of a column."""

from collections.abc import Sequence

from pipeline.page import addresses, features
from pipeline.page.prose import SHORT, is_prose

_COLUMN = 45
"""A line that is broken at the edge of a column is at least this long (code points)."""

_LONGEST = 60
"""Lines of a paragraph that are looked at together."""


def prose_lines(words: Sequence[str], joins: Sequence[bool]) -> list[bool]:
    """For each line whether it is prose; `joins[i]` says that line i follows line i-1 without a gap, label or bullet.

    >>> prose_lines(["We asked the firms of the valley what they do and who", "of them had known it."], [False, True])
    [True, True]
    """
    found = [is_prose(line) for line in words]
    index = 0
    while index < len(words):
        end = _run_end(words, joins, index)
        if (
            end > index + 1
            and is_prose(" ".join(words[index:end]))
            and words[end - 1].rstrip().endswith((".", "?", "!"))
        ):
            found[index:end] = [True] * (end - index)
        index = max(end, index + 1)
    return found


def _run_end(words: Sequence[str], joins: Sequence[bool], begin: int) -> int:
    """The end of the run of lines that may be one paragraph."""
    end = begin
    if not _may_flow(words[begin]):
        return begin
    while end < len(words) and end - begin < _LONGEST and (end == begin or joins[end]) and _may_flow(words[end]):
        end += 1
        if len(words[end - 1]) < _COLUMN:
            break
    return end


def _may_flow(words: str) -> bool:
    """Whether a line has the form of nothing else."""
    if len(words) > SHORT:
        return False
    special = features.is_furniture(words) or features.is_imprint(words) or features.role_begins(words)
    return not special and not addresses.is_affiliation(words) and not features.byline(words).whole
