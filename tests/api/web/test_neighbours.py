"""The ties that a build leaves beside the graph, and the looking up of what pages say: the same as the graph says."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from api.web.graph.catalogue_file import catalogue_of
from api.web.graph.facts import triples_of
from api.web.graph.neighbours import ties_of
from api.web.graph.reads import rows, words_of
from api.web.graph.surest import READS, surest, write_surest
from ontology.dataset import Dataset
from ontology.statement import Iri
from ontology.terms import RDFS


def test_the_file_has_the_ties_of_the_graph(sample_store: Path, tmp_path: Path) -> None:
    dataset = Dataset.open(sample_store)
    things = [Iri(iri) for iri in catalogue_of(dataset).by_iri]
    assert (dataset.directory / "ties.index").exists()
    filed = {iri: sorted(ties_of(dataset, iri)) for iri in things}
    dataset.directory = tmp_path
    assert {iri: sorted(ties_of(dataset, iri)) for iri in things} == filed
    assert any(filed.values())


@pytest.mark.parametrize("content", [b"", b"no index", None])
def test_a_file_that_cannot_be_read_is_no_loss(sample_store: Path, tmp_path: Path, content: bytes | None) -> None:
    dataset = Dataset.open(sample_store)
    path = tmp_path / "ties.index"
    shutil.copy(dataset.directory / "ties.index", path)
    path.write_bytes(path.read_bytes()[:5000] if content is None else content)
    tied = next(Iri(iri) for iri in catalogue_of(dataset).by_iri if ties_of(dataset, Iri(iri)))
    filed = sorted(ties_of(dataset, tied))
    dataset.directory = tmp_path
    assert sorted(ties_of(dataset, tied)) == filed


def test_what_is_looked_up_is_what_a_query_finds(sample_store: Path) -> None:
    dataset = Dataset.open(sample_store)
    catalogue = catalogue_of(dataset)
    for document in catalogue.documents:
        iri = Iri(document.iri)
        asked = {(row["predicate"], row["object"]) for row in rows(dataset, "triples", thing=iri)}
        assert {(row["predicate"], row["object"]) for row in triples_of(dataset, catalogue, iri)} == asked
        assert {value for predicate, value in asked if predicate == RDFS.label} == {*dataset.values(iri, RDFS.label)}
        assert words_of(dataset.value(iri, RDFS.label))
    assert dataset.value(Iri("urn:nothing"), RDFS.label) is None
    assert not list(dataset.about(Iri("urn:nothing")))


def test_the_surest_statements_of_wide_things_are_those_that_the_engine_finds(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = Dataset.open(sample_store)
    assert (dataset.directory / "surest.index").exists()
    things = [Iri(iri) for iri in catalogue_of(dataset).by_iri]
    asked = {(iri, read): surest(dataset, read, iri) for iri in things for read in READS}  # too few for the file
    other = Dataset.open(sample_store)
    other.directory = tmp_path
    shutil.copy(dataset.directory / "incidence.json", tmp_path)
    monkeypatch.setattr("api.web.graph.surest.WIDE", 1)
    write_surest(other)
    with sqlite3.connect(tmp_path / "surest.index") as file:
        filed = {Iri(iri) for (iri,) in file.execute("SELECT thing FROM surest")}
    assert len(filed) > 10
    monkeypatch.setattr(other, "rows", None)  # the file alone answers
    assert {(iri, read): surest(other, read, iri) for iri in filed for read in READS} == {
        (iri, read): asked[iri, read] for iri in filed for read in READS
    }
