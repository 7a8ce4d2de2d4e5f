"""Who writes most about a region, and with how many others: authors, and the institutions they give."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from heapq import nlargest

from api.web.graph.catalogue import Catalogue
from api.web.graph.incidence import Incidence, by_document
from api.web.graph.items import Item
from api.web.graph.live import Generation
from ontology.statement import Iri

Together = Mapping[int, frozenset[Iri]]
"""The things that each document comes from, by its number in the incidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Central:
    """`documents` about the region, and `ties`: how many others of the same kind those documents name beside it."""

    item: Item
    documents: int
    ties: int


def central(
    incidence: Incidence, catalogue: Catalogue, together: Together, region: str, most: int | None = None
) -> tuple[list[Central], int]:
    """The first of the things that documents about a region come from, most first, and how many there are.

    `together` has the things of each document.
    """
    found: defaultdict[str, set[int]] = defaultdict(set)
    for document in incidence.of["regions"].get(region, ()):
        for iri in together.get(document, ()):
            found[iri].add(document)
    known = [(item, those) for iri, those in found.items() if (item := catalogue.by_iri.get(iri)) is not None]
    least = min(nlargest(len(known) if most is None else most, (len(those) for _, those in known)), default=0)
    wanted = [_central(item, those, together) for item, those in known if len(those) >= least]
    ranked = sorted(wanted, key=lambda one: (-one.documents, -one.ties, one.item.label, one.item.iri))
    return ranked[:most], len(known)


def _central(item: Item, documents: Set[int], together: Together) -> Central:
    beside = frozenset().union(*(together[one] for one in documents))
    return Central(item=item, documents=len(documents), ties=len(beside) - 1)


def together(shown: Generation, relation: str) -> Together:
    """The things of a relation ("authors", "institutions") that each document comes from."""
    return by_document(shown.incidence.of[relation])
