"""Which documents study, name as their subject, or come from what: the numbers that the pages of analysis count.

A build leaves them beside the graph, so that no page has to ask the graph for everything.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.web.graph.catalogue import Catalogue
from api.web.graph.reads import rows, words_of
from api.web.graph.years import Years, documents_of_years
from ontology.dataset import Dataset

VERSION = 1  # of the layout of the file; one of another version is not read
RELATIONS = ("regions", "concepts", "authors", "institutions")

Documents = frozenset[int]
"""Numbers of documents: their places in `Incidence.documents`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidence:
    """`of` gives the documents of every thing in each of RELATIONS, `sectors` those that put a cluster in a sector."""

    documents: tuple[str, ...]
    of: Mapping[str, Mapping[str, Documents]]
    sectors: Mapping[tuple[str, str], Documents]

    def within(self, catalogue: Catalogue, years: Years) -> Documents | None:
        """The documents of these years; None when all will do."""
        if years.all:
            return None
        wanted = documents_of_years(catalogue, years)
        return frozenset(number for number, iri in enumerate(self.documents) if iri in wanted)


def incidence_of(dataset: Dataset) -> Incidence:
    """The numbers of a generation, from its file, else from the graph (some seconds for 10,000 documents)."""
    try:
        return _loaded(_path(dataset))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return read_incidence(dataset)


def read_incidence(dataset: Dataset) -> Incidence:
    """Asks the graph."""
    asked = {name: _pairs(dataset, f"analysis_of_{name}") for name in RELATIONS}
    sectors = [
        (words_of(row["document"]), (words_of(row["cluster"]), words_of(row["sector"])))
        for row in rows(dataset, "analysis_of_sectors")
    ]
    known = {document for pairs in asked.values() for document, _ in pairs} | {document for document, _ in sectors}
    documents = tuple(sorted(known))
    number = {iri: place for place, iri in enumerate(documents)}
    return Incidence(
        documents=documents,
        of={name: _numbered(pairs, number) for name, pairs in asked.items()},
        sectors=_numbered(sectors, number),
    )


def write_incidence(dataset: Dataset) -> None:
    """Leaves the numbers in the folder of the generation; the same graph gives the same file."""
    found = read_incidence(dataset)
    sectors = [[*pair, sorted(numbers)] for pair, numbers in sorted(found.sectors.items())]
    of = {name: {iri: sorted(one) for iri, one in sorted(things.items())} for name, things in found.of.items()}
    whole = {"version": VERSION, "documents": found.documents, "of": of, "sectors": sectors}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    _path(dataset).write_text(text + "\n", encoding="utf-8")


def _pairs(dataset: Dataset, read: str) -> list[tuple[str, str]]:
    return [(words_of(row["document"]), words_of(row["thing"])) for row in rows(dataset, read)]


def _numbered(pairs: Iterable[tuple[str, Any]], number: Mapping[str, int]) -> dict[Any, Documents]:
    groups: defaultdict[Any, set[int]] = defaultdict(set)
    for document, thing in pairs:
        groups[thing].add(number[document])
    return {thing: frozenset(found) for thing, found in groups.items()}


def _path(dataset: Dataset) -> Path:
    return dataset.directory / "analysis.json"


def _loaded(path: Path) -> Incidence:
    whole = json.loads(path.read_text(encoding="utf-8"))
    if whole["version"] != VERSION:
        raise ValueError(f"{path} has another layout")
    return Incidence(
        documents=tuple(whole["documents"]),
        of={name: {iri: frozenset(one) for iri, one in whole["of"][name].items()} for name in RELATIONS},
        sectors={(cluster, sector): frozenset(one) for cluster, sector, one in whole["sectors"]},
    )
