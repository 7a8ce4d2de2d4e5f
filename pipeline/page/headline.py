"""Which lines of a page are its title."""

import re
import sys
from collections.abc import Sequence

from pipeline.page import addresses, dates, features
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import ZoneKind
from pipeline.page.prose import SHORT
from pipeline.page.repeats import QUOTED, repeated
from pipeline.page.title_lines import MADE, RUNNING, WRAPPED, ends_title, is_series, only_looks_like_name, runs_on

_REACH = 40
"""The title stands among the first lines."""

_TITLE_LENGTH = range(8, SHORT)
_SERIAL = re.compile(r"\b(?:journal|review|letters|studies|bulletin|quarterly|annals|research|papers|magazine)\b", re.I)
_NUMBER = re.compile(r"(?:no\.?|nr\.?|number|#|№)?\s*\d[\d/.–-]{0,9}", re.IGNORECASE)
"""A line that holds the number in the series that the line above names."""
_SCHOLARLY = (LabelKind.ABSTRACT, LabelKind.KEYWORDS, LabelKind.CODES, LabelKind.AUTHORS)
_REPORT = re.compile(r"\W*(?:final|interim|draft|annual|technical|summary|synthesis)\sreport\s(?:to|for|by|of)\b", re.I)
_SIGNED = re.compile(r"\b[Bb]y\s[A-ZÀ-Þ]")
_EDITED = re.compile(r"\W*(?:edited by|eds?\.|editors?\b)", re.IGNORECASE)
"""Below the title of a book, of which the page may show a chapter."""
_GAP = re.compile(r"\S\s{3,}\S")
_FILE = re.compile(r"\b\d[\d.,]{0,6}\s?[KMG]B\b")


def find_title(lines: Sequence[Line], kinds: Sequence[ZoneKind | None]) -> tuple[int, ...]:
    """The indices of the lines that are the title, repetitions included; empty when the page has none."""
    labelled = [index for index, kind in enumerate(kinds) if kind is ZoneKind.TITLE]
    if labelled:
        return tuple(labelled)
    again, news = repeated(lines), _is_news(lines, kinds)
    found: list[tuple[float, tuple[int, ...]]] = []
    for begin in _beginnings(lines):
        head = _head(lines, kinds, begin)
        candidates = [index for index in head if _possible(lines[index], kinds[index])]
        scores = {index: _score(lines, kinds, head, index) + again.get(index, 0.0) for index in candidates}
        if news:
            scores |= {
                index: scores[index] - 1.2
                for index in candidates
                if scores.get(index - 1, 0.0) >= scores[index] and _is_deck(lines, index)
            }
        best = max(candidates, key=lambda index: (scores[index], -index), default=None)
        if best is not None and scores[best] > 0:
            title = _extended(lines, kinds, best, sys.maxsize if news else WRAPPED)
            found.append((max(again.get(index, 0.0) for index in title), title))
    # Below "Transcript" stands the document itself; but a title that the page repeats is surer, and whole at the top.
    quoted = [title for score, title in found if score == QUOTED]
    return quoted[-1] if quoted else max(found, key=lambda one: one[0], default=(0.0, ()))[1]


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Where the document may begin: below the last line that opens its text, else at the top."""
    opened = [index + 1 for index, line in enumerate(lines[:_REACH]) if features.is_transcript(line.words)]
    return [*opened[-1:], 0]


def _head(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], begin: int) -> range:
    """The lines up to the abstract, the first paragraph or the first label of a section."""
    for index, line in enumerate(lines[begin : begin + _REACH], begin):
        sectioned = line.label is not None and line.label.kind in (
            LabelKind.ABSTRACT,
            LabelKind.KEYWORDS,
            LabelKind.REFERENCES,
            LabelKind.SECTION,
        )
        if sectioned or (kinds[index] is None and _paragraph(lines, index)):
            return range(begin, index)
    return range(begin, min(len(lines), begin + _REACH))


def _paragraph(lines: Sequence[Line], index: int) -> bool:
    """Whether prose of some length begins here, in one line or broken into several."""
    broken = index + 1 < len(lines) and lines[index + 1].prose and not lines[index + 1].blank
    return lines[index].prose and (len(lines[index].words) > 200 or broken)


def _possible(line: Line, kind: ZoneKind | None) -> bool:
    if kind not in (None, ZoneKind.HEADING) or line.label or line.prose or len(line.words) not in _TITLE_LENGTH:
        return False
    if features.is_transcript(line.words) or features.is_type(line.words) or MADE.match(line.words):
        return False
    if sum(len(word) == 1 for word in line.words.split()) > 0.6 * len(line.words.split()):
        return False  # "R E S E A R C H" is a rubric
    letters = sum(character.isalpha() for character in line.words)
    return (
        letters >= 0.5 * len(line.words)
        and not addresses.URL.search(line.words)
        and (not line.words.endswith((".", "!")) or line.words.endswith("..."))
    )


def _score(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], head: range, index: int) -> float:
    """How much a line looks like a title: layout, length, place; negative for names and running heads."""
    line = lines[index]
    score = 3.0 if line.heading else 1.0
    words = len(line.words.split())
    score += 1.0 if words >= 4 else 0.0
    score += 0.5 if words >= 7 else 0.0
    score -= 3.0 if line.bullet or "_" in line.words else 0.0
    alone = index + 1 >= len(lines) or bool(lines[index + 1].blank)
    score -= 2.0 if line.words.endswith(":") and alone and not line.words.isupper() else 0.0
    score += 0.7 if all(kinds[other] in (ZoneKind.FURNITURE, ZoneKind.IMPRINT) for other in range(index)) else 0.0
    score -= 2.0 if re.match(r"[\d(]|[a-z]\s\d|arxiv", line.words) and not line.heading else 0.0
    read = features.byline(line.words)
    if read.names and (read.whole or addresses.EMAIL.search(line.words)):
        score -= 3.0 if any(name.sure for name in read.names) or len(read.names) > 1 else 1.5
    if RUNNING.search(line.words) and not line.heading:
        score -= 1.5
    if (
        index
        and kinds[index - 1] is ZoneKind.AFFILIATION
        and not line.blank
        and addresses.organisation_rank(line.words)
    ):
        score -= 2.5
    if index + 1 < len(lines) and kinds[index + 1] is ZoneKind.IMPRINT and _SERIAL.search(line.words):
        score -= 2.5
    score -= 1.5 if is_series(line.words) and not line.heading else 0.0
    score -= 1.0 if _REPORT.match(line.words) else 0.0
    score -= 1.5 if _is_dated_within(line.words) else 0.0
    score -= 2.0 if _SIGNED.search(line.words) and dates.find_date(line.words) else 0.0
    if index + 1 < len(lines) and _NUMBER.fullmatch(lines[index + 1].words):
        score -= 2.5
    if re.search(r"\b(?:19|20)\d\d\b[.,]?\s*,*\s*\Z", line.words):
        score -= 0.5
    score -= 1.0 if _is_rubric(lines, kinds, index) else 0.0
    score -= 1.5 if line.words[:1].islower() and index and not line.blank else 0.0
    score -= 2.0 if index + 1 < len(lines) and _EDITED.match(lines[index + 1].words) else 0.0
    score -= 1.5 if _GAP.search(line.words) or _FILE.search(line.words) else 0.0
    following = kinds[index + 1 : index + 5]
    if ZoneKind.BYLINE in following or _names_follow(lines, index):
        score += 1.0
    if any(other.words == line.words for other in lines[index + 1 : index + _REACH]):
        score += 0.5
    return score - 0.1 * head.index(index) / max(1, len(head))


def _is_news(lines: Sequence[Line], kinds: Sequence[ZoneKind | None]) -> bool:
    """Whether a page shows nothing of an article: no label of its parts, no addresses."""
    labelled = any(line.label and line.label.kind in _SCHOLARLY for line in lines)
    return not labelled and ZoneKind.AFFILIATION not in kinds


def _is_deck(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is glued to one above that is long enough for a headline: it says more of the same."""
    return not lines[index].blank and len(lines[index - 1].words.split()) > 2


def _is_rubric(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], index: int) -> bool:
    """Whether a line is glued to volume and number above it, with a gap below."""
    if not index or lines[index].blank or index + 1 >= len(lines) or not lines[index + 1].blank:
        return False
    return kinds[index - 1] is ZoneKind.IMPRINT and not dates.is_dateline(lines[index - 1].words)


def _names_follow(lines: Sequence[Line], index: int) -> bool:
    return any((read := features.byline(line.words)).whole and read.names for line in lines[index + 1 : index + 4])


def _extended(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], first: int, wrapped: int) -> tuple[int, ...]:
    """The line and those that the same title runs over; lines longer than `wrapped` may be broken."""
    begin = first
    while (
        begin > 0 and _possible(lines[begin - 1], kinds[begin - 1]) and runs_on(lines[begin - 1], lines[begin], wrapped)
    ):
        begin -= 1
    last = first
    while last + 1 < len(lines) and _may_follow(lines, kinds, last, wrapped):
        last += 1
    return tuple(range(begin, last + 1))


def _may_follow(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], last: int, wrapped: int) -> bool:
    line, following = lines[last], lines[last + 1]
    if kinds[last + 1] not in (None, ZoneKind.HEADING) or following.label or len(following.words) > SHORT:
        return False
    if ends_title(following.words):
        return False
    if runs_on(line, following, wrapped):
        return not following.prose or following.words[:1].islower()
    return following.blank == 0 and len(line.words) > wrapped and only_looks_like_name(lines, last + 1)


def _is_dated_within(words: str) -> bool:
    """Whether a date stands before other words: sites put rubric, day and office on one line."""
    date = dates.find_date(words) if re.search(r"(?:19|20)\d\d", words) else None
    return date is not None and date.end < len(words.rstrip(" .)]"))
