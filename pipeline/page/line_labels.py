"""What the trained model of lines is told: what the rules said, and how the lines look."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.labelling.shapes import Features, shape, windowed
from pipeline.page import addresses, features
from pipeline.page.labels import LabelKind
from pipeline.page.lexicon import lexicon
from pipeline.page.lines import Line
from pipeline.page.model import ZoneKind

MODEL = Path(__file__).parent / "models" / "pages.crfsuite"

REACH = 160
"""The model reads so many lines from the beginning of a page: titles, authors and abstracts stand there."""

_WORDS = 400
"""Of a long line so many code points are looked at, half from each end."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_COPYRIGHT = re.compile(r"©|\bcopyright\b|\ball rights\b|\blicen[cs]e|\bpermission\b", re.IGNORECASE)
_INITIAL = re.compile(r"\b[^\W\d_]\s?\.")
_MARK = re.compile(r"(?<=[^\W\d_])[.,]?\s?(?:\d{1,2}|[*†‡§¶∗#])(?=\s?[,;&*]|\s*\Z|\sand\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
