"""By what works are known again when another source describes them."""

from corpus.identifiers import doi
from corpus.record import Record
from corpus.work import Work
from ontology.iris import slug
from ontology.source_table import Keys
from pipeline.page.status import status_before_title
from pipeline.reading import Reading

_TELLING = 4
"""A title of fewer words ("Introduction") tells a work only together with an author."""
_GENERIC = 2
"""One of so few words may head several works that an author published in a year: their pages tell them apart."""
_LONGEST = 300


def keys_of_work(work: Work) -> Keys:
    """The keys of a record's work.

    >>> from corpus.work import Creator
    >>> keys_of_work(Work(title="RETRACTED: On Wine!", year=2014, authors=(Creator(name="Ada Quill", family="Quill"),)))
    Keys(doi=None, work='on-wine 2014 quill ', title='on-wine 2014')
    """
    author = work.authors[0] if work.authors else None
    family = (author.family or author.name) if author else ""
    return _keys(work.doi, work.title, str(work.year or ""), family, work.pages)


def keys_of_notice(work: Work) -> Keys:
    """The keys of what a notice is about: the DOI, else title and year; it names no author to tell works apart."""
    keys = keys_of_work(work)
    return Keys(doi=keys.doi, title=keys.title)


def keys_of_reading(reading: Reading) -> Keys:
    """The keys of a page, as far as it was read."""
    fields = {field.name: field.value for field in reversed(reading.fields)}
    family = reading.credits[0].family if reading.credits else ""
    year = fields.get("year") or fields.get("date", "")[:4]
    return _keys(doi(fields.get("doi", "")) or "", fields.get("title", ""), year, family, fields.get("pages", ""))


def keys_of(record: Record, reading: Reading | None) -> Keys:
    """The keys of a record or, where it is a page, of its reading."""
    if record.stated is not None:
        return keys_of_work(record.stated.work)
    return keys_of_reading(reading) if reading else Keys()


def _keys(stated_doi: str, title: str, year: str, family: str, pages: str) -> Keys:
    status = status_before_title(title)
    plain = slug(title[status[0] :] if status else title, _LONGEST) if title else ""
    words = plain.count("-") + 1 if plain else 0
    known = plain and (family or words >= _TELLING)
    first = pages.partition("-")[0].strip() if words <= _GENERIC else ""
    return Keys(
        doi=stated_doi or None,
        work=f"{plain} {year} {slug(family) if family else ''} {first}" if known else None,
        title=f"{plain} {year}" if plain and year else None,
    )
