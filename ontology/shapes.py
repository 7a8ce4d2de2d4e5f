"""Facts against the SHACL shapes."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyshacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF as RDFLIB_RDF
from rdflib.namespace import SH
from rdflib.term import Node

from ontology.statement import Fact, Iri, Term
from ontology.violation import Violation


@cache
def _shapes() -> Graph:
    return Graph().parse(Path(__file__).with_name("shapes.ttl"), format="turtle")


def shape_violations(facts: Iterable[Fact], document: Iri | None) -> Iterator[Violation]:
    """What in these facts no shape allows, sorted; `document` is the one that they are of."""
    data = Graph()
    for fact in facts:
        data.add((URIRef(fact.subject), URIRef(fact.predicate), _rdflib_term(fact.object)))
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    if not conforms:
        found = {
            _violation(report, result, document) for result in report.subjects(RDFLIB_RDF.type, SH.ValidationResult)
        }
        yield from sorted(found)


def _violation(report: Graph, result: Node, document: Iri | None) -> Violation:
    shape = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
    value = report.value(result, SH.value)
    given = f" (given: {str(value)[:80]})" if value is not None else ""
    return Violation(
        rule=f"shape {shape.removesuffix('ConstraintComponent')}",
        focus=str(report.value(result, SH.focusNode)),
        message=f"{report.value(result, SH.resultMessage)}{given}",
        document=document,
    )


def _rdflib_term(term: Term) -> Node:
    if isinstance(term, Iri):
        return URIRef(term)
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype) if term.datatype else None)
