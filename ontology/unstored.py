"""A document's graph as a dataset that no store keeps."""

from pathlib import Path

import pyoxigraph as ox

from ontology.dataset import Dataset
from ontology.merge import Merge
from ontology.statement import DocumentGraph
from ontology.writer import write


def dataset_of(graph: DocumentGraph) -> Dataset:
    """The dataset of this document alone, in memory; it has no folder, so texts cannot be searched in it.

    Raises ValueError for a graph that does not hold together.
    """
    merge = Merge(ox.Store())
    merge.put_written(write(graph))
    merge.settle()
    return Dataset(merge.quads, generation="", directory=Path())
