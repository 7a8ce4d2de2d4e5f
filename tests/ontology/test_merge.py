"""The default graph is the same by every way that leads to the same documents."""

import io
import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.export import export
from ontology.iris import document_iri, graph_iri, thing
from ontology.merge import Merge
from ontology.merge_check import merge_violations
from ontology.rdf_terms import node
from ontology.statement import DocumentGraph, Fact, Iri, Statement, Term, Text
from ontology.terms import CKG, FOAF, GEO, RDF, RDFS, SKOS, XSD
from ontology.writer import write

DOCUMENTS = [document_iri(f"{name}.txt") for name in "abc"]
THINGS = [thing("person", name) for name in "xy"]
VALUES: list[tuple[Iri, Term]] = [
    (RDF.type, FOAF.Person),
    (RDFS.label, Text("Ada")),
    (RDFS.label, Text("Ada Quill")),
    (RDFS.label, Text("A. Quill", "en")),
    (SKOS.prefLabel, Text("Ada")),
    (SKOS.prefLabel, Text("Quill")),
    (SKOS.altLabel, Text("Ada")),
    (SKOS.altLabel, Text("Quilly")),
    (GEO.lat, Text("46.50", datatype=XSD.decimal)),
    (GEO.lat, Text("46.5", datatype=XSD.decimal)),
]
FACTS = [Fact(one, predicate, value) for one in THINGS for predicate, value in VALUES]
STATEMENTS = [Statement(THINGS[0], CKG.role, Text("head"), confidence, ((0, 3),)) for confidence in (0.5, 0.7)]


@st.composite
def graphs(draw: st.DrawFn) -> DocumentGraph:
    return DocumentGraph(
        document=draw(st.sampled_from(DOCUMENTS)),
        text="some text",
        facts=tuple(draw(st.lists(st.sampled_from(FACTS), max_size=6))),
        statements=tuple(draw(st.lists(st.sampled_from(STATEMENTS), max_size=2))),
    )


STEPS = st.lists(st.one_of(graphs(), st.sampled_from(DOCUMENTS)), max_size=8)


class Merged:
    """A store in memory that documents come to and go from."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.merge = Merge(self.store)

    def take(self, steps: Iterable[DocumentGraph | Iri]) -> "Merged":
        for step in steps:
            if isinstance(step, DocumentGraph):
                self.merge.put_written(write(step))
            else:
                self.merge.drop(node(step))
        self.merge.settle()
        return self

    @property
    def dataset(self) -> Dataset:
        return Dataset(self.store, generation="", directory=Path())

    def lines(self) -> bytes:
        stream = io.BytesIO()
        export(self.dataset, "nquads", stream)
        return stream.getvalue()


def final(steps: Iterable[DocumentGraph | Iri]) -> list[DocumentGraph]:
    left: dict[Iri, DocumentGraph] = {}
    for step in steps:
        if isinstance(step, DocumentGraph):
            left[step.document] = step
        else:
            left.pop(step, None)
    return list(left.values())


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=4))
def test_any_sequence_of_changes_gives_what_a_build_from_scratch_gives(
    generations: list[list[DocumentGraph | Iri]],
) -> None:
    changed = Merged()
    for steps in generations:
        changed.take(steps)
    scratch = Merged().take(reversed(final(step for steps in generations for step in steps)))
    assert not list(merge_violations(changed.dataset))
    assert changed.lines() == scratch.lines()


def test_a_change_and_its_undoing_leave_a_store_on_disk_as_it_was(tmp_path: Path, empty_store: Path) -> None:
    def build(store: Path, *steps: DocumentGraph | Iri) -> bytes:
        with Draft.begin(store) as draft:
            for step in steps:
                if isinstance(step, DocumentGraph):
                    draft.put(step, "1")
                else:
                    draft.drop(step)
            draft.publish()
        stream = io.BytesIO()
        export(Dataset.open(store), "nquads", stream)
        return stream.getvalue()

    for name in "abc":
        shutil.copytree(empty_store, tmp_path / name)
    one, other = naming(0, "Ada"), naming(1, "Zed")
    before = build(tmp_path / "a", one)
    assert build(tmp_path / "a", other) != before
    assert build(tmp_path / "a", other.document) == before
    assert build(tmp_path / "b", other, one) == build(tmp_path / "c", one, other)


def labels(merged: Merged, predicate: Iri, subject: Iri = THINGS[0]) -> list[str]:
    query = "SELECT ?label { ?thing ?predicate ?label } ORDER BY ?label"
    rows = merged.dataset.rows(query, thing=subject, predicate=predicate)
    return [label.value for row in rows if isinstance(label := row["label"], Text)]


def naming(document: int, *names: str) -> DocumentGraph:
    facts = tuple(Fact(THINGS[0], RDFS.label, Text(name)) for name in names)
    return DocumentGraph(document=DOCUMENTS[document], text="some text", facts=facts)


def test_the_label_of_most_documents_stays() -> None:
    merged = Merged().take([naming(0, "Ada"), naming(1, "Zed"), naming(2, "Zed")])
    assert labels(merged, RDFS.label) == ["Zed"]
    assert labels(merged, SKOS.altLabel) == ["Ada"]


def test_among_equals_the_smallest_label_stays() -> None:
    merged = Merged().take([naming(0, "Zed"), naming(1, "Ada")])
    assert labels(merged, RDFS.label) == ["Ada"]
    assert labels(merged, SKOS.altLabel) == ["Zed"]


def test_dropping_documents_brings_their_labels_down() -> None:
    merged = Merged().take([naming(0, "Ada"), naming(1, "Zed"), naming(2, "Zed")])
    merged.take([DOCUMENTS[1], DOCUMENTS[2]])
    assert labels(merged, RDFS.label) == ["Ada"]
    assert labels(merged, SKOS.altLabel) == []


def test_a_label_of_the_thesaurus_beats_those_of_documents() -> None:
    merged = Merged()
    graph = node(graph_iri("thesaurus"))
    merged.merge.put(graph, [ox.Quad(node(THINGS[0]), node(RDFS.label), ox.Literal("Zed", language="en"), graph)])
    merged.take([naming(0, "Ada"), naming(1, "Ada")])
    assert labels(merged, RDFS.label) == ["Zed"]
    assert labels(merged, SKOS.altLabel) == ["Ada"]


def test_each_document_keeps_its_own_label_in_its_graph() -> None:
    merged = Merged().take([naming(0, "Ada"), naming(1, "Zed")])
    assert Fact(THINGS[0], RDFS.label, Text("Zed")) in set(merged.dataset.facts(DOCUMENTS[1]))


def test_removing_all_documents_leaves_nothing() -> None:
    merged = Merged().take([naming(0, "Ada"), naming(1, "Zed")]).take([DOCUMENTS[0], DOCUMENTS[1]])
    assert len(merged.store) == 0
    assert not list(merged.store.named_graphs())


def test_numbers_that_the_engine_writes_otherwise_are_no_change() -> None:
    half = DocumentGraph(document=DOCUMENTS[0], text="some text", facts=(FACTS[8],))
    merged = Merged().take([half])
    merged.merge.changed = False
    assert not merged.take([half]).merge.changed
