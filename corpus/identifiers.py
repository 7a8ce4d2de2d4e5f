"""Identifiers of works, people and organisations: made plain, and checked by the rules of those who give them out."""

import re
from typing import Final

_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_CLOSING: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
_ORCID: Final = re.compile(r"(?<!\d)(\d{4})[\s-]?(\d{4})[\s-]?(\d{4})[\s-]?(\d{3}[\dXx])(?!\d)")
_ISSN: Final = re.compile(r"(?<![\d-])(\d{4})[-‐‑–\s]?(\d{3}[\dXx])(?![\d-])")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]{3,2000}", re.IGNORECASE)
_ROR: Final = re.compile(r"(?:^|ror\.org/)(0[a-hj-km-np-tv-z0-9]{6}\d{2})(?=$|[/?#\s])")
_ROR_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ISBN_SIGNS: Final = re.compile(r"(?<![\dXx-])(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx](?![\dXx])")


def doi(printed: str) -> str | None:
    """The DOI in any of its forms, in small letters (DOI Handbook, 2.4: case tells nothing), without a resolver.

    >>> doi("https://doi.org/10.1000/ABC.(1)."), doi("doi: 10.1000%2Fabc"), doi("10.1000")
    ('10.1000/abc.(1)', '10.1000/abc', None)
    """
    match = _DOI.search(re.sub("%2f", "/", printed, flags=re.IGNORECASE))
    if match is None:
        return None
    found = match.group().lower()
    while len(found) > 8 and (found[-1] in ".,;:'\"”’" or _is_unopened(found)):
        found = found[:-1]
    return found if _DOI.fullmatch(found) else None


def _is_unopened(words: str) -> bool:
    opening = _CLOSING.get(words[-1])
    return opening is not None and words.count(words[-1]) > words.count(opening)


def web_address(printed: str) -> str | None:
    """An address of a web page as it stands, None for other words and other schemes.

    >>> web_address(" https://example.org/a?b=c "), web_address("javascript:alert(1)"), web_address("see the library")
    ('https://example.org/a?b=c', None, None)
    """
    match = _ADDRESS.fullmatch(printed.strip())
    return match.group() if match else None


def orcid(printed: str) -> str | None:
    """The ORCID iD with its hyphens, if its last sign is right (ISO 7064, MOD 11-2).

    >>> orcid("https://orcid.org/0000-0002-1825-0097"), orcid("0000-0002-1825-0098")
    ('0000-0002-1825-0097', None)
    """
    match = _ORCID.search(printed)
    if match is None:
        return None
    signs = "".join(match.groups()).upper()
    total = 0
    for digit in signs[:-1]:
        total = (total + int(digit)) * 2
    return "-".join(match.groups()).upper() if "0123456789X"[(12 - total % 11) % 11] == signs[-1] else None


def issn(printed: str) -> str | None:
    """The ISSN with its hyphen, if its check digit is right (ISO 3297).

    >>> issn("ISSN 03785955"), issn("0378-5954")
    ('0378-5955', None)
    """
    match = _ISSN.search(printed)
    if match is None:
        return None
    signs = "".join(match.groups()).upper()
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), signs, strict=False))
    return "-".join(match.groups()).upper() if "0123456789X"[-total % 11] == signs[-1] else None


def isbn(printed: str) -> str | None:
    """The ISBN as thirteen digits, if its check digit is right (ISO 2108); ten digits are made thirteen.

    >>> isbn("0-306-40615-2"), isbn("978-0-306-40615-7 (paperback)"), isbn("0306406153")
    ('9780306406157', '9780306406157', None)
    """
    match = _ISBN_SIGNS.search(printed)
    signs = re.sub(r"[\s-]", "", match.group()).upper() if match else ""
    if len(signs) == 10:
        total = sum(
            weight * (10 if sign == "X" else int(sign)) for weight, sign in zip(range(10, 0, -1), signs, strict=True)
        )
        return f"978{signs[:9]}{_last_of_thirteen('978' + signs[:9])}" if total % 11 == 0 else None
    return signs if len(signs) == 13 and signs.isdigit() and _last_of_thirteen(signs[:12]) == signs[12] else None


def _last_of_thirteen(digits: str) -> str:
    return str(-sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10)


def ror(printed: str) -> str | None:
    """The nine signs of a ROR ID, if its two check digits are right (ISO 7064, MOD 97-10, over Crockford's base 32).

    >>> ror("https://ror.org/05dxps055"), ror("05dxps056")
    ('05dxps055', None)
    """
    match = _ROR.search(printed.strip().lower())
    if match is None:
        return None
    number = 0
    for sign in match[1][:7]:
        number = number * 32 + _ROR_DIGITS.index(sign)
    return match[1] if f"{98 - number * 100 % 97:02}" == match[1][7:] else None
