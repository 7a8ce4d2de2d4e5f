"""What stands before a title when something became of the work: "RETRACTED:"."""

import re
from typing import Final

STATUS: Final = re.compile(
    r"""\s*[\[(]?\b(?P<retracted>retracted(?:\ (?:article|paper|chapter))?|retraction(?:\ (?:note|notice))?|
    withdrawn(?:\ article)?|ретрагировано|отозван[ао]?)\b
    (?:\ (?:to|of))?(?:[\])]\s*[:.—–-]?|\s*[:.—–-])\s*
    | \s*[\[(]?\b(?P<corrected>corrected(?:\ article)?|correction|corrigendum|erratum|errata|
    expression\ of\ concern)\b(?:\ (?:to|for))?(?:[\])]\s*[:.—–-]?|\s*[:.—–-])\s*""",
    re.VERBOSE | re.IGNORECASE,
)


def status_before_title(words: str) -> tuple[int, str] | None:
    """Where a title begins behind "RETRACTED:" or the like, and the status that says; None for a title alone.

    >>> status_before_title("Retracted article: Wine"), status_before_title("Correction of wine")
    ((19, 'retracted'), None)
    """
    status = STATUS.match(words)
    if status is None or status.end() >= len(words.rstrip()):
        return None
    return status.end(), "retracted" if status["retracted"] else "corrected"
