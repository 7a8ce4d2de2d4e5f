"""Who writes most about a region, and with how many others: authors, and the institutions they give."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

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


def central(incidence: Incidence, catalogue: Catalogue, together: Together, region: str) -> list[Central]:
    """The things that documents about a region come from, most first; `together` has the things of each document."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for document in incidence.of["regions"].get(region, ()):
        for iri in together.get(document, ()):
            found[iri].add(document)
    ranked = [
        Central(item=item, documents=len(those), ties=len(frozenset().union(*(together[one] for one in those))) - 1)
        for iri, those in found.items()
        if (item := catalogue.by_iri.get(iri)) is not None
    ]
    return sorted(ranked, key=lambda one: (-one.documents, -one.ties, one.item.label, one.item.iri))


def together(shown: Generation, relation: str) -> Together:
    """The things of a relation ("authors", "institutions") that each document comes from."""
    return by_document(shown.incidence.of[relation])
