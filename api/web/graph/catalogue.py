"""Everything that has a name in one generation of the graph, read once: what lists filter and search finds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from api.web.graph.items import (
    AuthorItem,
    ClusterItem,
    ConceptItem,
    DocumentItem,
    InstitutionItem,
    Item,
    RegionItem,
    identity,
)
from api.web.graph.orders import ItemT, Orders
from api.web.graph.reads import iri_of, rows, words_of
from api.web.graph.search import Hit, Index
from ontology.dataset import Dataset, Row
from ontology.iris import kind_and_key, scheme_iri
from ontology.statement import Term, Text
from ontology.terms import DOCUMENT_CLASSES, STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The items by kind, each kind by label and IRI; the index that finds them; how many statements documents make."""

    documents: tuple[DocumentItem, ...]
    authors: tuple[AuthorItem, ...]
    institutions: tuple[InstitutionItem, ...]
    regions: tuple[RegionItem, ...]
    clusters: tuple[ClusterItem, ...]
    concepts: tuple[ConceptItem, ...]
    statements: int
    by_iri: Mapping[str, Item]
    index: Index
    orders: Orders = field(default_factory=Orders, compare=False, repr=False)

    @property
    def everything(self) -> tuple[Item, ...]:
        """All items, by kind."""
        return tuple(self.by_iri.values())

    def find(self, query: str, *, texts: bool = False) -> Iterator[tuple[Item, Hit]]:
        """What has the words of a query in its names, or with `texts` in its text, best first."""
        return ((self.by_iri[hit.iri], hit) for hit in self.index.find(query, self.by_iri, texts=texts))

    def in_order(self, items: tuple[ItemT, ...], sort: str) -> tuple[ItemT, ...]:
        """All items of a kind in an order of the lists."""
        return self.orders.of(items, sort)

    def newest(self, chosen: Iterable[str]) -> tuple[DocumentItem, ...]:
        """The documents among these IRIs, newest first."""
        return self.orders.newest(self.documents, chosen)


class _Common(TypedDict):
    """What every item has."""

    iri: str
    kind: str
    key: str
    label: str
    page: str
    names: tuple[str, ...]
    documents: int


class _Loader:
    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.names = _names(rows(dataset, "other_names"))
        self.mentioned = _counts(rows(dataset, "mentioned"))

    def items(self) -> Iterator[Item]:
        yield from self.documents()
        yield from self.authors()
        yield from self.institutions()
        yield from self.regions()
        yield from self.clusters()
        yield from self.concepts()

    def documents(self) -> Iterator[DocumentItem]:
        types = {str(iri): name for name, iri in DOCUMENT_CLASSES.items()}
        statuses = {str(iri): name for name, iri in STATUSES.items()}
        for iri, group in self.grouped("documents", "document"):
            issued = _least(group, "issued")
            yield DocumentItem(
                **self.common("document", iri, group),
                type=next((types[name] for name in _all(group, "class") if name in types), "other"),
                year=_year(issued),
                issued=issued,
                status=next((statuses[name] for name in _all(group, "status") if name in statuses), None),
            )

    def authors(self) -> Iterator[AuthorItem]:
        authored = _counts(rows(self.dataset, "authored"))
        for iri, group in self.grouped("people"):
            yield AuthorItem(
                **self.common("person", iri, group, authored.get(iri, 0)), mentions=self.mentioned.get(iri, 0)
            )

    def institutions(self) -> Iterator[InstitutionItem]:
        for iri, group in self.grouped("organisations"):
            yield InstitutionItem(**self.common("organisation", iri, group), places=_all(group, "place"))

    def regions(self) -> Iterator[RegionItem]:
        groups = dict(self.grouped("regions"))
        for iri, group in groups.items():
            country = _country(iri, groups)
            yield RegionItem(
                **self.common("region", iri, group),
                level=_least(group, "level"),
                iso=_least(group, "iso"),
                country=_label(groups[country]) if country else None,
                country_key=_key(country) if country else None,
            )

    def clusters(self) -> Iterator[ClusterItem]:
        for iri, group in self.grouped("clusters"):
            yield ClusterItem(
                **self.common("cluster", iri, group),
                places=_all(group, "place"),
                sectors=_all(group, "sector"),
                stage=_least(group, "stage"),
            )

    def concepts(self) -> Iterator[ConceptItem]:
        candidates = str(scheme_iri("candidates"))
        for iri, group in self.grouped("concepts"):
            yield ConceptItem(**self.common("concept", iri, group), candidate=candidates in _all(group, "scheme"))

    def grouped(self, read: str, variable: str = "thing") -> Iterator[tuple[str, list[Row]]]:
        """The rows of a stored query by thing, things of ours only, by label and IRI."""
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows(self.dataset, read):
            groups[words_of(row.get(variable))].append(row)
        return iter(sorted(groups.items(), key=lambda pair: (_label(pair[1]), pair[0])))

    def common(self, listed: str, iri: str, group: list[Row], documents: int | None = None) -> _Common:
        """What every item has; `documents` counts the documents that mention the thing, unless it is given."""
        label = _label(group)
        kind, key, page = identity(iri, listed)
        return {
            "iri": iri,
            "kind": kind,
            "key": key,
            "label": label,
            "page": page,
            "names": tuple(name for name in self.names.get(iri, ()) if name != label),
            "documents": self.mentioned.get(iri, 0) if documents is None else documents,
        }


def read_catalogue(dataset: Dataset) -> Catalogue:
    """Reads the catalogue from the graph."""
    statements = next(rows(dataset, "counts"))["statements"]
    return catalogue_from(_Loader(dataset).items(), int(words_of(statements)), dataset.directory)


def catalogue_from(items: Iterable[Item], statements: int, directory: Path) -> Catalogue:
    """The catalogue of these items, which come by kind; the folder of the generation has the index of names."""
    by_iri = {item.iri: item for item in items}
    return Catalogue(
        documents=_of(DocumentItem, by_iri),
        authors=_of(AuthorItem, by_iri),
        institutions=_of(InstitutionItem, by_iri),
        regions=_of(RegionItem, by_iri),
        clusters=_of(ClusterItem, by_iri),
        concepts=_of(ConceptItem, by_iri),
        statements=statements,
        by_iri=by_iri,
        index=Index(directory=directory),
    )


def _of(kind: type[ItemT], by_iri: Mapping[str, Item]) -> tuple[ItemT, ...]:
    return tuple(item for item in by_iri.values() if isinstance(item, kind))


def _names(found: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in found:
        names[words_of(row.get("thing"))].add(words_of(row.get("name")))
    return {iri: tuple(sorted(forms)) for iri, forms in names.items()}


def _counts(found: Iterable[Row]) -> dict[str, int]:
    return {words_of(row.get("thing")): int(words_of(row.get("documents"))) for row in found}


def _all(group: list[Row], variable: str) -> tuple[str, ...]:
    return tuple(sorted({words_of(row.get(variable)) for row in group} - {""}))


def _least(group: list[Row], variable: str) -> str | None:
    """One value where a list has room for one: the first by code point, so that it is always the same."""
    return min(_all(group, variable), default=None)


def _label(group: list[Row]) -> str:
    """The English label, else the one without a language, else the first."""
    return min((_preference(row.get("label")) for row in group), default=(0, ""))[1]


def _preference(term: Term | None) -> tuple[int, str]:
    language = term.language if isinstance(term, Text) else None
    return (0 if language == "en" else 1 if language is None else 2), words_of(term)


def _year(issued: str | None) -> int | None:
    year = (issued or "")[:4]
    return int(year) if year.isdecimal() and len(year) == 4 else None


def _country(iri: str, groups: dict[str, list[Row]]) -> str | None:
    """The country that a region lies in; None for one that has none or is one."""
    seen = {iri}
    wider = [iri]
    while wider:
        wider = [name for part in wider for name in _wider(groups[part]) if name in groups and name not in seen]
        for name in wider:
            if _least(groups[name], "level") == "country":
                return name
        seen.update(wider)
    return None


def _wider(group: list[Row]) -> tuple[str, ...]:
    return tuple(iri for iri in sorted({str(iri_of(row.get("wider")) or "") for row in group}) if iri)


def _key(iri: str) -> str:
    known = kind_and_key(iri)
    return known[1] if known else iri
