"""Words that differ by a slip of the hand."""

from typing import Final

SHORTEST_MISSPELT: Final = 4
"""Letters of the shortest word in which a slip is looked for: in shorter ones it makes another word."""


def one_slip(left: str, right: str) -> bool:
    """Whether one letter more, less or other, or two neighbours swapped, turns `left` into `right`.

    >>> one_slip("cluster", "clutser"), one_slip("cluster", "cluter"), one_slip("cluster", "clutsre")
    (True, True, False)
    """
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at : at + 2][::-1] == right[at : at + 2] and left[at + 2 :] == right[at + 2 :]
    return swapped or left[at + 1 :] == right[at + 1 :]
