"""The next generation of a store, as its one writer makes it."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from ontology.dataset import Dataset
from ontology.errors import NoDatasetError
from ontology.generations import current_generation, generation_directory, next_generation, prune, switch, writing
from ontology.iris import graph_iri
from ontology.manifest import Manifest
from ontology.merge import Merge, load
from ontology.networks import derived_ties, stored_ties, tie_changes
from ontology.rdf_terms import engine_term, node
from ontology.runs import Run, forget_run, run_quads
from ontology.source_table import SourceTable
from ontology.statement import DocumentGraph, Fact, Iri
from ontology.static_graphs import static_digest, static_files, static_quads
from ontology.text_index import is_indexed, write_text_index
from ontology.thesauri import Thesauri, ThesaurusFile, forget_others, keep, recall
from ontology.used_concepts import used_quads
from ontology.writer import WrittenGraph, write, write_facts


class Draft:
    """A copy of the current generation that changes until it is published; readers see nothing of it before.

    `sources` is the table of what its documents are made from.
    """

    def __init__(self, store: Path, name: str) -> None:
        """Use `begin`."""
        self._store = store
        self._name = name
        self._directory = generation_directory(store, name)
        self._current = current_generation(store)
        self._published = self._copied()
        self._manifest = self._published.copy()
        self._merge: Merge | None = Merge(_opened(self._directory / "quads"))
        before = None if self._current is None else generation_directory(store, self._current)
        self.sources = SourceTable(self._directory, before)
        self._runs: list[Run] = []

    @classmethod
    @contextmanager
    def begin(cls, store: Path) -> Iterator["Draft"]:
        """The draft of the store's next generation.

        Leaving the block without `publish` leaves the store as it was. Raises `BusyStoreError` when another process
        writes to the store, and `NoDatasetError` when its current generation cannot be read.
        """
        with writing(store):
            prune(store)
            name = next_generation(store)
            try:
                draft = cls(store, name)
                try:
                    yield draft
                finally:
                    draft._close()
            finally:
                if current_generation(store) != name:
                    shutil.rmtree(generation_directory(store, name), ignore_errors=True)

    def documents(self) -> Mapping[Iri, str]:
        """The documents of the draft, each with the digest it was put with."""
        return MappingProxyType(self._manifest.documents)

    def thesauri(self) -> tuple[ThesaurusFile, ...]:
        """The thesauri that the draft works with. Raises `BadThesaurusError` when one of them is gone."""
        return recall(self._manifest.thesauri, self._tables)

    def use(self, files: Sequence[ThesaurusFile]) -> Thesauri:
        """Works with these thesauri from now on, and no others; the store remembers them."""
        self._manifest.thesauri = {file.digest: str(file.path) for file in files}
        return keep(files, self._tables)

    def put(self, graph: DocumentGraph, digest: str) -> None:
        """Puts the document in, in place of what the draft has of it.

        Raises ValueError for a graph that does not hold together, and leaves the draft as it was.
        """
        self.put_written(write(graph), digest)

    def put_written(self, written: WrittenGraph, digest: str) -> None:
        """Puts the document in that `write` has made ready, perhaps in another process."""
        if written.name in self._manifest.documents:
            forget_run(self._writing.quads, written.name)
        self._writing.put_written(written)
        self._manifest.documents[written.name] = digest

    def drop(self, document: Iri) -> None:
        """Takes the document out, with all that only it supports; does nothing when the draft has it not."""
        if self._manifest.documents.pop(document, None) is not None:
            forget_run(self._writing.quads, document)
            self._writing.drop(node(document))

    def note_run(self, run: Run) -> None:
        """Notes who wrote the documents of the run; written on `publish`, if there is anything to publish."""
        self._runs.append(run)

    def publish(self, before_switch: Callable[[Dataset], None] | None = None) -> str:
        """Makes the draft the current generation and gives its name; that of the current one when nothing changed.

        `before_switch` gets the new generation, complete, while readers still see the old one. It may put files of its
        own into its folder, and must keep nothing of the dataset; when it raises, nothing is published.
        """
        self.refresh_static_graphs()
        self._writing.settle()
        self._describe_used_concepts()
        if self._current is not None and not self._has_changed():
            return self._current
        with ThreadPoolExecutor(max_workers=2) as beside:  # engine and SQLite do much of this without Python's lock
            indexed = beside.submit(write_text_index, self._writing.quads, self._directory)
            self._derive_networks()
            self._write_runs()
            self._manifest.write(self._directory)
            compacted = beside.submit(self._writing.optimise)
            if before_switch is not None:
                before_switch(self._dataset())
            indexed.result()
            compacted.result()
        self._close()
        switch(self._store, self._name)
        prune(self._store)
        forget_others(self.given)
        return self._name

    def _has_changed(self) -> bool:
        """Whether a generation of the draft would tell readers more than the current one does."""
        if self._writing.changed or self.sources.changed or self._manifest != self._published or self._current is None:
            return True
        return not is_indexed(generation_directory(self._store, self._current))

    @property
    def _tables(self) -> Path:
        return self._store / "thesauri"

    @property
    def given(self) -> Thesauri:
        """The tables of the thesauri that the draft works with."""
        return Thesauri(self._tables, tuple(sorted(self._manifest.thesauri)))

    @property
    def _writing(self) -> Merge:
        if self._merge is None:
            raise NoDatasetError(str(self._directory), "is published or given up", "begin a new draft")
        return self._merge

    def _copied(self) -> Manifest:
        """Makes the folder of the draft, with the files of the current generation; the manifest of that one."""
        self._directory.mkdir(parents=True)
        if self._current is None:
            return Manifest()
        current = Dataset.open_generation(self._store, self._current)
        current.quads.backup(str(self._directory / "quads"))
        return Manifest.read(current.directory)

    def refresh_static_graphs(self) -> None:
        """Puts the ontology and the thesaurus in, if they changed; `publish` does so unless it is done."""
        for name, files in static_files().items():
            content = static_digest(files)
            if self._manifest.static.get(name) != content:
                self._writing.put(node(graph_iri(name)), list(static_quads(name, files)))
                self._manifest.static[name] = content

    def _describe_used_concepts(self) -> None:
        graph = node(graph_iri("thesauri"))
        found = list(used_quads(self._writing.quads, self.given, graph)) if self._manifest.thesauri else []
        if found:
            self._writing.put(graph, found)
        elif self._writing.quads.contains_named_graph(graph):
            self._writing.drop(graph)
        self._writing.settle()

    def _derive_networks(self) -> None:
        """Writes the ties that changed: most stay as they are when a few documents change."""
        dataset = self._dataset()
        gone, come = tie_changes(stored_ties(dataset), derived_ties(dataset))
        self._writing.withdraw(_quads(gone, node(graph_iri("networks"))))
        self._writing.add_written(write_facts(graph_iri("networks"), come))
        self._writing.settle()

    def _dataset(self) -> Dataset:
        """The draft as readers will see it."""
        return Dataset(self._writing.quads, generation=self._name, directory=self._directory)

    def _write_runs(self) -> None:
        for run in self._runs:
            load(self._writing.quads, list(run_quads(self._writing.quads, run)))

    def _close(self) -> None:
        """Closes the engine, which does so when nothing refers to it: its folder is then safe to open."""
        self._merge = None
        self.sources.close()


def _opened(path: Path) -> ox.Store:
    try:
        return ox.Store(path)
    except OSError as error:
        raise NoDatasetError(
            str(path), f"cannot be written ({error})", "look for room and rights on the disk"
        ) from error


def _quads(facts: Iterable[Fact], graph: ox.NamedNode) -> set[ox.Quad]:
    return {ox.Quad(node(fact.subject), node(fact.predicate), engine_term(fact.object), graph) for fact in facts}
