"""Labelling: what each line of a page is for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.page import addresses, features
from pipeline.page.headline import find_title
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.masthead import Masthead, read_masthead
from pipeline.page.model import Zone, ZoneKind
from pipeline.page.opinions import second_opinion
from pipeline.page.prose import SHORT
from pipeline.page.sections import read_sections
from pipeline.page.split_marks import joined_bylines
from pipeline.spans import Span

_TEXT = frozenset({ZoneKind.ABSTRACT, ZoneKind.BODY})
_ITEMS = 4
_ITEM = 50
_HEAD = 40
"""Authors and addresses stand among the first lines."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and what it is for."""

    line: Line
    kind: ZoneKind


def label_lines(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """Every line with its zone: as the rules say, and where the trained model knows better, as it says."""
    masthead = read_masthead(lines)
    ruled = _ruled(lines, masthead)
    kinds = joined_bylines(lines, second_opinion(lines, [piece.kind for piece in ruled]))
    return tuple(map(Labelled, lines, _below(masthead, kinds, ruled)))


def _below(masthead: Masthead, kinds: Sequence[ZoneKind], ruled: Sequence[Labelled]) -> list[ZoneKind]:
    """The kinds, but for the head of the site, of which nothing is the document's unless it has no other title."""
    return [
        ZoneKind.FURNITURE if index in masthead.lines and ruled[index].kind is not ZoneKind.TITLE else kind
        for index, kind in enumerate(kinds)
    ]


def ruled_lines(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """Every line with its zone by rules. Three passes: labels and layout, the title, then what depends on both."""
    return _ruled(lines, read_masthead(lines))


def _ruled(lines: Sequence[Line], masthead: Masthead) -> tuple[Labelled, ...]:
    sections = read_sections(lines)
    first = [ZoneKind.FURNITURE if index in masthead.lines else kind for index, kind in enumerate(sections)]
    title = find_title(lines, first) or find_title(lines, sections)
    kinds = [ZoneKind.TITLE if index in title else kind for index, kind in enumerate(first)]
    return tuple(map(Labelled, lines, _settled(lines, kinds, title)))


def _settled(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], title: Sequence[int]) -> Iterator[ZoneKind]:
    """What the open lines are, now that the title is known: names, abstract, body or furniture."""
    scholarly = _scholarly(lines, kinds)
    begun = False
    last_title = max(title, default=-1)
    shown = {lines[index].words: ZoneKind.TITLE for index in title}
    previous: ZoneKind | None = None
    listed = scholarly and not any(line.label and line.label.kind is LabelKind.KEYWORDS for line in lines)
    has_abstract = any(kind is ZoneKind.ABSTRACT for kind in kinds)
    for index, (line, first) in enumerate(zip(lines, kinds, strict=True)):
        kind = first or shown.get(line.words) or (None if begun else _by_neighbour(line, previous))
        if kind is None:
            after_title = index > last_title
            kind = _open_kind(line, begun=begun, after_title=after_title, scholarly=scholarly and not has_abstract)
        if begun and listed and kind is ZoneKind.BODY and previous in _TEXT and _is_list(line):
            kind, listed = ZoneKind.KEYWORDS, False
        begun = begun or kind is ZoneKind.ABSTRACT or (kind is ZoneKind.BODY and line.prose)
        previous = kind
        yield kind


def _by_neighbour(line: Line, previous: ZoneKind | None) -> ZoneKind | None:
    inside = previous in (ZoneKind.BYLINE, ZoneKind.AFFILIATION) and _short_unit(line)
    return ZoneKind.AFFILIATION if inside else None


def _short_unit(line: Line) -> bool:
    """A line of an address block that has no word of its own: "Economics", "Paris"."""
    words = line.words
    if line.blank or line.label or len(words) > 60 or words.endswith((".", "?", "!")):
        return False
    if addresses.organisation_rank(words):
        return True
    read = features.byline(words)
    return (
        words[:1].isupper() and not (read.whole and any(name.sure for name in read.names)) and len(words.split()) <= 5
    )


def _scholarly(lines: Sequence[Line], kinds: Sequence[ZoneKind | None]) -> bool:
    """Whether the page shows authors, addresses or keywords, so that its first paragraphs are an abstract."""
    labels = [line.label for line in lines if line.label]
    if any(label.kind in (LabelKind.KEYWORDS, LabelKind.AUTHORS) and label.words != "tags" for label in labels):
        return True
    return any(kind in (ZoneKind.AFFILIATION, ZoneKind.CODES) for kind in kinds[:_HEAD])


def _open_kind(line: Line, *, begun: bool, after_title: bool, scholarly: bool) -> ZoneKind:
    words = line.words
    if line.prose:
        return ZoneKind.ABSTRACT if scholarly else ZoneKind.BODY
    if begun:
        return _late_kind(line, scholarly=scholarly)
    read = features.byline(words)
    if read.names and (read.whole or _names_and_address(words, read.end)):
        return ZoneKind.BYLINE
    if not after_title:
        return ZoneKind.FURNITURE
    return ZoneKind.BODY


def _names_and_address(words: str, end: int) -> bool:
    rest = words[end:]
    if len(words) >= SHORT:
        return False
    acronym = re.match(r"\s?,\s(?:[\w&]+\s){0,2}[A-ZÀ-Þ]{3,}\b[^.;]{0,40}\Z", rest)
    return bool(acronym) or bool(addresses.EMAIL.search(rest)) or addresses.is_affiliation(rest)


def _is_list(line: Line) -> bool:
    """Whether a line below the abstract is a list of keywords without a label: short items, no sentence, no number."""
    items = re.split(r"[,;]\s", line.words)
    if line.prose or not line.blank or len(items) < _ITEMS or line.words.endswith((":", "?", "!")):
        return False
    short = all(0 < len(item) <= _ITEM and len(item.split()) <= 5 for item in items)
    return short and not re.search(r"[\d@|]|\.\s", line.words) and not features.byline(line.words).whole


def _late_kind(line: Line, *, scholarly: bool) -> ZoneKind:
    if line.bullet and len(line.words) < 60 and scholarly and "," not in line.words:
        return ZoneKind.KEYWORDS
    return ZoneKind.BODY


def zones(text: str, labelled: Sequence[Labelled]) -> tuple[Zone, ...]:
    """The zones of the page: neighbouring lines of one kind are one zone; labels of prose are furniture."""
    found: list[Zone] = []
    for piece in _stretches(text, labelled):
        if (
            found
            and found[-1].kind is piece.kind
            and _joinable(piece.kind, text[found[-1].span.end : piece.span.begin])
        ):
            found[-1] = replace(found[-1], span=Span(found[-1].span.begin, piece.span.end))
        else:
            found.append(piece)
    return tuple(_filled(text, found))


def _joinable(kind: ZoneKind, between: str) -> bool:
    return (
        not between.strip()
        and (kind is not ZoneKind.HEADING)
        and (between.count("\n") <= 1 or kind not in (ZoneKind.ABSTRACT, ZoneKind.BODY))
    )


def _stretches(text: str, labelled: Sequence[Labelled]) -> Iterator[Zone]:
    for piece in labelled:
        line, kind = piece.line, piece.kind
        if line.label and kind in (ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.ABSTRACT, ZoneKind.AFFILIATION):
            content = line.content
            label = text[line.span.begin : content.begin if content else line.span.end].rstrip()
            yield Zone(span=Span(line.span.begin, line.span.begin + len(label)), kind=ZoneKind.FURNITURE)
            if content:
                yield Zone(span=content, kind=kind)
        else:
            yield Zone(span=line.span, kind=kind)


def _filled(text: str, found: Sequence[Zone]) -> Iterator[Zone]:
    """Rules and stray marks between zones are furniture."""
    position = 0
    for zone in found:
        yield from _gap(text, position, zone.span.begin)
        yield zone
        position = zone.span.end
    yield from _gap(text, position, len(text))


def _gap(text: str, begin: int, end: int) -> Iterator[Zone]:
    gap = text[begin:end]
    if gap.strip():
        left = begin + len(gap) - len(gap.lstrip())
        yield Zone(span=Span(left, begin + len(gap.rstrip())), kind=ZoneKind.FURNITURE)
