"""Who writes most about a region, and with how many others: authors, and the institutions they give."""

from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.incidence import Incidence, by_document
from api.web.graph.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Central:
    """`documents` about the region, and `ties`: how many others of the same kind those documents name beside it."""

    item: Item
    documents: int
    ties: int


def central(incidence: Incidence, catalogue: Catalogue, relation: str, region: str) -> list[Central]:
    """The things of a relation ("authors", "institutions") that documents about a region come from, most first."""
    about = incidence.of["regions"].get(region, frozenset())
    found = {iri: those for iri, all_ in incidence.of[relation].items() if (those := all_ & about)}
    together = by_document(found)
    ranked = [
        Central(item=item, documents=len(those), ties=len(frozenset().union(*(together[one] for one in those))) - 1)
        for iri, those in found.items()
        if (item := catalogue.by_iri.get(iri)) is not None
    ]
    return sorted(ranked, key=lambda one: (-one.documents, -one.ties, one.item.label, one.item.iri))
