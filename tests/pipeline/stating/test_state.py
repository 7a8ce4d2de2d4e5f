"""A reading becomes the graph of its document: who is who, and what is said with which words."""

from dataclasses import replace

from corpus.record import Record
from ontology.iris import document_iri, kind_and_key, thing
from ontology.statement import DocumentGraph, Fact, Iri, Statement, Text
from ontology.terms import BIRO, C4O, CITO, CKG, DCTERMS, FOAF, ORG, OWL, PRISM, RDF, RDFS, SKOS, XSD
from pipeline.page.model import Citation, Credit, Field, Reference
from pipeline.reading import (
    DOCUMENT,
    Cluster,
    Concept,
    Link,
    Mention,
    Organisation,
    Person,
    Place,
    Reading,
    Region,
    Relation,
)
from pipeline.spans import Span
from pipeline.stating.state import state

TEXT = (
    "Wine in Styria. Ann B. Coined, Professor of Wine Chair, University of Coins, Graz. "
    "The wine cluster in Styria is old (Porter, 1990; Lost, 2001). Michael Porter wrote of it. Boards met. "
    "Porter, M. 1990. The Competitive Advantage of Nations. New York: Free Press, 855."
)


def span(words: str, nth: int = 0) -> Span:
    begin = -1
    for _ in range(nth + 1):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words))


def mentions(*spans: Span) -> tuple[Mention, ...]:
    return tuple(Mention(span=s, confidence=0.9) for s in spans)


AUSTRIA = Place(key="AT", label="Austria", level="country", iso="AT")
STYRIA = Place(
    key="AT-6", label="Styria", level="region", iso="AT-6", part_of="AT", lat=47.25, long=15.166667, geonames=2764581
)

READING = Reading(
    zones=(),
    fields=(
        Field(name="title", value="Wine in Styria", span=span("Wine in Styria"), confidence=0.9),
        Field(name="type", value="journal-article", span=None, confidence=0.6),
        Field(name="language", value="en", span=None, confidence=0.99),
        Field(name="year", value="1990", span=span("1990"), confidence=0.9),
        Field(name="status", value="retracted", span=span("old"), confidence=0.9),
    ),
    credits=(
        Credit(
            position=1,
            names=(span("Ann B. Coined"),),
            family="Coined",
            given="Ann B.",
            email="a@example.org",
            role=span("Professor of Wine Chair"),
        ),
    ),
    author_ids=("author-1",),
    references=(
        Reference(
            span=Span(span("Porter, M.").begin, len(TEXT)),
            authors=("Porter, M.", "Board of Coins"),
            year=1990,
            title="The Competitive Advantage of Nations",
            venue=None,
            volume=None,
            pages="855",
            confidence=0.9,
        ),
    ),
    citations=(
        Citation(span=span("Porter, 1990"), reference=0, confidence=0.9),
        Citation(span=span("Lost, 2001"), reference=None, confidence=0.8),
    ),
    sentences=(),
    people=(
        Person(
            id="author-1",
            name="Ann B. Coined",
            mentions=mentions(span("Ann B. Coined")),
            confidence=0.9,
            family="Coined",
            given="Ann B.",
        ),
        Person(
            id="person-1",
            name="Michael Porter",
            mentions=mentions(span("Michael Porter")),
            confidence=0.9,
            family="Porter",
            given="Michael",
        ),
    ),
    organisations=(
        Organisation(
            id="org-1", name="Wine Chair", mentions=mentions(span("Wine Chair")), confidence=0.9, generic=True
        ),
        Organisation(
            id="org-2", name="University of Coins", mentions=mentions(span("University of Coins")), confidence=0.9
        ),
        Organisation(id="org-3", name="Boards", mentions=mentions(span("Boards")), confidence=0.5, generic=True),
    ),
    regions=(
        Region(
            id="region-1",
            name="Styria",
            mentions=mentions(span("Styria"), span("Styria", 1)),
            confidence=0.9,
            level="region",
            place=STYRIA,
            wider=(AUSTRIA,),
        ),
        Region(
            id="region-2",
            name="Graz",
            mentions=mentions(span("Graz")),
            confidence=0.5,
            level="city",
            place=None,
            wider=(AUSTRIA,),
        ),
    ),
    clusters=(
        Cluster(
            id="cluster-1",
            name="wine cluster in Styria",
            mentions=mentions(span("wine cluster in Styria")),
            confidence=0.9,
            proper=False,
            status="planned",
        ),
    ),
    concepts=(
        Concept(id="sector-1", name="wine", mentions=mentions(span("wine")), confidence=0.9, iri=None, subject=True),
    ),
    links=(
        Link(
            subject="author-1",
            relation=Relation.AFFILIATED,
            object="org-1",
            evidence=(span("Wine Chair"),),
            confidence=0.9,
        ),
        Link(
            subject="org-1", relation=Relation.PART_OF, object="org-2", evidence=(span("Wine Chair"),), confidence=0.8
        ),
        Link(
            subject="cluster-1",
            relation=Relation.LOCATED,
            object="region-1",
            evidence=(span("in Styria", 1),),
            confidence=0.9,
        ),
        Link(
            subject="cluster-1", relation=Relation.SECTOR, object="sector-1", evidence=(span("wine"),), confidence=0.9
        ),
        Link(
            subject=DOCUMENT,
            relation=Relation.STUDIES,
            object="cluster-1",
            evidence=(span("wine cluster"),),
            confidence=0.9,
        ),
    ),
)
RECORD = Record(source_file="sub/a.txt", format="text", text=TEXT, encoding="utf-8", encoding_reason="valid UTF-8")
DOCUMENT_IRI = document_iri("sub/a.txt")


def graph() -> DocumentGraph:
    return state(RECORD, READING)


def stated(subject: Iri | None, predicate: Iri) -> list[tuple[Iri | Text, str]]:
    """Object and first quote of every statement with this predicate."""
    found: list[Statement] = [
        s for s in graph().statements if s.predicate == predicate and subject in {None, s.subject}
    ]
    return [(s.object, TEXT[s.evidence[0][0] : s.evidence[0][1]]) for s in found]


def test_the_document_has_its_class_its_fields_and_its_words() -> None:
    facts = set(graph().facts)
    assert graph().document == DOCUMENT_IRI
    assert Fact(DOCUMENT_IRI, RDF.type, CKG.Document) in facts
    assert Fact(DOCUMENT_IRI, CKG.sourceFile, Text("sub/a.txt")) in facts
    assert Fact(DOCUMENT_IRI, DCTERMS.language, Text("en")) in facts
    assert stated(DOCUMENT_IRI, DCTERMS.title) == [(Text("Wine in Styria"), "Wine in Styria")]
    assert stated(DOCUMENT_IRI, DCTERMS.issued) == [(Text("1990", datatype=XSD.gYear), "1990")]
    assert stated(DOCUMENT_IRI, CKG.status) == [(CKG.Retracted, "old")]
    assert stated(DOCUMENT_IRI, PRISM.doi) == []


def test_credits_become_authorships_with_role_and_affiliation() -> None:
    author = thing("person", "coined-ann-b")
    authorship = thing("authorship", f"{(kind_and_key(DOCUMENT_IRI) or ('', ''))[1]}-1")
    chair = thing("organisation", "university-of-coins--wine-chair")
    assert stated(DOCUMENT_IRI, DCTERMS.creator) == [(author, "Ann B. Coined")]
    assert stated(authorship, CKG.affiliation) == [(chair, "Wine Chair")]
    assert stated(author, ORG.memberOf) == [(chair, "Wine Chair")]
    assert stated(authorship, CKG.role) == [(Text("Professor of Wine Chair"), "Professor of Wine Chair")]
    assert Fact(authorship, CKG.position, Text("1", datatype=XSD.integer)) in graph().facts
    assert Fact(author, FOAF.familyName, Text("Coined")) in graph().facts


def test_a_generic_name_is_known_only_below_its_parent_or_in_its_document() -> None:
    organisations = {fact.subject for fact in graph().facts if fact.object == ORG.Organization}
    keys = {key for kind, key in filter(None, map(kind_and_key, organisations)) if kind == "organisation"}
    own = (kind_and_key(DOCUMENT_IRI) or ("", ""))[1][-10:]
    assert keys == {"university-of-coins", "university-of-coins--wine-chair", f"boards--{own}", "board-of-coins"}


def test_a_region_brings_its_chain_and_codes() -> None:
    styria, austria = thing("region", "AT-6"), thing("region", "AT")
    facts = graph().facts
    assert Fact(styria, CKG.partOf, austria) in facts
    assert Fact(austria, RDFS.label, Text("Austria")) in facts
    assert Fact(styria, CKG.isoCode, Text("AT-6")) in facts
    graz = thing("region", "name-graz-AT")
    assert Fact(graz, CKG.level, Text("city")) in facts
    assert Fact(graz, CKG.partOf, austria) in facts


def test_sector_and_place_tell_a_cluster_without_an_own_name() -> None:
    cluster = thing("cluster", "candidate-wine--AT-6")
    assert stated(cluster, CKG.locatedIn) == [(thing("region", "AT-6"), "in Styria")]
    assert stated(cluster, CKG.sector) == [(thing("concept", "candidate-wine"), "wine")]
    assert stated(DOCUMENT_IRI, CKG.studies) == [(cluster, "wine cluster")]
    assert Fact(cluster, CKG.stage, Text("planned")) in graph().facts


def test_a_cited_author_is_the_person_of_the_text() -> None:
    ((work, quote),) = stated(DOCUMENT_IRI, CITO.cites)
    assert quote.startswith("Porter, M. 1990.")
    assert isinstance(work, Iri)
    creators = {fact.object for fact in graph().facts if fact.subject == work and fact.predicate == DCTERMS.creator}
    assert creators == {thing("person", "porter-michael"), thing("organisation", "board-of-coins")}
    pointers = {fact.subject for fact in graph().facts if fact.object == C4O.InTextReferencePointer}
    denoting = {fact.subject: fact.object for fact in graph().facts if fact.predicate == C4O.denotes}
    entries = {fact.subject for fact in graph().facts if fact.object == BIRO.BibliographicReference}
    assert len(pointers) == 2
    assert set(denoting.values()) == entries
    assert len(denoting) == 1


def test_a_reference_and_the_document_it_names_share_the_work() -> None:
    cited = Record(source_file="b.txt", format="text", text="x" * len(TEXT), encoding="utf-8", encoding_reason="")
    named = Field(name="title", value="The competitive advantage of nations", span=None, confidence=0.9)
    bare = replace(READING, fields=(named,), credits=(), author_ids=(), references=(), citations=(), links=())
    bare = replace(bare, people=(), organisations=(), regions=(), clusters=(), concepts=())
    work = next(fact.object for fact in state(cited, bare).facts if fact.predicate == OWL.sameAs)
    assert stated(DOCUMENT_IRI, CITO.cites)[0][0] == work


def test_a_subject_is_quoted_and_a_candidate_is_marked() -> None:
    wine = thing("concept", "candidate-wine")
    assert stated(DOCUMENT_IRI, DCTERMS.subject) == [(wine, "wine")]
    assert Fact(wine, SKOS.prefLabel, Text("wine", "en")) in graph().facts


def test_the_same_reading_gives_the_same_graph() -> None:
    assert graph() == graph()
