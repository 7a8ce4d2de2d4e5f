"""Journals in one line, as their systems and repositories write them."""

import re
from typing import Final

_LONGEST: Final = 2000
_JOURNAL: Final = re.compile(
    r"(?P<venue>[^;]{3,300});\s*(?:(?:vol|том|т|bd|jg)\w*\.?\s*(?P<volume>\d+))?[,\s]*"
    r"(?:(?:no|n|nr|núm|num|issue|iss|№)\w*\.?[°º]?\s*(?P<issue>[\w/-]+))?[^;]*(?:;\s*(?P<pages>[eE]?\d+(?:\s*[-–]\s*[eE]?\d+)?)\W*)?",
    re.IGNORECASE,
)
"""OJS: "Journal; Vol. 3 No. 1 (2020): Title; 1-9"."""
_SHORT: Final = re.compile(
    r"(?P<venue>.{3,300}?)[\s,]{1,9}v(?:ol)?\.?\s?(?P<volume>\d{1,5})(?:[\s,]{1,9}n(?:o|um)?\.?\s?(?P<issue>[\w/-]{1,12}))?"
    r"(?:[\s,]{1,9}pp?\.?\s?(?P<pages>\d+(?:\s?[-–]\s?\d+)?))?[\s,.]{0,9}\(?(?:(?:1[5-9]|20)\d\d)?\W{0,3}",
    re.IGNORECASE,
)
"""SciELO: "Journal v.3 n.1 2020"."""
_BARE: Final = re.compile(
    r"(?P<venue>[^\d;]{3,300}?)[\s,]{1,9}(?P<volume>\d{1,4})\s?(?:\((?P<issue>[\w/-]{1,12})\))?[\s:,]{1,9}(?:pp?\.?\s?)?"
    r"(?P<pages>[A-Za-z]?\d+\s?[-–]\s?\d+)[\s,.]{0,9}\(?(?:(?:1[5-9]|20)\d\d)?\W{0,3}"
)
"""As references do: "Journal, 3(1): 1-9. (2020)"."""


def journal_parts(text: str) -> dict[str, str]:
    """The venue, volume, issue and pages that the line has; nothing where it tells neither of the last three.

    >>> journal_parts("Journal of Looms; Vol. 7 No. 2 (2014): Spring; 12-19")
    {'venue': 'Journal of Looms', 'volume': '7', 'issue': '2', 'pages': '12-19'}
    >>> journal_parts("Journal of Looms v.7 n.2 2014"), journal_parts("Journal of Looms, 7(2): 12-19. (2014)")["pages"]
    ({'venue': 'Journal of Looms', 'volume': '7', 'issue': '2'}, '12-19')
    >>> journal_parts("Journal of Looms"), journal_parts("Looms; a tale")
    ({}, {})
    """
    line = " ".join(text[:_LONGEST].split())
    for pattern in (_JOURNAL, _SHORT, _BARE):
        found = pattern.fullmatch(line)
        if found and (found["volume"] or found["issue"] or found["pages"]):
            return {name: part.strip() for name, part in found.groupdict().items() if part}
    return {}
