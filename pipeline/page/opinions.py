"""A second opinion on what lines are for: a trained model is believed where the rules do not know better."""

import re
import sys
from collections.abc import Iterator, Sequence

from pipeline.labelling.tagger import tagger
from pipeline.page import addresses, features
from pipeline.page.forms import is_entry, is_label_alone
from pipeline.page.labels import LabelKind
from pipeline.page.lexicon import lexicon
from pipeline.page.line_labels import MODEL, REACH, line_features
from pipeline.page.lines import Line
from pipeline.page.menus import is_menu
from pipeline.page.model import ZoneKind
from pipeline.page.prose import SHORT
from pipeline.page.title_lines import NO_NAME_BEGINS, ends_title, is_series, is_unfinished

_SURE = 0.4
"""Below this the rules' opinion stands."""

_LONGEST = {
    ZoneKind.ABSTRACT: sys.maxsize,
    ZoneKind.BODY: sys.maxsize,
    ZoneKind.BYLINE: 5 * SHORT,
    ZoneKind.AFFILIATION: 5 * SHORT,
}
"""Of a line longer than this (in code points), for other kinds than SHORT, the rules' opinion stands."""

_LEAST = 5
"""No title has fewer letters: "No. 112"."""

_KEPT = frozenset({ZoneKind.CODES, ZoneKind.REFERENCES, ZoneKind.HEADING})
"""What the model has not learnt to tell."""
_LISTED = (ZoneKind.BYLINE, ZoneKind.KEYWORDS)
_VALUES = frozenset({ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.IMPRINT, ZoneKind.KEYWORDS})


def second_opinion(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> list[ZoneKind]:
    """The zones of the lines after the model has been asked; what labels and headings say stands."""
    head = _head(lines, kinds)
    named = tagger(MODEL).tag(line_features(lines[:head], kinds[:head]))
    opinions = [
        ZoneKind(name.label) if name.confidence >= _SURE else kind for kind, name in zip(kinds, named, strict=False)
    ]
    authored = any(kind in (ZoneKind.BYLINE, ZoneKind.AFFILIATION) for kind in opinions)
    listing = _listing(lines[:head])
    settled = [
        opinion if not told and _believed(line, kind, opinion, authored=authored, listing=listed) else kind
        for line, kind, opinion, listed, told in zip(lines, kinds, opinions, listing, _told(lines, kinds), strict=False)
    ]
    if ZoneKind.TITLE in kinds and (ZoneKind.TITLE not in settled or not _is_article(lines[:head], kinds)):
        settled = [kind if ZoneKind.TITLE in (kind, new) else new for kind, new in zip(kinds, settled, strict=False)]
    return [*_first_title(lines, kinds, _going_on(lines, kinds, settled)), *kinds[head:]]


def _going_on(lines: Sequence[Line], kinds: Sequence[ZoneKind], settled: Sequence[ZoneKind]) -> list[ZoneKind]:
    """The settled kinds, with the lines of the rules' title that go on without a gap in a line that still is one."""
    found = list(settled)
    for index in range(len(found) - 2, -1, -1):
        following = found[index + 1] is ZoneKind.TITLE and not lines[index + 1].blank
        if following and kinds[index] is ZoneKind.TITLE and is_unfinished(lines[index].words):
            found[index] = ZoneKind.TITLE
    return found


def _first_title(lines: Sequence[Line], kinds: Sequence[ZoneKind], settled: Sequence[ZoneKind]) -> Iterator[ZoneKind]:
    """The settled kinds without titles that only the model sees, above and apart from one that the rules see too."""
    kept = [
        index for index, (kind, new) in enumerate(zip(kinds, settled, strict=False)) if kind is new is ZoneKind.TITLE
    ]
    begin = kept[0] if kept else 0
    while begin and settled[begin - 1] is ZoneKind.TITLE and not lines[begin].blank:
        begin -= 1
    for index, (kind, new) in enumerate(zip(kinds, settled, strict=False)):
        yield kind if index < begin and new is ZoneKind.TITLE else new


def _is_article(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> bool:
    """Whether a page has an abstract or addresses of authors: the model has seen no headlines of news."""
    labels = {line.label.kind for line in lines if line.label}
    return bool(labels & {LabelKind.ABSTRACT, LabelKind.KEYWORDS}) or ZoneKind.AFFILIATION in kinds[: len(lines)]


def _head(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> int:
    """How many lines stand before the body: up to the heading of its first section, or the list of references."""
    for index, (line, kind) in enumerate(zip(lines[:REACH], kinds, strict=False)):
        section = line.label is not None and line.label.kind is LabelKind.SECTION
        if kind is ZoneKind.REFERENCES or (section and kind is ZoneKind.HEADING):
            return index
    return min(REACH, len(lines))


def _listing(lines: Sequence[Line]) -> list[bool]:
    """For each line whether the last label before it was that of keywords."""
    found, last = [], False
    for line in lines:
        last = line.label.kind is LabelKind.KEYWORDS if line.label else last
        found.append(last)
    return found


def _told(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> Iterator[bool]:
    """For each line whether it is the value of a label on a line of its own above; names may be several."""
    before = False
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=False)):
        above = lines[index - 1] if index else None
        labelled = above is not None and is_label_alone(above)
        going_on = before and kind is kinds[index - 1] and kind in _LISTED and not line.blank
        before = kind in _VALUES and line.label is None and (labelled or going_on)
        yield before


def _believed(line: Line, ruled: ZoneKind, opinion: ZoneKind, *, authored: bool, listing: bool) -> bool:
    """Whether the model's opinion goes before that of the rules.

    Labels and headings stand, and so do addresses, and names on one line with their posts. A page without authors has
    no abstract, and no title in sentences or behind a gap. First pages do not teach to tell a body from an abstract.
    """
    if ruled in _KEPT or line.label is not None or line.heading > 0:
        return False
    if ruled is ZoneKind.FURNITURE and is_menu(line.words):
        return False
    if len(line.words) > _LONGEST.get(opinion, SHORT):
        return False
    told = (line.prose and line.blank > 0) or (ruled is ZoneKind.BODY and not authored)
    housed = ruled is ZoneKind.AFFILIATION and addresses.has_strong_head(line.words)
    posted = ruled is ZoneKind.AFFILIATION and features.role_begins(line.words)
    objections = {
        ZoneKind.AFFILIATION: ruled is ZoneKind.BYLINE and _signed(line.words),
        ZoneKind.BYLINE: housed or posted or not _may_be_names(line.words),
        ZoneKind.ABSTRACT: not authored or ruled is ZoneKind.KEYWORDS,
        ZoneKind.BODY: ruled is ZoneKind.ABSTRACT,
        ZoneKind.KEYWORDS: not listing and (ruled is ZoneKind.FURNITURE or not authored),
        ZoneKind.IMPRINT: told
        or (line.bullet and is_entry(line.words))
        or (ruled is ZoneKind.FURNITURE and not re.search(r"\d", line.words)),
        ZoneKind.FURNITURE: told or housed or ruled is ZoneKind.IMPRINT,
        ZoneKind.TITLE: housed
        or features.is_type(line.words)
        or sum(map(str.isalpha, line.words)) < _LEAST
        or (ruled is ZoneKind.FURNITURE and features.is_furniture(line.words))
        or (not authored and (line.prose or line.blank > 0))
        or ends_title(line.words)
        or (line.blank > 0 and line.words[:1].islower())
        or is_series(line.words)
        or _signed_by_several(line.words)
        or bool(addresses.EMAIL.search(line.words)),
    }
    return not objections.get(opinion, False)


def _may_be_names(words: str) -> bool:
    """Whether most words begin with a capital, and the first is none with which titles go on."""
    found = [word for word in re.findall(r"[^\W\d_]{4,}", words) if word.casefold() not in lexicon().particles]
    small = sum(word.islower() for word in found)
    return 5 * small < 2 * len(found) + 1 and words.partition(" ")[0].casefold() not in NO_NAME_BEGINS


def _signed_by_several(words: str) -> bool:
    """Whether a line is nothing but the names of several persons."""
    read = features.byline(words)
    return read.whole and len(read.names) > 1 and len(words.split()) > len(read.names)


def _signed(words: str) -> bool:
    """Whether a line begins with what is surely a name, or with one that something else follows."""
    read = features.byline(words)
    return bool(read.names) and (not read.whole or any(name.sure for name in read.names))
