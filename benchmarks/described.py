"""A store of made documents for the benchmark of pages: those of benchmarks/sparql.py, of which more is said."""

import random
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from api.publishing import leave_files
from benchmarks.sparql import document
from ontology.draft import Draft
from ontology.iris import kind_and_key, thing
from ontology.statement import DocumentGraph, Fact, Iri, Statement, Text
from ontology.terms import CKG, ORG, RDF, RDFS, SKOS

SECTORS, COUNTRIES, INSTITUTIONS = 40, 8, 400


def build(store: Path, documents: int) -> None:
    """Publishes the made documents."""
    with Draft.begin(store) as draft:
        for number in range(documents):
            draft.put(described(number), "1")
        draft.publish(before_switch=leave_files)


def described(number: int) -> DocumentGraph:
    """A made document whose cluster has a sector, its region a country, and each of its authors an institution."""
    made = document(number)
    choose = random.Random(f"more {number}")  # noqa: S311 (reproducible, not secret)
    studied = next(one.object for one in made.statements if one.predicate == CKG.studies)
    placed = next(one for one in made.statements if one.predicate == CKG.locatedIn)
    assert isinstance(studied, Iri)
    assert isinstance(placed.object, Iri)
    sector = thing("concept", f"sector-{_number(studied) % SECTORS}")
    country = thing("region", f"country-{_number(placed.object) % COUNTRIES}")
    facts = [
        *_named(sector, SKOS.Concept, SKOS.prefLabel),
        *_named(country, CKG.Region, RDFS.label),
        Fact(country, CKG.level, Text("country")),
        Fact(placed.object, CKG.level, Text("region")),
        Fact(placed.object, CKG.partOf, country),
    ]
    statements = [Statement(studied, CKG.sector, sector, 0.8, placed.evidence)]
    for credit in sorted({one.subject for one in made.facts if one.predicate == CKG.author}):
        institution = thing("organisation", f"institute-{choose.randrange(INSTITUTIONS)}")
        facts += _named(institution, ORG.Organization, RDFS.label)
        statements.append(Statement(credit, CKG.affiliation, institution, 0.8, placed.evidence))
    return replace(made, facts=(*made.facts, *facts), statements=(*made.statements, *statements))


def _named(iri: Iri, class_: Iri, name: Iri) -> list[Fact]:
    return [Fact(iri, RDF.type, class_), Fact(iri, name, Text((kind_and_key(iri) or ("", ""))[1].replace("-", " ")))]


def _number(iri: Iri) -> int:
    return int(iri.rpartition("-")[2])
