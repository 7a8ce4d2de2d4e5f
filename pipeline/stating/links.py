"""How the referents hang together."""

from collections.abc import Iterator, Mapping

from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS, ORG
from pipeline.reading import DOCUMENT, Concept, Relation
from pipeline.stating.sayings import Saying, Source, Triple

_PREDICATES: Mapping[Relation, Iri] = {
    Relation.AFFILIATED: ORG.memberOf,
    Relation.MEMBER: ORG.memberOf,
    Relation.PART_OF: ORG.subOrganizationOf,
    Relation.LOCATED: CKG.locatedIn,
    Relation.SECTOR: CKG.sector,
    Relation.HAS_MEMBER: CKG.hasMember,
    Relation.CLUSTER_KIND: CKG.clusterKind,
    Relation.STUDIES: CKG.studies,
}
_SUBJECT_QUOTES = 3


def say_links(source: Source) -> Iterator[Saying]:
    """Every link of the reading and every subject of the document, each with its evidence."""
    for link in source.reading.links:
        subject = source.document if link.subject == DOCUMENT else source.iris[link.subject]
        triple = Triple(subject, _PREDICATES[link.relation], source.iris[link.object])
        if triple.subject != triple.object:
            yield triple.stated(link.confidence, link.evidence)
    for concept in source.reading.concepts:
        if concept.subject:
            yield _say_subject(source, concept)


def _say_subject(source: Source, concept: Concept) -> Saying:
    """The surest mentions are the evidence: the keyword, the words of the title."""
    surest = sorted(concept.mentions, key=lambda mention: (-mention.confidence, mention.span))[:_SUBJECT_QUOTES]
    spans = sorted(mention.span for mention in surest)
    return Triple(source.document, DCTERMS.subject, source.iris[concept.id]).stated(concept.confidence, spans)
