"""What the form of a single line says about its zone."""

import re

from pipeline.page import addresses, features
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import ZoneKind
from pipeline.page.prose import SHORT

_SECTION_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.)\s+(?![A-ZÀ-ÞА-Я]\.\s?[A-ZÀ-ÞА-Я])[A-ZÀ-ÞА-Я]"
)

_HEADLINE = re.compile(r"\b(?:BY|TO|WITH|FROM|INTO|HOW|WHY|WHAT|IS|ARE|WAS|WERE|WILL|HAS|HAVE|ITS|THEIR)\b")
"""Words of headlines in capitals that no address has: there capitals do not tell the names of organisations."""


_NUMBERED = re.compile(
    r"\A[A-ZÀ-Þ][^\d;]{3,80}\b(?:19|20)\d\d,\s\d{1,3}(?:\s?\(\d{1,3}\))?,\s|\A[^\d;]{3,80}\bvol(?:ume)?\.?\s?\d.{0,40}\b(?:no|issue)\b|\A\W*(?:doi|issn)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\W*[A-ZÀ-Þ][\w’'-]{1,30},?\s(?:[A-Z]{1,3}\b|[A-Z]\.)[^\n]{0,300}?\b(?:19|20)\d\d")
_FOOT = 160
"""The line with the journal at the foot of a page is shorter."""


_BESIDE = re.compile(
    r"(?:\A|(?<!\s)\s{3,}+)(?:article history|received|revised|accepted|published|available)\b[^\n]*", re.IGNORECASE
)
"""What stands in a second column beside keywords."""


def without_column(words: str) -> str:
    """The words with blanks for the history of the article that is printed beside them.

    >>> without_column("steel, coal      Received 3 May 2014").rstrip()
    'steel, coal'
    """
    return _BESIDE.sub(lambda match: " " * len(match[0]), words)


def is_label_alone(line: Line) -> bool:
    """Whether a line is a label, beside which at most that of another column stands."""
    if line.label is None or line.content is None:
        return line.label is not None
    return not without_column(line.view.text[line.label.end - line.span.begin :]).strip()


def is_entry(words: str) -> bool:
    """Whether a line begins as an entry of a list of references: a surname, initials, then a year."""
    return len(words) > _FOOT / 4 and bool(_ENTRY.match(words))


def own_kind(line: Line, section: LabelKind | None) -> ZoneKind | None:
    """The zone that the form of the line alone gives."""
    words = line.words
    if features.is_furniture(words) and not features.is_imprint(words):
        return ZoneKind.FURNITURE
    if section is LabelKind.SECTION:
        return _in_body(line)
    if _is_imprint(line):
        return ZoneKind.IMPRINT
    if features.is_furniture(words):
        return ZoneKind.FURNITURE
    silent = line.prose or section in (LabelKind.KEYWORDS, LabelKind.AUTHORS)
    return None if silent else _of_people(words)


def _is_imprint(line: Line) -> bool:
    labelled = line.label is not None and line.label.kind is LabelKind.IMPRINT and len(line.words) < SHORT
    entry = line.bullet and is_entry(line.words)
    return labelled or (features.is_imprint(line.words) and not line.prose and not entry)


def _of_people(words: str) -> ZoneKind | None:
    """Names with their posts or addresses, or posts and addresses alone."""
    if _names_with_role(words):
        return ZoneKind.BYLINE
    if _HEADLINE.search(words) and words.isupper():
        return None
    if addresses.is_affiliation(words) or features.role_begins(words):
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
    return not rest or (rest[0] in ",;(–—-:" and addresses.organisation_rank(rest) > 0)


def _in_body(line: Line) -> ZoneKind | None:
    """Footnotes with addresses and dates of submission stand in the body too."""
    words = line.words
    if len(words) > SHORT or line.prose:
        return None
    if addresses.EMAIL.search(words) and (addresses.is_affiliation(words) or addresses.is_marked(words)):
        return ZoneKind.AFFILIATION
    if _names_with_address(words) and addresses.is_affiliation(words):
        return ZoneKind.AFFILIATION
    if len(words) < _FOOT and _NUMBERED.search(words) and features.is_imprint(words) and not addresses.is_marked(words):
        return ZoneKind.IMPRINT
    if re.match(r"\W{0,3}(?:revised|received|accepted|published by|doi|issn)\b", words, re.IGNORECASE) and re.search(
        r"\d", words
    ):
        return ZoneKind.IMPRINT
    return None


def is_heading(line: Line) -> bool:
    words = line.words
    if len(words) > 120 or line.label:
        return False
    if line.heading:
        return any(map(str.isalpha, words))
    numbered = _SECTION_HEADING.match(words) and not line.prose and not words.endswith((",", ";"))
    return bool(numbered) and not (
        addresses.is_affiliation(words) or features.is_imprint(words) or addresses.has_street(words)
    )
