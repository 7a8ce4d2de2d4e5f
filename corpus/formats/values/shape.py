"""The values of a structured record (XML or JSON) under paths, ready for a crosswalk."""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lxml import etree

from corpus.formats.streams.xml_text import attribute, local, paragraphs
from corpus.formats.values.crosswalk import Crosswalk, Value

_DEEPEST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the records of a format are laid out.

    `own` are the paths that the reader reads itself, `whole` the names of elements whose content is text, whatever is
    marked in it. `keys` names, for an element or an object in a list, the attribute or member that tells its kind: the
    path of `<identifier type="doi">` is then "identifier[doi]". `attributes` are those that are values themselves.
    """

    own: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the table beside a reader says: the shape of a record, and what its values mean."""

    shape: Shape
    crosswalk: Crosswalk


@functools.cache
def load_layout(path: Path) -> Layout:
    """The layout of a file beside a reader: a crosswalk with a table `shape`; read once a process."""
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    stated = table.pop("shape", {})
    keys = stated.pop("keys", {})
    shape = Shape(keys=keys, **{name: frozenset(values) for name, values in stated.items()})
    return Layout(shape=shape, crosswalk=Crosswalk(**table))


def xml_values(element: etree._Element, shape: Shape) -> Iterator[Value]:
    """The values inside an element in the order of the file, each under the local names that lead to it.

    >>> record = etree.fromstring('<r><id type="doi">10.1/a</id><t>A <i>b</i></t><x><y>1</y></x></r>')
    >>> [tuple(value) for value in xml_values(record, Shape(keys={"id": "type"}))]
    [('id[doi]', '10.1/a'), ('t', 'A b'), ('x/y', '1')]
    """
    return _of_element(element, shape, "", "")


def _of_element(element: etree._Element, shape: Shape, path: str, tag: str) -> Iterator[Value]:
    for child in element:
        name = local(child)
        child_path = f"{path}/{name}" if path else name
        if child_path in shape.own:
            continue
        child_tag = (f"{tag}/{name}" if tag else name) + _kind(attribute(child, shape.keys.get(name, "")))
        for key in shape.attributes:
            if value := attribute(child, key):
                yield Value(f"{child_tag}@{key}", value)
        stray = _stray(child)
        if name in shape.whole or not len(child) or (stray and not any(len(inner) for inner in child)):
            yield Value(child_tag, paragraphs(child))
        else:
            # Words between elements that hold elements: somebody's slip, and no reason to read these as words.
            yield from (Value(child_tag, stray),) if stray else ()
            yield from _of_element(child, shape, child_path, child_tag)


def _stray(element: etree._Element) -> str:
    """The words between the elements inside."""
    pieces = (element.text or "", *(child.tail or "" for child in element))
    return " ".join(" ".join(pieces).split())


def _kind(value: str) -> str:
    return f"[{value}]" if value else ""


def json_values(record: Mapping[str, Any], shape: Shape) -> Iterator[Value]:
    """The values of an object in the order of the file, each under the keys that lead to it; lists repeat a path.

    >>> record = {"a": {"b": [1, None, "x"]}, "c": [{"k": "doi", "v": "10.1/a"}]}
    >>> [tuple(value) for value in json_values(record, Shape(keys={"c": "k"}))]
    [('a.b', '1'), ('a.b', 'x'), ('c[doi].v', '10.1/a')]
    """
    return _of_object(record, shape, "", "")


def _of_object(record: Mapping[str, Any], shape: Shape, path: str, tag: str) -> Iterator[Value]:
    for name, value in record.items():
        child_path = f"{path}.{name}" if path else name
        if child_path not in shape.own:
            yield from _of_value(value, shape, child_path, f"{tag}.{name}" if tag else name)


def _of_value(value: object, shape: Shape, path: str, tag: str, depth: int = 0) -> Iterator[Value]:
    if path.count(".") + depth > _DEEPEST:
        return
    if isinstance(value, dict):
        key = shape.keys.get(path, "")
        kind = value.get(key) if key else None
        inner = {name: held for name, held in value.items() if name != key or not isinstance(kind, str)}
        yield from _of_object(inner, shape, path, tag + _kind(kind if isinstance(kind, str) else ""))
    elif isinstance(value, list):
        for item in value:
            yield from _of_value(item, shape, path, tag, depth + 1)
    elif value is not None and value != "":
        yield Value(tag, str(value).lower() if isinstance(value, bool) else str(value))
