"""From sources to a published generation of the store."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from api.networks import load_libraries
from api.publishing import leave_files
from corpus.errors import CorpusError
from corpus.record import Record
from corpus.sources import Source, find_sources, read_source
from ontology.draft import Draft
from ontology.errors import MixedThesauriError
from ontology.iris import document_iri
from ontology.runs import Run
from ontology.statement import Iri
from ontology.thesauri import Thesauri, ThesaurusFile, give
from pipeline.flow import ReadingCache, Stated, paying_workers, state_records
from pipeline.version import pipeline_version, record_digest

Step = Callable[[str], None]
"""Called with the name of each document that is done with."""
_NAMED_AT_MOST = 3


@dataclass(slots=True)
class Summary:
    """What became of the sources of one build; `failed` holds an error line each.

    `thesauri` are those in use; `changed` names those that the store remembers and whose files are not what they were.
    """

    read: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    encodings: dict[str, str] = field(default_factory=dict)
    thesauri: tuple[ThesaurusFile, ...] = ()
    changed: list[str] = field(default_factory=list)
    generation: str = ""
    seconds: float = 0.0

    @property
    def kept(self) -> int:
        """Documents of these sources that are in the store."""
        return len(self.read) + len(self.replaced) + len(self.skipped)


def build(
    paths: Sequence[Path],
    store: Path,
    *,
    workers: int | None,
    step: Step,
    begin: Callable[[int], None],
    thesauri: Sequence[Path] | None = None,
) -> Summary:
    """Read `paths` into `store` and publish; unchanged documents are skipped, changed ones replaced.

    Without `workers` there are as many as pay for their start. `begin` is told the number of files first, `step` the
    name of each that is done. `thesauri` are SKOS files whose concepts are looked for as well; None stands for those
    that the store has been built with. Raises an OntologyError when the store cannot be written or a thesaurus cannot
    be read; what a source makes impossible is a line of `Summary.failed`.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    given = None if thesauri is None else give(thesauri, store / "thesauri")
    found = find_sources(paths)
    summary = Summary(failed=[str(error) for error in found.refused])
    begin(len(found.sources))
    with Draft.begin(store) as draft:
        known = dict(draft.documents())
        tables = _thesauri(draft, given, found.sources, summary)
        records = _changed(found.sources, known, tables, summary, step)
        many = workers or paying_workers(len(found.sources))
        stated = state_records(records, ReadingCache(store / "readings"), many, tables, partial(_prepare, draft))
        written = [iri for iri in (_put(draft, known, tables, each, summary, step) for each in stated) if iri]
        if written:
            draft.note_run(_run(started, written))
        summary.generation = draft.publish(before_switch=leave_files)
    summary.seconds = time.monotonic() - clock
    return summary


def _prepare(draft: Draft) -> None:
    """What publishing needs, while the readers start: the static graphs, and libraries that take a second to load."""
    draft.refresh_static_graphs()
    load_libraries()


def _thesauri(
    draft: Draft, given: Sequence[ThesaurusFile] | None, sources: Sequence[Source], summary: Summary
) -> Thesauri:
    """The thesauri to read with: those given, else those that the store remembers."""
    before, files = draft.given, draft.thesauri() if given is None else given
    thesauri = draft.use(files)
    left = sorted(set(draft.documents()) - {document_iri(source.source_file) for source in sources})
    if thesauri.key != before.key and left:
        names = ", ".join(iri.rpartition("/")[2] for iri in left[:_NAMED_AT_MOST])
        reason = (
            f"documents would keep the subjects of other thesauri, as they are no sources here ({len(left)}: {names})"
        )
        raise MixedThesauriError("--thesaurus", reason, "name all sources of the store, or remove these documents")
    summary.thesauri = tuple(files)
    if given is None:
        summary.changed = [str(file.path) for file in files if file.has_changed()]
    return thesauri


def _changed(
    sources: Sequence[Source], known: Mapping[Iri, str], thesauri: Thesauri, summary: Summary, step: Step
) -> Iterator[Record]:
    """The records that the store does not hold as they are; the others are noted as skipped or failed."""
    for source in sources:
        try:
            for record in read_source(source):
                if known.get(document_iri(record.source_file)) == record_digest(record, thesauri):
                    summary.skipped.append(record.source_file)
                    step(record.source_file)
                else:
                    yield record
        except CorpusError as error:
            summary.failed.append(str(error))
            step(source.source_file)


def _put(
    draft: Draft, known: Mapping[Iri, str], thesauri: Thesauri, stated: Stated, summary: Summary, step: Step
) -> Iri | None:
    record = stated.record
    step(record.source_file)
    if stated.graph is None:
        summary.failed.append(f"{record.source_file}: {stated.reason}")
        return None
    document = stated.graph.name
    draft.put_written(stated.graph, record_digest(record, thesauri))
    (summary.replaced if document in known else summary.read).append(record.source_file)
    summary.encodings[record.source_file] = f"{record.encoding} ({record.encoding_reason})"
    return document


def _run(started: datetime, documents: Sequence[Iri]) -> Run:
    return Run(
        started=started.isoformat(timespec="seconds"),
        ended=datetime.now(UTC).isoformat(timespec="seconds"),
        versions={"clusterkg": version("clusterkg"), "pipeline": pipeline_version(), "spacy": version("spacy")},
        documents=tuple(documents),
    )


def remove(names: Sequence[str], store: Path) -> tuple[list[str], list[str]]:
    """Take documents out, named by source file, key or IRI: those removed, and the names the store does not know."""
    removed, unknown = [], []
    with Draft.begin(store) as draft:
        documents = draft.documents()
        by_name: dict[str, Iri] = {str(iri): iri for iri in documents} | {
            iri.rpartition("/")[2]: iri for iri in documents
        }
        for name in names:
            iri = by_name.get(name) or document_iri(name)
            if iri in documents:
                draft.drop(iri)
                removed.append(name)
            else:
                unknown.append(name)
        if removed:
            draft.publish(before_switch=leave_files)
    return removed, unknown
