"""The drawings that a build leaves beside the graph."""

import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import api.networks
from api.networks import draw_networks
from api.web.networks.views import views
from ontology.dataset import Dataset


def drawing(store: Path, view: str) -> Any:
    return json.loads((Dataset.open(store).directory / "networks" / f"{view}.json").read_text("utf-8"))


def test_every_view_is_drawn_with_its_ties(store: Path) -> None:
    for view in views():
        found = drawing(store, view.name)
        ids = {node["id"] for node in found["nodes"]}
        assert found["title"] == view.title
        assert all(edge["from"] in ids and edge["to"] in ids for edge in found["edges"])
        assert all(node["label"] and node["page"].startswith("/") for node in found["nodes"])
    assert len(drawing(store, "coauthors")["edges"]) == 1


def test_no_two_nodes_lie_on_each_other(store: Path) -> None:
    for view in views():
        places = [(node["x"], node["y"]) for node in drawing(store, view.name)["nodes"]]
        assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 60 for a, b in combinations(places, 2))


def test_withdrawn_documents_are_marked(store: Path) -> None:
    statuses = {node["label"]: node["status"] for node in drawing(store, "citations")["nodes"]}
    assert statuses["The Lakes Furniture Cluster Reconsidered"] == "retracted"


def test_drawing_again_gives_the_same_bytes(store: Path, tmp_path: Path) -> None:
    dataset = Dataset.open(store)
    before = {path.name: path.read_bytes() for path in (dataset.directory / "networks").iterdir()}
    copy = Dataset.open(store)
    copy.directory = tmp_path
    draw_networks(copy)
    assert {path.name: path.read_bytes() for path in (tmp_path / "networks").iterdir()} == before


def test_what_does_not_fit_is_counted(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.networks, "MOST_NODES", 3)
    dataset = Dataset.open(store)
    dataset.directory = tmp_path
    draw_networks(dataset)
    found = json.loads((tmp_path / "networks" / "all.json").read_text("utf-8"))
    assert len(found["nodes"]) == 3
    assert found["left_out"]["nodes"] == 5
    assert found["words"].startswith("3 of 8 things")


def test_the_server_loads_neither_pyvis_nor_a_language_model(store: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from api.web.app import create_app;"
        f"create_app(Path({str(store)!r}));"
        "print([name for name in ('pyvis', 'IPython', 'igraph', 'spacy', 'rdflib') if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert found.stdout.strip() == b"[]"
