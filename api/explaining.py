"""One file, read aloud: what was recognised in it, where, and how surely."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import MissingSourceError, UnreadableSourceError
from corpus.record import Record
from corpus.sources import Source, read_source
from pipeline.flow import read_one
from pipeline.reading import Link, Reading, Referent
from pipeline.spans import Span

_WIDTH = 110


def explain(path: Path) -> Iterator[str]:
    """Lines for people about the records of one file; raises a CorpusError when it cannot be read."""
    if not path.is_file():
        raise MissingSourceError(str(path), "there is no such file", "name one file that exists")
    for record in read_source(Source(source_file=path.name, path=path)):
        yield f"{record.source_file}: {record.format}, {len(record.text)} characters, {record.encoding}"
        yield f"  encoding: {record.encoding_reason}"
        outcome = read_one(record)
        if outcome.reading is None:
            raise UnreadableSourceError(record.source_file, outcome.reason, "look at the file there")
        yield from _explain(record, outcome.reading)


def _explain(record: Record, reading: Reading) -> Iterator[str]:
    yield "\nZones"
    for zone in reading.zones:
        yield f"  {zone.kind:12} {_quote(record, zone.span)}"
    yield "\nFields"
    for field in reading.fields:
        where = _quote(record, field.span) if field.span else "told from all the words"
        yield f"  {field.name:10} {field.value!r}  {field.confidence:.2f}  {where}"
    yield "\nReferences"
    for number, reference in enumerate(reading.references, start=1):
        yield f"  [{number}] {'; '.join(reference.authors)} ({reference.year}) {reference.title}"
    for citation in reading.citations:
        entry = "no entry" if citation.reference is None else f"[{citation.reference + 1}]"
        yield f"  {_quote(record, citation.span)} -> {entry}"
    groups: dict[str, Sequence[Referent]] = {
        "People": reading.people,
        "Organisations": reading.organisations,
        "Regions": reading.regions,
        "Clusters": reading.clusters,
        "Concepts": reading.concepts,
    }
    for title, referents in groups.items():
        yield f"\n{title}"
        for referent in referents:
            yield from _explain_referent(record, referent)
    yield "\nLinks"
    names = {referent.id: referent.name for referents in groups.values() for referent in referents}
    for link in reading.links:
        yield from _explain_link(record, link, names)


def _explain_referent(record: Record, referent: Referent) -> Iterator[str]:
    place = getattr(referent, "place", None)
    code = f" [{place.key}]" if place else ""
    yield f"  {referent.name}{code}  {referent.confidence:.2f}  ({referent.id}, {len(referent.mentions)} mentions)"
    for mention in referent.mentions[:3]:
        yield f"      {_quote(record, mention.span)}"


def _explain_link(record: Record, link: Link, names: dict[str, str]) -> Iterator[str]:
    subject, target = (names.get(end, end) for end in (link.subject, link.object))
    yield f"  {subject} -- {link.relation} --> {target}  {link.confidence:.2f}"
    for span in link.evidence[:2]:
        yield f"      {_quote(record, span)}"


def _quote(record: Record, span: Span) -> str:
    words = " ".join(span.of(record.text).split())
    short = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"
    return f"{span.begin}–{span.end} “{short}”"
