"""Reference lists of Scopus, in which semicolons divide the references and, today, their authors too."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.work import CitedWork

_AUTHOR_ALONE: Final = re.compile(r"[^\d,()\"“]{2,60}")
_INITIALS: Final = re.compile(r"[^\d,]{1,60}?\s(?:[A-ZÀ-Þ]{1,3}\.?-?\s?){1,5}")
_END: Final = re.compile(
    r",\s(?:(\w*\d[\w/-]{0,20}),\s)?(?:([\w/ -]*(?:\d|\bSuppl)[\w/ .-]{0,20}),\s)?"
    r"(?:pp?\.\s([^,\s]{1,40}),\s)?\((\d{4})\)$"
)
_YEAR_WITHIN: Final = re.compile(r"\((\d{4})\)")
_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s;,]{1,200}")
_MOST_AUTHORS: Final = 40


def scopus_cited(text: str) -> Iterator[CitedWork]:
    """The references of a record.

    >>> read = list(scopus_cited("Aria M.; Roe R., A tale, of looms, Loom J, 3, 2, pp. 1-9, (2001); A report, (2002)"))
    >>> read[0].authors, read[0].title, read[0].venue, read[0].volume, read[0].pages, read[0].year
    (('Aria M.', 'Roe R.'), 'A tale, of looms', 'Loom J', '3', '1-9', 2001)
    >>> read[1].text
    'A report, (2002)'
    """
    authors: list[str] = []
    for part in text.split(";"):
        words = " ".join(part.split())
        if not words:
            continue
        if _AUTHOR_ALONE.fullmatch(words) and _INITIALS.fullmatch(words) and len(authors) < _MOST_AUTHORS:
            authors.append(words)
        else:
            yield _cited(authors, words)
            authors = []
    if authors:
        yield CitedWork(text="; ".join(authors), authors=tuple(authors))


def _cited(before: list[str], words: str) -> CitedWork:
    text = "; ".join([*before, words])
    doi = _DOI.search(words)
    found = _END.search(words)
    if found is None:
        within = _YEAR_WITHIN.search(words)
        return CitedWork(
            text=text,
            authors=tuple(before),
            year=int(within[1]) if within else None,
            doi=doi[0] if doi else None,
        )
    parts = words[: found.start()].split(", ")
    named = len(parts) > 1 and bool(_INITIALS.fullmatch(parts[0]))
    told = parts[1:] if named else parts
    return CitedWork(
        text=text,
        authors=(*before, parts[0]) if named else tuple(before),
        year=int(found[4]),
        title=", ".join(told[:-1]) or told[0],
        venue=told[-1] if len(told) > 1 else None,
        volume=found[1],
        issue=found[2],
        pages=found[3],
        doi=doi[0] if doi else None,
    )
