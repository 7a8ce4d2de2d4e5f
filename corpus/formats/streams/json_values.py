"""Values of JSON objects by path, whatever their types turn out to be."""

from collections.abc import Iterator
from typing import Any

from corpus.formats.streams.json_stream import Object


def texts(record: Object, path: str) -> tuple[str, ...]:
    """The texts and numbers at a path ("authorships.author.display_name"), through lists, in the order of the file.

    >>> texts({"a": [{"b": "x"}, {"b": None}, {"b": 3}]}, "a.b")
    ('x', '3')
    """
    scalars = (value for value in _values(record, path) if isinstance(value, str | int | float))
    return tuple(found for value in scalars if (found := str(value).strip()) and not isinstance(value, bool))


def text(record: Object, *paths: str) -> str:
    """The first text at one of the paths, the best path first; "" where there is none."""
    return next((found for path in paths for found in texts(record, path)), "")


def objects_at(record: Object, path: str) -> tuple[Object, ...]:
    """The objects at a path, through lists, in the order of the file."""
    return tuple(value for value in _values(record, path) if isinstance(value, dict))


def _values(record: Object, path: str) -> Iterator[Any]:
    found: list[Any] = [record]
    for key in path.split("."):
        found = [item for value in found if isinstance(value, dict) for item in _listed(value.get(key))]
    return iter(found)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
