"""Documents of an invented corpus, complete enough to satisfy every shape."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.iris import authorship_iri, document_iri, phrase_iri, scheme_iri, thing, work_iri
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Statement, Term, Text
from ontology.terms import BIRO, CITO, CKG, DCTERMS, FABIO, FOAF, ORG, OWL, PRISM, RDF, RDFS, SKOS, XSD

TEXT = (
    "Glassmakers of the Quiet Valley\n"
    "Ada Quill, Institute of Sand, Brinstadt\n"
    "Quiet Glass Journal, 2014, 3(2)\n"
    "Keywords: glass clusters, apprenticeship\n"
    "The Quiet Valley glass cluster in Brinstadt was praised by Bo Reed of the Glass Guild.\n"
    "1. Reed, B. Sand and fire in small towns. Kiln Review 2009, 7, 1-9.\n"
)
ADA, BO = thing("person", "quill-ada"), thing("person", "reed-bo")
INSTITUTE, GUILD = thing("organisation", "institute-of-sand"), thing("organisation", "glass-guild")
BRINSTADT, BRINLAND = thing("region", "XX-BRI"), thing("region", "XX")
CLUSTER = thing("cluster", "quiet-valley-glass")
GLASS, CRAFT = thing("concept", "glass"), thing("concept", "apprenticeship")
JOURNAL, REVIEW = thing("venue", "quiet-glass-journal"), thing("venue", "kiln-review")


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    begin = text.index(words)
    return begin, begin + len(words)


def say(subject: Iri, predicate: Iri, value: Term, words: str, confidence: float = 0.9) -> Statement:
    return Statement(subject, predicate, value, confidence, (span(words),))


def made_page(source_file: str = "glass.txt", title: str = "Glassmakers of the Quiet Valley") -> DocumentGraph:
    document = document_iri(source_file)
    authorship, work = authorship_iri(document, 1), work_iri("Sand and fire in small towns", 2009, "Reed")
    entry = phrase_iri(document, *span("1. Reed, B. Sand and fire in small towns. Kiln Review 2009, 7, 1-9."))
    described = {
        ADA: (FOAF.Person, "Ada Quill"),
        BO: (FOAF.Person, "Bo Reed"),
        INSTITUTE: (ORG.Organization, "Institute of Sand"),
        GUILD: (ORG.Organization, "Glass Guild"),
        BRINSTADT: (CKG.Region, "Brinstadt"),
        BRINLAND: (CKG.Region, "Brinland"),
        CLUSTER: (CKG.Cluster, "Quiet Valley glass cluster"),
        JOURNAL: (FABIO.Periodical, "Quiet Glass Journal"),
        REVIEW: (FABIO.Periodical, "Kiln Review"),
        work: (FABIO.Expression, "Sand and fire in small towns"),
    }
    return DocumentGraph(
        document=document,
        text=TEXT,
        facts=(
            Fact(document, RDF.type, CKG.Document),
            Fact(document, RDF.type, FABIO.JournalArticle),
            Fact(document, RDFS.label, Text(title)),
            Fact(document, CKG.sourceFile, Text(source_file)),
            Fact(document, DCTERMS.language, Text("en")),
            Fact(document, OWL.sameAs, work_iri(title, 2014, "Quill")),
            Fact(document, CKG.authorship, authorship),
            Fact(authorship, RDF.type, CKG.Authorship),
            Fact(authorship, CKG.author, ADA),
            Fact(authorship, CKG.position, Text("1", datatype=XSD.integer)),
            Fact(ADA, FOAF.familyName, Text("Quill")),
            Fact(ADA, FOAF.givenName, Text("Ada")),
            Fact(BO, FOAF.familyName, Text("Reed")),
            Fact(BRINSTADT, CKG.level, Text("city")),
            Fact(BRINSTADT, CKG.isoCode, Text("XX-BRI")),
            Fact(BRINSTADT, CKG.partOf, BRINLAND),
            Fact(BRINLAND, CKG.level, Text("country")),
            Fact(BRINLAND, CKG.isoCode, Text("XX")),
            Fact(GLASS, RDF.type, SKOS.Concept),
            Fact(GLASS, SKOS.prefLabel, Text("glass", "en")),
            Fact(GLASS, SKOS.inScheme, scheme_iri("candidates")),
            Fact(CRAFT, RDF.type, SKOS.Concept),
            Fact(CRAFT, SKOS.prefLabel, Text("apprenticeship", "en")),
            Fact(entry, RDF.type, BIRO.BibliographicReference),
            Fact(entry, BIRO.references, work),
            Fact(work, DCTERMS.title, Text("Sand and fire in small towns")),
            Fact(work, DCTERMS.issued, Text("2009", datatype=XSD.gYear)),
            Fact(work, DCTERMS.creator, BO),
            Fact(work, DCTERMS.isPartOf, REVIEW),
            Fact(work, PRISM.volume, Text("7")),
            Fact(work, PRISM.pageRange, Text("1-9")),
            *(Fact(iri, RDF.type, kind) for iri, (kind, _) in described.items()),
            *(Fact(iri, RDFS.label, Text(label)) for iri, (_, label) in described.items()),
        ),
        statements=(
            say(document, DCTERMS.title, Text(title), "Glassmakers of the Quiet Valley"),
            say(document, DCTERMS.issued, Text("2014", datatype=XSD.gYear), "2014"),
            say(document, DCTERMS.isPartOf, JOURNAL, "Quiet Glass Journal"),
            say(document, PRISM.volume, Text("3"), "3(2)"),
            say(document, PRISM.number, Text("2"), "3(2)"),
            say(document, CKG.keyword, Text("glass clusters"), "glass clusters"),
            say(document, CKG.keyword, Text("apprenticeship"), "apprenticeship"),
            say(document, DCTERMS.creator, ADA, "Ada Quill"),
            say(document, DCTERMS.subject, GLASS, "glass clusters"),
            say(document, DCTERMS.subject, CRAFT, "apprenticeship"),
            say(document, CKG.studies, CLUSTER, "Quiet Valley glass cluster"),
            say(document, CITO.cites, work, "1. Reed, B. Sand and fire in small towns. Kiln Review 2009, 7, 1-9."),
            say(authorship, CKG.nameAsPrinted, Text("Ada Quill"), "Ada Quill"),
            say(authorship, CKG.affiliation, INSTITUTE, "Institute of Sand"),
            say(INSTITUTE, CKG.locatedIn, BRINSTADT, "Institute of Sand, Brinstadt"),
            say(CLUSTER, CKG.locatedIn, BRINSTADT, "glass cluster in Brinstadt"),
            say(CLUSTER, CKG.sector, GLASS, "Quiet Valley glass cluster"),
            say(BO, ORG.memberOf, GUILD, "Bo Reed of the Glass Guild"),
        ),
        mentions=(
            Mention(*span("Ada Quill"), ADA, 0.9),
            Mention(*span("Institute of Sand"), INSTITUTE, 0.9),
            Mention(*span("Brinstadt"), BRINSTADT, 0.9),
            Mention(*span("Quiet Valley glass cluster"), CLUSTER, 0.9),
            Mention(*span("Bo Reed"), BO, 0.9),
            Mention(*span("Glass Guild"), GUILD, 0.9),
            Mention(*span("glass clusters"), GLASS, 0.9),
            Mention(*span("apprenticeship"), CRAFT, 0.9),
        ),
    )


def published(store: Path, *graphs: DocumentGraph) -> Dataset:
    with Draft.begin(store) as draft:
        for graph in graphs:
            draft.put(graph, "1")
        draft.publish()
    return Dataset.open(store)


@pytest.fixture
def page() -> Callable[..., DocumentGraph]:
    """Makes a page of the invented corpus, by source file and title."""
    return made_page


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the ontology and the thesaurus alone: loading them takes most of the time of a small build."""
    store = tmp_path_factory.mktemp("empty") / "store"
    published(store)
    return store


@pytest.fixture
def publish(empty_store: Path) -> Callable[..., Dataset]:
    """Publishes document graphs to a store, which is made when it does not exist, and opens it."""

    def publish_to(store: Path, *graphs: DocumentGraph) -> Dataset:
        if not (store / "current").exists():
            shutil.copytree(empty_store, store, dirs_exist_ok=True)
        return published(store, *graphs)

    return publish_to
