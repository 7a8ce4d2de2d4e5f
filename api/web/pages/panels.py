"""The panels of a profile: what else its documents have, and what the networks tie to it, with counts."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from pathlib import Path

from api.web.graph.behind import query_among, query_behind
from api.web.graph.facts import Ref, reference
from api.web.graph.items import Item
from api.web.graph.linked import AFFILIATION, RELATIONS, counted, links
from api.web.graph.live import Generation
from api.web.graph.thing_view import Neighbour, ThingView
from api.web.lists.lists import RELATED
from api.web.presentation.templating import with_parameters
from ontology.statement import Iri, Term, Text
from ontology.terms import CKG, FOAF, ORG, SKOS

MOST = 10
_CLASSES: Mapping[str, Iri] = {
    "person": FOAF.Person,
    "organisation": ORG.Organization,
    "region": CKG.Region,
    "cluster": CKG.Cluster,
    "concept": SKOS.Concept,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A line of panels.toml."""

    title: str
    kind: str
    tie: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A thing with its number of documents; `page` leads to them."""

    ref: Ref
    documents: int
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The first of the `total` things of a panel, and the address of the query behind it."""

    title: str
    kind: str
    rows: tuple[Counted, ...]
    total: int
    query: str


@cache
def _table() -> Mapping[str, tuple[str, tuple[Spec, ...]]]:
    with Path(__file__).with_name("panels.toml").open("rb") as file:
        table = tomllib.load(file)
    return {kind: (one["among"], tuple(Spec(**spec) for spec in one["panels"])) for kind, one in table.items()}


def has_panels(kind: str) -> bool:
    """Whether things of this kind have panels."""
    return kind in _table()


def among(kind: str) -> str:
    """The stored query that finds the documents that the panels of a kind count."""
    return _table()[kind][0]


def panels(generation: Generation, view: ThingView, documents: Iterable[str]) -> Iterator[Panel]:
    """The panels of a thing that have anything to show."""
    chosen = tuple(documents)
    for spec in _table()[view.kind][1] if has_panels(view.kind) else ():
        panel = _of_ties(view, spec) if spec.tie else _of_documents(generation, view, spec, chosen)
        if panel.rows:
            yield panel


def _of_ties(view: ThingView, spec: Spec) -> Panel:
    ties = next((ties for kind, ties in view.neighbours if kind == spec.tie), ())
    return Panel(
        title=spec.title,
        kind=spec.kind,
        rows=tuple(_tied(tie) for tie in ties[:MOST]),
        total=dict(view.tied).get(spec.tie, 0),
        query=query_behind("panel_ties", {"thing": view.iri, "kind": Text(spec.tie)}),
    )


def _tied(tie: Neighbour) -> Counted:
    return Counted(ref=tie.ref, documents=tie.weight, page=tie.tie)


def _of_documents(generation: Generation, view: ThingView, spec: Spec, documents: tuple[str, ...]) -> Panel:
    by_iri = generation.catalogue.by_iri
    found = counted(links(generation.dataset, spec.relation), documents)
    items = [
        (number, item)
        for iri, number in found.items()
        if (item := by_iri.get(iri)) is not None and item.kind == spec.kind and iri != view.iri
    ]
    rows = tuple(
        Counted(ref=reference(generation.catalogue, Iri(item.iri), None), documents=number, page=_both(view, item))
        for number, item in _most(items)
    )
    return Panel(title=spec.title, kind=spec.kind, rows=rows, total=len(items), query=_query(view, spec))


def _most(items: Sequence[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """Those with most documents, equal ones by name; of thousands only the few that may be these are put in order."""
    least = min(nlargest(MOST, (number for number, _ in items)), default=0)
    wanted = [pair for pair in items if pair[0] >= least]
    return sorted(wanted, key=lambda pair: (-pair[0], pair[1].label, pair[1].key))[:MOST]


def _both(view: ThingView, item: Item) -> str:
    """The list of the documents that have both, where lists have filters for both."""
    names = {kind: name for name, kind in RELATED.items()}
    mine, other = names.get(view.kind), names.get(item.kind)
    if mine is None or other is None or mine == other:
        return ""
    return with_parameters("/documents", {mine: view.key, other: item.key})


def _query(view: ThingView, spec: Spec) -> str:
    if spec.relation == AFFILIATION:
        return query_among("panel_affiliations", among(view.kind), view.iri)
    bindings: dict[str, Term] = {"relation": RELATIONS[spec.relation], "class": _CLASSES[spec.kind]}
    return query_among("panel_among", among(view.kind), view.iri, bindings)
