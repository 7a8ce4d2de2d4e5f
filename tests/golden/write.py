"""Write the golden graphs anew: the sorted N-Quads of a few sample documents. Review them as a diff."""

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from api.building import build
from api.watching import Unwatched
from ontology.dataset import Dataset
from ontology.export import export
from ontology.iris import document_iri

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpus/sample"
DOCUMENTS = ("21-aviation-valley.txt", "24-kaluga-pharma.txt")
"""A news page with speakers, and a retracted paper."""
_TRIPLE_OF_IRIS = re.compile(r"<[^>]*> <[^>]*> <[^>]*> \.\n")


def golden_path(name: str) -> Path:
    """The golden file of one sample document."""
    return HERE / f"{Path(name).stem}.nq"


def document_graphs(store: Path) -> Mapping[str, str]:
    """The sorted N-Quads of each golden document's own graph in `store`, by source file."""
    with tempfile.TemporaryFile() as stream:
        export(Dataset.open(store), "nquads", stream)
        stream.seek(0)
        lines = stream.read().decode("utf-8").splitlines(keepends=True)
    return {name: "".join(line for line in lines if _in_graph(line, document_iri(name))) for name in DOCUMENTS}


def _in_graph(line: str, graph: str) -> bool:
    """Whether an N-Quads line has `graph` as its fourth term, not as its object in the default graph."""
    return line.endswith(f" <{graph}> .\n") and not _TRIPLE_OF_IRIS.fullmatch(line)


def main() -> None:
    """Build the golden documents and write their graphs beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        paths = [SAMPLE / name for name in DOCUMENTS]
        build(paths, store, workers=1, watch=Unwatched())
        for name, lines in document_graphs(store).items():
            golden_path(name).write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
