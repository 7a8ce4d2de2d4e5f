"""From sources to a published generation of the store."""

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from api.gathering import Gathering, size_of
from api.networks import load_libraries
from api.publishing import leave_files
from api.retracting import note_retractions
from api.summary import Summary
from api.watching import Unwatched, Watch
from corpus.sources import Source, find_sources
from ontology.draft import Draft
from ontology.errors import MixedThesauriError
from ontology.iris import document_iri
from ontology.runs import Run
from ontology.statement import Iri
from ontology.thesauri import Thesauri, ThesaurusFile, give
from pipeline.flow import ReadingCache, paying_workers, state_records
from pipeline.version import pipeline_version

_NAMED_AT_MOST = 3


def build(
    paths: Sequence[Path],
    store: Path,
    *,
    workers: int | None,
    watch: Watch,
    thesauri: Sequence[Path] | None = None,
    retractions: Sequence[Path] = (),
) -> Summary:
    """Read `paths` into `store` and publish; unchanged records are skipped, changed ones replaced.

    Records that are no longer in their file go. Without `workers` there are as many as pay for their start. `watch` is
    told how far it is. `thesauri` are SKOS files whose concepts are looked for as well; None stands for those that the
    store has been built with. `retractions` are files of Retraction Watch. Raises an OntologyError when the store
    cannot be written or a thesaurus cannot be read; what a source makes impossible is a line of `Summary.failed`.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    given = None if thesauri is None else give(thesauri, store / "thesauri")
    found = find_sources(paths)
    summary = Summary(failed=[str(error) for error in found.refused])
    with Draft.begin(store) as draft:
        gathering = Gathering(draft, _thesauri(draft, given, found.sources, summary), summary, watch)
        note_retractions(gathering.table, retractions, summary)
        _read(gathering, found.sources, store, workers)
        if gathering.written:
            draft.note_run(_run(started, sorted(gathering.written)))
        summary.shared = gathering.table.shared()
        summary.generation = draft.publish(before_switch=leave_files)
    summary.seconds = time.monotonic() - clock
    return summary


def _read(gathering: Gathering, sources: Sequence[Source], store: Path, workers: int | None) -> None:
    """Reads the pages one by one, then the works that records describe, alone or together with a page."""
    cache, prepare = ReadingCache(store / "readings"), partial(_prepare, gathering.draft)
    many = workers or paying_workers(len(sources))
    gathering.watch.begin(sum(map(size_of, sources)), "B")
    for stated in state_records(gathering.pages(sources), cache, many, gathering.thesauri, prepare):
        gathering.put_page(stated)
    works = gathering.table.gather()
    gathering.watch.begin(works, "works")
    for stated in state_records(
        gathering.works(), cache, workers or paying_workers(works), gathering.thesauri, prepare
    ):
        gathering.put_work(stated)
    gathering.drop_what_is_left()


def _prepare(draft: Draft) -> None:
    """What publishing needs, while the readers start: the static graphs, and libraries that take a second to load."""
    draft.refresh_static_graphs()
    load_libraries()


def _thesauri(
    draft: Draft, given: Sequence[ThesaurusFile] | None, sources: Iterable[Source], summary: Summary
) -> Thesauri:
    """The thesauri to read with: those given, else those that the store remembers."""
    before, files = draft.given, draft.thesauri() if given is None else given
    thesauri = draft.use(files)
    left = _left(draft, sources) if thesauri.key != before.key else []
    if left:
        names = ", ".join(left[:_NAMED_AT_MOST])
        kept = "documents would keep the subjects of other thesauri"
        reason = f"{kept}, as their files are no sources here ({len(left)}: {names})"
        raise MixedThesauriError("--thesaurus", reason, "name all sources of the store, or remove these documents")
    summary.thesauri = tuple(files)
    if given is None:
        summary.changed = [str(file.path) for file in files if file.has_changed()]
    return thesauri


def _left(draft: Draft, sources: Iterable[Source]) -> list[str]:
    """The files of the draft that are not among the sources; documents that were built before files were noted."""
    files = draft.sources.files() - {source.source_file for source in sources}
    unnoted = draft.documents().keys() - draft.sources.documents()
    known = {document_iri(source.source_file) for source in sources}
    return sorted(files | {iri.rpartition("/")[2] for iri in unnoted - known})


def _run(started: datetime, documents: Sequence[Iri]) -> Run:
    return Run(
        started=started.isoformat(timespec="seconds"),
        ended=datetime.now(UTC).isoformat(timespec="seconds"),
        versions={"clusterkg": version("clusterkg"), "pipeline": pipeline_version(), "spacy": version("spacy")},
        documents=tuple(documents),
    )


def remove(names: Sequence[str], store: Path) -> tuple[list[str], list[str]]:
    """Take sources out, named by file, by record, or by key or IRI of their document.

    Gives the names that were removed, and those that the store does not know. A work that other sources describe
    becomes what it would be if only these had been read.
    """
    removed: list[str] = []
    unknown: list[str] = []
    started = datetime.now(UTC)
    with Draft.begin(store) as draft:
        gathering = Gathering(draft, draft.given, Summary(), Unwatched())
        for name in names:
            (removed if _forget(draft, name) else unknown).append(name)
        if removed:
            _read(gathering, (), store, 1)
            if gathering.written:
                draft.note_run(_run(started, sorted(gathering.written)))
            draft.publish(before_switch=leave_files)
    return removed, unknown


def _forget(draft: Draft, name: str) -> bool:
    """Takes out what goes by the name; whether there was anything."""
    table, documents = draft.sources, draft.documents()
    by_key = (iri for iri in documents if name in (iri, iri.rpartition("/")[2]))
    iri = next(chain(by_key, (document_iri(name),)))
    sources = table.of_file(name) or table.of_document(iri)
    gone = table.forget([name]) or table.forget(sources)
    if not gone and iri in documents:  # built before there was a table of sources
        draft.drop(iri)
        return True
    return bool(gone)
