"""Which documents name, study, have as their subject, or come from what: what analyses, profiles and lists count.

A build leaves it beside the graph, so that no page has to ask the graph for everything.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from api.web.graph.catalogue import Catalogue
from api.web.graph.reads import query_text, words_of
from api.web.graph.years import Years, documents_of_years
from ontology.dataset import Dataset, Row
from ontology.statement import Iri

VERSION = 1  # of the layout of the file; one of another version is not read
RELATIONS = ("regions", "studied", "concepts", "creators", "institutions", "named")
"""What the graph is asked for by name; "regions" has those around what is "studied", "creators" whom references add."""
AUTHORS = "authors"
"""Those of the bylines."""

Documents = frozenset[int]
"""Numbers of documents: their places in `Incidence.documents`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidence:
    """`of` gives the documents of every thing in each of RELATIONS and AUTHORS.

    `sectors` gives those that put a cluster in a sector, `bylines` the authors of each in their order, each once.
    """

    documents: tuple[str, ...]
    of: Mapping[str, Mapping[str, Documents]]
    sectors: Mapping[tuple[str, str], Documents]
    bylines: Mapping[str, tuple[Iri, ...]]

    def within(self, catalogue: Catalogue, years: Years) -> Documents | None:
        """The documents of these years; None when all will do."""
        if years.all:
            return None
        wanted = documents_of_years(catalogue, years)
        return frozenset(number for number, iri in enumerate(self.documents) if iri in wanted)


@lru_cache(maxsize=1)  # that of an earlier generation makes room
def incidence_of(dataset: Dataset) -> Incidence:
    """The numbers of a generation, from its file, else from the graph (some seconds for 10,000 documents)."""
    try:
        return _loaded(_path(dataset))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return read_incidence(dataset)


def by_document(things: Mapping[str, Documents]) -> Mapping[int, frozenset[Iri]]:
    """The things of each document.

    >>> by_document({"a": frozenset({1})})[1] == {"a"}
    True
    """
    groups: defaultdict[int, set[Iri]] = defaultdict(set)
    for thing, documents in things.items():
        iri = Iri(thing)
        for document in documents:
            groups[document].add(iri)
    return {document: frozenset(found) for document, found in groups.items()}


def read_incidence(dataset: Dataset) -> Incidence:
    """Asks the graph."""
    asked = {name: _pairs(dataset, name) for name in RELATIONS}
    bylines = _bylines(dataset)
    sectors = [
        (words_of(row["document"]), (words_of(row["cluster"]), words_of(row["sector"])))
        for row in _rows(dataset, "sectors")
    ]
    documents = tuple(sorted(words_of(row["document"]) for row in _rows(dataset, "documents")))
    number = {iri: place for place, iri in enumerate(documents)}
    return Incidence(
        documents=documents,
        of={name: _numbered(pairs, number) for name, pairs in {**asked, AUTHORS: _credits(bylines)}.items()},
        sectors=_numbered(sectors, number),
        bylines=bylines,
    )


def write_incidence(dataset: Dataset) -> None:
    """Leaves the numbers in the folder of the generation; the same graph gives the same file."""
    found = read_incidence(dataset)
    authors = {iri: place for place, iri in enumerate(sorted(found.of[AUTHORS]))}
    whole = {
        "version": VERSION,
        "documents": found.documents,
        "of": {name: {iri: sorted(one) for iri, one in sorted(found.of[name].items())} for name in RELATIONS},
        "sectors": [[*pair, sorted(numbers)] for pair, numbers in sorted(found.sectors.items())],
        "authors": list(authors),
        "bylines": [[authors[iri] for iri in found.bylines.get(document, ())] for document in found.documents],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    _path(dataset).write_text(text + "\n", encoding="utf-8")


def _rows(dataset: Dataset, name: str) -> list[Row]:
    return dataset.all_rows(query_text(f"incidence_{name}"))


def _pairs(dataset: Dataset, name: str) -> list[tuple[str, str]]:
    found = ((words_of(row["document"]), row["thing"]) for row in _rows(dataset, name))
    return [(document, thing) for document, thing in found if isinstance(thing, Iri)]


def _bylines(dataset: Dataset) -> dict[str, tuple[Iri, ...]]:
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in _rows(dataset, "bylines"):
        groups[words_of(row["document"])].append((int(words_of(row["position"])), words_of(row["author"])))
    return {
        document: tuple(dict.fromkeys(Iri(author) for _, author in sorted(placed)))
        for document, placed in groups.items()
    }


def _credits(bylines: Mapping[str, tuple[Iri, ...]]) -> list[tuple[str, str]]:
    return [(document, author) for document, authors in bylines.items() for author in authors]


def _numbered(pairs: Iterable[tuple[str, Any]], number: Mapping[str, int]) -> dict[Any, Documents]:
    groups: defaultdict[Any, set[int]] = defaultdict(set)
    for document, thing in pairs:
        if document in number:  # else it is none of the corpus
            groups[thing].add(number[document])
    return {thing: frozenset(found) for thing, found in groups.items()}


def _path(dataset: Dataset) -> Path:
    return dataset.directory / "incidence.json"


def _loaded(path: Path) -> Incidence:
    whole = json.loads(path.read_text(encoding="utf-8"))
    if whole["version"] != VERSION:
        raise ValueError(f"{path} has another layout")
    documents = tuple(whole["documents"])
    authors = [Iri(author) for author in whole["authors"]]
    placed = zip(documents, whole["bylines"], strict=True)
    bylines = {document: tuple(authors[place] for place in places) for document, places in placed if places}
    number = {iri: place for place, iri in enumerate(documents)}
    asked = {name: {iri: frozenset(one) for iri, one in whole["of"][name].items()} for name in RELATIONS}
    return Incidence(
        documents=documents,
        of={**asked, AUTHORS: _numbered(_credits(bylines), number)},
        sectors={(cluster, sector): frozenset(one) for cluster, sector, one in whole["sectors"]},
        bylines=bylines,
    )
