"""Authors whom a phrase announces: "Report written by: Ann Lee, Foo Research", "Ann Lee | 3 May 2014"."""

import re
from collections.abc import Sequence

from pipeline.page import addresses, features
from pipeline.page.dates import find_date
from pipeline.page.model import ZoneKind
from pipeline.page.name_doubts import is_worded
from pipeline.page.names import Name
from pipeline.page.prose import SHORT
from pipeline.page.signature_lines import SignedLine, has_given_name
from pipeline.page.signature_views import joined, part
from pipeline.page.signature_words import patterns
from pipeline.page.zones import Labelled

_REACH = 2000
"""So much of a paragraph is looked at for the phrase (code points)."""

_NAMED = 160
"""Names and employer stand within so much text behind it."""

_SMALL = re.compile(r"\s(?:[a-zà-ÿ]{2,}+(?<!\sand)(?<!\sund)(?<!\set)(?<!\sy)(?<!\sde)|\d)")
_EMPLOYER = re.compile(r"\s?(?:,|\(|[–—-]|\s(?:from|of|at|with))\s?(?:the\s)?(?=[^\W\d_a-zà-ÿ])")
_STOP = re.compile(
    r"\b(?:tel(?:ephone)?|phone|e-?mail|fax|mobile|mob)\b|[;:|(]|\.(?:\s|\Z)|\s(?:for\sthe|on\sbehalf|in\sthe|under|within|who|during)\s",
    re.IGNORECASE,
)
_THIS = re.compile(r"this|the\spresent", re.IGNORECASE)
_YEAR = re.compile(r"\s?[(\[,]\s?(?:19|20)\d\d[a-z]?\b")
"""A document that is by somebody "(2010)" is another one."""

_DATED = 100
_BETWEEN = " \t,;.|•·–—-/"


def announced(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """The persons behind a phrase such as "this report was prepared for Foo by"; their employer goes with them."""
    piece = pieces[index]
    view = piece.line.view
    if piece.kind is ZoneKind.REFERENCES or " by" not in view.text[:_REACH].casefold():
        return None
    phrase = patterns().announcing.search(view.text, 0, _REACH)
    if phrase is None or (piece.line.prose and not _THIS.match(phrase[0])):
        return None
    if phrase.end() >= len(view.text.rstrip()):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        return _whole(following) if following else None
    names = _named(view.text, phrase.end())
    if not names or _YEAR.match(view.text, names[-1].end):
        return None
    begin, end = names[0].begin, names[-1].end
    employer = _EMPLOYER.match(view.text, end)
    at = employer.end() if employer else end
    stop = _STOP.search(view.text, at, at + _NAMED)
    limit = stop.start() if stop else min(len(view.text), at + _NAMED)
    if employer is None or not addresses.organisation_rank(view.text[at:limit]):
        return SignedLine(part(view, begin, end), byline=True)
    return SignedLine(joined([part(view, begin, end), part(view, employer.end(), limit)]), byline=True)


def _whole(piece: Labelled) -> SignedLine | None:
    """The line below a phrase, when nothing else than names stands in it."""
    line = piece.line
    if line.label or line.prose or len(line.words) > SHORT:
        return None
    names = _named(line.view.text, 0)
    return SignedLine(part(line.view, names[0].begin, names[-1].end), byline=True) if names else None


def _named(words: str, begin: int) -> Sequence[Name]:
    small = _SMALL.search(words, begin, begin + _NAMED)
    limit = small.start() if small else min(len(words), begin + _NAMED)
    names = features.byline(" " * begin + words[begin:limit]).names
    return names if any(map(_is_person, names)) else ()


def _is_person(name: Name) -> bool:
    """Whether a name is no firm's: its form or a given name tells, or not all words are those of the language."""
    words = f"{name.given} {name.family}"
    return name.sure or not (is_worded(words) or all(map(addresses.is_place, words.split())))


def dated(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """A name with nothing but a date: known, or below the title: "Ann Lee | 3 May 2014"."""
    piece = pieces[index]
    view = piece.line.view
    if len(view.text) > _DATED or piece.kind in (ZoneKind.REFERENCES, ZoneKind.TITLE):
        return None
    date = find_date(view.text)
    if date is None:
        return None
    before, after = view.text[: date.begin].strip(_BETWEEN), view.text[date.end :].strip(_BETWEEN)
    words = before or after
    if not words or (before and after):
        return None
    begin = view.text.index(words)
    read = features.byline(" " * begin + words)
    if not read.whole or patterns().outlet.search(words):
        return None
    below = index > 0 and pieces[index - 1].kind is ZoneKind.TITLE
    if not all(has_given_name(name) or (below and _is_person(name)) for name in read.names):
        return None
    return SignedLine(part(view, read.names[0].begin, read.names[-1].end), byline=True)
