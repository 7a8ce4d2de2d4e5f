"""Which lines of a page speak of its authors: those of author zones, bylines of news, fields of records."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.page import addresses, features
from pipeline.page.labels import LabelKind
from pipeline.page.model import ZoneKind
from pipeline.page.name_lists import given_names
from pipeline.page.names import Name, recorded_names
from pipeline.page.plain import Plain, plain
from pipeline.page.prose import SHORT
from pipeline.page.signature_views import part
from pipeline.page.signature_words import patterns
from pipeline.page.zones import Labelled

_BY_END = re.compile(
    r"\s+(?:on|at|in|for|of|updated|published|posted|last|\d{1,4})\b|\s*[|•·@–—]|\s-\s|:\s*\Z", re.IGNORECASE
)
_HEAD = 30
"""A byline of news stands among the first lines."""

_TRAIL = re.compile(r"\s?[>›»]\Z|\A[>›»]")
"""A line of the way through the site to the page: "Foo University >"."""

_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[•·*–-])\s+(?=[^\W\d_])")
"""The number of an item in a list of authors, among which their employers may stand."""

_PROPERTY = re.compile(r"[^\W\d_]:\s*\d")
"""Other fields on the same line, "Author: HF Saved: 21.12.": those of a file."""

_LABEL = 30
"""So many code points at the beginning of a line may be the name of a field."""


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A line. `byline`: names stand here, not only addresses. `stated`: a field for authors; `item`: an address in
    a list of it."""

    view: Plain
    byline: bool
    blank: int = 0
    labelled: bool = False
    stated: bool = False
    item: bool = False

    @property
    def words(self) -> str:
        """The words without surrounding space."""
        return self.view.text.strip()


Elsewhere = Callable[[Sequence[Labelled], int], SignedLine | None]
"""What the line at an index says of authors although it stands in no zone of theirs."""


def signed_lines(text: str, pieces: Sequence[Labelled], elsewhere: Elsewhere) -> Iterator[SignedLine | None]:
    """The lines that speak of authors in the order of the page; None where others stand between them."""
    field = told = others = False
    for index, piece in enumerate(pieces):
        opens = _opens_field(piece)
        field = opens or (field and not _opens_others(piece) and _continues(piece))
        others = not opens and (_opens_others(piece) or (others and _is_listed(piece)))
        if field or others or patterns().person.match(piece.line.words[:SHORT]):
            yield _stated(text, piece) if field else None
            continue
        byline = None if told or index >= _HEAD else _byline(piece)
        told = told or byline is not None
        yield byline or elsewhere(pieces, index) or _zoned(text, pieces, index)


def _opens_field(piece: Labelled) -> bool:
    """Whether a line begins with the name of a field for authors."""
    line = piece.line
    if line.label is not None:
        return line.label.kind is LabelKind.AUTHORS
    return not line.prose and patterns().field.match(line.view.text[:_LABEL]) is not None


def _opens_others(piece: Labelled) -> bool:
    """Whether a line is the heading of a list of persons who are no authors."""
    return patterns().persons.match(piece.line.words[:SHORT]) is not None


def _is_listed(piece: Labelled) -> bool:
    """Whether such a list goes on."""
    line = piece.line
    return not (line.label or line.prose or line.heading or line.blank > 1 or piece.kind is ZoneKind.TITLE)


def _continues(piece: Labelled) -> bool:
    """Whether the value of a field goes on: with a line of names, or a name that begins with the family name."""
    line = piece.line
    if line.label or line.prose or line.blank > 1 or len(line.words) > SHORT or line.words.endswith(":"):
        return False
    if _ITEM.match(line.view.text):
        return True
    if piece.kind is ZoneKind.BYLINE or recorded_names(line.words, known=True):
        return True
    read = features.byline(line.words)
    return read.whole and any(name.sure for name in read.names)


def _stated(text: str, piece: Labelled) -> SignedLine | None:
    """The value of a field."""
    line = piece.line
    view = plain(text, line.content) if line.label and line.content else line.view
    match = None if line.label else patterns().field.match(view.text) or _ITEM.match(view.text)
    begin = match.end() if match else 0
    words = view.text[begin:]
    if line.content is None or not words.strip() or _PROPERTY.search(words):
        return None
    named = not match or not addresses.organisation_rank(words)
    return SignedLine(part(view, begin, len(view.text)), named, line.blank, stated=named, item=not named)


def _byline(piece: Labelled) -> SignedLine | None:
    """The names behind "By"; in what seems a title a known given name must be among them."""
    line = piece.line
    if len(line.words) > SHORT:
        return None
    lead = patterns().naming.match(line.view.text) or (None if line.prose else patterns().byline.match(line.view.text))
    if lead is None or piece.kind is ZoneKind.REFERENCES:
        return None
    words = line.view.text
    tail = _BY_END.search(words, lead.end())
    names = _writers(" " * lead.end() + words[lead.end() : tail.start() if tail else len(words)])
    if not names or (piece.kind is ZoneKind.TITLE and not any(map(has_given_name, names))):
        return None
    if addresses.organisation_rank(words[names[-1].end :]) > 1:
        return None  # where they work is said too
    return SignedLine(part(line.view, names[0].begin, names[-1].end), byline=True)


def _writers(words: str) -> list[Name]:
    """The names up to that of the paper."""
    found: list[Name] = []
    for name in features.byline(words).names:
        if patterns().outlet.search(words, name.begin, name.end):
            break
        found.append(name)
    return found


def has_given_name(name: Name) -> bool:
    """Whether one of the given names is a common one."""
    return any(word.casefold() in given_names() for word in name.given.split())


def _zoned(text: str, pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """A line of a zone of authors or addresses, unless it is the value of a field that names neither."""
    piece = pieces[index]
    line, content = piece.line, piece.line.content
    if piece.kind not in (ZoneKind.BYLINE, ZoneKind.AFFILIATION) or content is None:
        return None
    if _TRAIL.search(line.words) or _is_other_value(pieces, index):
        return None
    view = plain(text, content) if line.label else line.view
    byline = piece.kind is ZoneKind.BYLINE or _is_next_author(pieces, index) or _is_last_author(pieces, index)
    return SignedLine(view, byline, line.blank, line.label is not None)


def _is_other_value(pieces: Sequence[Labelled], index: int) -> bool:
    """Whether the line above says that this one is a publisher or the like."""
    above = pieces[index - 1].line.words if index and pieces[index].line.blank == 0 else ""
    return patterns().other.match(above[:SHORT]) is not None


def _is_last_author(pieces: Sequence[Labelled], index: int) -> bool:
    """Whether a line of one name ends a column of such lines, whatever zone it was taken for."""
    line = pieces[index].line
    above = pieces[max(0, index - 2) : index]
    if line.label or line.blank or not above or above[-1].kind is not ZoneKind.BYLINE:
        return False
    reads = [features.byline(piece.line.words) for piece in (*above, pieces[index])]
    column = [read.whole and len(read.names) == 1 for read in reads]
    return all(column) or (all(column[-2:]) and has_given_name(reads[-1].names[0]))


def _is_next_author(pieces: Sequence[Labelled], index: int) -> bool:
    """Whether a name among addresses is that of a further author: it has a given name, and an address follows."""
    line = pieces[index].line
    if line.label or index + 1 >= len(pieces) or pieces[index + 1].kind is not ZoneKind.AFFILIATION:
        return False
    read = features.byline(line.words)
    if not (read.whole and read.names) or addresses.organisation_rank(line.words) or addresses.is_place(line.words):
        return False
    behind = pieces[index + 1].line.words
    told = features.role_begins(behind) or addresses.organisation_rank(behind)
    return bool(told) and all(map(has_given_name, read.names))
