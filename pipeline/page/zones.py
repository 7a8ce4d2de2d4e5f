"""Labelling: what each line of a page is for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.page import features
from pipeline.page.features import SHORT
from pipeline.page.headline import find_title
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import Zone, ZoneKind
from pipeline.spans import Span

_SECTION_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.)\s+[A-ZÀ-ÞА-Я]")
_TEXT = (LabelKind.ABSTRACT, LabelKind.SECTION, LabelKind.KEYWORDS)
_LABEL_ZONES = {
    LabelKind.TITLE: ZoneKind.TITLE,
    LabelKind.AUTHORS: ZoneKind.BYLINE,
    LabelKind.AFFILIATION: ZoneKind.AFFILIATION,
    LabelKind.ABSTRACT: ZoneKind.ABSTRACT,
    LabelKind.KEYWORDS: ZoneKind.KEYWORDS,
    LabelKind.CODES: ZoneKind.CODES,
    LabelKind.REFERENCES: ZoneKind.REFERENCES,
    LabelKind.IMPRINT: ZoneKind.IMPRINT,
    LabelKind.SECTION: ZoneKind.HEADING,
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and what it is for."""

    line: Line
    kind: ZoneKind


def label_lines(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """Every line with its zone. Three passes: labels and layout, then the title, then what depends on both."""
    first = _sections(lines)
    title = find_title(lines, [kind for kind in first])
    kinds = [ZoneKind.TITLE if index in title else kind for index, kind in enumerate(first)]
    return tuple(map(Labelled, lines, _settled(lines, kinds, title)))


def _sections(lines: Sequence[Line]) -> list[ZoneKind | None]:
    """The zone of each line as its label, its section or its own form says; None where none does."""
    kinds: list[ZoneKind | None] = []
    section: LabelKind | None = None
    over = begun = False
    for index, line in enumerate(lines):
        begun = (
            begun
            or (line.label is None and features.is_prose(line.words))
            or (line.label is not None and line.label.kind in _TEXT)
        )
        section, over = _state(line, lines, index, section, over=over, begun=begun)
        kinds.append(_section_kind(line, lines, index, section, over=over))
    return kinds


def _state(
    line: Line, lines: Sequence[Line], index: int, section: LabelKind | None, *, over: bool, begun: bool
) -> tuple[LabelKind | None, bool]:
    if line.label:
        if line.label.kind is LabelKind.KEYWORDS and section is LabelKind.REFERENCES:
            return line.label.kind, False
        inner = section is LabelKind.REFERENCES and line.label.kind is LabelKind.IMPRINT
        return (section if inner else line.label.kind), False
    if (
        begun
        and _is_heading(line)
        and (line.heading or section in (None, LabelKind.SECTION, LabelKind.KEYWORDS, LabelKind.CODES))
    ):
        return LabelKind.SECTION, over
    if features.is_end(line.words):
        return None if section is not LabelKind.SECTION else section, True
    if section in (
        LabelKind.KEYWORDS,
        LabelKind.CODES,
        LabelKind.TITLE,
        LabelKind.AUTHORS,
        LabelKind.IMPRINT,
        LabelKind.AFFILIATION,
    ):
        return (section if _continues(line, lines, index, section) else None), over
    if over and features.is_prose(line.words):
        return section, False
    return section, over


def _continues(line: Line, lines: Sequence[Line], index: int, section: LabelKind) -> bool:
    """Whether a line still belongs to the list or field that a label opened."""
    previous = lines[index - 1]
    if section is LabelKind.AFFILIATION:
        return not features.is_prose(line.words)
    if features.is_prose(line.words) and len(line.words) > 120:
        return False
    alone = previous.label is not None and previous.content is None
    if alone:
        return line.blank <= 1 or line.bullet
    if section is LabelKind.KEYWORDS:
        listed = line.bullet and (previous.bullet or previous.label is not None)
        wrapped = not previous.words.endswith(".") and line.blank == 0 and len(line.words) < SHORT
        return listed or (wrapped and not features.is_affiliation(line.words) and not features.is_imprint(line.words))
    return section is LabelKind.CODES and line.blank == 0 and bool(re.match(r"[A-Z]\d", line.words))


def _is_heading(line: Line) -> bool:
    words = line.words
    if len(words) > 120 or line.label:
        return False
    if line.heading:
        return True
    numbered = _SECTION_HEADING.match(words) and not features.is_prose(words) and not words.endswith((",", ";"))
    return bool(numbered) and not (
        features.is_affiliation(words) or features.is_imprint(words) or features.has_street(words)
    )


def _section_kind(
    line: Line, lines: Sequence[Line], index: int, section: LabelKind | None, *, over: bool
) -> ZoneKind | None:
    if line.label and line.label.kind is section:
        return _LABEL_ZONES[section]
    if section is LabelKind.REFERENCES:
        return ZoneKind.FURNITURE if over or _not_entry(line) else ZoneKind.REFERENCES
    if over or features.is_end(line.words):
        return ZoneKind.FURNITURE
    if (
        section is LabelKind.ABSTRACT
        and index
        and line.blank == 0
        and not features.is_marked(line.words)
        and _unfinished(lines, index)
    ):
        return ZoneKind.ABSTRACT
    own = _own_kind(line, section)
    if own is not None:
        return own
    if section in (LabelKind.KEYWORDS, LabelKind.CODES, LabelKind.TITLE, LabelKind.AUTHORS, LabelKind.IMPRINT):
        return _LABEL_ZONES[section]
    if section is LabelKind.AFFILIATION:
        return ZoneKind.AFFILIATION
    if _is_heading(line):
        return ZoneKind.HEADING
    if section is LabelKind.ABSTRACT:
        return _in_abstract(line, lines, index)
    return ZoneKind.BODY if section is LabelKind.SECTION else None


def _unfinished(lines: Sequence[Line], index: int) -> bool:
    """Whether the sentence of the line before goes on."""
    before = lines[index - 1]
    return bool(before.label is None or before.content) and not before.words.endswith((".", "!", "?"))


def _not_entry(line: Line) -> bool:
    return features.is_end(line.words) or (features.is_furniture(line.words) and not line.bullet)


def _own_kind(line: Line, section: LabelKind | None) -> ZoneKind | None:
    """The zone that the form of the line alone gives."""
    words = line.words
    if features.is_furniture(words) and not features.is_imprint(words):
        return ZoneKind.FURNITURE
    if section is LabelKind.SECTION:
        return _in_body(line)
    if line.label and line.label.kind is LabelKind.IMPRINT and len(words) < SHORT:
        return ZoneKind.IMPRINT
    if features.is_imprint(words) and not features.is_prose(words):
        return ZoneKind.IMPRINT
    if features.is_furniture(words):
        return ZoneKind.FURNITURE
    if section in (LabelKind.KEYWORDS, LabelKind.AUTHORS):
        return None
    if features.is_prose(words):
        return None
    if _names_with_role(words):
        return ZoneKind.BYLINE
    if features.is_affiliation(words) or features.role_begins(words):
        return ZoneKind.BYLINE if _names_with_address(words) else ZoneKind.AFFILIATION
    return None


def _names_with_role(words: str) -> bool:
    if len(words) > SHORT:
        return False
    read = features.byline(words)
    return bool(read.names) and features.role_begins(words[read.end :].lstrip(" ,;–—-("))


def _names_with_address(words: str) -> bool:
    """ "Ann Lee (Foo University)", "LEE, Ann – Foo University": a name, a separator, an address."""
    read = features.byline(words)
    if not read.names:
        return False
    rest = words[read.end :].lstrip()
    return not rest or (rest[0] in ",;(–—-:" and features.organisation_rank(rest) > 0)


def _in_body(line: Line) -> ZoneKind | None:
    """Footnotes with addresses and dates of submission stand in the body too."""
    words = line.words
    if len(words) > SHORT or features.is_prose(words):
        return None
    if features.EMAIL.search(words) and (features.is_affiliation(words) or features.is_marked(words)):
        return ZoneKind.AFFILIATION
    if _names_with_address(words) and features.is_affiliation(words):
        return ZoneKind.AFFILIATION
    if re.match(r"\W{0,3}(?:revised|received|accepted|published by|doi|issn)\b", words, re.IGNORECASE) and re.search(
        r"\d", words
    ):
        return ZoneKind.IMPRINT
    return None


def _in_abstract(line: Line, lines: Sequence[Line], index: int) -> ZoneKind | None:
    before = lines[index - 1]
    if line.blank <= 1 or features.is_prose(line.words) or (before.label and before.content is None):
        return ZoneKind.ABSTRACT
    return None


def _settled(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], title: Sequence[int]) -> Iterator[ZoneKind]:
    """What the open lines are, now that the title is known: names, abstract, body or furniture."""
    scholarly = _scholarly(lines, kinds)
    begun = False
    last_title = max(title, default=-1)
    shown = {lines[index].words: ZoneKind.TITLE for index in title}
    previous: ZoneKind | None = None
    has_abstract = any(kind is ZoneKind.ABSTRACT for kind in kinds)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is None:
            kind = shown.get(line.words)
        if kind is None and not begun and previous in (ZoneKind.BYLINE, ZoneKind.AFFILIATION) and _short_unit(line):
            kind = ZoneKind.AFFILIATION
        if kind is None:
            kind = _open_kind(
                line, begun=begun, after_title=index > last_title, scholarly=scholarly and not has_abstract
            )
        begun = begun or kind is ZoneKind.ABSTRACT or (kind is ZoneKind.BODY and features.is_prose(line.words))
        previous = kind
        yield kind


def _short_unit(line: Line) -> bool:
    """A line of an address block that has no word of its own: "Economics", "Paris"."""
    words = line.words
    if line.blank or line.label or len(words) > 60 or words.endswith((".", "?", "!")):
        return False
    read = features.byline(words)
    return (
        words[:1].isupper() and not (read.whole and any(name.sure for name in read.names)) and len(words.split()) <= 5
    )


def _scholarly(lines: Sequence[Line], kinds: Sequence[ZoneKind | None]) -> bool:
    """Whether the page shows authors, addresses, keywords or an imprint, so that its first paragraphs are an abstract."""
    if any(
        line.label and line.label.kind in (LabelKind.KEYWORDS, LabelKind.AUTHORS) and line.label.words != "tags"
        for line in lines
    ):
        return True
    if any(kind in (ZoneKind.AFFILIATION, ZoneKind.CODES) for kind in kinds[:40]):
        return True
    return False


def _open_kind(line: Line, *, begun: bool, after_title: bool, scholarly: bool) -> ZoneKind:
    words = line.words
    if features.is_prose(words):
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
    return bool(acronym) or bool(features.EMAIL.search(rest)) or features.is_affiliation(rest)


def _late_kind(line: Line, *, scholarly: bool) -> ZoneKind:
    if line.bullet and len(line.words) < 60 and scholarly:
        return ZoneKind.KEYWORDS
    return ZoneKind.BODY


def zones(text: str, labelled: Sequence[Labelled]) -> tuple[Zone, ...]:
    """The zones of the page: neighbouring lines of one kind are one zone; labels of prose are furniture."""
    found: list[Zone] = []
    for piece in _stretches(labelled):
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


def _stretches(labelled: Sequence[Labelled]) -> Iterator[Zone]:
    for piece in labelled:
        line, kind = piece.line, piece.kind
        if line.label and kind in (ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.ABSTRACT, ZoneKind.AFFILIATION):
            content = line.content
            yield Zone(span=Span(line.span.begin, content.begin if content else line.span.end), kind=ZoneKind.FURNITURE)
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
