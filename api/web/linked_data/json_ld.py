"""Facts as JSON-LD that reads like the JSON of the API: its context is the same, and says what the words mean."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from api.web.graph.wording import curie
from api.web.linked_data.context import CLASSES
from ontology.statement import Fact, Term, Text
from ontology.terms import RDF, RDFS

_FIRST = ("kind", "label")  # a reader looks for them


def json_ld(facts: Iterable[Fact], context_address: str) -> bytes:
    """The facts, a node for each subject; a single one stands at the top.

    >>> from ontology.statement import Iri
    >>> json_ld([Fact(Iri("urn:a"), RDFS.label, Text("A"))], "/context.jsonld")
    b'{"@context": "/context.jsonld", "iri": "urn:a", "label": "A"}'
    """
    nodes: dict[str, dict[str, list[Any]]] = {}
    for fact in facts:
        node = nodes.setdefault(fact.subject, defaultdict(list))
        name, value = ("kind", _class(fact.object)) if fact.predicate == RDF.type else _said(fact)
        node[name].append(value)
    written = [{"iri": iri, **_ordered(node)} for iri, node in nodes.items()]
    whole = written[0] if len(written) == 1 else {"items": written}
    return json.dumps({"@context": context_address, **whole}, ensure_ascii=False).encode()


def _class(value: Term) -> str:
    known = next((kind for kind, class_ in CLASSES.items() if class_ == value), None)
    return known or curie(str(value))


def _said(fact: Fact) -> tuple[str, Any]:
    """The name of the predicate that the context knows, or has the prefix of, and the value."""
    return "label" if fact.predicate == RDFS.label else curie(fact.predicate), _value(fact.object)


def _value(value: Term) -> Any:
    if not isinstance(value, Text):
        return {"iri": value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value, "@type": curie(value.datatype)} if value.datatype else value.value


def _ordered(node: dict[str, list[Any]]) -> dict[str, Any]:
    names = sorted(node, key=lambda name: (name not in _FIRST, name))
    return {name: values[0] if len(values := node[name]) == 1 else values for name in names}
