"""Who and what the referents of a document are: the same key wherever the document alone can tell, else its own.

An IRI is a function of the document and of what authorities know, never of other documents: so documents can come and
go in any order and the graph stays the same. What only a comparison of documents can tell is a judgement, kept beside
the data.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ontology.iris import kind_and_key, slug, thing
from ontology.statement import Iri
from pipeline.reading import (
    Cluster,
    Concept,
    Link,
    Organisation,
    Person,
    Reading,
    Region,
    Relation,
)


def identities(reading: Reading, document: Iri) -> Mapping[str, Iri]:
    """The IRI of every referent of `reading`, by its id."""
    scope = _Scope(reading, document)
    found: dict[str, Iri] = {}
    for person in reading.people:
        found[person.id] = scope.person(person)
    for region in reading.regions:
        found[region.id] = scope.region(region)
    for concept in reading.concepts:
        found[concept.id] = concept_iri(concept)
    for organisation in reading.organisations:
        found[organisation.id] = scope.organisation(organisation)
    found.update(scope.clusters(found))
    return found


def person_key(family: str, given: str) -> str:
    """The key of a person whose given name or initials are known.

    >>> person_key("Coined", "A.B."), person_key("Coined", "A. B.")
    ('coined-a-b', 'coined-a-b')
    """
    return slug(f"{family} {given.replace('.', '. ')}")


def concept_iri(concept: Concept) -> Iri:
    """The thesaurus concept, or a candidate under the words of its label."""
    return Iri(concept.iri) if concept.iri else thing("concept", f"candidate-{slug(concept.name)}")


class _Scope:
    """The identities of one document; its key keeps apart what only this document can tell."""

    def __init__(self, reading: Reading, document: Iri) -> None:
        known = kind_and_key(document)
        self._own = (known[1] if known else slug(document))[-10:]
        self._reading = reading
        self._parents = {
            link.subject: link.object for link in reversed(reading.links) if link.relation is Relation.PART_OF
        }
        self._organisations = {organisation.id: organisation for organisation in reading.organisations}
        self._surest: dict[tuple[str, Relation], Link] = {}
        for link in reading.links:
            best = self._surest.setdefault((link.subject, link.relation), link)
            if link.confidence > best.confidence:
                self._surest[link.subject, link.relation] = link

    def person(self, person: Person) -> Iri:
        """Family and given names tell a person; a bare family name only within its document.

        An organisation that is an author is the one of its name.
        """
        if person.organisation:
            return thing("organisation", slug(person.name))
        if person.family and person.given:
            return thing("person", person_key(person.family, person.given))
        return thing("person", f"{slug(person.family or person.name)}-{self._own}")

    def region(self, region: Region) -> Iri:
        """The authority's key; a place that no authority has goes by its name and the place it lies in."""
        if region.place:
            return thing("region", region.place.key)
        wider = region.wider[0].key if region.wider else self._own
        return thing("region", f"name-{slug(region.name)}-{wider}")

    def organisation(self, organisation: Organisation) -> Iri:
        """The name; the name below its parent's when it could be anyone's; its own document's when there is none."""
        return thing("organisation", "--".join(self._organisation_keys(organisation)))

    def _organisation_keys(self, organisation: Organisation) -> list[str]:
        """The name, behind those of its parents up to the first that tells which it is."""
        key, below, passed = slug(organisation.name), list[str](), set[str]()
        while organisation.generic:
            parent = self._organisations.get(self._parents.get(organisation.id, ""))
            if parent is None or parent.id in passed:
                return [key, self._own, *below]
            passed.add(organisation.id)
            below.insert(0, key)
            organisation, key = parent, slug(parent.name)
        return [key, *below]

    def clusters(self, found: Mapping[str, Iri]) -> Iterator[tuple[str, Iri]]:
        """An own name tells a cluster; else sector and place do, "the wine cluster in X" being "X's wine cluster"."""
        keys = {cluster.id: self._cluster_key(cluster, found) for cluster in self._reading.clusters}
        shared = Counter(keys.values())
        for cluster in self._reading.clusters:
            key = keys[cluster.id]
            yield cluster.id, thing("cluster", key if shared[key] == 1 else f"{key}--{slug(cluster.name)}")

    def _cluster_key(self, cluster: Cluster, found: Mapping[str, Iri]) -> str:
        if cluster.proper:
            return slug(cluster.name)
        place = self._tail(self._first(cluster.id, Relation.LOCATED), found)
        sector = self._tail(self._first(cluster.id, Relation.SECTOR), found)
        if not place:
            return f"{slug(cluster.name)}--{self._own}"
        return f"{sector or slug(cluster.name)}--{place}"

    def _first(self, subject: str, relation: Relation) -> str | None:
        """The object of the link of the highest confidence, the first of equals."""
        link = self._surest.get((subject, relation))
        return link.object if link else None

    @staticmethod
    def _tail(referent: str | None, found: Mapping[str, Iri]) -> str:
        known = kind_and_key(found[referent]) if referent is not None and referent in found else None
        return known[1] if known else ""


def person_among(people: Sequence[Person], family: str, given: str) -> Person | None:
    """The person of the document whom a reference names, if exactly one fits: same family name, no initial at odds.

    >>> porter = Person(id="person-1", name="Ann Coined", mentions=(), confidence=1, family="Coined", given="Ann")
    >>> person_among([porter], "Coined", "A.") is porter, person_among([porter], "Coined", "B.")
    (True, None)
    """
    fitting = [p for p in people if slug(p.family) == slug(family) and _agree(slug(p.given), slug(given))]
    return fitting[0] if len(fitting) == 1 else None


def _agree(a: str, b: str) -> bool:
    """Whether two given names can be the same: each part begins with its counterpart or the other way round."""
    pairs = zip(filter(None, a.split("-")), filter(None, b.split("-")), strict=False)
    return all(x.startswith(y) or y.startswith(x) for x, y in pairs)
