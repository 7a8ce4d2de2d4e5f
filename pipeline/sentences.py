"""Sentences by rule: inside the zones of a page, where a parser trained on newspapers loses its way."""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.page.model import PROSE, Page
from pipeline.spans import Span

LEXICON = Path(__file__).with_name("sentences.toml")

LONGEST = 3000
"""Code points of the longest sentence; tables and lists without a full stop run on for ever."""

# A line end that stands between paragraphs: blank lines, or a line of rule characters ("---") between them.
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*(?:(?:[-*_=~]{3,}[^\S\n]*)?\n[^\S\n]*)+")
_LINE_END = re.compile(r"\n")
_BULLET = re.compile(r"(?:[-–—•·▪●○◦*+>]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|#{1,6})(?=\s)")
_STOP = re.compile(r"""(?:[.!?…]+|[。！？])[)\]"'”’»*_]*(?=\s|$)""")
_JOINED = re.compile(r"(?<=[a-zà-ÿ)\]]{2})[.!?](?=[A-Z][a-z]+ )")
_BEFORE = re.compile(r"[^\s(\[“\"'«]+$")
_OPENING = " \t\n\u00a0*_\"'“”„«‘(["
_LINE_NUMBER = re.compile(r"(?:\n|\A)[\s#*_>-]*(?:\d{1,2}\.)*\d{1,2}$")
_INITIALS = re.compile(r"[A-ZÀ-ÞА-Я](?:\.-?[A-ZÀ-ÞА-Я])*|(?:Yu|Ya|Ye|Zh|Sh|Ch|Kh|Ts)(?:\.[A-Z][a-z]?)*")


@functools.cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Words that take a full stop, in small letters: before anything, and before a number or a small letter only."""
    lexicon = tomllib.loads(LEXICON.read_text("utf-8"))
    return frozenset(lexicon["before_anything"]), frozenset(lexicon["before_a_number"])


def sentences(text: str, page: Page) -> tuple[Span, ...]:
    """The sentences of the prose zones: sorted, disjoint, each within one zone, without white space at their edges.

    A title, a heading and an item of a list count as sentences. A line end closes one only where the layout says so.

    >>> from pipeline.page.model import Zone, ZoneKind
    >>> text = "Wine grows here (cf. Vol. 2). A. A. Moss of\\nthe co-op agrees."
    >>> zone = Zone(span=Span(0, len(text)), kind=ZoneKind.BODY)
    >>> page = Page(zones=(zone,), fields=(), credits=(), references=(), citations=())
    >>> [span.of(text) for span in sentences(text, page)]
    ['Wine grows here (cf. Vol. 2).', 'A. A. Moss of\\nthe co-op agrees.']
    """
    return tuple(sentence for zone in page.spans(PROSE) for sentence in _of_zone(text, zone))


def _of_zone(text: str, zone: Span) -> Iterator[Span]:
    cuts = [*_layout_cuts(text, zone), *_stop_cuts(text, zone)]
    for begin, end in _bounded(text, _between(zone, cuts)):
        sentence = Span(begin, end).trimmed(text, " \t\n\r\f\v\u00a0\u2003\u2002\u2009")
        if sentence and any(map(str.isalnum, sentence.of(text))):
            yield sentence


def _bounded(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches, those without end cut at a space: what reads sentences may take time quadratic in their length."""
    for begin, end in stretches:
        while end - begin > LONGEST:
            space = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
            cut = space if space > 0 else begin + LONGEST
            yield begin, cut
            begin = cut  # noqa: PLW2901  the rest of the stretch
        yield begin, end


def _between(zone: Span, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    edges = sorted({zone.begin, zone.end, *cuts})
    return itertools.pairwise(edges)


def _stop_cuts(text: str, zone: Span) -> Iterator[int]:
    """Where a full stop, a question mark or an exclamation mark ends a sentence."""
    for mark in _STOP.finditer(text, zone.begin, zone.end):
        if _ends_sentence(text, mark, zone):
            yield mark.end()
    for mark in _JOINED.finditer(text, zone.begin, zone.end):
        yield mark.end()


def _ends_sentence(text: str, mark: re.Match[str], zone: Span) -> bool:
    following = text[mark.end() : min(mark.end() + 40, zone.end)].lstrip(_OPENING)
    if not following:
        return True
    if following[0].islower():
        return False
    if not mark.group().startswith(".") or mark.group().startswith(".."):
        return True
    if _LINE_NUMBER.search(text, max(zone.begin, mark.start() - 12), mark.start()):
        return False
    before = _BEFORE.search(text, max(zone.begin, mark.start() - 30), mark.start())
    return before is None or not _is_abbreviation(before.group().strip("*_-–—"), following)


def _is_abbreviation(word: str, following: str) -> bool:
    """Whether the full stop after `word` belongs to the word and says nothing of the sentence."""
    before_anything, before_a_number = _abbreviations()
    if word.lower() in before_anything:
        return True
    if word.lower() in before_a_number and not following[0].isupper():
        return True
    return bool(_INITIALS.fullmatch(word)) and following[0].isupper()


def _layout_cuts(text: str, zone: Span) -> Iterator[int]:
    """Where a new paragraph, an item of a list or a deliberate line break ends a sentence."""
    paragraphs = [match.end() for match in _PARAGRAPH_END.finditer(text, zone.begin, zone.end)]
    for cut in paragraphs:
        if not _goes_on(text, cut, zone):
            yield cut
    for begin, end in _between(zone, paragraphs):
        yield from _line_cuts(text, Span(begin, end))


def _goes_on(text: str, cut: int, zone: Span) -> bool:
    """Whether a page break tore the sentence: no stop before the gap, a small letter after it."""
    before = text[max(zone.begin, cut - 400) : cut].rstrip(" \t\n-*_=~")
    after = text[cut : cut + 1]
    return bool(before) and before[-1] not in ".!?:;…" and after.islower()


def _line_cuts(text: str, paragraph: Span) -> Iterator[int]:
    ends = [match.start() for match in _LINE_END.finditer(text, paragraph.begin, paragraph.end)]
    lines = [Span(begin, end) for begin, end in _between(paragraph, ends)]
    width = max((line.end - line.begin for line in lines), default=0)
    for line, following in itertools.pairwise(lines):
        if _breaks(line.of(text).strip(), following.of(text).strip(), width):
            yield line.end


def _breaks(line: str, following: str, width: int) -> bool:
    """Whether the line end is meant: a list item follows, or the next word would still have fitted the line."""
    if _BULLET.match(following):
        return True
    if not line or not following or following[0].islower() or line[-1] in ",-–—(":
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) < width * 0.9
