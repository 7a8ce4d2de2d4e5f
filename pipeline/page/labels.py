"""The words that announce what follows: "Key words:", "ArticleAuthor", "References"."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from pipeline.page.menus import is_menu
from pipeline.spans import Span


class LabelKind(StrEnum):
    """What a label announces; the names of the tables in labels.toml."""

    TITLE = "title"
    AUTHORS = "authors"
    AFFILIATION = "affiliation"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    CODES = "codes"
    REFERENCES = "references"
    IMPRINT = "imprint"
    SECTION = "section"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Label:
    """A label; `begin` and `end` count in the record, `end` is where its value begins. `words` are casefolded."""

    kind: LabelKind
    words: str
    begin: int
    end: int


_REACH = 120
"""No label with its number and marks is longer than this (code points)."""

_FAR = 100_000
"""No label within a line is looked for behind this place: such a line is no page."""

_LONG = 200
"""A label in mid-sentence counts only in a line longer than this."""

_NUMBERED = {LabelKind.SECTION, LabelKind.PART, LabelKind.REFERENCES, LabelKind.ABSTRACT}
_ALWAYS = ("reference", "list of ref", "bibliogr", "works cited", "список", "référenc", "referenc", "literaturv")
"""Under a section number only these are lists of references; "2. Literature" is a review."""

_FIELDS = (LabelKind.TITLE, LabelKind.AUTHORS, LabelKind.KEYWORDS, LabelKind.IMPRINT)
_INLINE = (LabelKind.ABSTRACT, LabelKind.KEYWORDS, LabelKind.CODES)


_CODE = re.compile(r"\s*[A-Z]\d{1,2}\b(?!\.\d)")


@cache
def _lexicon() -> dict[str, tuple[LabelKind, bool]]:
    """Each label, casefolded, with its kind and whether it may stand bare before its value."""
    tables = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
    found: dict[str, tuple[LabelKind, bool]] = {}
    for name, table in tables.items():
        for words in (*table["words"], *table["bare"]):
            found[words.casefold()] = (LabelKind(name), words in table["bare"])
    return found


def _alternatives(kinds: tuple[LabelKind, ...]) -> str:
    words = [words for words, (kind, _) in _lexicon().items() if kind in kinds]
    return "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in sorted(words, key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""[\s#>*_•·|«"“({{\[—–-]{{0,12}}(?P<number>(?:\d{{1,2}}|[IVX]{{1,5}})\.?[ \t]{{1,3}})?
        (?P<words>{_alternatives(tuple(LabelKind))})(?:(?!\w)|(?-i:(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ])))
        (?P<marks>[ \t]{{0,3}}(?:[*_)\]}}»"”]{{1,4}}|\([A-Za-z ]{{1,20}}\))?[ \t]{{0,3}})
        (?P<separator>[:.：—–-][:.*_\s—–-]{{0,8}}|[|\t](?=.)|(?=\n|$)|(?=\s)|(?=\w))""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _inline_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<=[.!?;,)\]>\d*\w])[ \t]{{1,6}}[*_]{{0,3}}(?P<words>{_alternatives(_INLINE)})[*_ \t]{{0,4}}
        (?P<separator>[:：]|[.—–-](?=\s)|(?=[ \t]+[*_]{{0,3}}[A-Z])|(?-i:(?<=[a-z])(?=[A-Z][a-z])))""",
        re.VERBOSE | re.IGNORECASE,
    )


def label_at(text: str, span: Span) -> Label | None:
    """The label at the beginning of `span`, when there is one.

    >>> label_at("**Key words:** steel, coal", Span(0, 26))
    Label(kind=<LabelKind.KEYWORDS: 'keywords'>, words='key words', begin=2, end=15)
    >>> label_at("Abstract painting in Rome", Span(0, 25)) is None
    True
    """
    head = text[span.begin : min(span.end, span.begin + _REACH)]
    match = _pattern().match(head)
    if match is None:
        return None
    words = re.sub(r"\s+", " ", match["words"].casefold())
    kind, bare = _lexicon()[words]
    if match["number"] and (kind not in _NUMBERED or (not words.startswith(_ALWAYS) and kind is LabelKind.REFERENCES)):
        return None
    if not _announces(match, kind, span.end - span.begin, head[match.end() :], bare=bare):
        return None
    end = span.begin + match.end()
    end += len(text[end : span.end]) - len(text[end : span.end].lstrip())
    return Label(kind, words, span.begin + match.start("words"), min(end, span.end))


def _announces(match: re.Match[str], kind: LabelKind, length: int, rest: str, *, bare: bool) -> bool:
    """Whether the words are a label here and not the beginning of a sentence or of a title."""
    if not rest.strip():
        return match.end() >= length or bool(match["separator"]) or bool(match["marks"])
    if kind is LabelKind.PART:
        return not match["number"] and match["separator"].strip() in (":", ".", "–", "—", "-", ":-", ".-")
    if kind in (LabelKind.SECTION, LabelKind.REFERENCES):
        return match["separator"].startswith(":") and kind is LabelKind.REFERENCES
    if match["separator"].startswith((":", "：")) or (kind in _FIELDS and _in_table(match, rest)):
        return True
    if match["separator"].startswith((".", "—", "–", "-")):
        return kind in (*_INLINE, LabelKind.IMPRINT) and match["separator"] != "-"
    return bare and _bare_value(match["words"], kind, length, rest)


def _in_table(match: re.Match[str], rest: str) -> bool:
    """Whether a wide gap or a bar parts label and value, as in tables without lines, but not every word."""
    gap = match["separator"] in ("|", "\t") or match[0].endswith(("  ", "\t")) or rest.startswith(("  ", "\t"))
    if not gap or is_menu(match.string):
        return False
    gaps = re.findall(r"(?<=\S)\s+(?=\S)", rest)
    return not gaps or any(len(one) == 1 for one in gaps)


def _bare_value(words: str, kind: LabelKind, length: int, rest: str) -> bool:
    if kind is LabelKind.ABSTRACT:
        return (words.isupper() and length > 200) or length > 300 or words.casefold().startswith("article")
    if kind is LabelKind.KEYWORDS:
        return "," in rest or ";" in rest or (words[0].isupper() and _unparted(rest))
    if kind is LabelKind.CODES:
        return bool(re.match(r"\s*[A-Z]?\d", rest))
    return True


def _unparted(rest: str) -> bool:
    """Whether words are a list that has lost its marks: "Steel Wages Labour market", each beginning with a capital."""
    capitals = re.findall(r"(?<![^\s(])[A-ZÀ-Þ][^\W\d_]+", rest[:_LONG])
    return len(rest) < _LONG and len(capitals) > 2 and not re.search(r"[.!?:]", rest)


def inline_labels(line: str) -> Iterator[int]:
    """Where labels begin within a line, after other words.

    >>> list(inline_labels("It is so. Keywords: a, b"))
    [10]
    """
    for match in _inline_pattern().finditer(line, 0, _FAR):
        words = match["words"]
        if match["separator"] and (words[0].isupper() or match["separator"] in ":："):
            if line[match.start() - 1] in ".!?)]*" or (match["separator"] in ":：" and len(line) > _LONG):
                yield _word_begin(match)
        elif not match["separator"] and words[0].isupper() and _bare_inline(line, match):
            yield _word_begin(match)


def _word_begin(match: re.Match[str]) -> int:
    return match.start() + len(match[0]) - len(match[0].lstrip())


def _bare_inline(line: str, match: re.Match[str]) -> bool:
    """An abstract may follow an e-mail address, a country in capitals or a stop; keywords follow the abstract."""
    kind = _lexicon()[re.sub(r"\s+", " ", match["words"].casefold())][0]
    if kind is LabelKind.CODES:
        return bool(_CODE.match(line, match.end()))
    if kind is LabelKind.KEYWORDS and line[match.end() - 1].isalpha():
        return True  # "Index TermsSteel, coal": glued to the first of them
    if kind is LabelKind.KEYWORDS:
        return line[match.start() - 1] in ".!?" and _unparted(
            re.split(r"\s(?:JEL|1\.?\s)", line[match.end() :][:_LONG])[0]
        )
    before = line[max(0, match.start() - 60) : match.start()].split()
    last = before[-1] if before else ""
    return len(line) - match.end() > 200 and (last.endswith(("]", ".", ")")) or "@" in last or last.isupper())
