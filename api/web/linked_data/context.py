"""What the words of our JSON mean, in the API and in the data of things: /context.jsonld."""

from functools import cache
from typing import Any, Final

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from ontology.terms import CKG, DCTERMS, DOCUMENT_CLASSES, FABIO, FOAF, ORG, PREFIXES, RDF, RDFS, SKOS, STATUSES, XSD

router = APIRouter(include_in_schema=False)
CONTEXT_PATH: Final = "/context.jsonld"
CLASSES: Final = {
    "document": CKG.Document,
    "person": FOAF.Person,
    "organisation": ORG.Organization,
    "region": CKG.Region,
    "cluster": CKG.Cluster,
    "concept": SKOS.Concept,
    "venue": FABIO.Periodical,
}
# Counted or gathered for readers, so nothing that the graph says in this form.
_UNSAID: Final = (
    *("total", "next", "generation", "began"),
    *("key", "documents", "mentions", "places", "sectors", "country", "country_key", "candidate"),
)


@cache
def context() -> dict[str, Any]:
    """The context: it makes an answer of the API a graph that says what ours says of the same things."""
    return {
        "@version": 1.1,
        **{prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
        "items": "@graph",
        "iri": "@id",
        "kind": "@type",
        **{kind: str(class_) for kind, class_ in CLASSES.items()},
        "label": str(RDFS.label),
        "names": {"@id": str(SKOS.altLabel), "@container": "@set"},
        "page": {"@id": str(FOAF.page), "@type": "@id"},
        "type": {"@id": str(RDF.type), "@type": "@vocab"},
        **{name: str(class_) for name, class_ in DOCUMENT_CLASSES.items()},
        "status": {"@id": str(CKG.status), "@type": "@vocab"},
        **{word: str(status) for word, status in STATUSES.items()},
        "year": {"@id": str(DCTERMS.issued), "@type": str(XSD.gYear)},
        "issued": None,
        "level": str(CKG.level),
        "iso": str(CKG.isoCode),
        "stage": str(CKG.stage),
        **dict.fromkeys(_UNSAID),
    }


@router.get(CONTEXT_PATH)
def context_file() -> Response:
    """The context as a file, which programs of any origin may load and keep for a day."""
    headers = {"cache-control": "public, max-age=86400"}
    return JSONResponse({"@context": context()}, media_type="application/ld+json", headers=headers)
