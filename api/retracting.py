"""What files of Retraction Watch say of works, as sources of the store."""

from collections.abc import Iterable
from pathlib import Path

from api.summary import SourceReport, Summary
from corpus.errors import CorpusError, MissingSourceError
from corpus.formats.format import Fault
from corpus.formats.streams.opened import FileOpened
from corpus.keeping import as_bytes
from corpus.retraction_watch import read_notices
from ontology.source_table import SourceRow, SourceTable
from pipeline.same_work import keys_of_notice
from pipeline.version import record_digest


def note_retractions(table: SourceTable, paths: Iterable[Path], summary: Summary) -> None:
    """Puts the notices of the files into the table, in place of what it has of them.

    The store keeps them for later builds, until the file is given again or removed.
    """
    for path in paths:
        report = SourceReport(path.name, format="Retraction Watch")
        try:
            _note(table, path, report)
            report.vanished = table.end_of_file(path.name, is_whole=True)
        except CorpusError as error:
            summary.failed.append(str(error))
            table.end_of_file(path.name, is_whole=False)
        summary.report(report)


def _note(table: SourceTable, path: Path, report: SourceReport) -> None:
    if not path.is_file():
        raise MissingSourceError(str(path), "there is no such file", "check the path of --retractions")
    for notice in read_notices(FileOpened(path, path.name)):
        if isinstance(notice, Fault):
            report.fault(notice, path.name)
            continue
        report.records += 1
        digest = record_digest(notice)
        table.see(notice.source_file)
        if notice.stated and table.digest(notice.source_file) != digest:
            row = SourceRow(
                name=notice.source_file,
                file=path.name,
                kind="notice",
                format=notice.format,
                digest=digest,
                keys=keys_of_notice(notice.stated.work),
                record=as_bytes(notice),
            )
            table.put(row)
