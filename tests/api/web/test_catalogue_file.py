"""The catalogue that a build leaves says what the graph says."""

from pathlib import Path

import pytest

from api.web.graph.catalogue import read_catalogue
from api.web.graph.catalogue_file import catalogue_of, write_catalogue
from ontology.dataset import Dataset


def test_the_file_says_what_the_graph_says(store: Path) -> None:
    dataset = Dataset.open(store)
    assert (dataset.directory / "catalogue.json").exists()
    asked, loaded = read_catalogue(dataset), catalogue_of(dataset)
    assert list(asked.by_iri.items()) == list(loaded.by_iri.items())
    assert asked.statements == loaded.statements > 0
    assert len(loaded.documents) == 4


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 99}', '{"version": 1, "items": [{}], "statements": 1}']
)
def test_a_file_that_cannot_be_read_is_no_loss(store: Path, tmp_path: Path, content: str) -> None:
    dataset = Dataset.open(store)
    asked = read_catalogue(dataset)
    dataset.directory = tmp_path
    (tmp_path / "catalogue.json").write_text(content)
    assert catalogue_of(dataset).by_iri == asked.by_iri
    write_catalogue(dataset, asked)
    assert catalogue_of(dataset).by_iri == asked.by_iri
