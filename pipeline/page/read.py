"""From a record's text to the structure of its page."""

from corpus.record import Record
from pipeline.page.byline import read_credits
from pipeline.page.citations import read_citations
from pipeline.page.imprint import imprint_fields
from pipeline.page.keywords import jel_fields, keyword_fields
from pipeline.page.kind import type_field
from pipeline.page.language import language_field
from pipeline.page.lines import read_lines
from pipeline.page.model import Field, Page
from pipeline.page.references import read_references
from pipeline.page.title import title_fields
from pipeline.page.zones import label_lines, zones


def read_page(record: Record) -> Page:
    """The zones, fields, credits, references and citations of a record; never raises, whatever the text."""
    text = record.text
    labelled = label_lines(read_lines(text))
    spans = zones(text, labelled)
    fields: list[Field] = [*title_fields(text, labelled), *imprint_fields(labelled)]
    credited = read_credits(text, labelled)
    fields += [
        *keyword_fields(text, labelled, tags=bool(credited)),
        *jel_fields(labelled),
        *language_field(text, spans),
    ]
    fields.append(type_field(labelled, fields, credited=bool(credited)))
    references = read_references(text, labelled)
    return Page(
        zones=spans,
        fields=tuple(fields),
        credits=credited,
        references=references,
        citations=read_citations(text, spans, references),
    )
