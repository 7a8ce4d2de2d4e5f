"""The whole graph as a file."""

import heapq
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import BinaryIO, Final

import pyoxigraph as ox

from ontology.cards import cards
from ontology.dataset import Dataset
from ontology.errors import UnknownFormatError
from ontology.runs import runs_graph
from ontology.terms import PREFIXES

_CHUNK: Final = 500_000  # lines sorted in memory at a time


def export(dataset: Dataset, format: str, stream: BinaryIO, *, runs: bool = False) -> None:  # noqa: A002 -- the CLI's word
    """Writes the dataset as nquads (sorted by code point), trig, turtle (the default graph) or jsonld.

    Without `runs` the graph of the runs stays out: the rest depends on the sources alone, byte for byte. Raises
    `UnknownFormatError`.
    """
    write = _FORMATS.get(format)
    if write is None:
        raise UnknownFormatError(format, "is no format of the graph", f"use one of {', '.join(_FORMATS)}")
    write(dataset, stream, runs)


def export_cards(dataset: Dataset, stream: BinaryIO) -> None:
    """Writes a document card a line, in UTF-8, sorted by source file."""
    for card in cards(dataset):
        stream.write(json.dumps(card, ensure_ascii=False).encode("utf-8") + b"\n")


def _quads(dataset: Dataset, runs: bool) -> Iterator[ox.Quad]:  # noqa: FBT001 -- passed on
    """All quads, graph by graph: the default graph, then the others sorted by name."""
    names = sorted(dataset.quads.named_graphs(), key=lambda name: name.value)
    left_out = None if runs else runs_graph()
    for name in (ox.DefaultGraph(), *names):
        if name != left_out:
            yield from dataset.quads.quads_for_pattern(None, None, None, name)


def _nquads(dataset: Dataset, stream: BinaryIO, runs: bool) -> None:  # noqa: FBT001 -- passed on
    """Sorts on disk, in chunks, so that memory does not grow with the graph."""
    quads = _quads(dataset, runs)
    with ExitStack() as stack:
        chunks: list[Iterable[bytes]] = []
        while lines := _sorted_lines(islice(quads, _CHUNK)):
            chunk = stack.enter_context(tempfile.TemporaryFile())
            chunk.writelines(lines)
            chunk.seek(0)
            chunks.append(chunk)
        stream.writelines(heapq.merge(*chunks))


def _sorted_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return sorted(line + b"\n" for line in written.split(b"\n") if line)


def _trig(dataset: Dataset, stream: BinaryIO, runs: bool) -> None:  # noqa: FBT001 -- passed on
    ox.serialize(_quads(dataset, runs), stream, ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))


def _jsonld(dataset: Dataset, stream: BinaryIO, runs: bool) -> None:  # noqa: FBT001 -- passed on
    ox.serialize(_quads(dataset, runs), stream, ox.RdfFormat.JSON_LD, prefixes=dict(PREFIXES))


def _turtle(dataset: Dataset, stream: BinaryIO, _runs: bool) -> None:  # noqa: FBT001 -- passed on
    dataset.quads.dump(stream, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=dict(PREFIXES))


_FORMATS: Final[dict[str, Callable[[Dataset, BinaryIO, bool], None]]] = {
    "nquads": _nquads,
    "trig": _trig,
    "turtle": _turtle,
    "jsonld": _jsonld,
}
