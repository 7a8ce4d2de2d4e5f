"""The graphs of a few sample documents, byte for byte; `make golden` writes them anew."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def _write() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_write", HERE / "write.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", _write().DOCUMENTS)
def test_the_graph_is_the_golden_one(name: str, sample_store: Path) -> None:
    write = _write()
    graph = write.document_graphs(sample_store)[name]
    golden = write.golden_path(name).read_text("utf-8")
    assert graph.count("\n") > 100
    assert set(graph.splitlines()) ^ set(golden.splitlines()) == set()
    assert graph == golden
