"""The entry by which a page asks to be cited: "Cite as: Lee, A. (2019). Wages. Journal of Steel, 12(3), 45-67"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page.entry import parse_entry
from pipeline.page.labels import LabelKind
from pipeline.page.model import Field, Reference, ZoneKind
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_CITATION = re.compile(
    r"(?:cit(?:e|ation|as|ar)\b|how to cite|to cite|for citation|"
    r"(?:recommended|suggested|preferred) citation|please cite|share and cite|"
    r"zitierweise|pour citer|c[óo]mo citar|для цит|цитир|как цит|образец цит|ссылка для цит|библиографическая ссылка)"
)
"""Labels of that entry."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERS = re.compile(r"\d\s?\(\d|\bvol\b|\bpp?\b\.?\s?\d|\bno\b|№|,\s\d|doi", re.IGNORECASE)
_SERIES = re.compile(
    r"[,.?!][\"”]\s(?P<venue>[A-ZÀ-Þ][^,\"”\n]{2,90}?(?:papers?|reports?|series|notes|memoranda|studies))\s"
    r"(?:no\.?\s)?(?P<issue>[A-Z]{0,4}\d[\w/.-]{0,12})(?=[,.;])",
    re.IGNORECASE,
)
"""As RePEc quotes papers: “Title,” Steel Working Papers 12, University of Foo."""
_HOUSE = re.compile(
    r",\s(?:[^,]{0,60}\s)?(?:Elsevier|Springer|Wiley|Blackwell|Emerald|Routledge|Sage|MDPI|Inderscience|De Gruyter|"
    r"Taylor (?:&|and) Francis|Press|Publish(?:ing|ers)|Journals|University|Society|Association|Institute)"
    r"(?:\s[^,]{0,60})?\Z"
)
"""The publisher behind the name of the journal."""
_LINES = 6
_LEAST = 25
"""A shorter title (in letters) tells no entry."""
_LONGEST = 1500


def cited_fields(text: str, labelled: Sequence[Labelled], title: str | None) -> Iterator[Field]:
    """The values of the entry that the page has for itself: behind its label, or with the title of the page in it."""
    known = _letters(title or "")
    for index, piece in enumerate(labelled):
        if piece.kind in (ZoneKind.REFERENCES, ZoneKind.TITLE) or len(piece.line.words) > _LONGEST:
            continue
        if span := _announced(labelled, index) or _entitled(labelled, index, known):
            entry = parse_entry(text, span)
            if entry and entry.venue:
                yield from _values(text, entry)
            elif series := _SERIES.search(text, span.begin, span.end):
                for name in ("venue", "issue"):
                    place = Span(*series.span(name))
                    yield Field(name=name, value=series[name], span=place, confidence=0.8)


def _announced(labelled: Sequence[Labelled], index: int) -> Span | None:
    """The entry behind its label, on the same line or below it, broken or not."""
    label, content = labelled[index].line.label, labelled[index].line.content
    if label is None or label.kind is not LabelKind.IMPRINT or not _CITATION.match(label.words):
        return None
    first = index if content else index + 1
    last = first
    while last + 1 < min(len(labelled), first + _LINES) and _goes_on(labelled[last + 1]):
        last += 1
    if first >= len(labelled) or (labelled[first].line.label and not content):
        return None
    return Span(content.begin if content else labelled[first].line.span.begin, labelled[last].line.span.end)


def _goes_on(piece: Labelled) -> bool:
    """Whether a line may belong to the entry in the line above."""
    return not piece.line.blank and piece.line.label is None and piece.kind in (ZoneKind.IMPRINT, ZoneKind.BODY)


def _entitled(labelled: Sequence[Labelled], index: int, title: str) -> Span | None:
    """The entry that names the page by its title, with year and numbers."""
    line = labelled[index].line
    if len(title) < _LEAST or line.label or len(line.words) < len(title) + _LEAST or not _YEAR.search(line.words):
        return None
    return line.span if _NUMBERS.search(line.words) and title in _letters(line.words) else None


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.casefold()))


def _values(text: str, entry: Reference) -> Iterator[Field]:
    house = _HOUSE.search(entry.venue or "")
    venue = entry.venue[: house.start()] if entry.venue and house else entry.venue
    values = {"venue": venue, "volume": entry.volume, "issue": entry.issue, "pages": entry.pages}
    values["year"] = str(entry.year) if entry.year else None
    for name, value in values.items():
        if value:
            place = text.find(value, entry.span.begin, entry.span.end)
            span = Span(place, place + len(value)) if place >= 0 else None
            yield Field(name=name, value=value, span=span, confidence=0.8)
