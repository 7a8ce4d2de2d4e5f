"""From files to the table of sources, and from there to the works that are to be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from api.summary import SourceReport, Summary
from api.watching import Watch
from corpus.errors import CorpusError
from corpus.formats.format import Fault
from corpus.keeping import as_bytes, from_bytes
from corpus.merging import has_page, merged, told_apart
from corpus.record import Record
from corpus.sources import Content, Source, contents
from ontology.draft import Draft
from ontology.iris import document_iri
from ontology.source_table import Keys, SourceRow, SourceTable
from ontology.statement import Iri
from ontology.thesauri import Thesauri
from pipeline.flow import Stated
from pipeline.same_work import keys_of_work
from pipeline.version import record_digest

_OFTEN = 200  # records of a file between one step of the watch and the next


@dataclass(slots=True)
class Gathering:
    """One build under way: the draft, the thesauri to read with, what is to be said of it, who watches.

    `written` are the documents that changed.
    """

    draft: Draft
    thesauri: Thesauri
    summary: Summary
    watch: Watch
    written: set[Iri] = field(default_factory=set)
    _pages: dict[str, Source] = field(default_factory=dict)  # those under way, and where they came from

    @property
    def table(self) -> SourceTable:
        """The sources of the draft."""
        return self.draft.sources

    def pages(self, sources: Iterable[Source]) -> Iterator[Record]:
        """Puts the records of all files into the table, and gives the pages that are new or changed: to be read alone.

        Only when it is read is it known which work a page is, and so whether a record describes the same one.
        """
        for source in sources:
            report = SourceReport(source.source_file)
            failed = len(self.summary.failed)
            try:
                for content in contents(source):
                    yield from self._content(content, source, report)
            except CorpusError as error:
                self.summary.failed.append(str(error))
            is_whole = failed == len(self.summary.failed)
            report.vanished = self.table.end_of_file(source.source_file, is_whole=is_whole)
            self.summary.report(report)
            if report.pages == 0:  # else they are what takes time, and are counted when they are read
                self.watch.step(source.source_file, max(0, size_of(source) - report.bytes))

    def _content(self, content: Content, source: Source, report: SourceReport) -> Iterator[Record]:
        """The pages among what one file, or one of an archive, holds; the error of one takes no other down."""
        report.format = content.format
        try:
            for one in content.records:
                if isinstance(one, Fault):
                    report.fault(one, content.source_file)
                    continue
                report.take(one)
                if report.records % _OFTEN == 0:
                    self._tell(content, report)
                digest = record_digest(one, self.thesauri)
                if not self._is_changed(one, digest):
                    continue
                if one.stated:
                    self.table.put(_row(one, source.source_file, "record", digest, keys_of_work(one.stated.work)))
                else:
                    self._pages[one.source_file] = source
                    report.pages += 1
                    yield one
        except CorpusError as error:
            self.summary.failed.append(str(error))

    def _tell(self, content: Content, report: SourceReport) -> None:
        """Tells the watch how far a long file is."""
        consumed = content.file.consumed
        self.watch.step(content.source_file, max(0, consumed - report.bytes))
        report.bytes = max(report.bytes, consumed)

    def _is_changed(self, record: Record, digest: str) -> bool:
        """Whether the store has the record not as it is; counts it."""
        before = self.table.digest(record.source_file)
        self.table.see(record.source_file)
        if before == digest:
            self.summary.skipped += 1
        elif record.stated and before is None:
            self.summary.read += 1
        elif record.stated:
            self.summary.replaced += 1
        return before != digest

    def put_page(self, stated: Stated) -> None:
        """Puts a page that was read alone into the draft, as a document of its own for the time being."""
        record, source = stated.record, self._pages.pop(stated.record.source_file)
        self.watch.step(record.source_file, size_of(source))
        if stated.graph is None:
            self.summary.failed.append(f"{record.source_file}: {stated.reason}")
            return
        if self.table.digest(record.source_file) is None:
            self.summary.read += 1
        else:
            self.summary.replaced += 1
        digest = record_digest(record, self.thesauri)
        self.table.put(_row(record, source.source_file, "page", digest, stated.keys))
        self.draft.put_written(stated.graph, digest)
        self.table.note_document((record.source_file,), stated.graph.name)
        self.written.add(stated.graph.name)

    def works(self) -> Iterator[Record]:
        """The works whose sources changed, each as one record, but for those that the draft has as they are."""
        for rows in self.table.stirred():
            for record, names in _documents(rows):
                document = document_iri(record.source_file)
                self.table.note_document(names, document)
                if self.draft.documents().get(document) == record_digest(record, self.thesauri):
                    self.watch.step(record.source_file)
                else:
                    yield record

    def put_work(self, stated: Stated) -> None:
        """Puts a work into the draft; what cannot be read is tried again by the next build."""
        record = stated.record
        self.watch.step(record.source_file)
        if stated.graph is None:
            self.summary.failed.append(f"{record.source_file}: {stated.reason}")
            self.table.doubt((record.source_file, *record.also))
            return
        self.draft.put_written(stated.graph, record_digest(record, self.thesauri))
        self.written.add(stated.graph.name)

    def drop_what_is_left(self) -> None:
        """Takes out the documents of which no source is part any more."""
        for document in self.table.left():
            self.draft.drop(document)
            self.written.discard(document)


def size_of(source: Source) -> int:
    """The bytes of a file, as far as the system tells."""
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def _row(record: Record, file: str, kind: str, digest: str, keys: Keys) -> SourceRow:
    return SourceRow(
        name=record.source_file,
        file=file,
        kind=kind,
        digest=digest,
        keys=keys,
        record=as_bytes(record),
        format=record.format,
    )


def _documents(rows: list[SourceRow]) -> Iterator[tuple[Record, list[str]]]:
    """The documents that the sources of one work make, each with the names of its sources.

    All records and one page are one document; further pages stay their own: their words stand in other texts. Records
    that share no more than a DOI are documents of their own, too.
    """
    of_kind: dict[str, list[SourceRow]] = {"record": [], "page": [], "notice": []}
    for row in rows:
        of_kind[row.kind].append(row)
    notices = _records(of_kind["notice"])
    pages = _records(of_kind["page"])
    works = told_apart(_records(of_kind["record"]))
    if works:
        page = pages.pop(0) if pages and not any(map(has_page, works[0])) else None
        yield _document(works[0], page, notices)
    yield from (_document(records, None, notices) for records in works[1:])
    yield from (_document([], page, notices) for page in pages)


def _document(records: list[Record], page: Record | None, notices: list[Record]) -> tuple[Record, list[str]]:
    names = [one.source_file for one in (*records, *([page] if page else []))]
    return merged(records, page, notices), names


def _records(rows: Iterable[SourceRow]) -> list[Record]:
    return [from_bytes(row.record) for row in rows]
