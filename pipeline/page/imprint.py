"""Where and when the document appeared: journal, year, volume, issue, pages, identifiers."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.page import addresses, dates
from pipeline.page.cited import cited_fields
from pipeline.page.dates import find_date
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import Field, ZoneKind
from pipeline.page.numbering import SERIES_NUMBER, is_issue, is_numbered, matched_field, numbers
from pipeline.page.presented import presented_fields
from pipeline.page.venue import find_venue
from pipeline.page.zones import Labelled

_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>,;]{1,200})")
_ISSN = re.compile(r"(?<!pp\.\s)(?<!pp\s)(?<!p\.\s)(?<!pages\s)\b(\d{4}[-–]\d{3}[\dXx])\b")
_YEAR = re.compile(r"(?<![\d/.\-–:])(?P<value>(?:19[3-9]|20[0-4])\d)(?![\d/]|[-–]\d{3}|\.\d)")
_ISSUE_OF_YEAR = re.compile(r"(?<![\d/.])\d{1,3}\s?/\s?(?P<value>(?:19[3-9]|20[0-4])\d)(?![\d/])")
"""The year may follow the issue: "Steel Letters 3/2014"."""
_HISTORY = re.compile(
    r"\b(?:received|accepted|acceptance|submission|submitted|revised|manuscript|date\spost|retrieved|accessed|deposit(?:ed)?|date\s(?:added|accessioned|available)|post(?=\son\s)|upload(?:ed)?)\b[^;|]{0,40}?(?:19|20)\d\d(?:-\d\d-\d\d)?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bpubli(?:shed|cation|é|cado)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_HEAD = 40
_PAPERS = re.compile(r"\b(?:papers?|reports?|briefs?|series|reviews?)\b", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\W*(?:no\.?|nr\.?|number|#|№)?\s?(?P<value>\d{1,5}(?:[/.–-]\d{1,5})?)\W*", re.IGNORECASE)
_DATE_LABELS = frozenset(
    (
        "date written",
        "date of award",
        "year of award",
        "award date",
        "issue date",
        "date issued",
        "date of issue",
        "year",
    )
)
"""What records call the date of the document itself."""
_DRAFT = re.compile(
    r"\b(?:(?:this|first|revised|current|final|preliminary|latest|last)\s(?:draft|version)|draft|working\spaper\sversion)\s?[:,–-]?\s"
    r"(?:of\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:[a-z]{3,9}\.?\s)?(?:\d{1,2},\s)?(?P<value>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SCHOLARLY = frozenset({ZoneKind.KEYWORDS, ZoneKind.AFFILIATION, ZoneKind.CODES, ZoneKind.REFERENCES})
_UNLABELLED_ISSN = re.compile(r"(?<![\d-])(\d{4}-\d{3}[\dXx])(?=/\$|/©|/\d\d/\$)")
"""At the foot of first pages: "0123-4567/$ – see front matter"."""


def imprint_fields(text: str, labelled: Sequence[Labelled], title: str | None) -> tuple[Field, ...]:
    """The fields of the publication, each at most once, but for the ISSNs."""
    lines = [piece.line for piece in labelled if piece.kind is ZoneKind.IMPRINT]
    lines += [piece.line for piece in labelled if piece.kind is ZoneKind.FURNITURE and _serial(piece.line)]
    if not any(piece.kind in _SCHOLARLY or _is_record(piece.line) for piece in labelled):
        lines = [line for line in lines if not _COPYRIGHT.search(line.words)]
    found: list[Field] = []
    for line in lines:
        found.extend(_line_fields(line))
    found += _series_numbers(labelled)
    found += [field for piece in labelled[:_HEAD] for field in _draft(piece)]
    venue = find_venue(labelled, title)
    found += [field for piece in labelled if piece.kind is ZoneKind.CODES for field in _doi(piece.line)]
    found += cited_fields(text, labelled, title)
    found += presented_fields(text, labelled)
    return (*_best([*found, *([venue] if venue else [])]), *_issns(lines))


def _is_record(line: Line) -> bool:
    """Whether a line is part of an article or of a record of a document, not only headed as in many other texts."""
    return line.label is not None and line.label.kind not in (LabelKind.SECTION, LabelKind.PART)


def _series_numbers(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The number in a series, alone on its line below the name of the series."""
    for above, piece in pairwise(labelled):
        series = above.kind is piece.kind is ZoneKind.IMPRINT and _PAPERS.search(above.line.words)
        if series and (match := _NUMBER_ALONE.fullmatch(piece.line.view.text)):
            yield matched_field(piece.line, "issue", match, "value", 0.8)


def _draft(piece: Labelled) -> Iterator[Field]:
    """The year of a draft: "This version: June 2011"."""
    if piece.kind is not ZoneKind.REFERENCES and (match := _DRAFT.search(piece.line.view.text)):
        yield matched_field(piece.line, "year", match, "value", 0.6)


def _serial(line: Line) -> bool:
    """A line that the zones took for furniture but that numbers a series or dates a conference."""
    words = line.words
    if len(words) > 200 or re.match(r"\s*(?:academic year|date post|view)", words, re.IGNORECASE):
        return False
    return bool(SERIES_NUMBER.fullmatch(words)) or bool(
        re.search(r"\b(?:proceedings|conference|copyright|published)\b|©|\bvol\.?\s?\d", words, re.IGNORECASE)
    )


def _best(fields: Sequence[Field]) -> Iterator[Field]:
    """The surest field of each name; the first of equals."""
    for name in dict.fromkeys(field.name for field in fields):
        yield max((field for field in fields if field.name == name), key=lambda field: field.confidence)


def _line_fields(line: Line) -> Iterator[Field]:
    yield from _doi(line)
    masked = _masked(line.view.text)
    yield from numbers(line, masked)
    yield from _years(line, masked)


def _doi(line: Line) -> Iterator[Field]:
    words = line.view.text
    if match := _DOI.search(words):
        other = re.search(r"\b(?:correction|retraction|erratum|reply|comment)\b", words[: match.start()], re.IGNORECASE)
        yield matched_field(line, "doi", match, 1, 0.6 if other else 0.98, value=match[1].rstrip(".)]}").lower())


def _masked(words: str) -> str:
    """The line with identifiers and the history of the manuscript blanked, so that no number of theirs is taken."""
    for pattern in (_DOI, _ISSN, addresses.URL, addresses.EMAIL, _HISTORY):
        words = pattern.sub(lambda match: "\x00" * len(match[0]), words)
    return words


def _years(line: Line, words: str) -> Iterator[Field]:
    if match := SERIES_NUMBER.fullmatch(words.strip()):
        yield matched_field(line, "year", match, "year", 0.75)
        return
    if (
        line.label
        and line.label.kind is LabelKind.IMPRINT
        and line.label.words in ("received", "accepted", "revised", "submitted")
    ):
        return
    dated = line.label is not None and line.label.words in _DATE_LABELS
    published, claimed = _end_of(_PUBLISHED, words), _end_of(_COPYRIGHT, words)
    usual = 0.95 if is_numbered(words) else 0.7
    if is_issue(words):
        usual = 0.965  # the article may have been online a year before its issue
    for match in _YEAR.finditer(words):
        sure = 0.97 if dated else 0.96 if published <= match.start() else 0.75 if claimed <= match.start() else usual
        yield matched_field(line, "year", match, "value", sure)
    if match := _ISSUE_OF_YEAR.search(words):
        yield matched_field(line, "year", match, "value", 0.65)
    date = find_date(words)
    sourced = line.label is not None and line.label.words in ("source", "published in", "источник")
    if date and (sourced or dates.is_dateline(words) or _PUBLISHED.search(words)):
        span = line.view.span(date.begin, date.end)
        yield Field(name="year", value=date.iso[:4], span=span, confidence=0.9)
        if len(date.iso) == 10 and not re.search(r"\d\d:\d\d|modified", words):
            yield Field(name="date", value=date.iso, span=span, confidence=0.85)


def _end_of(pattern: re.Pattern[str], words: str) -> int:
    """Where the first match ends; behind the words when there is none."""
    match = pattern.search(words)
    return match.end() if match else len(words) + 1


def _issns(lines: Sequence[Line]) -> Iterator[Field]:
    seen: set[str] = set()
    for line in lines:
        pattern = _ISSN if "issn" in line.words.casefold() else _UNLABELLED_ISSN
        for match in pattern.finditer(line.view.text):
            value = match[1].replace("–", "-").upper()
            if value not in seen:
                seen.add(value)
                yield Field(
                    name="issn", value=value, span=line.view.span(match.start(1), match.end(1)), confidence=0.98
                )
