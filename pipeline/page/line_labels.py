"""A second opinion on what lines are for: a trained model that sees what the rules said, and how the lines look."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.labelling.shapes import Features, shape, windowed
from pipeline.labelling.tagger import tagger
from pipeline.page import addresses, features
from pipeline.page.forms import is_entry
from pipeline.page.headline import NO_NAME_BEGINS
from pipeline.page.labels import LabelKind
from pipeline.page.lexicon import lexicon
from pipeline.page.lines import Line
from pipeline.page.menus import is_menu
from pipeline.page.model import ZoneKind
from pipeline.page.prose import SHORT

MODEL = Path(__file__).parent / "models" / "pages.crfsuite"

REACH = 160
"""The model reads so many lines from the beginning of a page: titles, authors and abstracts stand there."""

_SURE = 0.4
"""Below this the rules' opinion stands."""

_VERY_SURE = 0.9
"""So sure the model has to be to leave a page without the title that the rules found."""

_LONGEST = {
    ZoneKind.ABSTRACT: sys.maxsize,
    ZoneKind.BODY: sys.maxsize,
    ZoneKind.BYLINE: 5 * SHORT,
    ZoneKind.AFFILIATION: 5 * SHORT,
}
"""Of a line longer than this (in code points), for other kinds than SHORT, the rules' opinion stands."""

_LEAST = 5
"""No title has fewer letters: "No. 112"."""

_WORDS = 400
"""Of a long line so many code points are looked at, half from each end."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_COPYRIGHT = re.compile(r"©|\bcopyright\b|\ball rights\b|\blicen[cs]e|\bpermission\b", re.IGNORECASE)
_INITIAL = re.compile(r"\b[^\W\d_]\s?\.")
_MARK = re.compile(r"(?<=[^\W\d_])[.,]?\s?(?:\d{1,2}|[*†‡§¶∗#])(?=\s?[,;&*]|\s*\Z|\sand\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KEPT = frozenset({ZoneKind.CODES, ZoneKind.REFERENCES, ZoneKind.HEADING})
"""What the model has not learnt to tell."""
_VALUES = frozenset({ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.IMPRINT})


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
    if ZoneKind.TITLE in kinds and not _is_article(lines[:head], kinds):
        settled = [kind if ZoneKind.TITLE in (kind, new) else new for kind, new in zip(kinds, settled, strict=False)]
    elif ZoneKind.TITLE not in settled:  # a page that has a title does not lose it lightly
        settled = [
            kind if kind is ZoneKind.TITLE and name.confidence < _VERY_SURE else new
            for kind, new, name in zip(kinds, settled, named, strict=False)
        ]
    return [*_first_title(kinds, settled), *kinds[head:]]


def _first_title(kinds: Sequence[ZoneKind], settled: Sequence[ZoneKind]) -> Iterator[ZoneKind]:
    """The settled kinds without titles that only the model sees, far above the one that the rules found and it kept."""
    kept = [index for index, (kind, new) in enumerate(zip(kinds, settled, strict=False)) if kind is new is ZoneKind.TITLE]
    begin = kept[0] if kept else 0
    while begin and settled[begin - 1] is ZoneKind.TITLE:
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
        labelled = above is not None and above.label is not None and above.content is None
        going_on = before and kind is kinds[index - 1] is ZoneKind.BYLINE and not line.blank
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
        or sum(map(str.isalpha, line.words)) < _LEAST
        or (ruled is ZoneKind.FURNITURE and features.is_furniture(line.words))
        or (not authored and (line.prose or line.blank > 0))
        or bool(addresses.EMAIL.search(line.words)),
    }
    return not objections.get(opinion, False)


def _may_be_names(words: str) -> bool:
    """Whether most words begin with a capital, and the first is none with which titles go on."""
    found = [word for word in re.findall(r"[^\W\d_]{4,}", words) if word.casefold() not in lexicon().particles]
    small = sum(word.islower() for word in found)
    return 5 * small < 2 * len(found) + 1 and words.partition(" ")[0].casefold() not in NO_NAME_BEGINS


def _signed(words: str) -> bool:
    """Whether a line begins with what is surely a name, or with one that something else follows."""
    read = features.byline(words)
    return bool(read.names) and (not read.whole or any(name.sure for name in read.names))


def line_features(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> list[Features]:
    """The features of lines whose zones the rules have told as `kinds`."""
    outer = [_outer(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    own = [
        [*seen, *_inner(line), *context]
        for line, seen, context in zip(lines, outer, _contexts(lines, kinds), strict=True)
    ]
    return windowed(own, outer, reach=3)


def _outer(line: Line, kind: ZoneKind) -> Features:
    """What neighbours are told too."""
    words = _trimmed(line.words)
    names = features.byline(line.words)
    found = [
        f"rule={kind}",
        f"length={_bucket(len(line.words), (8, 20, 40, 60, 100, 200))}",
        f"blank={min(line.blank, 2)}",
    ]
    found.append(f"names={min(len(names.names), 3)}{'whole' if names.whole else ''}")
    for name, holds in (
        ("label", line.label is not None),
        ("bullet", line.bullet),
        ("heading", line.heading > 0),
        ("prose", line.prose),
        ("sure", any(one.sure for one in names.names)),
        ("address", addresses.is_affiliation(line.words)),
        ("organisation", addresses.organisation_rank(words) > 0),
        ("imprint", features.is_imprint(line.words)),
        ("furniture", features.is_furniture(line.words)),
        ("role", features.role_begins(line.words)),
        ("email", bool(addresses.EMAIL.search(words))),
        ("url", bool(addresses.URL.search(words))),
        ("marked", addresses.is_marked(words)),
        ("copyright", bool(_COPYRIGHT.search(words))),
        ("year", bool(_YEAR.search(words))),
        ("shouted", words.isupper()),
        ("small", words[:1].islower()),
        ("stop", words.endswith((".", "!", "?"))),
        ("comma", words.endswith((",", ";", ":"))),
        ("hyphen", words.endswith("-")),
        ("place", any(addresses.is_place(part) for part in re.split(r"[,;()]", words)[-3:])),
    ):
        if holds:
            found.append(name)
    return found


def _inner(line: Line) -> Features:
    """The words themselves, and shares of capitals and digits among them."""
    found = _WORD.findall(_trimmed(line.words))
    words = [word for word in found if word[0].isalpha()]
    capitals = sum(word[:1].isupper() for word in words)
    digits = sum(word[0].isdigit() for word in found)
    features_ = [f"w={word}" for word in dict.fromkeys(word.casefold() for word in words) if len(word) > 1]
    features_ += (
        [f"first={found[0].casefold()}", f"last={found[-1].casefold()}", f"shape={shape(found[0])}"] if found else []
    )
    if words:
        features_ += [f"first2={' '.join(word.casefold() for word in words[:2])}"]
    features_.append(f"capitals={capitals * 5 // max(1, len(words))}")
    features_.append(f"digits={digits * 5 // max(1, len(found))}")
    features_.append(f"count={_bucket(len(words), (1, 2, 3, 5, 8, 12, 20))}")
    features_.append(f"commas={_bucket(line.words.count(','), (0, 1, 2, 4))}")
    features_.append(f"initials={_bucket(len(_INITIAL.findall(line.words)), (0, 1, 2, 4))}")
    features_.append(f"marks={_bucket(len(_MARK.findall(line.words)), (0, 1, 2, 4))}")
    if found and found[-1].casefold() in lexicon().function_words:
        features_.append("unfinished")
    if line.label:
        features_.append(f"label={line.label.kind}")
    return features_


def _contexts(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> Iterator[Features]:
    """For each line where on the page it stands, and what came before it."""
    last_abstract = max((at for at, line in enumerate(lines) if _opens_abstract(line)), default=-1)
    before: set[ZoneKind] = set()
    printed: set[str] = set()
    told: dict[str, None] = {}
    section = ""
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        found = [f"line={_bucket(index, (0, 1, 2, 3, 5, 8, 12, 20, 40, 80))}"]
        found += [f"after={kind}" for kind in (ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.ABSTRACT) if kind in before]
        found += [*(f"told={label}" for label in told), f"section={section}"]
        if index <= last_abstract:
            found.append("abstract follows")
        if line.span.begin and line.words in printed:
            found.append("again")
        yield found
        before.add(kind)
        printed.add(line.words)
        if line.label:
            section = line.label.kind
            told[section] = None


def _opens_abstract(line: Line) -> bool:
    return line.label is not None and line.label.kind is LabelKind.ABSTRACT


def _trimmed(words: str) -> str:
    return words if len(words) <= _WORDS else f"{words[: _WORDS // 2]} {words[-_WORDS // 2 :]}"


def _bucket(size: int, edges: Sequence[int]) -> str:
    return str(next((edge for edge in edges if size <= edge), "more"))
