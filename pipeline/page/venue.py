"""The journal, series or proceedings that a page names as its place of publication."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.page import addresses, dates, features
from pipeline.page.labels import LabelKind
from pipeline.page.lines import Line
from pipeline.page.model import Field, ZoneKind
from pipeline.page.venue_names import name_end, venue_field, venue_words
from pipeline.page.zones import Labelled

_SERIAL = re.compile(
    r"\b(?:journal|review|bulletin|proceedings|annals|transactions|letters|quarterly|magazine|vestnik|revista|revue|zeitschrift|rivista|cahiers?|papers|conference|studies|research|archives|herald|izvestiya|gazette|series)\b",
    re.IGNORECASE,
)
_RUNNING_HEAD = re.compile(
    r"\b(?:journal|proceedings|bulletin|annals|transactions|quarterly|vestnik|cahiers? de recherche|"
    r"(?:working|discussion) papers?)\b",
    re.IGNORECASE,
)
_HEAD = 30
_LONGEST_NAME = 200
_SHOWN = re.compile(
    r"\s*(?:(?:article|chapter|conference paper|paper|technical report|preprint)\s+in\s+|"
    r"(?:article dans une revue|communication dans un congrès|chapitre d[’']ouvrage|journal articles?|"
    r"conference papers?|book sections?|book chapters?)\s{2,})(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""Sites of researchers say: Article in Journal of Steel · May 2011."""
_AUTHORED = re.compile(r"\s*(?:[A-ZÀ-Þ][\w.’'-]{0,30},?\s(?:(?:et al\.?|and|&)\s)?){1,8}/\s(?=[A-ZÀ-Þ][^/]{4,}\d)")
"""At the head of a page: A. Lee, B. Moss / Journal of Steel 12 (2011) 1-15."""
_DATED = re.compile(
    r"\s*(?:[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d(?:,\s|\s{2,}|\s?[·•|]\s?)(?=[A-ZÀ-Þ][a-zß-ÿ])(?!(?:Vol|No|Issue)\b)"
)
"""The year may come first: 2014, Journal of Steel."""
_AFTER_ISSN = re.compile(r"ISSN\D{0,12}\d{4}-\d{3}[\dXx]\s+(?P<name>[A-ZÀ-Þ][^\d|()]{4,80})\Z")
_NUMBERS = re.compile(
    r"\W*(?:(?:print|on-?line|electronic)\s(?:version\s)?)?(?:(?:vol(?:ume)?|том|band|jahrgang|tome?)\b\.?\s?[\dIVX]|issue\s\d|no\.?\s\d|№\s?\d|[ep]?-?ISSN\b)",
    re.IGNORECASE,
)
"""A line that begins so stands below the name of a journal."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITED = re.compile(r"\W*edited by\b", re.IGNORECASE)
_FEW = 8
_SHORT = 80
_OWN = frozenset({ZoneKind.TITLE, ZoneKind.IMPRINT, ZoneKind.ABSTRACT, ZoneKind.REFERENCES, ZoneKind.KEYWORDS})


def find_venue(labelled: Sequence[Labelled], title: str | None) -> Field | None:
    """The surest name of a journal or series on the page, which is not the `title` itself."""
    labels = announcing(labelled)
    found = [field for piece, label in zip(labelled, labels, strict=True) for field in _candidates(piece, label)]
    found += [field for piece, following in pairwise(labelled[:_HEAD]) for field in _masthead(piece, following)]
    entitled = title.casefold() if title else ""
    others = (field for field in found if not entitled or entitled not in field.value.casefold())
    return max(others, key=lambda field: field.confidence, default=None)


def announcing(labelled: Sequence[Labelled]) -> list[str]:
    """For each line the label of the imprint that it is a value of, on its own line or on the one above; or nothing."""
    found, alone = [], ""
    for piece in labelled:
        label = piece.line.label
        own = label.words if label and label.kind is LabelKind.IMPRINT else ""
        found.append(own or (alone if label is None and piece.kind is ZoneKind.IMPRINT else ""))
        alone = own if piece.line.content is None else ""
    return found


def _masthead(piece: Labelled, following: Labelled) -> Iterator[Field]:
    """The name of the journal on a line of its own above volume and ISSN, that of a book above its editors."""
    words = piece.line.words
    if piece.kind not in _OWN and _EDITED.match(following.line.words) and not piece.line.prose:
        yield from venue_field(piece.line, 0, len(piece.line.view.text), 0.7)
    above = piece.kind not in _OWN and following.kind in (ZoneKind.IMPRINT, ZoneKind.FURNITURE)
    unfit = piece.line.label or piece.line.prose or features.is_furniture(words) or piece.kind is ZoneKind.BYLINE
    if not above or unfit or len(words) > _LONGEST_NAME:
        return
    dated = _SERIAL.search(words) and _YEAR.fullmatch(following.line.words)
    numbered = _NUMBERS.match(following.line.words) and len(words.split()) <= _FEW and not re.search(r"[\d.:@]", words)
    named = _SERIAL.search(words) and following.kind is ZoneKind.IMPRINT
    if ((named or dated) and not following.line.blank) or (
        numbered and following.line.blank <= 1 and len(following.line.words) < _SHORT
    ):
        yield from venue_field(piece.line, 0, name_end(piece.line.view.text, 0), 0.8)


def _candidates(piece: Labelled, label: str) -> Iterator[Field]:
    line = piece.line
    if piece.kind is ZoneKind.IMPRINT:
        yield from _of_imprint(line, label)
    elif piece.kind is ZoneKind.FURNITURE and _is_running_head(line):
        yield from venue_field(line, 0, name_end(line.view.text, 0), 0.7)


def _is_running_head(line: Line) -> bool:
    named = bool(_RUNNING_HEAD.search(line.words)) and len(line.words) < _LONGEST_NAME
    return named and not line.bullet and not features.is_furniture(line.words)


def _of_imprint(line: Line, label: str) -> Iterator[Field]:
    words = line.view.text
    begin = _after_label(line)
    if label in venue_words().labels:
        yield from venue_field(line, begin, name_end(words, begin), 0.9)
    elif label in venue_words().books:
        yield from _book(line, begin)
    elif label:
        return
    elif " > " in words or "  >  " in words:
        yield from _breadcrumb(line)
    elif match := _AFTER_ISSN.search(words):
        yield from venue_field(line, match.start("name"), match.end("name"), 0.8)
    elif match := _SHOWN.match(words) or _AUTHORED.match(words) or _DATED.match(words):
        yield from venue_field(line, match.end(), name_end(words, match.end()), 0.85)
    elif not venue_words().never.match(words) and not addresses.is_place_year(words) and not dates.is_dateline(words):
        end = name_end(words, 0)
        serial = _SERIAL.search(words, 0, end)
        if serial or end < len(words.rstrip()):  # words alone may be anything
            yield from venue_field(line, 0, end, 0.85 if serial else 0.75)


def _after_label(line: Line) -> int:
    if line.label is None:
        return 0
    words = line.view.text
    match = re.match(rf"\W*{re.escape(line.label.words[:3])}[^:.]*?(?:[:.]|\s)\s*", words, re.IGNORECASE)
    skip = re.match(rf"\W*{re.escape(line.label.words)}\W*", words, re.IGNORECASE)
    return skip.end() if skip else match.end() if match else 0


def _book(line: Line, begin: int) -> Iterator[Field]:
    """ "M. Lee (ed.), Title of the Book. Press, 2016": what follows the editors."""
    words = line.view.text
    editors = re.search(r"\((?:eds?|hrsg|ред)\.?\)[.,:]?\s*", words[begin:], re.IGNORECASE)
    if editors:
        start = begin + editors.end()
        stop = re.search(r"[.,](?=\s)", words[start:])
        yield from venue_field(line, start, start + stop.start() if stop else name_end(words, start), 0.85)
    elif _SERIAL.search(words) or "ISSN" in words:
        yield from venue_field(line, begin, name_end(words, begin), 0.8)


def _breadcrumb(line: Line) -> Iterator[Field]:
    for match in re.finditer(r"[^>]+", line.view.text):
        if _SERIAL.search(match[0]) and not re.search(r"\d", match[0]) and len(match[0].split()) > 2:
            yield from venue_field(line, match.start(), match.end(), 0.7)
