"""One entry of a reference list: authors, year, title, venue, volume, pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import prod

from pipeline.labelling.runs import Run
from pipeline.page.entry_authors import split_authors
from pipeline.page.entry_labels import label_entry
from pipeline.page.model import Reference
from pipeline.page.plain import plain
from pipeline.spans import Span

_NUMBER = re.compile(
    r"\s*(?:[•·▪●*+–—-]\s*)?(?:\[\^?\s?[\w+.-]{1,12}\s?\][.:]?|\(?\d{1,3}[.)](?!\d)|\d{1,3}\s+(?=[A-ZÀ-ÞА-Я“«]))?\s*"
)
_YEAR = re.compile(r"(?<![\d/.–-])(?:1[5-9]\d\d|20[0-4]\d)(?![\d/]|-\d)")
_DATED = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>«»“”]+")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[^\W\d_A-ZА-Я])")
_SPACE = re.compile(r"[\x02\x03\s]")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_QUOTES = {"“": "”", "«": "»", "„": "“"}
_UNSURE = 0.1
_LEAST = 6
_MOST = 4000
"""Entries are shorter; what is longer is read as far as this."""


def parse_entry(text: str, span: Span) -> Reference | None:
    """The values of an entry; None for what is too short or has no letters.

    >>> entry = "Lee, A. 2009. Wages in Foo. *Journal of Bar*, 4(2), 11-20."
    >>> read = parse_entry(entry, Span(0, len(entry)))
    >>> read.authors, read.year, read.title, read.venue, read.volume, read.issue, read.pages
    (('Lee, A.',), 2009, 'Wages in Foo', 'Journal of Bar', '4', '2', '11-20')
    """
    words = _SPACE.sub(" ", _BROKEN.sub("", plain(text, span).text[:_MOST]))
    if len(words.strip()) < _LEAST or not re.search(r"[^\W\d_]{2}", words):
        return None
    entry = words[without_number(words) :]
    return _reference(span, entry, tuple(_settled(entry, label_entry(entry))))


def without_number(words: str) -> int:
    """Where the entry begins behind its number or bullet.

    >>> without_number("[12] Lee, A. Wages"), without_number("Lee, A. Wages")
    (5, 0)
    """
    match = _NUMBER.match(words)
    return match.end() if match else 0


def _settled(entry: str, found: Sequence[Run]) -> Iterator[Run]:
    """The stretches with labels that the signs between them ask for.

    A colon parts title and subtitle, and never title and journal.
    """
    labels = [run.label for run in found]
    for index, (one, other) in enumerate(pairwise(found)):
        between = entry[one.end : other.begin].strip()
        if between == ":" and labels[index + 1] == "venue":
            if labels[index] == "author" and "title" not in labels and _is_phrase(entry[one.begin : one.end]):
                labels[index] = "title"
            if labels[index] == "title":
                labels[index + 1] = "title"
    return (replace(run, label=label) for run, label in zip(found, labels, strict=True))


def _is_phrase(words: str) -> bool:
    """Whether words are too many, and too plain, for the name of a person."""
    return len(words.split()) > 4 and not re.search(r"(?<!\w)\w\.", words)


def _reference(span: Span, entry: str, found: Sequence[Run]) -> Reference:
    venue = _value(entry, found, "venue")
    return Reference(
        span=span,
        authors=_authors(entry, found),
        year=_year(entry, found),
        title=_value(entry, found, "title") or (_rest(entry, found) if venue is None else None),
        venue=venue,
        volume=_value(entry, found, "volume"),
        issue=_value(entry, found, "issue"),
        pages=_pages(_value(entry, found, "pages")),
        doi=_first(_DOI, entry),
        confidence=_confidence(found),
    )


def _confidence(found: Sequence[Run]) -> float:
    """How likely all values are right: on labelled entries the product of their marginals says it well."""
    sure = [run.confidence for run in found if run.label in ("author", "title", "date", "venue", "volume", "pages")]
    return max(_UNSURE, round(prod(sure), 2)) if sure else _UNSURE


def _value(entry: str, found: Sequence[Run], label: str) -> str | None:
    """The first stretch of a label, with those that follow it without a gap."""
    begin = next((index for index, run in enumerate(found) if run.label == label), None)
    if begin is None:
        return None
    last = begin
    for index, (one, other) in enumerate(pairwise(found[begin:]), begin):
        if other.label != label or re.search(r"\w", entry[one.end : other.begin]):
            break
        last = index + 1
    return _closed(entry, found[begin].begin, found[last].end)


def _rest(entry: str, found: Sequence[Run]) -> str | None:
    """What stands behind authors and year, where nothing is called a title: an entry is seldom without one."""
    known = [run for run in found if run.label not in ("note", "editor")]
    begin = max((run.end for run in known[:2] if run.label in ("author", "date")), default=0)
    end = next((run.begin for run in known if run.begin > begin), len(entry))
    words = entry[begin:end].strip(" .,;:()[]–—-")
    return words if len(words) >= _LEAST and re.search(r"[^\W\d_]{3}", words) else None


def _pages(printed: str | None) -> str | None:
    """The pages with a plain hyphen, without words behind them ("312 p")."""
    if printed is None:
        return None
    numbers = re.match(r".*\d", printed, re.DOTALL)
    return re.sub(r"\s?[-–—]+\s?", "-", numbers[0] if numbers else printed)


def _closed(entry: str, begin: int, end: int) -> str | None:
    """The words of a stretch with the sign that closes their bracket, or that asks; a quotation ends at its mark."""
    closing = _QUOTES.get(entry[begin - 1 : begin])
    mark = entry.find(closing, begin, end) if closing else -1
    if mark - begin > _LEAST:
        end = mark - (entry[mark - 1] in ",.;:")
    for opening, closing in _PAIRS.items():
        if entry[end : end + 1] == closing and entry.count(opening, begin, end) > entry.count(closing, begin, end):
            end += 1
    end += entry[end : end + 1] in ("?", "!") if end < len(entry) else 0
    return re.sub(r"\s+", " ", entry[begin:end]).strip() or None


def _authors(entry: str, found: Sequence[Run]) -> tuple[str, ...]:
    """The first list of authors, or the longer one behind the slash of a GOST entry; else whoever stands first."""
    named = [run for run in found if run.label == "author"]
    named = named or [run for run in found[:1] if run.label in ("editor", "publisher")]
    lists = [
        split_authors(_with_stop(entry, run))
        for index, run in enumerate(named)
        if index == 0 or entry[: run.begin].rstrip().endswith(" /")
    ]
    return max(lists, key=len, default=())


def _with_stop(entry: str, run: Run) -> str:
    """The words of a stretch of names with the full stop of its last initial, and its last bracket."""
    words = entry[run.begin : run.end]
    following = entry[run.end : run.end + 1]
    stop = following == "." and re.search(r"(?:(?<![^\W\d_])[^\W\d_]{1,2}|\bJr|\bSr)\Z", words)
    closes = following == ")" and words.count("(") > words.count(")")
    return words + following if stop or closes else words


def _year(entry: str, found: Sequence[Run]) -> int | None:
    dated = (_DATED.search(entry, run.begin, run.end) for run in found if run.label == "date")
    match = next(filter(None, dated), None)
    if match is None:
        taken = [(run.begin, run.end) for run in found if run.label in ("title", "pages", "volume", "web", "venue")]
        free = (year for year in _YEAR.finditer(entry) if not any(begin <= year.start() < end for begin, end in taken))
        match = next(free, None)
    return int(match[0]) if match else None


def _first(pattern: re.Pattern[str], entry: str) -> str | None:
    match = pattern.search(entry)
    return match[0].rstrip(".,;:)]}>'’") if match else None
