"""Document cards: what the graph says about a document, read back from the document's own graph."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from ontology.dataset import Dataset
from ontology.description import Description
from ontology.errors import UnknownDocumentError
from ontology.naming import best_name, printed_names
from ontology.reference_cards import reference_cards
from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS, DOCUMENT_CLASSES, FABIO, FOAF, ORG, PRISM, RDF, RDFS, SKOS, STATUSES

Card = dict[str, Any]
_YEAR: Final = re.compile(r"\d{4}")


def cards(dataset: Dataset) -> Iterator[Card]:
    """The cards of all documents, sorted by source file."""
    for row in dataset.rows(_documents_query()):
        document = row["document"]
        if isinstance(document, Iri):
            yield card(dataset, document)


def card(dataset: Dataset, document: Iri) -> Card:
    """The card of one document. Raises `UnknownDocumentError`."""
    known = Description.read(dataset, document)
    if not known.is_a(document, CKG.Document):
        raise UnknownDocumentError(document, "is not in the dataset", "look it up in the list of documents")
    authors = {author for place in known.iris(document, CKG.authorship) for author in known.iris(place, CKG.author)}
    mentioned = _mentioned(known)
    return {
        "id": str(document),
        "source_file": known.text(document, CKG.sourceFile),
        "document": _document(known),
        "authors": _authors(known),
        "people": [_person(known, one) for one in mentioned if known.is_a(one, FOAF.Person) and one not in authors],
        "institutions": [_institution(known, one) for one in mentioned if known.is_a(one, ORG.Organization)],
        "regions": [_region(known, one) for one in mentioned if known.is_a(one, CKG.Region)],
        "clusters": [_cluster(known, one) for one in mentioned if known.is_a(one, CKG.Cluster)],
        "concepts": [_concept(known, one) for one in known.iris(document, DCTERMS.subject)],
        "references": reference_cards(known),
    }


@cache
def _documents_query() -> str:
    return Path(__file__).with_name("reads").joinpath("documents.sparql").read_text("utf-8")


def _mentioned(known: Description) -> list[Iri]:
    """The things that phrases of the document name, in the order of their first mention."""
    things = known.iris(known.document, CKG.mentions)
    printed = [(forms[0].begin, thing) for thing in things if (forms := known.forms(thing))]
    return [thing for _, thing in sorted(printed)]


def _document(known: Description) -> Card:
    document = known.document
    venue = known.iri(document, DCTERMS.isPartOf)
    return {
        "type": _type(known),
        "title": known.text(document, DCTERMS.title),
        "year": year(known.text(document, DCTERMS.issued)),
        "venue": known.text(venue, RDFS.label) if venue else None,
        "volume": known.text(document, PRISM.volume),
        "issue": known.text(document, PRISM.number),
        "pages": known.text(document, PRISM.pageRange),
        "doi": known.text(document, PRISM.doi),
        "issn": known.texts(document, PRISM.issn),
        "language": known.text(document, DCTERMS.language),
        "status": _status(known),
        "keywords": known.texts(document, CKG.keyword),
        "jel": known.texts(document, CKG.jelCode),
    }


def _type(known: Description) -> str:
    """The name of the narrowest class."""
    names = {class_: name for name, class_ in DOCUMENT_CLASSES.items()}
    found = [names[kind] for kind in known.iris(known.document, RDF.type) if kind in names]
    return next((name for name in found if DOCUMENT_CLASSES[name] != FABIO.Expression), "other")


def year(issued: str | None) -> int | None:
    """The year of a date.

    >>> year("2014-03-01"), year(None)
    (2014, None)
    """
    match = _YEAR.match(issued or "")
    return int(match[0]) if match else None


def _status(known: Description) -> str | None:
    given = known.iris(known.document, CKG.status)
    return next((name for name, status in STATUSES.items() if status in given), None)


def _authors(known: Description) -> list[Card]:
    def position(authorship: Iri) -> tuple[int, str]:
        words = known.text(authorship, CKG.position) or ""
        return (int(words) if words.isdecimal() else 1 << 30, authorship)

    return [_author(known, one) for one in sorted(known.iris(known.document, CKG.authorship), key=position)]


def _author(known: Description, authorship: Iri) -> Card:
    person = known.iri(authorship, CKG.author) or authorship
    names = printed_names(known, person, also=known.texts(authorship, CKG.nameAsPrinted))
    return {
        "iri": str(person),
        "name": best_name(known, person, names),
        "names": names,
        "family": known.text(person, FOAF.familyName),
        "given": known.text(person, FOAF.givenName),
        "email": known.text(authorship, CKG.email),
        "role": known.text(authorship, CKG.role),
        "affiliations": _names(known, known.iris(authorship, CKG.affiliation)),
    }


def _person(known: Description, person: Iri) -> Card:
    affiliations = _names(known, known.iris(person, ORG.memberOf))
    return {**_named(known, person), "affiliations": affiliations, "role": known.text(person, CKG.role)}


def _institution(known: Description, organisation: Iri) -> Card:
    return {
        **_named(known, organisation),
        "part_of": _first_name(known, organisation, ORG.subOrganizationOf),
        "place": _first_name(known, organisation, CKG.locatedIn),
    }


def _region(known: Description, region: Iri) -> Card:
    return {
        **_named(known, region),
        "iso": known.text(region, CKG.isoCode),
        "level": known.text(region, CKG.level),
    }


def _cluster(known: Description, cluster: Iri) -> Card:
    return {
        **_named(known, cluster),
        "regions": _names(known, known.iris(cluster, CKG.locatedIn)),
        "sector": next((_label(known, sector) for sector in known.iris(cluster, CKG.sector)), None),
        "members": _names(known, known.iris(cluster, CKG.hasMember)),
    }


def _concept(known: Description, concept: Iri) -> Card:
    return {"iri": str(concept), "label": _label(known, concept), "names": printed_names(known, concept)}


def _label(known: Description, thing: Iri) -> str | None:
    return known.text(thing, SKOS.prefLabel) or known.text(thing, RDFS.label)


def _named(known: Description, thing: Iri) -> Card:
    names = printed_names(known, thing)
    return {"iri": str(thing), "name": best_name(known, thing, names), "names": names}


def _names(known: Description, things: list[Iri]) -> list[str]:
    """One name for each thing: the one under which the card lists it."""
    return [name for thing in things if (name := best_name(known, thing, printed_names(known, thing)))]


def _first_name(known: Description, thing: Iri, predicate: Iri) -> str | None:
    return next(iter(_names(known, known.iris(thing, predicate))), None)
