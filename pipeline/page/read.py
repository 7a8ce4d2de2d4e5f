"""From a record's text to the structure of its page."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from corpus.record import Record
from pipeline.page.bilingual import main_half
from pipeline.page.byline import read_credits
from pipeline.page.citations import read_citations
from pipeline.page.homes import home_fields
from pipeline.page.imprint import imprint_fields
from pipeline.page.keywords import jel_fields, keyword_fields
from pipeline.page.kind import type_field
from pipeline.page.language import language_field
from pipeline.page.lines import Line, read_lines
from pipeline.page.metadata import with_stated
from pipeline.page.model import Field, Page, ZoneKind
from pipeline.page.press import press_fields
from pipeline.page.recorded import recorded_page
from pipeline.page.references import read_references
from pipeline.page.stated import stated_credits
from pipeline.page.stated_authors import stated_authors
from pipeline.page.title import title_fields
from pipeline.page.told import dated_year, lone_year, told_year
from pipeline.page.zones import Labelled, label_lines, zones

_NEWS = ("news", "other")
_ARTICLE = "journal-article"


def read_page(record: Record) -> Page:
    """The zones, fields, credits, references and citations of a record; never raises, whatever the text."""
    return recorded_page(record, record.stated, _read) if record.stated else _read(record)


def _read(record: Record) -> Page:
    text = record.text
    lines = read_lines(text)
    half = main_half(lines)
    labelled = label_lines(half)
    whole = labelled if len(half) == len(lines) else _with_other_half(labelled, lines)
    spans = zones(text, whole)
    # Year and pages may be printed in one half only; where both have them, they agree.
    fields: list[Field] = list(title_fields(text, labelled))
    title = next((field.value for field in fields if field.name == "title"), None)
    fields += imprint_fields(text, labelled if whole is labelled else label_lines(lines), title)
    credited = read_credits(text, labelled) or stated_credits(text, labelled) or stated_authors(record)
    fields += [
        *keyword_fields(text, labelled, tags=bool(credited)),
        *jel_fields(labelled),
        *language_field(text, spans),
    ]
    fields = list(with_stated(record, fields))
    fields.append(type_field(labelled, fields, credited=bool(credited)))
    fields += _elsewhere(labelled, fields)
    references = read_references(text, labelled)
    return Page(
        zones=spans,
        fields=tuple(fields),
        credits=credited,
        references=references,
        citations=read_citations(text, spans, references),
    )


def _elsewhere(labelled: Sequence[Labelled], fields: Sequence[Field]) -> Iterator[Field]:
    """Year and venue where no line of an imprint says them."""
    known = {field.name for field in fields}
    kind = fields[-1].value
    if "year" not in known:
        told = told_year(labelled) if kind == "news" else dated_year(labelled)
        yield from islice(chain(told, lone_year(labelled)), 1)
    if "venue" not in known:
        found = press_fields(labelled) if kind in _NEWS else home_fields(labelled) if kind == _ARTICLE else ()
        yield from islice(found, 1)


def _with_other_half(labelled: Sequence[Labelled], lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """The labelled half of a bilingual page, the lines of the other half as body: places are named there too."""
    known = {piece.line.span: piece for piece in labelled}
    return tuple(known.get(line.span) or Labelled(line, ZoneKind.BODY) for line in lines)
