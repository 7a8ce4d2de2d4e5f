"""What the page of a thing shows besides its view: documents in order, charts, panels, the words around quotes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.web.graph.behind import query_among, query_behind
from api.web.graph.facts import Fact, Ref, by_saying, reference
from api.web.graph.involved import INVOLVED, documents_of_thing
from api.web.graph.items import DocumentItem, Item, named_by
from api.web.graph.linked import authors_in_order
from api.web.graph.live import Generation
from api.web.graph.orders import SORTS, SortKey
from api.web.graph.passages import Passage, passages
from api.web.graph.thing_view import ThingView, documents_of, thing_view
from api.web.pages.panels import Panel, among, has_panels, panels
from api.web.pages.small_network import SmallNetwork, small_network
from api.web.pages.timeline import Timeline, timeline
from api.web.pages.world_map import WorldMap, world_map
from api.web.presentation.templating import with_parameters
from ontology.statement import Iri

Order = Literal["newest", "oldest", "title"]
ROWS = 20
SURE = 12  # statements about a thing on its page, and as many that lead to it
WIDE = 0.05  # of all documents: a document has to do with few things, so few can have so many documents
_ORDERS: Mapping[Order, Callable[[Item], SortKey]] = {
    "oldest": SORTS["oldest"],
    "title": SORTS["label"],
}


class ShelfQuery(BaseModel):
    """What a visitor asks of the list of documents on a page; `after` skips rows."""

    model_config = ConfigDict(frozen=True)

    sort: Order = "newest"
    year: int | None = Field(None, ge=0, le=9999)
    after: int = Field(0, ge=0, le=1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Some of the documents of a thing in an order, with their authors; `total` counts those of the chosen year."""

    rows: tuple[tuple[DocumentItem, tuple[Ref, ...]], ...]
    total: int
    sort: Order
    year: int | None
    first: int
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The parts of a page; `behind` holds the addresses of the queries of the parts that are no panels."""

    shelf: Shelf
    timeline: Timeline | None
    map: WorldMap | None
    network: SmallNetwork | None
    panels: tuple[Panel, ...]
    facts: tuple[tuple[str, tuple[tuple[Fact, ...], ...]], ...]
    passages: Mapping[str, Passage]
    behind: Mapping[str, str]


def seen(generation: Generation, kind: str, key: str) -> tuple[ThingView, tuple[Panel, ...]]:
    """The view of a thing and its panels; of a wide thing, to which visitors come back, made once a generation.

    Raises NotFoundError when the graph says nothing of the thing.
    """
    name = f"{kind}/{key}"
    return generation.once(_seen, name) if _is_wide(generation, kind, key) else _seen(generation, name)


def _is_wide(generation: Generation, kind: str, key: str) -> bool:
    if kind not in INVOLVED:
        return False
    documents = documents_of_thing(generation.dataset, kind, named_by(kind, key))
    return len(documents) > WIDE * len(generation.catalogue.documents)


def _seen(generation: Generation, name: str) -> tuple[ThingView, tuple[Panel, ...]]:
    kind, _, key = name.partition("/")
    view = thing_view(generation.dataset, generation.catalogue, kind, key, most_facts=SURE)
    return view, tuple(panels(generation, view, _counted_documents(generation, view)))


def profile(generation: Generation, view: ThingView, near: tuple[Panel, ...], query: ShelfQuery, path: str) -> Profile:
    """Puts the page together."""
    return Profile(
        shelf=shelf(generation, view.documents, query, path),
        timeline=timeline(view.documents),
        map=world_map(generation.dataset, generation.catalogue, view.iri),
        network=small_network(view.neighbours, sum(number for _, number in view.tied)),
        panels=near,
        facts=tuple(_grouped(view.facts)),
        passages=passages(generation.dataset, view.facts),
        behind=_behind(view),
    )


def shelf(generation: Generation, documents: Iterable[DocumentItem], query: ShelfQuery, path: str) -> Shelf:
    """A page of the documents, which come newest first, sorted and filtered as asked."""
    chosen = [item for item in documents if query.year in (None, item.year)]
    if query.sort != "newest":  # which they are already
        chosen.sort(key=_ORDERS[query.sort])
    rows = chosen[query.after : query.after + ROWS]
    authors = authors_in_order(generation.dataset)
    return Shelf(
        rows=tuple((item, _named(generation, authors.get(item.iri, ()))) for item in rows),
        total=len(chosen),
        sort=query.sort,
        year=query.year,
        first=query.after,
        links=dict(_links(query, path, len(chosen))),
    )


def _named(generation: Generation, authors: Iterable[Iri]) -> tuple[Ref, ...]:
    return tuple(reference(generation.catalogue, author, None) for author in authors)


def _links(query: ShelfQuery, path: str, total: int) -> Iterator[tuple[str, str]]:
    """The addresses of the same list in another order, and of its other pages."""
    kept = {"sort": query.sort if query.sort != "newest" else None, "year": query.year}

    def to(**changes: object) -> str:
        return f"{with_parameters(path, kept, **changes)}#documents"

    yield "title", to(sort="title")
    yield "year", to(sort="oldest" if query.sort == "newest" else None)
    yield "all", to(year=None)
    if query.after:
        yield "before", to(after=max(query.after - ROWS, 0) or None)
    if query.after + ROWS < total:
        yield "next", to(after=query.after + ROWS)


def _counted_documents(generation: Generation, view: ThingView) -> Iterator[str]:
    """The documents that the panels count: of a person those that he or she wrote, without those that only name."""
    if view.kind != "person":
        return (item.iri for item in view.documents)
    wrote = documents_of(generation.dataset, generation.catalogue, "person", view.iri, written=True)
    return (item.iri for item in wrote)


def _grouped(facts: Iterable[Fact]) -> Iterator[tuple[str, tuple[tuple[Fact, ...], ...]]]:
    """Facts by what they say and of what, in the order of the surest of each: what documents say alike is one line."""
    for says, group in by_saying(facts):
        alike: defaultdict[tuple[Ref, Ref], list[Fact]] = defaultdict(list)
        for fact in group:
            alike[fact.subject, fact.object].append(fact)
        yield says, tuple(map(tuple, alike.values()))


def _behind(view: ThingView) -> dict[str, str]:
    found = {name: query_behind(f"panel_{name}", {"thing": view.iri}) for name in ("facts", "network")}
    found.update({name: query_behind(name, {"thing": view.iri}) for name in ("places", "parts", "triples")})
    if has_panels(view.kind):
        documents = "documents_of_person" if view.kind == "person" else among(view.kind)
        found.update({name: query_among(f"panel_{name}", documents, Iri(view.iri)) for name in ("documents", "years")})
    return found
