"""A small store of hand-made documents, some of them hostile, and the service over it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from api.publishing import leave_files
from api.web.app import create_app
from api.web.server import SETTINGS
from api.web.settings import Settings
from ontology.draft import Draft
from ontology.iris import authorship_iri, document_iri, phrase_iri, scheme_iri, thing, work_iri
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Statement, Term, Text
from ontology.terms import (
    BIRO,
    CITO,
    CKG,
    DCTERMS,
    DOCUMENT_CLASSES,
    FABIO,
    FOAF,
    ORG,
    OWL,
    PRISM,
    RDF,
    RDFS,
    SKOS,
    XSD,
)

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
RETRACTED = "The Lakes Furniture Cluster Reconsidered"


class Composer:
    """Writes a document graph by hand; every quote is looked up in the text."""

    def __init__(self, source_file: str, text: str, *, type_: str, label: str) -> None:
        self.document = document_iri(source_file)
        self.text = text
        self.facts = [
            Fact(self.document, RDF.type, CKG.Document),
            Fact(self.document, RDF.type, DOCUMENT_CLASSES[type_]),
            Fact(self.document, RDFS.label, Text(label)),
            Fact(self.document, CKG.sourceFile, Text(source_file)),
        ]
        self.statements: list[Statement] = []
        self.mentions: list[Mention] = []

    def span(self, words: str) -> tuple[int, int]:
        begin = self.text.index(words)
        return begin, begin + len(words)

    def thing(self, kind: str, key: str, class_: Iri, label: str, *more: tuple[Iri, Term]) -> Iri:
        iri = thing(kind, key)
        name = SKOS.prefLabel if kind == "concept" else RDFS.label
        self.facts += [Fact(iri, RDF.type, class_), Fact(iri, name, Text(label))]
        self.facts += [Fact(iri, predicate, value) for predicate, value in more]
        return iri

    def mention(self, words: str, refers: Iri, confidence: float = 0.9) -> None:
        self.mentions.append(Mention(*self.span(words), refers, confidence))

    def state(self, subject: Iri, predicate: Iri, value: Term, *quotes: str, confidence: float = 0.9) -> None:
        evidence = tuple(self.span(words) for words in quotes)
        self.statements.append(Statement(subject, predicate, value, confidence, evidence))

    def author(self, position: int, key: str, name: str, organisation: Iri | None, place: str) -> Iri:
        person = self.thing("person", key, FOAF.Person, name)
        credit = authorship_iri(self.document, position)
        self.facts += [
            Fact(credit, RDF.type, CKG.Authorship),
            Fact(credit, RDFS.label, Text(name)),
            Fact(credit, CKG.position, Text(str(position), datatype=XSD.integer)),
            Fact(credit, CKG.nameAsPrinted, Text(name)),
        ]
        self.mention(name, person)
        self.state(self.document, DCTERMS.creator, person, name)
        self.state(self.document, CKG.authorship, credit, name)
        self.state(credit, CKG.author, person, name)
        if organisation is not None:
            self.state(credit, CKG.affiliation, organisation, name, place, confidence=0.8)
        return person

    def graph(self) -> DocumentGraph:
        return DocumentGraph(
            document=self.document,
            text=self.text,
            facts=tuple(self.facts),
            statements=tuple(self.statements),
            mentions=tuple(self.mentions),
        )


def _country(page: Composer) -> Iri:
    level = (CKG.level, Text("country"))
    return page.thing("region", "AT", CKG.Region, "Austria", level, (CKG.isoCode, Text("AT")))


def _town(page: Composer, country: Iri) -> Iri:
    return page.thing(
        "region", "AT-4", CKG.Region, "Upper Lakeland", (CKG.level, Text("region")), (CKG.partOf, country)
    )


def furniture() -> DocumentGraph:
    """A plain article with everything on it."""
    text = (
        "Journal of Invented Regional Studies. 2019. Vol. 3.\n\n"
        "Wood and Wisdom: How the Lakeland Furniture Cluster Learns\n\n"
        "Maria Österling\nUniversity of the Lakes, Upper Lakeland\n\nJ. Novak\nUniversity of the Lakes\n\n"
        "The Lakeland furniture cluster is located in Upper Lakeland, Austria. Its firms share tacit knowledge.\n\n"
        "Keywords: tacit knowledge; furniture\n\nReferences\n"
        "1. Brown, K. (2001) Learning among neighbours in craft districts. Crafts Review, 2, 1-9.\n"
    )
    title = "Wood and Wisdom: How the Lakeland Furniture Cluster Learns"
    page = Composer("a/furniture.txt", text, type_="journal-article", label=title)
    country = _country(page)
    town = _town(page, country)
    university = page.thing("organisation", "university-of-the-lakes", ORG.Organization, "University of the Lakes")
    cluster = page.thing("cluster", "lakeland-furniture", CKG.Cluster, "Lakeland furniture cluster")
    scheme = scheme_iri("candidates")
    concept = page.thing("concept", "tacit-knowledge-x", SKOS.Concept, "tacit knowledge", (SKOS.inScheme, scheme))
    page.facts += [Fact(scheme, RDF.type, SKOS.ConceptScheme), Fact(scheme, RDFS.label, Text("Candidates"))]
    venue = page.thing("venue", "invented-regional-studies", FABIO.Periodical, "Journal of Invented Regional Studies")
    page.state(page.document, DCTERMS.title, Text(title), title, confidence=0.99)
    page.state(page.document, DCTERMS.issued, Text("2019", datatype=XSD.gYear), "2019")
    page.state(page.document, PRISM.volume, Text("3"), "Vol. 3")
    page.state(page.document, DCTERMS.isPartOf, venue, "Journal of Invented Regional Studies")
    page.state(page.document, CKG.keyword, Text("tacit knowledge"), "tacit knowledge; furniture")
    page.state(page.document, DCTERMS.subject, concept, "tacit knowledge.")
    page.state(page.document, CKG.studies, cluster, "Lakeland furniture cluster")
    page.author(1, "osterling-m", "Maria Österling", university, "University of the Lakes, Upper Lakeland")
    page.author(2, "novak-j", "J. Novak", university, "J. Novak\nUniversity of the Lakes")
    sentence = "The Lakeland furniture cluster is located in Upper Lakeland, Austria."
    page.state(cluster, CKG.locatedIn, town, sentence, confidence=0.95)
    page.mention("Lakeland furniture cluster", cluster)
    page.mention("University of the Lakes", university)
    page.mention("Austria", country)
    page.mention("Upper Lakeland", town)
    page.mention("tacit knowledge", concept)
    _cite(page)
    return page.graph()


def _cite(page: Composer) -> None:
    entry = "Brown, K. (2001) Learning among neighbours in craft districts. Crafts Review, 2, 1-9."
    name = "Learning among neighbours in craft districts"
    work = work_iri(name, 2001, "Brown")
    phrase = phrase_iri(page.document, *page.span(entry))
    page.facts += [
        Fact(work, RDF.type, FABIO.Expression),
        Fact(work, RDFS.label, Text(name)),
        Fact(phrase, RDF.type, BIRO.BibliographicReference),
        Fact(phrase, BIRO.references, work),
    ]
    page.state(page.document, CITO.cites, work, entry)


def retracted() -> DocumentGraph:
    """An article that was withdrawn."""
    text = (
        f"RETRACTED ARTICLE\n\n{RETRACTED}\n\nJ. Novak\n\n2021\n\nIt studies the Lakeland furniture cluster.\n"
        "Lakes Press, https://example.org/lakes?a=1&b=2\n"
    )
    page = Composer("a/retracted.txt", text, type_="journal-article", label=RETRACTED)
    cluster = page.thing("cluster", "lakeland-furniture", CKG.Cluster, "Lakeland furniture cluster")
    known = work_iri(RETRACTED, 2021, "Novak")
    page.facts += [
        Fact(known, RDF.type, FABIO.Expression),
        Fact(known, RDFS.label, Text(RETRACTED)),
        Fact(page.document, OWL.sameAs, known),
    ]
    page.state(page.document, DCTERMS.title, Text(RETRACTED), RETRACTED)
    page.state(page.document, DCTERMS.issued, Text("2021", datatype=XSD.gYear), "2021")
    page.state(page.document, DCTERMS.publisher, Text("Lakes Press"), "Lakes Press")
    address = "https://example.org/lakes?a=1&b=2"
    page.state(page.document, PRISM.url, Text(address), address)
    page.state(page.document, CKG.status, CKG.Retracted, "RETRACTED ARTICLE")
    page.state(page.document, CKG.studies, cluster, "Lakeland furniture cluster")
    page.author(1, "novak-j", "J. Novak", None, "")
    page.mention("Lakeland furniture cluster", cluster)
    return page.graph()


def citing() -> DocumentGraph:
    """A news item that cites the withdrawn article."""
    text = f"Lakeland News, 3 May 2022\n\nChairs again\n\nBased on {RETRACTED}, says the paper.\n"
    page = Composer("b/news.txt", text, type_="news", label="Chairs again")
    known = work_iri(RETRACTED, 2021, "Novak")
    page.facts += [Fact(known, RDF.type, FABIO.Expression), Fact(known, RDFS.label, Text(RETRACTED))]
    page.state(page.document, DCTERMS.title, Text("Chairs again"), "Chairs again")
    page.state(page.document, DCTERMS.issued, Text("2022-05-03", datatype=XSD.date), "3 May 2022")
    page.state(page.document, CITO.cites, known, RETRACTED)
    return page.graph()


def hostile() -> DocumentGraph:
    """Markup where words belong: in the title, in names, in a keyword, in the text and in keys."""
    text = f"{SCRIPT} on clusters\n\n{IMAGE} Mallory\nInstitute {SCRIPT}\n\n2020\n\nKeywords: {IMAGE}\n"
    title = f"{SCRIPT} on clusters"
    page = Composer("c/hostile.txt", text, type_="report", label=title)
    institute = page.thing("organisation", f"x{IMAGE}", ORG.Organization, f"Institute {SCRIPT}")
    concept = page.thing("concept", "hostile", SKOS.Concept, IMAGE, (SKOS.altLabel, Text(SCRIPT)))
    page.state(page.document, DCTERMS.title, Text(title), title)
    page.state(page.document, DCTERMS.issued, Text("2020", datatype=XSD.gYear), "2020")
    page.state(page.document, CKG.keyword, Text(IMAGE), f"Keywords: {IMAGE}")
    page.state(page.document, DCTERMS.subject, concept, f"Keywords: {IMAGE}")
    page.author(1, f"mallory{SCRIPT}", f"{IMAGE} Mallory", institute, f"Institute {SCRIPT}")
    page.mention(f"Institute {SCRIPT}", institute)
    page.mention(IMAGE, concept)
    return page.graph()


DOCUMENTS = {"furniture": furniture, "retracted": retracted, "citing": citing, "hostile": hostile}


def build(store: Path, *graphs: DocumentGraph) -> str:
    """Publishes the documents; gives the name of the generation."""
    with Draft.begin(store) as draft:
        for graph in graphs:
            draft.put(graph, "1")
        return draft.publish(before_switch=leave_files)


Publish = Callable[..., str]


@pytest.fixture(scope="session")
def publish() -> Publish:
    """Puts documents by name into a store: `publish(folder, "furniture", "retracted")`."""

    def published(folder: Path, *names: str) -> str:
        return build(folder, *(DOCUMENTS[name]() for name in names))

    return published


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> Path:
    folder: Path = tmp_path_factory.mktemp("store")
    publish(folder, *DOCUMENTS)
    return folder


@contextmanager
def served(folder: Path, settings: Settings) -> Iterator[str]:
    """A real server in a thread, on a free port of this machine; gives its address."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    app = create_app(folder, settings)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", **SETTINGS))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


Serve = Callable[[Path, Settings], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Starts a server for the time of a `with` block."""
    return served


@pytest.fixture(scope="session")
def address(store: Path) -> Iterator[str]:
    """The server over the store of all documents."""
    with served(store, Settings(query_seconds=3, query_workers=2, query_megabytes=400, answer_megabytes=4)) as found:
        yield found


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as found:
        yield found
