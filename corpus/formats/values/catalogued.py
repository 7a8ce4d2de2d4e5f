"""Words as catalogues print them: with punctuation that leads over to the next field, and names with years of life."""

import re
from typing import Final

_LAST_POINT: Final = re.compile(r"(?<=[^\W\d_]{2})\.$|(?<=[\d)\]])\.$")
"""The full stop that ends a field; behind a single letter it is an initial's."""
_LIFE: Final = re.compile(r"[,\s]*[\[(]?(?:b\. ?|ca\. ?)?\d{4}\??[-–](?:ca\. ?)?(?:\d{4})?\??[\])]?\.?\s*$")


def bare(text: str) -> str:
    """A field without the punctuation by which catalogues lead over to the next.

    >>> bare("Clusters and regions /"), bare("Berg, Anna B.,"), bare("Edward Elgar.")
    ('Clusters and regions', 'Berg, Anna B.', 'Edward Elgar')
    """
    plain = text.strip().rstrip(" /:;,=")
    return _LAST_POINT.sub("", plain)


def without_life(name: str) -> str:
    """A name without the years of birth and death behind it.

    >>> without_life("Berg, Anna,   1842-1924."), without_life("Roe, Ed [1960-]")
    ('Berg, Anna', 'Roe, Ed')
    """
    return _LIFE.sub("", name)
