"""The numbers of a publication: volume, issue, pages, the number of a paper in its series."""

import re
from collections.abc import Iterator

from pipeline.page.lines import Line
from pipeline.page.model import Field

_ROMAN = r"[IVXLCDM]{1,7}"
_VOLUME = re.compile(
    rf"\b(?:(?:vol(?:ume)?s?|том|band|bd|tome|tomo|jahrgang|jg|letnik|ročník|rocznik|évfolyam|årgang|jaargang|cilt)\b\s?[.:]?\s?-?\s*(?={_ROMAN}\b|\d)|[vт]\b\s?[.:]?\s?-?\s*(?=\d))"
    rf"(?P<value>\d{{1,4}}|{_ROMAN})\b",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"(?:\b(?:nos?|iss(?:ues?)?|nr|number|num|núm|numer[oe]?|número|вып|heft|številka|zeszyt|číslo|broj|sayı|n(?=\W{{0,3}}\d))\b\s?[.:°º]?\s?-?|№|n[°º])\s*(?P<value>\d{{1,5}}[A-Z]?(?:\s?\((?!(?:19|20)\d\d\))\d{{1,4}}\)|[-–/]\d{{1,4}})?|{_ROMAN}\b)",
    re.IGNORECASE,
)
_VOLUME_ISSUE = re.compile(
    r"\b(?P<volume>\d{1,4})\s?(?:[:/]\s?(?=\d{1,3}\s?\((?:19|20)\d\d\))|\(\s?(?:(?:no|issue|iss)\.?\s?)?)(?P<issue>(?!(?:19|20)\d\d\b)\d{1,3}[A-Z]?(?:[-–/]\d{1,3})?)\s?[)(]",
    re.IGNORECASE,
)
_VOLUME_COLON = re.compile(r"\b(?P<volume>\d{1,4})\s?:\s?(?P<pages>\d{1,5}\s?[-–—]\s?\d{1,5})\b")
_PAGES = re.compile(
    r"(?:\bpp?\b\s?\.?|\bp[áa]gs?\b\s?\.?|\bpages?\b:?|\bс\s?\.|\bs\s?\.(?=\s?\d+\s?[-–]))\s*(?P<value>[A-Z]?\d{1,5}(?:\s?[-–—]+\s?[A-Z]?\d{1,5})?)(?![\w])",
    re.IGNORECASE,
)
_PAGES_BARE = re.compile(
    r"(?:[,:;]|\))\s(?P<value>(?!(?:19|20)\d\d\s?[-–])\d{1,4}\s?[-–—]\s?\d{1,4})(?=\s*(?:[.,;|(]|$|ISSN|DOI))"
)
_ARTICLE_NUMBER = re.compile(r"\s(?P<volume>\d{1,4}),\s(?P<pages>[a-zA-Z]?\d{4,7})\s\((?P<year>(?:19|20)\d\d)\)")
_BEFORE_VOLUME = re.compile(r"\b(?P<value>\d{1,3})\s?\(\d{1,4}\)\s?,?\s?(?:vol(?:ume)?|т|том)\b", re.IGNORECASE)
"""The issue of the year, that of all years in brackets, and then the volume."""
_YEAR_FIRST = re.compile(
    r"\b(?:19|20)\d\d,\s(?P<volume>\d{1,3})(?:\s?\((?P<issue>\d{1,3})\))?,\s(?P<pages>[A-Za-z]?\d{1,6}(?:\s?[-–—]\s?\d{1,6})?)\b"
)
_YEAR_WITHIN = re.compile(r"\b(?P<volume>\d{1,4})\s?\((?:19|20)\d\d\)[,:]?\s?(?P<pages>\d{1,5}\s?[-–—]\s?\d{1,5})\b")
_NUMBERED = re.compile(r"\b(?:vol|no|issue|pp|volume|pages|proceedings|conference)\b|\d\s?\(\d|№|doi", re.IGNORECASE)
SERIES_NUMBER = re.compile(r"(?:no\.?\s?|№\s?)?(?P<value>(?P<year>(?:19|20)\d\d)[-/]\d{1,3})", re.IGNORECASE)
"""The number of a paper that begins with its year: "No. 2014-07"."""
_IN_SERIES = re.compile(
    r"(?:\b(?:papers?|reports?|briefs?)(?:\sseries)?,?\s?(?:no\.?|nr\.?|number|#|№|n°)?|\A\W*(?:no\.?|nr\.?|number|#|№))\s?"
    r"(?P<value>\d{1,5}(?:[/.–-]\d{1,5})?)(?![\w%])",
    re.IGNORECASE,
)
"""The number of a paper or report in its series."""


def numbers(line: Line, words: str) -> Iterator[Field]:
    """The numbers in `words`: those of the line, in which identifiers may be blanked."""
    if match := _ARTICLE_NUMBER.search(words):
        yield matched_field(line, "volume", match, "volume", 0.9)
        yield matched_field(line, "pages", match, "pages", 0.85)
        return
    if match := _YEAR_FIRST.search(words) or _YEAR_WITHIN.search(words):
        for name, value in match.groupdict().items():
            if value:
                yield matched_field(line, name, match, name, 0.85, value=_dashes(value) if name == "pages" else None)
        return
    volume, issue, pages = _VOLUME.search(words), _ISSUE.search(words), _PAGES.search(words)
    both = None if volume else _VOLUME_ISSUE.search(words)
    if both and (issue is None or issue.start() > both.start()):
        yield matched_field(line, "volume", both, "volume", 0.9)
        yield matched_field(line, "issue", both, "issue", 0.9)
        issue = None
    if volume:
        yield matched_field(line, "volume", volume, "value", 0.95)
        issue = _BEFORE_VOLUME.search(words) or issue
    if issue and not re.search(r"(?:ISSN|RNI|law|tel|reg)\s*\.?\s*\Z", words[: issue.start()], re.IGNORECASE):
        yield matched_field(line, "issue", issue, "value", 0.93)
    if pages and ("-" in _dashes(pages["value"]) or pages[0][:5].casefold() != "page "):  # "Page 1: …" numbers a sheet
        value = _dashes(pages["value"])  # a single number may be that of all pages
        yield matched_field(line, "pages", pages, "value", 0.95 if "-" in value else 0.6, value=value)
    elif match := _VOLUME_COLON.search(words):
        yield matched_field(line, "volume", match, "volume", 0.8)
        yield matched_field(line, "pages", match, "pages", 0.85, value=_dashes(match["pages"]))
    elif (match := _PAGES_BARE.search(words)) and _NUMBERED.search(words):
        yield matched_field(line, "pages", match, "value", 0.8, value=_dashes(match["value"]))
    if issue is None and (match := SERIES_NUMBER.fullmatch(words.strip()) or _IN_SERIES.search(words)):
        yield matched_field(line, "issue", match, "value", 0.8)


def is_numbered(words: str) -> bool:
    """Whether words tell a number of a publication or name proceedings.

    >>> is_numbered("Steel Letters, pages 3 to 9"), is_numbered("Steel in May")
    (True, False)
    """
    return bool(_NUMBERED.search(words))


def is_issue(words: str) -> bool:
    """Whether words tell the volume, and the issue or the pages in it.

    >>> is_issue("Vol. 4, No. 2"), is_issue("Vol. 4")
    (True, False)
    """
    return bool(_VOLUME.search(words) and (_ISSUE.search(words) or _PAGES.search(words)))


def matched_field(
    line: Line, name: str, match: re.Match[str], group: int | str, confidence: float, *, value: str | None = None
) -> Field:
    """What a group of a match in the view of the line says, plainly."""
    plain_value = value if value is not None else re.sub(r"\s+", " ", match[group]).strip()
    begin = match.start(group)
    end = begin + len(value) if value is not None and match[group].lower().startswith(value) else match.end(group)
    return Field(name=name, value=plain_value, span=line.view.span(begin, end), confidence=confidence)


def _dashes(words: str) -> str:
    return re.sub(r"\s*[-–—]+\s*", "-", words.strip())
