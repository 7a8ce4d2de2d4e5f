"""The queries behind the panels of a page, as links to the page where they can be run and changed."""

from collections.abc import Mapping
from urllib.parse import urlencode

from api.web.graph.reads import query_text
from ontology.bindings import bound
from ontology.statement import Iri, Term

_AMONG = "#among"


def query_behind(read: str, bindings: Mapping[str, Term]) -> str:
    """The address of a stored query with its bindings filled in."""
    return _address(bound(query_text(read), bindings))


def query_among(read: str, documents: str, thing: Iri, bindings: Mapping[str, Term] | None = None) -> str:
    """The same for a query over the documents that another one finds for a thing."""
    inner = "".join(f"    {line}\n" for line in query_text(documents).splitlines() if not line.startswith("#"))
    whole = query_text(read).replace(f"{_AMONG}\n", inner)
    return _address(bound(whole, {"thing": thing, **(bindings or {})}))


def _address(query: str) -> str:
    return f"/sparql?{urlencode({'query': query})}"
