"""The first pass of labelling: labels open sections, and lines belong to the section or to what their form says."""

import re
from collections.abc import Sequence

from pipeline.page import addresses, features
from pipeline.page.forms import is_heading, is_label_alone, own_kind, without_column
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import ZoneKind
from pipeline.page.prose import SHORT

_WRAPPED = 50
"""A line shorter than this (in code points) is seldom broken at the edge of a column."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""An entry by which the page is to be cited looks like prose."""

_SERIES = re.compile(
    r"\A\W*(?=[A-ZÀ-Þ])[^.:?!]{0,90}\b(?:papers?|reports?|briefs?|series|reviews?)\b[^.:?!]{0,60}\Z", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*(?:no\.?|nr\.?|number|#|№)?\s?\d{1,5}(?:[/.–-]\d{1,5})?", re.IGNORECASE)
"""The number of a paper in its series, alone on its line."""

_ELSEWHERE = re.compile(
    r"\W*(?:next|previous|prev|older|newer|preceding|following)\s(?:article|post|story|news|item|paper|chapter|project|event)s?"
    r"(?:\sin\s[\w ]{1,30})?\W*",
    re.IGNORECASE,
)
"""What sites write above the title of another document."""

_TEXT = (LabelKind.ABSTRACT, LabelKind.SECTION, LabelKind.KEYWORDS)


_BEFORE_SECTIONS = (None, LabelKind.SECTION, LabelKind.KEYWORDS, LabelKind.CODES)
_LISTS = (
    LabelKind.KEYWORDS,
    LabelKind.CODES,
    LabelKind.TITLE,
    LabelKind.AUTHORS,
    LabelKind.IMPRINT,
    LabelKind.AFFILIATION,
)
"""Sections of a few lines: the first that does not fit ends them."""

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


def read_sections(lines: Sequence[Line]) -> list[ZoneKind | None]:
    """The zone of each line as its label, its section or its own form says; None where none does."""
    kinds: list[ZoneKind | None] = []
    section: LabelKind | None = None
    over = begun = False
    for index, line in enumerate(lines):
        begun = begun or (line.label is None and line.prose) or (line.label is not None and line.label.kind in _TEXT)
        section, over = _state(line, lines, index, section, over=over, begun=begun)
        kinds.append(_section_kind(line, lines, index, section, over=over))
    return kinds


def _state(
    line: Line, lines: Sequence[Line], index: int, section: LabelKind | None, *, over: bool, begun: bool
) -> tuple[LabelKind | None, bool]:
    if line.label:
        return _labelled(line.label.kind, section), False
    if begun and is_heading(line) and (line.heading or section in _BEFORE_SECTIONS):
        return LabelKind.SECTION, over
    if features.is_transcript(line.words) and not any(before.prose for before in lines[:index]):
        return None, False
    if features.is_end(line.words):
        return (section if section is LabelKind.SECTION else None), over or begun
    if section in _LISTS:
        return (section if _continues(line, lines, index, section) else None), over
    return section, over and not line.prose


def _labelled(kind: LabelKind, section: LabelKind | None) -> LabelKind:
    """A label opens its section, but "doi:" within an entry of the reference list does not."""
    inner = section is LabelKind.REFERENCES and kind is LabelKind.IMPRINT
    return LabelKind.REFERENCES if inner else kind


def _continues(line: Line, lines: Sequence[Line], index: int, section: LabelKind) -> bool:
    """Whether a line still belongs to the list or field that a label opened."""
    previous = lines[index - 1]
    if section is LabelKind.AFFILIATION:
        return not line.prose
    alone = is_label_alone(previous)
    if (
        line.prose
        and len(line.words) > 120
        and not (alone and section is LabelKind.IMPRINT and _YEAR.search(line.words))
    ):
        return False
    if alone:
        return line.blank <= 1 or line.bullet
    return _list_goes_on(previous, line, section)


def _list_goes_on(previous: Line, line: Line, section: LabelKind) -> bool:
    """Whether a line goes on with the values of the line above it, which is no label alone."""
    if section is LabelKind.AUTHORS:
        return not line.blank and previous.label is None and features.byline(line.words).whole
    if section is LabelKind.TITLE:
        return _title_goes_on(previous, line)
    if section is LabelKind.KEYWORDS:
        listed = line.bullet and (previous.bullet or previous.label is not None)
        words = without_column(line.words).rstrip()
        wrapped = not previous.words.endswith(".") and line.blank == 0 and len(words) < SHORT
        return listed or (wrapped and not addresses.is_affiliation(words) and not features.is_imprint(words))
    return section is LabelKind.CODES and line.blank == 0 and bool(re.match(r"[A-Z]\d", line.words))


def _title_goes_on(previous: Line, line: Line) -> bool:
    """Whether a title behind its label was broken at the edge of a column."""
    broken = line.blank == 0 and len(previous.words) > _WRAPPED and not previous.words.endswith((".", "!", "?"))
    return broken and not features.byline(line.words).whole and not addresses.is_affiliation(line.words)


def _section_kind(
    line: Line, lines: Sequence[Line], index: int, section: LabelKind | None, *, over: bool
) -> ZoneKind | None:
    if line.label and line.label.kind is section:
        return _LABEL_ZONES[section]
    if section is LabelKind.REFERENCES:
        return ZoneKind.FURNITURE if over or _not_entry(line) else ZoneKind.REFERENCES
    if over or features.is_end(line.words) or _is_elsewhere(lines, index):
        return ZoneKind.FURNITURE
    if section is LabelKind.ABSTRACT and _goes_on(lines, index):
        return ZoneKind.ABSTRACT
    own = _told_from_above(lines, index, section) or own_kind(line, section)
    return own if own is not None else _by_section(lines, index, section)


def _told_from_above(lines: Sequence[Line], index: int, section: LabelKind | None) -> ZoneKind | None:
    """The kind that the line above tells, by its label or its number, whatever this line looks like."""
    if _is_value(lines, index, section) or _in_series(lines, index):
        return ZoneKind.IMPRINT
    return ZoneKind.KEYWORDS if section is LabelKind.KEYWORDS and _is_list(lines, index) else None


def _is_elsewhere(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the title of another document, glued to what leads there."""
    above = lines[index - 1].words if index and not lines[index].blank else ""
    return len(above) < _WRAPPED and _ELSEWHERE.fullmatch(above) is not None


def _is_value(lines: Sequence[Line], index: int, section: LabelKind | None) -> bool:
    """Whether a line is the value of the label on the line above ("Year of publication:")."""
    words = lines[index].words
    announced = section is LabelKind.IMPRINT and lines[index - 1].label is not None
    return announced and (words.isdigit() or not features.is_furniture(words))


def _is_list(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a list below the label of keywords: of organisations too."""
    above, line = lines[index - 1], lines[index]
    words = without_column(line.words)
    column = len(words.rstrip()) < len(line.words)
    below = above.label is not None and line.blank <= 1 and is_label_alone(above)
    return column or (below and bool(re.search(r"[;,]", words)) and not features.is_imprint(words))


def _in_series(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the name of a series with its number below, or that number."""
    named = _SERIES.search(lines[index].words) and index + 1 < len(lines) and _NUMBER.fullmatch(lines[index + 1].words)
    numbered = index and _NUMBER.fullmatch(lines[index].words) and _SERIES.search(lines[index - 1].words)
    return bool(named or numbered) and not lines[index].prose


def _by_section(lines: Sequence[Line], index: int, section: LabelKind | None) -> ZoneKind | None:
    if section in _LISTS:
        return _LABEL_ZONES[section]
    if is_heading(lines[index]):
        return ZoneKind.HEADING
    if section is LabelKind.ABSTRACT:
        return _in_abstract(lines[index], lines, index)
    return ZoneKind.BODY if section is LabelKind.SECTION else None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line continues the sentence of the line before."""
    line = lines[index]
    return index > 0 and line.blank == 0 and not addresses.is_marked(line.words) and _unfinished(lines, index)


def _unfinished(lines: Sequence[Line], index: int) -> bool:
    """Whether the sentence of the line before goes on."""
    before = lines[index - 1]
    return bool(before.label is None or before.content) and not before.words.endswith((".", "!", "?"))


def _not_entry(line: Line) -> bool:
    return features.is_end(line.words) or (features.is_furniture(line.words) and not line.bullet)


def _in_abstract(line: Line, lines: Sequence[Line], index: int) -> ZoneKind | None:
    before = lines[index - 1]
    if line.blank <= 1 or line.prose or (before.label and before.content is None):
        return ZoneKind.ABSTRACT
    return None
