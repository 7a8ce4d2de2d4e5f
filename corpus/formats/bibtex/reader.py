"""BibTeX and BibLaTeX, with the dialects of Scopus, Web of Science, Mendeley, JabRef and Google Scholar."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from corpus.formats.bibtex.blocks import Block, blocks
from corpus.formats.bibtex.commands import journal_name
from corpus.formats.bibtex.fields import BibField, Piece, key_and_fields
from corpus.formats.bibtex.latex import latex_text
from corpus.formats.bibtex.names import bibtex_names
from corpus.formats.bibtex.verbatim import verbatim_text
from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.values.assembling import work_of
from corpus.formats.values.cited_works import wos_cited
from corpus.formats.values.crosswalk import Entry, Value, load_crosswalk
from corpus.formats.values.names import Credits
from corpus.formats.values.scopus_cited import scopus_cited
from corpus.formats.values.structured import with_subtitle
from corpus.work import CitedWork, Work

_NO_WORKS: Final = frozenset({"string", "preamble", "comment", "xdata", "set", "control", "bibnote"})
_ENTRY: Final = re.compile(r"(?:^|\n)[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]")
_FIELD: Final = re.compile(r"(?<![\w-])[\w-]++\s*+=\s*[{\"\w]")
_VERBATIM: Final = frozenset(
    {"url", "doi", "file", "eprint", "link", "ee", "bdsk-url-1", "pdf", "local-url", "urls", "isbn", "issn"}
)
_NAMES: Final = frozenset({"author", "editor"})
_KEYWORDS: Final = frozenset({"keywords", "keyword", "author_keywords", "mendeley-tags"})
_SUBTITLES: Final = ("subtitle", "booksubtitle", "journalsubtitle", "mainsubtitle")  # put behind their titles
_TITLES: Final = frozenset({"title", "booktitle", "journaltitle", "maintitle"})
_JOURNALS: Final = frozenset({"journal", "journaltitle", "fjournal"})
_ADDRESS: Final = re.compile(r"https?://\S+")
_NUMERIC: Final = re.compile(r"\d+(?:-\d+)?")
_SCHEME: Final = re.compile(r"^arxiv:\s*", re.IGNORECASE)
_EPRINTS: Final = (("arxiv", "arxivid"), ("pubmed", "pmid"))
_NOT_INHERITED: Final = frozenset({"", "crossref", "xdata", "keywords", "abstract", "note", "pages", "doi", "url"})
_PARENT: Final = re.compile(r"\b(crossref|xdata)\s*=\s*[{\"]?\s*([^\s{}\",]+)", re.IGNORECASE)
_MOST_MACROS: Final = 50_000
_LONGEST_MACRO: Final = 2_000
_MOST_BY_MACROS: Final = 1_000_000
"""Letters that macros put into one entry."""
_MOST_CHILDREN: Final = 200_000
"""Entries that inherit, of which the parents are held while a file is read."""

Fields = dict[str, str]
"""The values of an entry by the name of the field, in their order, macros put in and LaTeX not yet read."""


_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return not head.text.lstrip().startswith("<") and bool(_ENTRY.search(head.text) and _FIELD.search(head.text))


def _read(opened: Opened) -> Iterator[Work | Fault]:
    parents = _parents(opened)
    macros: dict[str, str] = {}
    for block in blocks(opened.lines()):
        if block.kind == "string":
            macros.update(_string(block, macros))
        elif block.kind not in _NO_WORKS:
            yield from _entry(block, macros, parents)


def _string(block: Block, macros: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The macros that a @string defines: it is read as an entry without a key."""
    _, fields = key_and_fields(block)
    for field in fields:
        if not field.odd and len(macros) < _MOST_MACROS:
            yield field.name, _joined(field.pieces, macros, _LONGEST_MACRO)


def _entry(block: Block, macros: Mapping[str, str], parents: Mapping[str, Fields]) -> Iterator[Work | Fault]:
    key, read = key_and_fields(block)
    fields = list(read)
    odd = [field for field in fields if field.odd]
    if not block.whole:
        yield Fault(
            place=f"line {block.line}", reason=f"the braces of the entry {key!r} do not match", mend="see there"
        )
    elif odd and key:
        words = " ".join(odd[0].pieces[0].text.split())[:60]
        yield Fault(place=f"line {block.line}", reason=f"in the entry {key!r}, {words!r} is no field", mend="see there")
    stated = _stated(fields, macros)
    if stated:
        yield _work(block.kind, key, _inherited(stated, parents))


def _stated(fields: Iterable[BibField], macros: Mapping[str, str]) -> Fields:
    """The values by name; the second of two fields of one name has a number after it, but names add up."""
    stated: Fields = {}
    left = _MOST_BY_MACROS
    for field in fields:
        name, text = field.name or "text", _joined(field.pieces, macros, left)
        left -= max(0, len(text) - sum(len(piece.text) for piece in field.pieces))
        if not text.strip() or stated.get(name) == text:
            continue
        if name in _NAMES and name in stated:
            stated[name] += f" and {text}"
            continue
        count = 1
        while (numbered := name if count == 1 else f"{name}#{count}") in stated:
            count += 1
        stated[numbered] = text
    return stated


def _joined(pieces: Iterable[Piece], macros: Mapping[str, str], most: int) -> str:
    """The pieces together; macros put in at most so many letters, for one may hold another many times."""
    parts = []
    for piece in pieces:
        text = macros.get(piece.text.lower(), piece.text) if piece.macro else piece.text
        if piece.macro and len(text) > most:
            text = piece.text
        most -= len(text) if piece.macro else 0
        parts.append(text)
    return "".join(parts)


def _parents(opened: Opened) -> Mapping[str, Fields]:
    """The fields of entries that others inherit from, by key: found in a first passage, for they come after those."""
    links = (found[2].lower() for line in opened.lines() if "=" in line for found in _PARENT.finditer(line))
    wanted = set(islice(links, _MOST_CHILDREN))
    found: dict[str, Fields] = {}
    if not wanted:
        return found
    macros: dict[str, str] = {}
    for block in blocks(opened.lines()):
        if block.kind == "string":
            macros.update(_string(block, macros))
            continue
        key, fields = key_and_fields(block)
        if key.lower() in wanted:
            found.setdefault(key.lower(), _stated(fields, macros) | {"": block.kind})
    return found


def _inherited(fields: Fields, parents: Mapping[str, Fields]) -> Fields:
    """The fields with those of the parent that they lack; the title of a book is the venue of its chapters."""
    for link in ("xdata", "crossref"):
        parent = parents.get(fields.get(link, "").strip().lower())
        if parent is None:
            continue
        renamed = {"title": "booktitle", "subtitle": "booksubtitle"} if link == "crossref" else {}
        if parent[""] == "periodical":
            renamed = {"title": "journal"}
        passed = {renamed.get(name, name): text for name, text in parent.items() if name not in _NOT_INHERITED}
        fields = passed | fields
    return fields


def _work(kind: str, key: str, fields: Fields) -> Work:
    if "title" not in fields and "booktitle" in fields and "crossref" not in fields:
        fields = {("title" if name == "booktitle" else name): text for name, text in fields.items()}
    fields = dict(_with_day(fields))
    authors = bibtex_names(fields.pop("author", ""))
    editors = bibtex_names(fields.pop("editor", ""))
    values = [Value("ENTRYTYPE", kind), Value("ENTRYKEY", key), *_values(fields)]
    entry = Entry(_crosswalk(), values)
    entry.take(*_SUBTITLES)
    cited = tuple(_cited(entry))
    work = work_of(entry, Credits(authors.creators, authors.more or editors.more), editors.creators)
    return replace(work, references=cited)


def _cited(entry: Entry) -> Iterator[CitedWork]:
    """Reference lists: Scopus divides them by semicolons, Web of Science has one a line, with a full stop."""
    for text in entry.take("references"):
        yield from scopus_cited(text)
    for text in entry.take("cited-references"):
        yield from (wos_cited(" ".join(line.split()).rstrip(".")) for line in text.split("\n") if line.strip())


def _values(fields: Fields) -> Iterator[Value]:
    tags = _tags(fields)
    year = latex_text(fields.get("year", "")).strip()
    for name, raw in fields.items():
        text = _text(name, raw)
        if name in _TITLES and (below := fields.get(name.replace("title", "subtitle"))):
            text = with_subtitle(text, latex_text(below))
        elif name == "month" and _NUMERIC.fullmatch(text.strip()):
            text = f"{year}-{text.strip()}"
        if name in _KEYWORDS and ";" not in text:
            yield from (Value(name, word) for word in text.split(","))
        else:
            yield Value(tags.get(name, name), text)


def _with_day(fields: Fields) -> Fields:
    """The fields with the day, where it is a number in a field of its own, beside the month."""
    month, day = (latex_text(fields.get(name, "")).strip() for name in ("month", "day"))
    if not day.isdecimal() or not (month.isdecimal() or month.isalpha()):
        return fields
    whole = f"{month}-{day}" if month.isdecimal() else f"{day} {month}"
    return {name: text for name, text in fields.items() if name != "day"} | {"month": whole}


def _tags(fields: Fields) -> Mapping[str, str]:
    """Fields by what they hold: Scopus has its own keywords in the field where others have the authors'."""
    tags = {}
    if fields.get("source", "").strip().lower() == "scopus":
        tags["keywords"] = "index_keywords"
    archive = fields.get("archiveprefix", fields.get("eprinttype", fields.get("eprint", ""))).strip("{} ").lower()
    tags["eprint"] = next((tag for kind, tag in _EPRINTS if archive.startswith(kind)), "eprint")
    if _ADDRESS.fullmatch(verbatim_text(fields.get("howpublished", ""))):
        tags["howpublished"] = "howpublished_url"
    return tags


def _text(name: str, raw: str) -> str:
    if name == "eprint":
        return _SCHEME.sub("", verbatim_text(raw))
    if name in _VERBATIM or (name == "howpublished" and _ADDRESS.fullmatch(verbatim_text(raw))):
        return verbatim_text(raw)
    return (name in _JOURNALS and journal_name(raw)) or latex_text(raw)


FORMAT: Final = Format(name="BibTeX", recognises=_recognises, read=_read)
