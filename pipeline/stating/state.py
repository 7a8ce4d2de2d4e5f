"""The graph of one document, from its record and its reading."""

from collections.abc import Iterator

from corpus.record import Record
from ontology.iris import document_iri
from ontology.statement import DocumentGraph, Fact, Mention, Statement
from pipeline.reading import Reading
from pipeline.resolve import identities
from pipeline.stating.calibration import calibrated
from pipeline.stating.cited import say_references
from pipeline.stating.document import say_document
from pipeline.stating.entities import say_entities
from pipeline.stating.links import say_links
from pipeline.stating.sayings import Saying, Source


def state(record: Record, reading: Reading) -> DocumentGraph:
    """Everything the document supports; a function of its two arguments alone."""
    return calibrated(uncalibrated(record, reading))


def uncalibrated(record: Record, reading: Reading) -> DocumentGraph:
    """The same with the confidences of the readers: for measuring them."""
    document = document_iri(record.source_file)
    source = Source(document=document, record=record, reading=reading, iris=identities(reading, document))
    sayings = tuple(_sayings(source))
    return DocumentGraph(
        document=document,
        text=record.text,
        facts=tuple(saying for saying in sayings if isinstance(saying, Fact)),
        statements=tuple(saying for saying in sayings if isinstance(saying, Statement)),
        mentions=tuple(saying for saying in sayings if isinstance(saying, Mention)),
    )


def _sayings(source: Source) -> Iterator[Saying]:
    yield from say_document(source)
    yield from say_entities(source)
    yield from say_links(source)
    yield from say_references(source)
