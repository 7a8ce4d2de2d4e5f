"""Authors whom the format states and the page names, where no byline was read."""

import re
from collections.abc import Iterator
from itertools import islice

from corpus.identifiers import orcid
from corpus.record import Record
from corpus.stated_page import stated_creators
from corpus.work import Affiliation as StatedAffiliation
from corpus.work import Creator
from pipeline.page.affiliations import read_affiliations
from pipeline.page.model import Affiliation, Credit
from pipeline.page.plain import plain
from pipeline.spans import Span

_SURE = 0.99
_MOST = 200


def stated_authors(record: Record) -> tuple[Credit, ...]:
    """The authors of the best vocabulary that names any, each at the first place where the text has the name.

    Statements need words of the text, so that whom it does not name is passed over.
    """
    found = ((author, span) for author in stated_creators(record.fields) if (span := _place(record.text, author)))
    return tuple(
        _credit(record.text, position, author, span) for position, (author, span) in enumerate(islice(found, _MOST), 1)
    )


def _place(text: str, author: Creator) -> Span | None:
    """Where the name stands, in whichever order, as one word or more."""
    family, given = author.family, author.given
    forms = [f"{given} {family}", f"{family}, {given}", f"{family} {given}"] if family and given else [author.name]
    pattern = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    match = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    return Span(*match.span()) if match else None


def _credit(text: str, position: int, author: Creator, span: Span) -> Credit:
    return Credit(
        position=position,
        names=(span,),
        family="" if author.organisation else author.family or author.name,
        given=author.given,
        email=author.email,
        orcid=orcid(author.orcid or ""),
        organisation=author.organisation,
        affiliations=tuple(_affiliations(text, author.affiliations)),
        confidence=_SURE,
    )


def _affiliations(text: str, stated: tuple[StatedAffiliation, ...]) -> Iterator[Affiliation]:
    for one in stated:
        begin = text.find(one.name)
        if begin >= 0:
            yield from read_affiliations(plain(text, Span(begin, begin + len(one.name))))
