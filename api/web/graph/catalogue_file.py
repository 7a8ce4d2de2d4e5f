"""The catalogue as a file beside the graph: a build writes it, so that a server need not ask for everything."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from api.web.graph.catalogue import Catalogue, catalogue_from, read_catalogue
from api.web.graph.items import ITEM_TYPES, Item
from ontology.dataset import Dataset

VERSION = 1  # of the layout of the file; one of another version is not read


def catalogue_of(dataset: Dataset) -> Catalogue:
    """The catalogue of a generation, from its file, else from the graph (some seconds for 10,000 documents)."""
    try:
        return _loaded(_path(dataset))
    except (OSError, ValueError, KeyError, TypeError):
        return read_catalogue(dataset)


def write_catalogue(dataset: Dataset, catalogue: Catalogue) -> None:
    """Leaves the catalogue in the folder of the generation."""
    items = [asdict(item) for item in catalogue.everything]
    whole = {"version": VERSION, "statements": catalogue.statements, "items": items}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    _path(dataset).write_text(text + "\n", encoding="utf-8")


def _path(dataset: Dataset) -> Path:
    return dataset.directory / "catalogue.json"


def _loaded(path: Path) -> Catalogue:
    whole = json.loads(path.read_text(encoding="utf-8"))
    if whole["version"] != VERSION:
        raise ValueError(f"{path} has another layout")
    return catalogue_from([_item(fields) for fields in whole["items"]], whole["statements"], path.parent)


def _item(fields: dict[str, Any]) -> Item:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    make: Callable[..., Item] = ITEM_TYPES[fields["kind"]]
    return make(**values)
