"""Exports hold the whole graph and depend on the sources alone."""

import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import export as exporting
from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.errors import UnknownFormatError
from ontology.export import export
from ontology.runs import Run, runs_graph
from ontology.statement import DocumentGraph

Page = Callable[..., DocumentGraph]
FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture
def dataset(tmp_path: Path, page: Page) -> Dataset:
    graph = page()
    with Draft.begin(tmp_path) as draft:
        draft.put(graph, "1")
        draft.note_run(Run(started="2020-01-01T00:00:00Z", ended="2020-01-01T00:00:09Z", documents=(graph.document,)))
        draft.publish()
    return Dataset.open(tmp_path)


def exported(dataset: Dataset, name: str, *, runs: bool = False) -> bytes:
    stream = io.BytesIO()
    export(dataset, name, stream, runs=runs)
    return stream.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_can_be_read_again(dataset: Dataset, name: str) -> None:
    wanted = {quad for quad in dataset.quads if quad.graph_name != runs_graph()}
    if name == "turtle":
        wanted = {quad for quad in wanted if quad.graph_name == ox.DefaultGraph()}
    store = ox.Store()
    store.bulk_load(exported(dataset, name), FORMATS[name])
    assert set(store) == wanted


def test_n_quads_are_sorted_lines_whatever_the_size(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = exported(dataset, "nquads").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines))
    monkeypatch.setattr(exporting, "_CHUNK", 1000)
    assert exported(dataset, "nquads").splitlines() == lines


def test_runs_are_written_when_asked_for(dataset: Dataset) -> None:
    assert b"/id/graph/runs" not in exported(dataset, "nquads")
    assert b"/id/graph/runs" in exported(dataset, "nquads", runs=True)


def test_an_unknown_format_is_refused(dataset: Dataset) -> None:
    with pytest.raises(UnknownFormatError, match="use one of nquads, trig, turtle, jsonld"):
        exported(dataset, "docx")


def test_no_export_has_blank_nodes(dataset: Dataset) -> None:
    assert b"_:" not in b" ".join(line.split(b'"')[0] for line in exported(dataset, "nquads").splitlines())
