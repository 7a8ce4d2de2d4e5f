"""Which documents have to do with which things: what pages and lists count, and what narrows networks.

The engine takes ten times as long to find the documents of a wide thing.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from api.web.graph.incidence import incidence_of
from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset
from ontology.statement import Iri

INVOLVED = frozenset(("person", "organisation", "region", "cluster", "concept"))
"""Kinds of things whose documents are known."""
_PARTS: Mapping[str, str] = {
    "region": "parts_of_region",
    "organisation": "parts_of_organisation",
    "concept": "parts_of_concept",
}
"""Kinds of things that have to do with what their parts have to do with: the stored query for the parts."""
_RELATIONS = ("named", "creators", "concepts", "studied", "institutions")
"""The relations of the incidence by which a document has to do with a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """The documents of the corpus with their places, and for each thing the places of those that have to do with it."""

    documents: Mapping[str, int]
    things: Mapping[str, Collection[int]]

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

    def among(self, things: Iterable[str]) -> frozenset[str]:
        """The documents that have to do with any of these things.

        >>> sorted(Involved(documents={"d": 0, "e": 1}, things={"a": (0, 1), "b": (1,)}).among("b"))
        ['e']
        """
        places = set(chain.from_iterable(self.things.get(thing, ()) for thing in things))
        names = tuple(self.documents) if places else ()
        return frozenset(names[place] for place in places)


def documents_of_thing(dataset: Dataset, kind: str, thing: Iri) -> frozenset[str]:
    """The documents that name a thing or a part of it, are by it, are on it, or give it as an affiliation."""
    parts = (words_of(row["part"]) for row in rows(dataset, _PARTS[kind], thing=thing)) if kind in _PARTS else (thing,)
    return involved(dataset).among(set(parts))


@lru_cache(maxsize=1)  # that of an earlier generation makes room
def involved(dataset: Dataset) -> Involved:
    """What a generation knows of them."""
    incidence = incidence_of(dataset)
    things: defaultdict[str, set[int]] = defaultdict(set)
    for relation in _RELATIONS:
        for thing, places in incidence.of[relation].items():
            things[thing] |= places
    return Involved(
        documents={document: place for place, document in enumerate(incidence.documents)},
        things={thing: array("I", sorted(places)) for thing, places in things.items()},
    )
