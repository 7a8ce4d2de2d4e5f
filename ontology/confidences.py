"""How sure the graph is of what a document card shows."""

from collections.abc import Iterator
from typing import NamedTuple

from ontology.dataset import Dataset
from ontology.description import Description
from ontology.naming import best_name, printed_names
from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS, FOAF, ORG, RDF

_KINDS = {"institutions": ORG.Organization, "regions": CKG.Region, "clusters": CKG.Cluster}


class Shown(NamedTuple):
    """An entry of a card: its kind and IRI; for a link also the name of its other end, else ""."""

    kind: str
    iri: str
    other: str = ""


def confidences(dataset: Dataset, document: Iri) -> dict[Shown, float]:
    """The confidence of each entry of the document's card, between 0 and 1.

    An entity has that of its surest mention, a link ("affiliations", "cluster_regions") and a concept that of its
    statement.
    """
    known = Description.read(dataset, document)
    return {**dict(_entities(known)), **dict(_links(known))}


def _entities(known: Description) -> Iterator[tuple[Shown, float]]:
    places = known.iris(known.document, CKG.authorship)
    authors = {author for place in places for author in known.iris(place, CKG.author)}
    for person in known.of_type(FOAF.Person):
        yield from _mentioned(known, "authors" if person in authors else "people", person)
    for kind, class_ in _KINDS.items():
        for thing in known.of_type(class_):
            yield from _mentioned(known, kind, thing)


def _mentioned(known: Description, kind: str, thing: Iri) -> Iterator[tuple[Shown, float]]:
    forms = known.forms(thing)
    if forms:
        yield Shown(kind, str(thing)), max(form.confidence for form in forms)


def _links(known: Description) -> Iterator[tuple[Shown, float]]:
    authors = {place: known.iri(place, CKG.author) for place in known.iris(known.document, CKG.authorship)}
    for statement in known.of_type(CKG.Statement):
        subject, predicate, other = (known.iri(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        sure = float(known.text(statement, CKG.confidence) or 0)
        if subject is None or other is None:
            continue
        if predicate == DCTERMS.subject:
            yield Shown("concepts", str(other)), sure
        elif predicate == CKG.affiliation and authors.get(subject):
            yield Shown("affiliations", str(authors[subject]), _name(known, other)), sure
        elif predicate == CKG.locatedIn and known.is_a(subject, CKG.Cluster):
            yield Shown("cluster_regions", str(subject), _name(known, other)), sure


def _name(known: Description, thing: Iri) -> str:
    return best_name(known, thing, printed_names(known, thing)) or ""
