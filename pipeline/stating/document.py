"""What the page says of the document itself: title, year, venue, identifiers, keywords, authors."""

import re
from collections.abc import Iterator, Sequence

from ontology.iris import authorship_iri, slug, thing, work_iri
from ontology.statement import Fact, Term, Text
from ontology.terms import CKG, DCTERMS, DOCUMENT_CLASSES, FABIO, OWL, PRISM, RDF, RDFS, STATUSES, XSD
from pipeline.page.model import Credit, Field
from pipeline.reading import Link, Relation
from pipeline.stating.sayings import Saying, Source, Triple

_LITERALS = {
    "title": DCTERMS.title,
    "volume": PRISM.volume,
    "issue": PRISM.number,
    "pages": PRISM.pageRange,
    "doi": PRISM.doi,
    "issn": PRISM.issn,
    "isbn": PRISM.isbn,
    "publisher": DCTERMS.publisher,
    "identifier": DCTERMS.identifier,
    "url": PRISM.url,
    "language": DCTERMS.language,
    "keyword": CKG.keyword,
    "jel": CKG.jelCode,
}
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def say_document(source: Source) -> Iterator[Saying]:
    """The document's class, label, fields and credited authors."""
    fields = {field.name: field for field in reversed(source.reading.fields)}
    title = fields["title"].value if "title" in fields else None
    yield Fact(source.document, RDF.type, CKG.Document)
    yield Fact(source.document, RDFS.label, Text(title or source.record.source_file))
    for source_file in (source.record.source_file, *source.record.also):
        yield Fact(source.document, CKG.sourceFile, Text(source_file))
    kind = fields["type"].value if "type" in fields else "other"
    yield Fact(source.document, RDF.type, DOCUMENT_CLASSES.get(kind, FABIO.Expression))
    if title:
        yield Fact(source.document, OWL.sameAs, _work(source, title, fields))
    for field in source.reading.fields:
        yield from _say_field(source, field, dated="date" in fields)
    employers = _employers(source.reading.links)
    for credit, person in zip(source.reading.credits, source.reading.author_ids, strict=True):
        yield from _say_credit(source, credit, person, employers.get(person, ()))


def _work(source: Source, title: str, fields: dict[str, Field]) -> Term:
    year = fields["year"].value if "year" in fields else ""
    family = source.reading.credits[0].family if source.reading.credits else None
    return work_iri(title, int(year) if _YEAR.fullmatch(year) else None, family)


def _say_field(source: Source, field: Field, *, dated: bool) -> Iterator[Saying]:
    def said(triple: Triple) -> Saying:
        return triple.stated(field.confidence, [field.span])

    if field.name in _LITERALS:
        yield said(Triple(source.document, _LITERALS[field.name], Text(field.value)))
    elif field.name == "date" and _DATE.fullmatch(field.value):
        yield said(Triple(source.document, DCTERMS.issued, Text(field.value, datatype=XSD.date)))
    elif field.name == "year" and _YEAR.fullmatch(field.value) and not dated:
        yield said(Triple(source.document, DCTERMS.issued, Text(field.value, datatype=XSD.gYear)))
    elif field.name == "status" and field.value in STATUSES:
        yield said(Triple(source.document, CKG.status, STATUSES[field.value]))
    elif field.name == "venue":
        venue = thing("venue", slug(field.value))
        yield Fact(venue, RDF.type, FABIO.Periodical)
        yield Fact(venue, RDFS.label, Text(field.value))
        yield said(Triple(source.document, DCTERMS.isPartOf, venue))


def _employers(links: Sequence[Link]) -> dict[str, list[Link]]:
    """The affiliations by author."""
    found: dict[str, list[Link]] = {}
    for link in links:
        if link.relation is Relation.AFFILIATED:
            found.setdefault(link.subject, []).append(link)
    return found


def _say_credit(source: Source, credit: Credit, person: str, employers: Sequence[Link]) -> Iterator[Saying]:
    author = source.iris[person]
    authorship = authorship_iri(source.document, credit.position)
    yield Triple(source.document, DCTERMS.creator, author).stated(credit.confidence, credit.names[:1])
    yield Fact(source.document, CKG.authorship, authorship)
    yield Fact(authorship, RDF.type, CKG.Authorship)
    yield Fact(authorship, RDFS.label, Text(f"{source.words(credit.names[0])}, author {credit.position}"))
    yield Fact(authorship, CKG.author, author)
    yield Fact(authorship, CKG.position, Text(str(credit.position), datatype=XSD.integer))
    for name in credit.names:
        yield Triple(authorship, CKG.nameAsPrinted, Text(source.words(name))).stated(credit.confidence, [name])
    if credit.role:
        role = Text(source.words(credit.role))
        yield Triple(authorship, CKG.role, role).stated(credit.confidence, [credit.role])
    if credit.orcid:
        yield Fact(author, CKG.orcid, Text(credit.orcid))
    yield from _say_rors(source, credit)
    if credit.email:
        yield Fact(authorship, CKG.email, Text(credit.email))
    for link in employers:
        triple = Triple(authorship, CKG.affiliation, source.iris[link.object])
        yield triple.stated(link.confidence, link.evidence)


def _say_rors(source: Source, credit: Credit) -> Iterator[Saying]:
    """The identifiers of the organisations that the author works for."""
    for affiliation in credit.affiliations:
        name = affiliation.chain[-1].name if affiliation.chain else None
        for organisation in source.reading.organisations:
            if affiliation.ror and any(mention.span == name for mention in organisation.mentions):
                yield Fact(source.iris[organisation.id], CKG.ror, Text(affiliation.ror))
