"""Which documents have to do with which things: what a network is narrowed to years and regions by."""

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """The documents of the corpus with their places, and for each thing the places of those that have to do with it."""

    documents: Mapping[str, int]
    things: Mapping[str, tuple[int, ...]]

    def weight(self, source: str, target: str, most: int, chosen: Set[int]) -> int:
        """How many of the chosen documents have to do with both ends of a tie that `most` documents support.

        A citation rests on the document that cites.

        >>> found = Involved(documents={"d": 0, "e": 1}, things={"a": (0, 1), "b": (1,)})
        >>> found.weight("a", "b", 3, {0, 1}), found.weight("a", "b", 3, {0}), found.weight("e", "d", 1, {1})
        (1, 0, 1)
        """
        if source in self.documents:
            return most if self.documents[source] in chosen else 0
        if source not in self.things or target not in self.things:
            return 0
        return min(most, len(chosen & frozenset(self.things[source]) & frozenset(self.things[target])))

    def places(self, documents: Set[str]) -> frozenset[int]:
        """The places of these documents."""
        return frozenset(place for iri, place in self.documents.items() if iri in documents)


def write_involved(dataset: Dataset) -> None:
    """Leaves involved.json in the folder of the generation, for it takes a second to read from a large graph."""
    found = read_involved(dataset)
    text = json.dumps({"documents": list(found.documents), "things": dict(found.things)}, separators=(",", ":"))
    _file(dataset).write_text(text + "\n", encoding="utf-8")


def involved(dataset: Dataset) -> Involved:
    """What the build left, or else what the graph says."""
    try:
        found = json.loads(_file(dataset).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return read_involved(dataset)
    return Involved(documents=_numbered(found["documents"]), things=found["things"])


def read_involved(dataset: Dataset) -> Involved:
    """Reads it from the graph."""
    found = {words_of(row.get("thing")): set(words_of(row["documents"]).split()) for row in rows(dataset, "involved")}
    place = _numbered(sorted(found.pop("", ())))
    things = {thing: tuple(sorted(place[one] for one in found[thing] if one in place)) for thing in sorted(found)}
    return Involved(documents=place, things=things)


def _numbered(documents: Iterable[str]) -> dict[str, int]:
    return {document: number for number, document in enumerate(documents)}


def _file(dataset: Dataset) -> Path:
    return dataset.directory / "involved.json"
