"""What the referents are: their classes, names, codes and mentions."""

from collections.abc import Iterator, Mapping

from ontology.iris import geonames_iri, scheme_iri, thing
from ontology.statement import Fact, Iri, Mention, Text
from ontology.terms import CKG, FOAF, GEO, ORG, RDF, RDFS, SKOS, XSD
from pipeline.reading import Cluster, Concept, Organisation, Person, Place, Referent, Region
from pipeline.stating.sayings import Saying, Source, Triple

_CLASSES: Mapping[type[Referent], Iri] = {
    Person: FOAF.Person,
    Organisation: ORG.Organization,
    Region: CKG.Region,
    Cluster: CKG.Cluster,
    Concept: SKOS.Concept,
}


def say_entities(source: Source) -> Iterator[Saying]:
    """Every referent of the reading: class, label, other printed names, details and mentions."""
    reading = source.reading
    for group in (reading.people, reading.organisations, reading.regions, reading.clusters, reading.concepts):
        for referent in group:
            iri = source.iris[referent.id]
            yield Fact(iri, RDF.type, _class_of(referent))
            for mention in referent.mentions:
                yield Mention(mention.span.begin, mention.span.end, iri, mention.confidence)
            yield from _say_details(source, iri, referent)


def _class_of(referent: Referent) -> Iri:
    is_author = isinstance(referent, Person) and referent.organisation
    return ORG.Organization if is_author else _CLASSES[type(referent)]


def _say_details(source: Source, iri: Iri, referent: Referent) -> Iterator[Saying]:
    match referent:
        case Region():
            yield from _say_region(source, iri, referent)
        case Concept():
            yield from _say_concept(source, iri, referent)
        case _:
            yield Fact(iri, RDFS.label, Text(referent.name))
            yield from _say_other_names(source, iri, referent, referent.name)
    if isinstance(referent, Person):
        yield from _say_person(source, iri, referent)
    elif isinstance(referent, Cluster) and referent.status:
        yield Fact(iri, CKG.stage, Text(referent.status))


def _say_other_names(source: Source, iri: Iri, referent: Referent, label: str) -> Iterator[Saying]:
    """Printed names besides the label; forms that differ only in case or spacing are one."""
    known = {label.casefold()}
    for mention in referent.mentions:
        name = source.words(mention.span)
        if name.casefold() not in known:
            known.add(name.casefold())
            yield Fact(iri, SKOS.altLabel, Text(name))


def _say_person(source: Source, iri: Iri, person: Person) -> Iterator[Saying]:
    if person.organisation:
        return
    if person.family:
        yield Fact(iri, FOAF.familyName, Text(person.family))
    if person.given:
        yield Fact(iri, FOAF.givenName, Text(person.given))
    if person.role and person.id not in source.reading.author_ids:
        role = Text(source.words(person.role))
        yield Triple(iri, CKG.role, role).stated(person.confidence, [person.role])


def _say_region(source: Source, iri: Iri, region: Region) -> Iterator[Saying]:
    """The authority's label where there is one: a region is called alike in every document's graph."""
    label = region.place.label if region.place else region.name
    yield Fact(iri, RDFS.label, Text(label))
    yield from _say_other_names(source, iri, region, label)
    if region.place is None:
        yield Fact(iri, CKG.level, Text(region.level))
    if region.place is None and region.wider:
        yield Fact(iri, CKG.partOf, thing("region", region.wider[0].key))
    for place in (region.place, *region.wider):
        if place is not None:
            yield from _say_place(place)


def _say_place(place: Place) -> Iterator[Saying]:
    """What the authorities know: said alike in every document that needs it."""
    iri = thing("region", place.key)
    yield Fact(iri, RDF.type, CKG.Region)
    yield Fact(iri, RDFS.label, Text(place.label))
    yield Fact(iri, CKG.level, Text(place.level))
    if place.iso:
        yield Fact(iri, CKG.isoCode, Text(place.iso))
    if place.nuts:
        yield Fact(iri, CKG.nutsCode, Text(place.nuts))
    if place.part_of:
        yield Fact(iri, CKG.partOf, thing("region", place.part_of))
    if place.lat is not None and place.long is not None:
        yield Fact(iri, GEO.lat, Text(f"{place.lat:.4f}", datatype=XSD.decimal))
        yield Fact(iri, GEO.long, Text(f"{place.long:.4f}", datatype=XSD.decimal))
    if place.geonames is not None:
        yield Fact(iri, SKOS.closeMatch, geonames_iri(place.geonames))


def _say_concept(source: Source, iri: Iri, concept: Concept) -> Iterator[Saying]:
    """A thesaurus concept brings its label; a candidate also its scheme and the other wordings of the document."""
    yield Fact(iri, SKOS.prefLabel, Text(concept.name, "en"))
    if concept.iri is None:
        yield Fact(iri, SKOS.inScheme, scheme_iri("candidates"))
        yield from _say_other_names(source, iri, concept, concept.name)
