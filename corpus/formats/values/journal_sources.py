"""Journals as their systems write them in one line: "Journal; Vol. 3 No. 1 (2020): Title; 1-9"."""

import re
from typing import Final

_LONGEST: Final = 2000
_JOURNAL: Final = re.compile(
    r"(?P<venue>[^;]{3,300});\s*(?:(?:vol|том|т|bd|jg)\w*\.?\s*(?P<volume>\d+))?[,\s]*"
    r"(?:(?:no|n|nr|núm|num|issue|iss|№)\w*\.?[°º]?\s*(?P<issue>[\w/-]+))?[^;]*(?:;\s*(?P<pages>[eE]?\d+(?:\s*[-–]\s*[eE]?\d+)?)\W*)?",
    re.IGNORECASE,
)


def journal_parts(text: str) -> dict[str, str]:
    """The venue, volume, issue and pages that the line has; nothing where it tells neither of the last three.

    >>> journal_parts("Journal of Looms; Vol. 7 No. 2 (2014): Spring; 12-19")
    {'venue': 'Journal of Looms', 'volume': '7', 'issue': '2', 'pages': '12-19'}
    >>> journal_parts("Journal of Looms"), journal_parts("Looms; a tale")
    ({}, {})
    """
    found = _JOURNAL.fullmatch(text[:_LONGEST])
    if not found or not (found["volume"] or found["issue"] or found["pages"]):
        return {}
    return {name: part.strip() for name, part in found.groupdict().items() if part}
