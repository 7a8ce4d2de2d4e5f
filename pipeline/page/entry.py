"""One entry of a reference list: authors, year, title, venue, volume, pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.page.entry_authors import Authors, leading_authors, named_authors
from pipeline.page.entry_source import Source, find_source, names_serial
from pipeline.page.model import Reference
from pipeline.page.plain import plain
from pipeline.spans import Span

_NUMBER = re.compile(
    r"\s*(?:[•·▪●*+–—-]\s*)?(?:\[\s?[\w+.-]{1,12}\s?\]\.?|\(?\d{1,3}[.)](?!\d)|\d{1,3}\s(?=[A-ZÀ-ÞА-Я]))?\s*"
)
_YEAR = re.compile(
    r"(?P<open>[(\[]\s?)?(?<![\d\w/.–-])(?P<year>1[5-9]\d\d|20[0-4]\d)(?P<letter>[a-z]?)(?![\d\w–/]|-\d)(?P<more>(?:[,/]\s?[^()\d]{1,20}\d{0,2})?(?=[)\]]))?(?P<close>\s?[)\]])?"
)
_TITLE_END = re.compile(
    r"(?P<slashes>\s?//\s?)|"
    r"(?<!\b[^\W\d_a-z])(?<!\bvs)(?<!\bNo)(?<!\bSt)(?<!\bVol)(?<!\bDr)(?<!\bU\.S)(?<!\bcf)[.?!](?=[\s\"”»'’]*(?:\s|"
    r"$)(?!\s*[a-zß-ÿ]))|\s(?=\[(?:Electronic|online|text|in Russian)|(?:Available|Retrieved|Accessed)\b)",
)
_OPEN = {"“": "”", "«": "»", '"': '"', "„": "“", "‘": "’", "'": "'", "``": "''"}
_LEAST = 6


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the parts before the source stand: authors, year, the beginning of the title."""

    authors: tuple[str, ...]
    year: int | None
    title: int
    early: bool


def parse_entry(text: str, span: Span) -> Reference | None:
    """The values of an entry; None for what is too short or has no letters.

    >>> entry = "Lee, A. 2009. Wages in Foo. *Journal of Bar*, 4(2), 11-20."
    >>> read = parse_entry(entry, Span(0, len(entry)))
    >>> read.authors, read.year, read.title, read.venue, read.volume, read.pages
    (('Lee, A.',), 2009, 'Wages in Foo', 'Journal of Bar', '4(2)', '11-20')
    """
    words = re.sub(r"[\x02\x03\n\t\u00a0]", " ", plain(text, span).text)
    if len(words.strip()) < _LEAST or not re.search(r"[^\W\d_]{2}", words):
        return None
    start = _NUMBER.match(words)
    head = _head(words, start.end() if start else 0)
    title, after = _title(words, head)
    source = find_source(words, after, book=_is_italic(text, span, title)) if title else Source(None, None, None)
    return Reference(
        span=span,
        authors=head.authors,
        year=head.year,
        title=title,
        venue=source.venue,
        volume=source.volume,
        pages=source.pages,
        confidence=0.6 + 0.15 * bool(head.authors) + 0.1 * bool(head.year) + 0.1 * bool(source.venue or source.pages),
    )


def _head(words: str, begin: int) -> _Head:
    authors = leading_authors(words, begin)
    years = list(_YEAR.finditer(words))
    early = next((match for match in years if _follows_authors(words, authors, begin, match)), None)
    if early is not None:
        names = authors.names or named_authors(words[begin : early.start()])
        if names or early.start() - begin < 3:
            return _Head(names, int(early["year"]), _skip(words, early.end()), early=True)
        return _Head((), int(early["year"]), begin, early=True)  # the title comes first
    year = _late_year(years)
    if authors.names:
        return _Head(authors.names, year, _skip(words, authors.end), early=False)
    return _full_names(words, begin, year)


def _follows_authors(words: str, authors: Authors, begin: int, match: re.Match[str]) -> bool:
    """Whether a year stands between authors and title, as in Harvard and APA."""
    between = words[authors.end : match.start()]
    if authors.names:
        return not between.strip(" .,;:()[]") and len(between) < 6
    lead = words[begin : match.start()]
    after = words[match.end() :]
    if not lead.strip():
        return bool(match["open"])
    if len(lead) > 250 or not (match["close"] or re.match(r"\s?[.,:;)]", after)):
        return False
    enclosed = bool(match["close"])
    return (
        (enclosed or lead.rstrip().endswith((".", ",")))
        and (bool(named_authors(lead)) or _one_sentence(lead))
        and len(after.strip(" .,")) > 3
    )


def _one_sentence(lead: str) -> bool:
    """Words that may be a title standing first: one sentence, and no comma style."""
    return bool(re.search(r"[.?!]\s*[(\[]?\s*\Z", lead)) and not _TITLE_END.search(lead.rstrip(" .?!(["))


def _late_year(years: Sequence[re.Match[str]]) -> int | None:
    enclosed = [match for match in years if match["close"]]
    chosen = enclosed[-1:] or years[-1:]
    return int(chosen[0]["year"]) if chosen else None


def _full_names(words: str, begin: int, year: int | None) -> _Head:
    """Authors with full given names stand before a quotation mark or the first full stop."""
    quote = re.search(r"[,.:]?\s*(?=[“«\"„‘])", words[begin:])
    stop = _TITLE_END.search(words, begin)
    ends = [
        place
        for place in (begin + quote.start() if quote else None, stop.start() if stop else None)
        if place is not None
    ]
    if ends:
        names = named_authors(words[begin : min(ends)])
        if names:
            return _Head(names, year, _skip(words, min(ends)), early=False)
    return _Head((), year, begin, early=False)


def _skip(words: str, position: int) -> int:
    rest = words[position:]
    return position + len(rest) - len(rest.lstrip(" .,;:)]–—-"))


def _title(words: str, head: _Head) -> tuple[str | None, int]:
    """The title and where it ends."""
    begin = head.title
    if begin >= len(words):
        return None, len(words)
    quoted = _quoted(words, begin)
    if quoted:
        return quoted
    end = _end(words, begin, head)
    title = words[begin:end].strip(" .,;:“”\"«»‘’'/")
    title += words[end] if words[end : end + 1] in ("?", "!") else ""
    return (re.sub(r"\s+", " ", title) or None), end + 1


def _quoted(words: str, begin: int) -> tuple[str, int] | None:
    opening = words[begin : begin + 1]
    closing = _OPEN.get(opening)
    if closing is None:
        return None
    end = words.find(closing, begin + 2)
    while end != -1 and closing in "'’" and words[end + 1 : end + 2].isalpha():
        end = words.find(closing, end + 1)
    rest = words[end + 1 : end + 60].lstrip(" ")
    if (
        end == -1
        or end - begin < _LEAST
        or not (
            words[end - 1] in ",.?!" or rest[:1] in ",.;(" or not rest or rest[:2].lower() == "in" or rest[:1].isupper()
        )
    ):
        return None
    return re.sub(r"\s+", " ", words[begin + 1 : end].strip(" .,;:")), end + 1


def _end(words: str, begin: int, head: _Head) -> int:
    """Where an unquoted title ends: at a full stop, or at the comma before journal and numbers."""
    stop = _TITLE_END.search(words, begin + 3)
    end = stop.start() if stop else len(words)
    if words[end : end + 1] == "?" and not names_serial(words[end + 1 :]):
        stop = _TITLE_END.search(words, end + 1)
        end = stop.start() if stop else len(words)
    sentence = words[begin:end]
    comma = _comma_before_source(sentence)
    if comma is not None:
        return begin + comma
    year = None if head.early else re.search(r"[,.]?\s*\(?(?:1[89]|20)\d\d\b", sentence)
    return begin + year.start() if year and year.start() > 10 else end


def _comma_before_source(sentence: str) -> int | None:
    """In "Title words, Journal of Foo, 42, 203-231" the comma after "words"."""
    tail = re.search(
        r",?\s(?:vol\.?\s?)?\d{1,4}\s?(?:\(\d{1,3}[^()]{0,6}\)|[,:])\s?(?:\(?\d{4}\)?,?\s)?(?:no\.?\s?\d+,?\s)?(?:pp?\.?\s)?\d*",
        sentence,
    )
    if tail is None or tail.start() < 15:
        return None
    comma = sentence.rfind(", ", 0, tail.start())
    return comma if comma > 10 else None


def _is_italic(text: str, span: Span, title: str | None) -> bool:
    """Whether the title itself is emphasised, as titles of books are."""
    raw = span.of(text)
    return title is not None and bool(re.search(r"(?<!\*)\*{1,2}\s?" + re.escape(title[:20]), raw))
