"""How the National Library of Medicine writes titles and pages, in tagged text and in XML alike."""

import re
from dataclasses import replace
from typing import Final

from corpus.work import Work

_UNTRANSLATED: Final = frozenset({"not available", "in process citation"})
_RANGE: Final = re.compile(r"(?<![\d-])(\d{2,9})-(\d{1,8})(?![\d-])")


def titled(work: Work) -> Work:
    """The work under its title; one that nobody translated goes by the words of its own language.

    >>> titled(Work(title="[Not Available].", other_titles=("Kork und Eichen.",))).title
    'Kork und Eichen'
    """
    title = title_of(work.title)
    if title.casefold() in _UNTRANSLATED and work.other_titles:
        return replace(work, title=title_of(work.other_titles[0]), other_titles=work.other_titles[1:])
    return replace(work, title=title)


def title_of(title: str) -> str:
    """The title without the full stop that MEDLINE ends it with, and the brackets around one that it translated.

    >>> title_of("[Looms in Austria]."), title_of("Looms and so on..."), title_of("[Cork] and oaks.")
    ('Looms in Austria', 'Looms and so on...', '[Cork] and oaks')
    """
    bare = title.removesuffix(".") if not title.endswith("..") else title
    return bare[1:-1].rstrip(".") if bare.startswith("[") and bare.endswith("]") else bare


def full_range(pages: str) -> str:
    """Pages with the digits that MEDLINE leaves out of a last page because the first has them ("475-82").

    >>> full_range("475-82"), full_range("S12-9; discussion S20"), full_range("12-19"), full_range("138-1")
    ('475-482', 'S12-19; discussion S20', '12-19', '138-1')
    """
    return _RANGE.sub(_filled, pages)


def _filled(found: re.Match[str]) -> str:
    first, last = found[1], found[2]
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    return f"{first}-{whole}" if int(whole) > int(first) else found[0]
