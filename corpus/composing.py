"""The text of a record that comes as fields, put together as a title page prints them, with the place of every value.

Evidence is words of a text, so that what a format states needs a text to stand in: every fact of a record can be
looked up in it as on a page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.checking import checked
from corpus.record import Place, Record, Stated
from corpus.work import Affiliation, CitedWork, Creator, Work


def composed(
    work: Work, source_file: str, format_name: str, encoding: str, encoding_reason: str, confidence: float = 1.0
) -> Record:
    """The record of a work.

    >>> record = composed(Work(title="Wine", authors=(Creator(name="Quill, Ada"),)), "a.ris#1", "RIS", "utf-8", "valid")
    >>> record.text
    'Wine\\n\\nQuill, Ada'
    >>> [(place.part, record.text[place.begin:place.end]) for place in record.stated.places]
    [('title', 'Wine'), ('author', 'Quill, Ada')]
    """
    right, notes = checked(work)
    text, stated = written(right)
    return Record(
        source_file=source_file,
        format=format_name,
        text=text,
        encoding=encoding,
        encoding_reason=encoding_reason,
        stated=replace(stated, notes=notes, confidence=confidence),
    )


def written(work: Work, status: str | None = None) -> tuple[str, Stated]:
    """The text of the work, whose values are plain, with its places; `status` are the words that tell its status."""
    sheet = _Sheet()
    _head(sheet, work)
    _imprint(sheet, work, work.status if status is None else status)
    for number, paragraph in enumerate(work.abstract.split("\n\n") if work.abstract else ()):
        sheet.line("abstract", (paragraph, "abstract", number))
    _subjects(sheet, work)
    for number, reference in enumerate(work.references):
        sheet.line("references", (reference_text(reference), "reference", number))
    return sheet.text, Stated(work=work, places=tuple(sheet.places), lines=tuple(sheet.lines))


_OF_FILES = ("citekey", "record", "other")
"""Identifiers that mean something only in the file that has them."""

Piece = str | tuple[str, str, int]
"""Words, with the part and the number of the value that they are, or without where they only stand between values."""


class _Sheet:
    """The text so far."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.lines: list[Place] = []
        self._written: list[str] = []
        self._end = 0

    @property
    def text(self) -> str:
        return "".join(self._written)

    def line(self, kind: str, *pieces: Piece) -> None:
        """One more line, below a blank one if it is of another kind."""
        if self._end:
            self._write("\n" if self.lines[-1].part == kind != "abstract" else "\n\n")
        begin = self._end
        for piece in pieces:
            words, part, number = (piece, "", 0) if isinstance(piece, str) else piece
            start = self._end
            self._write(words)
            if part and words:
                self.places.append(Place(begin=start, end=self._end, part=part, number=number))
        self.lines.append(Place(begin=begin, end=self._end, part=kind))

    def list(self, kind: str, label: str, part: str, values: Sequence[str], between: str = "; ") -> None:
        """One line of several values."""
        pieces: list[Piece] = [label]
        for number, value in enumerate(values):
            pieces += [between] if number else []
            pieces.append((value, part, number))
        if values:
            self.line(kind, *pieces)

    def _write(self, words: str) -> None:
        self._written.append(words)
        self._end += len(words)


def affiliations_of(creators: Iterable[Creator]) -> tuple[Affiliation, ...]:
    """The affiliations of all, each once: the numbers at the names count in this order, from 1."""
    return tuple({one.name: one for creator in creators for one in creator.affiliations}.values())


def registered(work: Work) -> tuple[str, ...]:
    """The work's numbers in registers of other houses, each behind the register's name.

    >>> from corpus.source_field import SourceField
    >>> registered(Work(identifiers=(SourceField(name="pmid", value="17"), SourceField(name="citekey", value="a1"))))
    ('pmid 17',)
    """
    return tuple(f"{one.name} {one.value}" for one in work.identifiers if one.name not in _OF_FILES)


def _head(sheet: _Sheet, work: Work) -> None:
    if work.title:
        sheet.line("title", (work.title, "title", 0))
    affiliations = affiliations_of(work.authors)
    numbers = {one.name: number for number, one in enumerate(affiliations, 1)}
    pieces: list[Piece] = []
    for number, author in enumerate(work.authors):
        marks = ", ".join(str(numbers[name]) for name in dict.fromkeys(one.name for one in author.affiliations))
        pieces += [("; " if number else ""), (author.name, "author", number), f" [{marks}]" if marks else ""]
    if pieces:
        sheet.line("byline", *pieces, "; et al." if work.more_authors else "")
    for number, affiliation in enumerate(affiliations):
        sheet.line("affiliation", f"[{number + 1}] ", (affiliation.name, "affiliation", number))


def _imprint(sheet: _Sheet, work: Work, status: str) -> None:
    """Where and when it appeared: several lines of one kind."""
    issued = work.date or (f"{work.year:04}" if work.year is not None else "")
    parts: list[tuple[str, str, str, str]] = [
        ("", work.venue, "venue", ""),
        ("", issued, "date", ""),
        ("vol. ", work.volume, "volume", ""),
        ("no. ", work.issue, "issue", ""),
        ("pp. ", work.pages, "pages", ""),
    ]
    pieces: list[Piece] = []
    for before, value, part, after in parts:
        if value:
            pieces += [", " if pieces else "", before, (value, part, 0), after]
    if pieces:
        sheet.line("imprint", *pieces)
    issuers = [(work.publisher, "publisher", 0), (work.place, "place", 0)]
    named = [issuer for issuer in issuers if issuer[0]]
    if named:
        sheet.line("imprint", *named[:1], *((", ", named[1]) if named[1:] else ()))
    sheet.list("imprint", "Edited by ", "editor", [editor.name for editor in work.editors])
    sheet.list("imprint", "Made by ", "contributor", [one.name for one in work.contributors])
    sheet.list("imprint", "DOI ", "doi", [work.doi] if work.doi else [])
    sheet.list("imprint", "ISSN ", "issn", work.issns)
    sheet.list("imprint", "ISBN ", "isbn", work.isbns)
    sheet.list("imprint", "Identifiers: ", "identifier", registered(work))
    sheet.list("imprint", "Address: ", "url", [work.url] if work.url else [])
    sheet.list("imprint", "Also titled: ", "other title", work.other_titles)
    sheet.list("imprint", "Status: ", "status", [status] if status else [])


def _subjects(sheet: _Sheet, work: Work) -> None:
    sheet.list("keywords", "Keywords: ", "keyword", work.keywords)
    sheet.list("keywords", "Subjects: ", "subject", work.subjects)
    sheet.list("codes", "JEL: ", "jel", work.jel, ", ")


def reference_text(reference: CitedWork) -> str:
    """The entry as the source prints it, else its parts in the usual order.

    >>> reference_text(CitedWork(text="", authors=("Reed, B.",), year=2009, title="Sand", venue="Kiln", volume="7"))
    'Reed, B. (2009) Sand. Kiln, 7'
    """
    if reference.text:
        return reference.text
    year = f"({reference.year})" if reference.year is not None else ""
    names = " ".join(filter(None, ("; ".join(reference.authors), year, f"{reference.title or ''}.".lstrip("."))))
    issue = f"({reference.issue})" if reference.issue else ""
    number = f"{reference.volume or ''}{issue}"
    return " ".join(filter(None, (names, ", ".join(filter(None, (reference.venue, number, reference.pages))))))
