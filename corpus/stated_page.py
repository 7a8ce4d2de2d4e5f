"""The work that a web page states in its markup, which is what its publisher says and no guess."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from corpus.composing import composed
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Crosswalk, Entry, Value, load_crosswalk
from corpus.formats.values.dates import read_date
from corpus.formats.values.names import Credits, credited
from corpus.formats.values.people import affiliation, cited, distinct
from corpus.html_fields import SCHOLARLY
from corpus.merging import merged, merged_work
from corpus.record import Record, SourceField
from corpus.work import CitedWork, Creator, Work

_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_suffix(".toml"))
_OF_WORKS: Final = (
    "citation_title",
    "citation_doi",
    "citation_journal_title",
    "bepress_citation_title",
    "eprints.title",
    "prism.publicationname",
    "dc.identifier.doi",
    "rft.atitle",
    "rft.btitle",
)
"""Tags that only pages about a scholarly work have; portals call themselves title and creator of Dublin Core."""
_REFERENCE: Final = "citation_reference"
_DOI: Final = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE)
_PART: Final = re.compile(r"(?:^|;)\s*citation_(\w{1,40})\s*=")
_VOCABULARY: Final = re.compile(r"[a-z]+")
_ROW: Final = 3
"""Of two institutions behind two names both may be the second's."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MOST: Final = 200
"""So many keywords are looked for on the page: each wants the whole of it."""
_ENOUGH: Final = 80
"""So many characters of an abstract tell whether the page has it."""


def tags() -> Mapping[str, Sequence[str]]:
    """What the vocabularies of pages and documents call each kind of field, the best first."""
    return _crosswalk().fields


def with_stated_head(record: Record) -> Record:
    """The page behind the work that it states, if that has a title, and authors or references.

    Keywords and the abstract are left to the page where it shows them, one beside the other and with all its words.

    >>> facts = {"citation_title": "Of cork", "citation_author": "Quill, Ada"}
    >>> page = Record(source_file="a", format="html", text="Of cork", encoding="utf-8", encoding_reason="valid UTF-8",
    ...     fields=tuple(SourceField(name=name, value=value) for name, value in facts.items()))
    >>> with_stated_head(page).text
    'Of cork\\n\\nQuill, Ada\\n\\nOf cork'
    """
    if not _is_of_work(record.fields):
        return record
    work = _work(record.fields)
    if not work.title or not (work.authors or work.references):
        return record
    shown = " ".join(record.text.casefold().split())
    head = replace(
        work,
        keywords=() if _lists(shown, work.keywords[:_MOST]) else work.keywords,
        abstract="" if _shows(shown, work.abstract[:_ENOUGH]) else work.abstract,
    )
    return merged([composed(head, record.source_file, record.format, record.encoding, record.encoding_reason)], record)


def _shows(page: str, words: str) -> bool:
    """Whether the page, in small letters and single blanks, has these words in this order; of none it has nothing."""
    return bool(words) and " ".join(words.casefold().split()) in page


def _lists(page: str, keywords: Sequence[str]) -> bool:
    """Whether two of the keywords stand side by side on the page, as they do in a list."""
    folded = [re.escape(" ".join(keyword.casefold().split())) for keyword in keywords]
    pairs = (rf"(?<!\w)(?:{one}\W{{1,9}}{other}|{other}\W{{1,9}}{one})(?!\w)" for one, other in pairwise(folded))
    return any(re.search(pair, page) for pair in pairs)


def stated_creators(fields: Sequence[SourceField]) -> tuple[Creator, ...]:
    """The authors of the vocabulary that says most of them, with what others say of the same persons besides."""
    names = _crosswalk().fields["author"]
    said = sorted(_authors(fields).items(), key=lambda one: names.index(one[0]))
    return merged_work([Work(authors=_housed(authors)) for _, authors in said]).authors


def _authors(fields: Sequence[SourceField]) -> Mapping[str, list[Creator]]:
    """The authors under each tag, with the institutions, ORCIDs and addresses that follow them in its vocabulary."""
    table = _crosswalk()
    found: dict[str, list[Creator]] = {}
    last: dict[str, str] = {}
    for one in fields:
        vocabulary = _VOCABULARY.match(one.name)
        if vocabulary is None:
            continue
        if one.name in table.fields["author"]:
            made = [credited(part.strip()) for part in one.value.split(";") if _WORD.search(part)]
            found.setdefault(one.name, []).extend(made)
            last[vocabulary[0]] = one.name
        elif authors := found.get(last.get(vocabulary[0], "")):
            authors[-1] = _with(authors[-1], one, table)
    return found


def _housed(authors: Sequence[Creator]) -> tuple[Creator, ...]:
    """The authors where they work; of institutions that stand in a row behind all names each author may have one.

    Where there are not as many as authors, nobody says whose they are.
    """
    homes = authors[-1].affiliations if authors else ()
    if len(authors) < 2 or len(homes) < 2 or any(author.affiliations for author in authors[:-1]):
        return tuple(authors)
    if len(homes) != len(authors) or len(authors) < _ROW:
        return (*authors[:-1], replace(authors[-1], affiliations=()))
    return tuple(replace(author, affiliations=(home,)) for author, home in zip(authors, homes, strict=True))


def _with(creator: Creator, one: SourceField, table: Crosswalk) -> Creator:
    if one.name in table.fields["institution"]:
        return replace(creator, affiliations=distinct((*creator.affiliations, affiliation(one.value))))
    if one.name in table.fields["orcid"]:
        return replace(creator, orcid=creator.orcid or one.value)
    if one.name in table.fields["email"]:
        return replace(creator, email=creator.email or one.value)
    return creator


def _is_of_work(fields: Sequence[SourceField]) -> bool:
    return any(one.name in _OF_WORKS or (one.name == "schema.type" and one.value in SCHOLARLY) for one in fields)


def _work(fields: Sequence[SourceField]) -> Work:
    table = _crosswalk()
    people = {*table.fields["author"], *table.fields["institution"], *table.fields["orcid"], *table.fields["email"]}
    values = [*_kinds(fields), *(Value(one.name, one.value) for one in fields if one.name not in people)]
    entry = Entry(table, [one for one in values if one.tag not in table.fields["doi"] or _DOI.fullmatch(one.text)])
    references = tuple(filter(None, map(_cited, entry.take(_REFERENCE))))
    return replace(work_of(entry, Credits(stated_creators(fields))), references=references)


def _kinds(fields: Sequence[SourceField]) -> Iterator[Value]:
    """The tags that themselves say of what type the work is: only theses have the institution of a dissertation."""
    names = dict.fromkeys(one.name for one in fields)
    return (Value("kind", name) for name in names if name in _crosswalk().types)


def _cited(text: str) -> CitedWork | None:
    """A work cited, in the parts that Google Scholar's tags give it, or as it is printed.

    >>> read = _cited("citation_title=Of cork; citation_author=Quill, A.; citation_author=Ek, B.; citation_year=2009;")
    >>> read.title, read.authors, read.year
    ('Of cork', ('Quill, A.', 'Ek, B.'), 2009)
    """
    marks = list(_PART.finditer(text))
    if not marks:
        return cited(text)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts: dict[str, list[str]] = {}
    for mark, end in zip(marks, ends, strict=True):
        parts.setdefault(mark[1].lower(), []).append(text[mark.end() : end].strip(" ;"))

    def first(*names: str) -> str:
        return next((value for name in names for value in parts.get(name, ()) if value), "")

    return cited(
        authors=parts.get("author", ()),
        year=read_date(first("publication_date", "year", "date")).year,
        title=first("title"),
        venue=first("journal_title", "conference_title", "inbook_title", "technical_report_institution"),
        volume=first("volume"),
        issue=first("issue"),
        pages="-".join(filter(None, (first("firstpage"), first("lastpage")))) or first("pages"),
        doi=first("doi"),
    )
