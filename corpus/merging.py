"""One record from several that describe the same work."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from corpus.composing import written
from corpus.record import Record
from corpus.work import Creator, Work

_T = TypeVar("_T")
_LISTS = ("keywords", "references", "other_titles", "jel")
_UNIONS = ("issns", "isbns", "identifiers", "subjects", "rest")
_STATUSES = ("retracted", "corrected")


def merged(records: Sequence[Record], page: Record | None = None, notices: Sequence[Record] = ()) -> Record:
    """The record of the work that all these describe; they come sorted by name, and the first of them names it.

    The fields are those of `records`: of each the best that one of them has. The text of the `page`, else of the
    first record that has one, stands behind them, for it says more than any abstract. `notices` tell what became of
    the work.
    """
    if not notices and len(records) + (page is not None) == 1:
        return page or records[0]
    page = page or next((_page(one) for one in records if has_page(one)), None)
    own = sorted((*records, *([page] if page else [])), key=lambda one: one.source_file)
    names = dict.fromkeys(one.source_file for one in own)
    work = merged_work([one.stated.work for one in records if one.stated])
    told = [one for one in notices if _told(one).status]
    text, stated = written(*_with_status(work, told))
    notes = tuple(dict.fromkeys(note for one in records if one.stated for note in one.stated.notes))
    body = len(text) + 2 if page and text else 0
    return replace(
        own[0],
        format=" + ".join(dict.fromkeys(one.format for one in own)),
        text=(f"{text}\n\n" if text else "") + page.text if page else text,
        fields=page.fields if page else (),
        stated=replace(stated, notes=notes, body=body if page else None, confidence=_confidence(records)),
        also=(*tuple(names)[1:], *(one.source_file for one in told)),
    )


def _confidence(records: Sequence[Record]) -> float:
    """That of the surest: what programs guess besides is mostly the same."""
    return max((one.stated.confidence for one in records if one.stated), default=1.0)


def has_page(record: Record) -> bool:
    """Whether the text of a page stands behind the fields of the record."""
    return record.stated is not None and record.stated.body is not None


def _page(record: Record) -> Record:
    begin = record.stated.body if record.stated else None
    return replace(record, text=record.text[begin:], stated=None)


def told_apart(records: Sequence[Record]) -> list[list[Record]]:
    """The records, which share a key, by the works that they can be about: chapters may bear the DOI of their book.

    Records of no common author and of different titles are not about one work. They come, and go, sorted by name.
    """
    works: list[list[Record]] = []
    for record in records:
        same = next((work for work in works if not _is_other(_told(work[0]), _told(record))), None)
        if same is None:
            works.append([record])
        else:
            same.append(record)
    return works


def _is_other(one: Work, other: Work) -> bool:
    titles = [_letters(work.title) for work in (one, other)]
    families = [{_letters(author.family or author.name) for author in work.authors} for work in (one, other)]
    differ = all(titles) and not titles[0].startswith(titles[1]) and not titles[1].startswith(titles[0])
    return differ and all(families) and families[0].isdisjoint(families[1])


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _with_status(work: Work, told: Sequence[Record]) -> tuple[Work, str]:
    """The work with the status that notices give it, and the words that say so.

    Of retractions and reinstatements the last counts, of equal days the one named last; corrections only without them.
    """
    dated = sorted(told, key=lambda one: (_told(one).date or "", one.source_file))
    grave = [one for one in dated if _told(one).status != "corrected"]
    last = next(reversed(grave or dated), None)
    if last is None or work.status == "retracted":
        return work, work.status
    status = _told(last).status
    if status not in _STATUSES:
        return work, work.status
    return replace(work, status=status), f"{status} ({last.text}: {last.source_file})"


def _told(record: Record) -> Work:
    return record.stated.work if record.stated else Work()


def merged_work(works: Sequence[Work]) -> Work:
    """Of each field the best that one of the works has; of equals the first.

    >>> one, other = Work(title="Wine", year=2014, keywords=("wine",)), Work(title="WINE", venue="Kiln", keywords=())
    >>> work = merged_work([one, other])
    >>> work.title, work.venue, work.keywords
    ('Wine', 'Kiln', ('wine',))
    """
    if len(works) < 2:
        return works[0] if works else Work()
    found: dict[str, Any] = {field.name: _first(getattr(one, field.name) for one in works) for field in fields(Work)}
    found |= {name: _longest(works, name) for name in (*_LISTS, "abstract")}
    found |= {name: tuple(dict.fromkeys(v for one in works for v in getattr(one, name))) for name in _UNIONS}
    found["type"] = next((one.type for one in works if one.type != "other"), "other")
    found["date"] = next((one.date for one in works if one.date and one.year == found["year"]), None)
    found["status"] = next((status for status in _STATUSES if any(one.status == status for one in works)), "")
    best = max(works, key=_authorship, default=Work())
    found["authors"] = tuple(_completed(one, works) for one in best.authors)
    found["more_authors"] = best.more_authors
    return Work(**found)


def _first(values: Iterable[_T]) -> _T | None:
    empty = None
    for value in values:
        if value not in ("", None, ()):
            return value
        empty = value
    return empty


def _longest(works: Sequence[Work], name: str) -> Any:
    return max((getattr(one, name) for one in works), key=len)


def _authorship(work: Work) -> tuple[int, bool, int, int]:
    """How much is known of the authors: all of them, where they work, their full given names."""
    placed = sum(bool(one.affiliations) for one in work.authors)
    return len(work.authors), not work.more_authors, placed, sum(len(one.given) for one in work.authors)


def _completed(author: Creator, works: Sequence[Work]) -> Creator:
    """The author with what only another source says: identifier, address, affiliations."""
    same = [
        one
        for work in works
        for one in work.authors
        if one.family and one.family.casefold() == author.family.casefold()
    ]
    alone = [one for one in same if one.given[:1].casefold() == author.given[:1].casefold()]
    return replace(
        author,
        orcid=_first((author.orcid, *(one.orcid for one in alone))),
        email=_first((author.email, *(one.email for one in alone))),
        affiliations=_first((author.affiliations, *(one.affiliations for one in alone))) or (),
    )
