"""The works a document cites: entries of its reference list and the places in the text that point to them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ontology.iris import phrase_iri, slug, thing, work_iri
from ontology.statement import Fact, Iri, Text
from ontology.terms import BIRO, C4O, CITO, DCTERMS, FABIO, FOAF, ORG, PRISM, RDF, RDFS, XSD
from pipeline.page.model import Citation, Reference
from pipeline.reading import Person
from pipeline.resolve import person_among, person_key
from pipeline.spans import Span
from pipeline.stating.sayings import Saying, Source, Triple

_INITIALS = r"(?:[^\W\d_]{1,2}\.[\s-]?)+"
_FAMILY_FIRST = re.compile(
    rf"(?P<family>[^,]+?)(?:,\s*(?P<given>[^,]+)|\s+(?P<initials>{_INITIALS}))(?:,\s*(?:Jr|Sr)\.?)?$"
)
_INITIALS_FIRST = re.compile(rf"(?P<given>{_INITIALS})\s*(?P<family>[^\d.,]+)$")
_LONGEST_NAME = 4

_Families = Mapping[str, Sequence[Person]]


def say_references(source: Source) -> Iterator[Saying]:
    """Every entry with the work it stands for, every pointer with the entry it denotes."""
    pointers: dict[int, list[Citation]] = {}
    for citation in source.reading.citations:
        yield from _say_pointer(source, citation)
        if citation.reference is not None:
            pointers.setdefault(citation.reference, []).append(citation)
    people = _families(source.reading.people)
    for index, reference in enumerate(source.reading.references):
        spans = [citation.span for citation in pointers.get(index, ())]
        yield from _say_reference(source, reference, spans, people)


def _families(people: Sequence[Person]) -> _Families:
    """The people by family name."""
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(slug(person.family), []).append(person)
    return found


def _phrase(source: Source, span: Span) -> Iri:
    return phrase_iri(source.document, span.begin, span.end)


def _say_pointer(source: Source, citation: Citation) -> Iterator[Saying]:
    pointer = _phrase(source, citation.span)
    yield Fact(pointer, RDF.type, C4O.InTextReferencePointer)
    if citation.reference is not None:
        entry = source.reading.references[citation.reference]
        yield Fact(pointer, C4O.denotes, _phrase(source, entry.span))


def _say_reference(source: Source, reference: Reference, pointers: list[Span], people: _Families) -> Iterator[Saying]:
    entry = _phrase(source, reference.span)
    title = reference.title or source.words(reference.span)
    names = [_split(author) for author in reference.authors]
    work = work_iri(title, reference.year, names[0][0] if names else None)
    yield Fact(entry, RDF.type, BIRO.BibliographicReference)
    yield Fact(entry, BIRO.references, work)
    yield Triple(source.document, CITO.cites, work).stated(reference.confidence, [reference.span, *pointers])
    yield from _say_work(work, reference, title)
    for author, (family, given) in zip(reference.authors, names, strict=True):
        known = person_among(people.get(slug(family), ()), family, given) if given else None
        yield from _say_cited_author(work, author, family, given, source.iris[known.id] if known else None)


def _say_work(work: Iri, reference: Reference, title: str) -> Iterator[Saying]:
    yield Fact(work, RDF.type, FABIO.Expression)
    yield Fact(work, RDFS.label, Text(title))
    yield Fact(work, DCTERMS.title, Text(title))
    if reference.year is not None:
        yield Fact(work, DCTERMS.issued, Text(f"{reference.year:04}", datatype=XSD.gYear))
    if reference.venue:
        venue = thing("venue", slug(reference.venue))
        yield Fact(venue, RDF.type, FABIO.Periodical)
        yield Fact(venue, RDFS.label, Text(reference.venue))
        yield Fact(work, DCTERMS.isPartOf, venue)
    if reference.volume:
        yield Fact(work, PRISM.volume, Text(reference.volume))
    if reference.issue:
        yield Fact(work, PRISM.number, Text(reference.issue))
    if reference.doi:
        yield Fact(work, PRISM.doi, Text(reference.doi))
    if reference.pages:
        yield Fact(work, PRISM.pageRange, Text(reference.pages))


def _say_cited_author(work: Iri, author: str, family: str, given: str, known: Iri | None) -> Iterator[Saying]:
    """A cited author is the person of that name in the text, where one fits; without a given name, an organisation."""
    if not given:
        iri = thing("organisation", slug(author))
        yield Fact(iri, RDF.type, ORG.Organization)
        yield Fact(iri, RDFS.label, Text(author))
    else:
        iri = known or thing("person", person_key(family, given))
        yield Fact(iri, RDF.type, FOAF.Person)
        if known is None:
            yield Fact(iri, RDFS.label, Text(author))
            yield Fact(iri, FOAF.familyName, Text(family))
            yield Fact(iri, FOAF.givenName, Text(given))
    yield Fact(work, DCTERMS.creator, iri)


def _split(author: str) -> tuple[str, str]:
    """Family and given name of an author as reference lists print them; no given name for an organisation.

    >>> _split("Coined, A.B."), _split("A. B. Coined"), _split("Coined A.B."), _split("Ministry of Coins")
    (('Coined', 'A.B.'), ('Coined', 'A. B.'), ('Coined', 'A.B.'), ('Ministry of Coins', ''))
    """
    name = " ".join(author.split())
    for pattern in (_INITIALS_FIRST, _FAMILY_FIRST):
        match = pattern.fullmatch(name)
        parts = match.groupdict() if match else {}
        given = parts.get("given") or parts.get("initials")
        if given and len(parts["family"].split()) <= _LONGEST_NAME and len(given.split()) <= _LONGEST_NAME:
            return parts["family"].strip(), given.strip()
    return name, ""
