"""The journal, series or proceedings that a page names as its place of publication."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.page import addresses, dates, features
from pipeline.page.dates import find_date
from pipeline.page.entry import parse_entry
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import Field, ZoneKind
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_STOP = re.compile(
    r"""\x02 | [,.;:|–—(\[]?\s*(?:\b(?:vol(?:ume)?|no|iss(?:ue)?|nr|pp?|pages?|ISSN|e-?ISSN|p-?ISSN|doi|
    edited\ by|том|вып|isbn)\b[\s.:,№-]*(?=[\dIVXL:(]|ISSN|https?|n[or]|$)|№)
    | [,.;]?\s*\(?(?:19|20)\d\d\b | [,;]?\s*\d{1,4}\s?\(\d | \s\d{1,4}\s?[,:]\s?\d | https?:// | \s{3,} |
    [,.]\s(?:anno|n\.)\s*\d | [,.;]\s*\d{1,4}\s*(?:[,.;(]|$) | \s>\s | ©""",
    re.VERBOSE | re.IGNORECASE,
)
_SERIAL = re.compile(
    r"\b(?:journal|review|bulletin|proceedings|annals|transactions|letters|quarterly|magazine|vestnik|revista|revue|zeitschrift|rivista|cahiers?|papers|conference|studies|research|archives|herald|izvestiya|gazette|series)\b",
    re.IGNORECASE,
)
_RUNNING_HEAD = re.compile(
    r"\b(?:journal|proceedings|bulletin|annals|transactions|quarterly|vestnik|cahiers? de recherche|"
    r"(?:working|discussion) papers?)\b",
    re.IGNORECASE,
)
_HEAD = 30
_LONGEST_NAME = 200
_NOT_A_NAME = re.compile(
    r"\s*(?:received|accepted|revised|submitted|published|publication|paper id|last modified|date|"
    r"available|online|article|copyright|vol|issn|posted|manuscript|doi|isbn|©|chapter|first published|"
    r"no\b|№|how to|to cite|view|download|https?:|www\.|supported|funded)",
    re.IGNORECASE,
)
_AFTER_ISSN = re.compile(r"ISSN\D{0,12}\d{4}-\d{3}[\dXx]\s+(?P<name>[A-ZÀ-Þ][^\d|()]{4,80})\Z")
_DAYS = re.compile(r"[,\s]+\d{1,2}\s?[-–]\s?\d{1,2}\s\w+\Z")
_REACH = 60
"""The days of a conference at the end of its name are looked for in so many code points."""
_VENUE_LABELS = (
    "published in",
    "articlesource",
    "journal",
    "source",
    "publication",
    "series",
    "originally published in",
    "published as",
    "источник",
    "журнал",
)
_BOOK_LABELS = ("in", "from")
_CITATION = re.compile(
    r"(?:cit(?:e|ation|as|ar)\b|how to cite|to cite|for citation|recommended citation|suggested citation|please cite|"
    r"zitierweise|pour citer|c[óo]mo citar|для цит|цитир|как цит|образец цит|ссылка для цит|библиографическая ссылка)"
)
"""Labels of the entry by which the page itself is to be cited."""
_EDGE = ' \t\u00a0.,;:-–—|>‹›·•()/"“”*_#'


def find_venue(labelled: Sequence[Labelled]) -> Field | None:
    """The surest name of a journal or series on the page."""
    found = [field for piece in labelled for field in _candidates(piece)]
    found += [field for piece, following in pairwise(labelled[:_HEAD]) for field in _masthead(piece, following)]
    return max(found, key=lambda field: field.confidence, default=None)


def _masthead(piece: Labelled, following: Labelled) -> Iterator[Field]:
    """The name of the journal on a line of its own above volume and ISSN."""
    above = piece.kind in (ZoneKind.FURNITURE, ZoneKind.BODY) and following.kind is ZoneKind.IMPRINT
    named = _SERIAL.search(piece.line.words) and len(piece.line.words) < _LONGEST_NAME
    if above and named and not following.line.blank and not features.is_furniture(piece.line.words):
        yield from _field(piece.line, 0, _end(piece.line.view.text, 0), 0.8)


def _candidates(piece: Labelled) -> Iterator[Field]:
    line = piece.line
    if piece.kind is ZoneKind.IMPRINT:
        yield from _of_imprint(line)
    elif piece.kind is ZoneKind.FURNITURE and _is_running_head(line):
        yield from _field(line, 0, _end(line.view.text, 0), 0.7)


def _is_running_head(line: Line) -> bool:
    named = bool(_RUNNING_HEAD.search(line.words)) and len(line.words) < _LONGEST_NAME
    return named and not line.bullet and not features.is_furniture(line.words)


def _of_imprint(line: Line) -> Iterator[Field]:
    words = line.view.text
    label = line.label.words if line.label and line.label.kind is LabelKind.IMPRINT else ""
    begin = _after_label(line)
    if label in _VENUE_LABELS:
        yield from _field(line, begin, _end(words, begin), 0.9)
    elif label in _BOOK_LABELS:
        yield from _book(line, begin)
    elif _CITATION.match(label):
        yield from _as_cited(line, begin)
    elif label:
        return
    elif " > " in words or "  >  " in words:
        yield from _breadcrumb(line)
    elif match := _AFTER_ISSN.search(words):
        yield from _field(line, match.start("name"), match.end("name"), 0.8)
    elif not _NOT_A_NAME.match(words) and not addresses.is_place_year(words) and not dates.is_dateline(words):
        yield from _field(line, 0, _end(words, 0), 0.85 if _SERIAL.search(words) else 0.75)


def _after_label(line: Line) -> int:
    if line.label is None:
        return 0
    words = line.view.text
    match = re.match(rf"\W*{re.escape(line.label.words[:3])}[^:.]*?(?:[:.]|\s)\s*", words, re.IGNORECASE)
    skip = re.match(rf"\W*{re.escape(line.label.words)}\W*", words, re.IGNORECASE)
    return skip.end() if skip else match.end() if match else 0


def _book(line: Line, begin: int) -> Iterator[Field]:
    """ "M. Lee (ed.), Title of the Book. Press, 2016": what follows the editors."""
    words = line.view.text
    editors = re.search(r"\((?:eds?|hrsg|ред)\.?\)[.,:]?\s*", words[begin:], re.IGNORECASE)
    if editors:
        start = begin + editors.end()
        stop = re.search(r"[.,](?=\s)", words[start:])
        yield from _field(line, start, start + stop.start() if stop else _end(words, start), 0.85)
    elif _SERIAL.search(words):
        yield from _field(line, begin, _end(words, begin), 0.8)


def _as_cited(line: Line, begin: int) -> Iterator[Field]:
    """The container of the entry by which the page asks to be cited."""
    words = line.view.text
    entry = parse_entry(words, Span(begin, len(words))) if begin < len(words) else None
    place = words.find(entry.venue, begin) if entry and entry.venue else -1
    if entry and entry.venue and place >= 0:
        yield from _field(line, place, place + len(entry.venue), 0.8)


def _breadcrumb(line: Line) -> Iterator[Field]:
    for match in re.finditer(r"[^>]+", line.view.text):
        if _SERIAL.search(match[0]) and not re.search(r"\d", match[0]) and len(match[0].split()) > 2:
            yield from _field(line, match.start(), match.end(), 0.7)


def _end(words: str, begin: int) -> int:
    match = _STOP.search(words, begin)
    end = match.start() if match else len(words)
    date = find_date(words[begin : begin + 400])
    if date is None or begin + date.begin >= end:
        days = _DAYS.search(words, max(begin, end - _REACH), end)
        return days.start() if days else end
    days = re.search(r"[,\s]*(?:\d{1,2}\s?[-–]\s?)?\Z", words[begin : begin + date.begin])
    return begin + (days.start() if days else date.begin)


def _field(line: Line, begin: int, end: int, confidence: float) -> Iterator[Field]:
    words = line.view.text[begin:end]
    acronym = re.search(r"\s*\([A-Z][A-Za-z&-]{1,12}\)\W*\Z", words)
    words = words[: acronym.start()] if acronym else words
    stripped = words.strip(_EDGE)
    if (
        len(stripped) < 4
        or len(stripped) > 200
        or _NOT_A_NAME.match(stripped)
        or not re.search(r"[^\W\d_]{3}", stripped)
    ):
        return
    if stripped[:1].islower() or addresses.is_address(stripped):
        return
    left = begin + words.index(stripped)
    quoted = (
        line.view.text[left + len(stripped) : left + len(stripped) + 1] in ('"', "”") and stripped.count('"') % 2 == 1
    )
    right = left + len(stripped) + (1 if quoted else 0)
    value = re.sub(r"\s+", " ", line.view.text[left:right])
    yield Field(name="venue", value=value, span=line.view.span(left, right), confidence=confidence)
