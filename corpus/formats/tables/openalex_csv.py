"""OpenAlex, CSV export: lists of authors and of institutions stand side by side, without saying whose is whose."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.tables.rows import explained, table_format
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Entry, load_crosswalk
from corpus.formats.values.names import Credits, credits_of
from corpus.work import Creator, Work

_WANTED: Final = frozenset({"id", "display_name", "publication_year"})
_OLD: Final = frozenset({"id", "title", "publication_year", "authorships.author.display_name"})
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("openalex_csv.toml"))


def _work(entry: Entry) -> Work:
    # The list of authors as OpenAlex knows them; as they are printed only where that is the one list there is.
    names = (entry.take("authorships.author.display_name") or entry.take("authorships.raw_author_name"))[:1]
    listed = [name for text in names for name in text.split("|")]
    credit = credits_of(listed)
    work = work_of(entry, Credits(_with_orcids(credit.creators, entry), credit.more))
    return replace(work, key=work.key.removeprefix("https://openalex.org/"))


def _with_orcids(authors: tuple[Creator, ...], entry: Entry) -> tuple[Creator, ...]:
    """The authors with their ORCIDs, where there are as many of them; else nobody can say whose they are."""
    stated = [orcid.strip() for text in entry.peek("orcids") for orcid in text.split("|")]
    if len(stated) != len(authors):
        return authors
    entry.take("authorships.author.orcid")
    return tuple(replace(who, orcid=orcid or None) for who, orcid in zip(authors, stated, strict=True))


LAYOUT: Final = explained("OpenAlex", _crosswalk, _work, _WANTED, _OLD)
FORMAT: Final = table_format(LAYOUT)
