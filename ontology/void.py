"""The description of a dataset in the vocabulary VoID: how much it holds of what, and what it is linked to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Final

from ontology.dataset import Dataset, Row
from ontology.iris import base
from ontology.rdf_facts import read_facts
from ontology.statement import Fact, Iri, Term, Text
from ontology.terms import CKG, PREFIXES, RDF, VOID, XSD

_FOLDER: Final = Path(__file__).with_name("void")
_TARGETS: Final = ("geonames", "stw", "jel")


def void_iri(fragment: str = "") -> Iri:
    """The name of the dataset, or of a part of it.

    >>> void_iri("stw").removeprefix(base())
    'void#stw'
    """
    return Iri(f"{base()}void#{fragment}" if fragment else f"{base()}void")


def constant_facts() -> Iterator[Fact]:
    """What is true of every dataset of ours, and of those that it is linked to."""
    yield from read_facts((_FOLDER / "dataset.ttl").read_bytes(), "text/turtle", base())
    yield Fact(void_iri(), VOID.uriSpace, Text(f"{base()}id/"))
    yield Fact(void_iri(), VOID.vocabulary, CKG.ONTOLOGY)


def counted_facts(dataset: Dataset) -> Iterator[Fact]:
    """What the description says of this dataset. It reads every triple twice: a second for a million quads."""
    uses = sorted(_rows(dataset, "properties"), key=_property)
    things = {_iri(row["class"]): _number(row, "things") for row in _rows(dataset, "classes")}
    (all_things,) = _rows(dataset, "things")
    yield _count(void_iri(), VOID.triples, sum(_number(use, "triples") for use in uses))
    yield _count(void_iri(), VOID.entities, _number(all_things, "things"))
    yield _count(void_iri(), VOID.documents, things.get(CKG.Document, 0))
    yield _count(void_iri(), VOID.classes, len(things))
    yield _count(void_iri(), VOID.properties, len(uses))
    for space in _namespaces([*things, *map(_property, uses)]):
        yield Fact(void_iri(), VOID.vocabulary, space)
    for example in sorted(_iri(row["example"]) for row in _rows(dataset, "examples") if "example" in row):
        yield Fact(void_iri(), VOID.exampleResource, example)
    yield from _property_partitions(void_iri(), "", uses)
    yield from _class_partitions(dataset, things)
    yield from _linksets(dataset)


def _property_partitions(whole: Iri, prefix: str, uses: Iterable[Row]) -> Iterator[Fact]:
    for use in uses:
        part = void_iri(f"{prefix}property.{_short(_property(use))}")
        yield Fact(whole, VOID.propertyPartition, part)
        yield Fact(part, VOID.property, _property(use))
        yield _count(part, VOID.triples, _number(use, "triples"))
        if "subjects" in use:
            yield _count(part, VOID.distinctSubjects, _number(use, "subjects"))
            yield _count(part, VOID.distinctObjects, _number(use, "objects"))


def _class_partitions(dataset: Dataset, things: Mapping[Iri, int]) -> Iterator[Fact]:
    """The partitions of the classes, each with the partitions of its properties."""
    rows = sorted(_rows(dataset, "class_properties"), key=lambda row: (_iri(row["class"]), _property(row)))
    for kind, some in groupby(rows, key=lambda row: _iri(row["class"])):
        uses, name = list(some), f"class.{_short(kind)}"
        part = void_iri(name)
        yield Fact(void_iri(), VOID.classPartition, part)
        yield Fact(part, VOID.class_, kind)
        yield _count(part, VOID.entities, things[kind])
        yield _count(part, VOID.distinctSubjects, things[kind])
        yield _count(part, VOID.triples, sum(_number(use, "triples") for use in uses))
        yield _count(part, VOID.properties, len(uses))
        yield from _property_partitions(part, f"{name}.", uses)


def _linksets(dataset: Dataset) -> Iterator[Fact]:
    spaces = {fact.subject: fact.object for fact in constant_facts() if fact.predicate == VOID.uriSpace}
    for target in _TARGETS:
        rows = _rows(dataset, "links", space=spaces[void_iri(target)])
        for row in sorted(rows, key=_property):
            links = void_iri(f"links.{target}.{_short(_property(row))}")
            yield Fact(void_iri(), VOID.subset, links)
            yield Fact(links, RDF.type, VOID.Linkset)
            yield Fact(links, VOID.subjectsTarget, void_iri())
            yield Fact(links, VOID.objectsTarget, void_iri(target))
            yield Fact(links, VOID.linkPredicate, _property(row))
            yield _count(links, VOID.triples, _number(row, "triples"))


def _namespaces(terms: Sequence[Iri]) -> list[Iri]:
    """The vocabularies of these terms, of those that we have a prefix for; ours is named by its IRI elsewhere."""
    used = {space for space in PREFIXES.values() if any(term.startswith(space) for term in terms)}
    return sorted(Iri(space) for space in used - {CKG.NAMESPACE})


def _short(iri: Iri) -> str:
    """A name for a term that no other term has, for use in a fragment.

    >>> _short(CKG.sector), len(_short(Iri("urn:a")))
    ('ckg.sector', 12)
    """
    for prefix, space in PREFIXES.items():
        local = iri.removeprefix(space)
        if local != iri and local.isidentifier() and local.isascii():
            return f"{prefix}.{local}"
    return sha256(iri.encode()).hexdigest()[:12]


def _rows(dataset: Dataset, name: str, **bindings: Term) -> list[Row]:
    return dataset.all_rows(_query(name), **bindings)


@cache
def _query(name: str) -> str:
    return (_FOLDER / f"{name}.sparql").read_text("utf-8")


def _property(row: Row) -> Iri:
    return _iri(row["property"])


def _count(subject: Iri, predicate: Iri, number: int) -> Fact:
    return Fact(subject, predicate, Text(str(number), datatype=XSD.integer))


def _number(row: Row, name: str) -> int:
    number = row[name]
    assert isinstance(number, Text)
    return int(number.value)


def _iri(term: Term) -> Iri:
    assert isinstance(term, Iri)
    return term
