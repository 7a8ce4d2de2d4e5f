"""Authors whom the format states and the page names, where no byline was read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from corpus.record import Record
from corpus.work import Creator, creator
from pipeline.page.affiliations import read_affiliations
from pipeline.page.metadata import names_of, values_of
from pipeline.page.model import Affiliation, Credit
from pipeline.page.plain import plain
from pipeline.spans import Span

_SURE = 0.99
_MOST = 200
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class _Author:
    name: str
    institutions: list[str] = field(default_factory=list)


def stated_authors(record: Record) -> tuple[Credit, ...]:
    """The authors of the best vocabulary that names any, each at the first place where the text has the name.

    Statements need words of the text, so that whom it does not name is passed over.
    """
    found = ((author, span) for author in _authors(record) if (span := _place(record.text, creator(author.name))))
    return tuple(
        _credit(record.text, position, author, span) for position, (author, span) in enumerate(islice(found, _MOST), 1)
    )


def _authors(record: Record) -> list[_Author]:
    """With the institutions that follow each, as Highwire tags have them; several names of one field parted."""
    tag = next((tag for tag in names_of("author") if any(values_of(record, tag))), "")
    institutions = names_of("institution")
    authors: list[_Author] = []
    for one in record.fields:
        if one.name == tag:
            authors += [_Author(name) for part in one.value.split(";") if _LETTERS.search(name := part.strip())]
        elif one.name in institutions and authors:
            authors[-1].institutions.append(one.value)
    return authors


def _place(text: str, author: Creator) -> Span | None:
    """Where the name stands, in whichever order, as one word or more."""
    family, given = author.family, author.given
    forms = [f"{given} {family}", f"{family}, {given}", f"{family} {given}"] if family and given else [author.name]
    pattern = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    match = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    return Span(*match.span()) if match else None


def _credit(text: str, position: int, author: _Author, span: Span) -> Credit:
    made = creator(author.name)
    return Credit(
        position=position,
        names=(span,),
        family=made.family or made.name,
        given=made.given,
        affiliations=tuple(_affiliations(text, author.institutions)),
        confidence=_SURE,
    )


def _affiliations(text: str, institutions: list[str]) -> Iterator[Affiliation]:
    for institution in institutions:
        begin = text.find(institution)
        if begin >= 0:
            yield from read_affiliations(plain(text, Span(begin, begin + len(institution))))
