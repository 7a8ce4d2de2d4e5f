"""Our own terms."""
# ruff: noqa: N815 -- the names are those of the vocabularies

from typing import Final

from ontology.statement import Iri

_CKG: Final = "https://w3id.org/clusterkg/ontology#"


class CKG:
    """Our own terms; `clusterkg.ttl` defines each of them."""

    NAMESPACE: Final = Iri(_CKG)
    ONTOLOGY: Final = Iri(_CKG.removesuffix("#"))
    Authorship: Final = Iri(_CKG + "Authorship")
    Cluster: Final = Iri(_CKG + "Cluster")
    Document: Final = Iri(_CKG + "Document")
    PublicationStatus: Final = Iri(_CKG + "PublicationStatus")
    Region: Final = Iri(_CKG + "Region")
    Statement: Final = Iri(_CKG + "Statement")
    Tie: Final = Iri(_CKG + "Tie")
    Corrected: Final = Iri(_CKG + "Corrected")
    Retracted: Final = Iri(_CKG + "Retracted")
    affiliation: Final = Iri(_CKG + "affiliation")
    author: Final = Iri(_CKG + "author")
    authorship: Final = Iri(_CKG + "authorship")
    clusterKind: Final = Iri(_CKG + "clusterKind")
    confidence: Final = Iri(_CKG + "confidence")
    email: Final = Iri(_CKG + "email")
    evidence: Final = Iri(_CKG + "evidence")
    from_: Final = Iri(_CKG + "from")
    hasMember: Final = Iri(_CKG + "hasMember")
    isoCode: Final = Iri(_CKG + "isoCode")
    jelCode: Final = Iri(_CKG + "jelCode")
    keyword: Final = Iri(_CKG + "keyword")
    level: Final = Iri(_CKG + "level")
    locatedIn: Final = Iri(_CKG + "locatedIn")
    mentions: Final = Iri(_CKG + "mentions")
    nameAsPrinted: Final = Iri(_CKG + "nameAsPrinted")
    nutsCode: Final = Iri(_CKG + "nutsCode")
    orcid: Final = Iri(_CKG + "orcid")
    partOf: Final = Iri(_CKG + "partOf")
    position: Final = Iri(_CKG + "position")
    role: Final = Iri(_CKG + "role")
    ror: Final = Iri(_CKG + "ror")
    sector: Final = Iri(_CKG + "sector")
    softwareVersion: Final = Iri(_CKG + "softwareVersion")
    sourceFile: Final = Iri(_CKG + "sourceFile")
    stage: Final = Iri(_CKG + "stage")
    status: Final = Iri(_CKG + "status")
    studies: Final = Iri(_CKG + "studies")
    heaviest: Final = Iri(_CKG + "heaviest")
    textLimit: Final = Iri(_CKG + "textLimit")
    textScore: Final = Iri(_CKG + "textScore")
    textSearch: Final = Iri(_CKG + "textSearch")
    textWords: Final = Iri(_CKG + "textWords")
    tieKind: Final = Iri(_CKG + "tieKind")
    to: Final = Iri(_CKG + "to")
    weight: Final = Iri(_CKG + "weight")
