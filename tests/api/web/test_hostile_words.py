"""Words of documents that look like markup or scripts stay words, on every page and in every form of the data."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

from api.publishing import leave_files
from api.web.settings import Settings
from ontology.draft import Draft
from ontology.iris import document_iri, thing
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Statement, Term, Text
from ontology.terms import CKG, DCTERMS, FOAF, ORG, PRISM, RDF, RDFS, SKOS, XSD
from tests.api.web.crawl import is_page, reached

PAYLOADS = tuple(Path(__file__).with_name("payloads.txt").read_text("utf-8").splitlines())
KINDS = {
    "cluster": (CKG.Cluster, RDFS.label, CKG.studies),
    "region": (CKG.Region, RDFS.label, CKG.studies),
    "concept": (SKOS.Concept, SKOS.prefLabel, DCTERMS.subject),
    "person": (FOAF.Person, RDFS.label, DCTERMS.creator),
    "organisation": (ORG.Organization, RDFS.label, CKG.mentions),
}
Serve = Callable[[Path, Settings], AbstractContextManager[str]]
OF_EACH_SHAPE = 24  # pages that look alike but for their thing


def hostile_document(number: int, payload: str) -> DocumentGraph:
    """A document whose title, keyword, file and things all have the payload as their names."""
    iri = document_iri(f"{payload}.txt")
    text = f"{payload}\nis what this page {number} says of {payload}"
    whole, words = (0, len(text)), (0, len(payload))
    things = {kind: thing(kind, f"{kind}-{payload}") for kind in KINDS}
    facts = [
        Fact(iri, RDF.type, CKG.Document),
        Fact(iri, RDFS.label, Text(payload)),
        Fact(iri, CKG.sourceFile, Text(f"{payload}.txt")),
        *(Fact(things[kind], RDF.type, class_) for kind, (class_, _, _) in KINDS.items()),
        *(Fact(things[kind], name, Text(payload)) for kind, (_, name, _) in KINDS.items()),
    ]
    links: list[tuple[Iri, Iri, Term]] = [
        (iri, DCTERMS.title, Text(payload)),
        (iri, DCTERMS.issued, Text("2020", datatype=XSD.gYear)),
        (iri, CKG.keyword, Text(payload)),
        (iri, PRISM.url, Text(f"javascript:{payload}")),
        (things["cluster"], CKG.locatedIn, things["region"]),
        *((iri, predicate, things[kind]) for kind, (_, _, predicate) in KINDS.items()),
    ]
    statements = [Statement(*link, 0.9, (whole if place % 2 else words,)) for place, link in enumerate(links)]
    mentions = [Mention(*words, one, 0.9) for one in things.values()]
    return DocumentGraph(
        document=iri, text=text, facts=tuple(facts), statements=tuple(statements), mentions=tuple(mentions)
    )


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("hostile words")
    with Draft.begin(folder) as draft:
        for number, payload in enumerate(PAYLOADS):
            draft.put(hostile_document(number, payload), "1")
        draft.publish(before_switch=leave_files)
    with serve(folder, Settings()) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def answers(host: httpx.Client) -> dict[str, httpx.Response]:
    """What the addresses answer that can be reached from the first page, so many of each shape."""
    return reached(host, ["/", *(f"/search?q={quote(payload)}" for payload in PAYLOADS)], OF_EACH_SHAPE)


def test_all_kinds_of_pages_are_reached_and_answer(answers: dict[str, httpx.Response]) -> None:
    found = {path.split("?")[0].split("/")[1] for path in answers}
    kinds = {"document", "author", "institution", "region", "cluster", "concept", "graph", "sparql", "search"}
    assert found > kinds | {"documents", "authors", "institutions", "regions", "clusters", "concepts", "ontology"}
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code >= 400} == {}


def test_what_is_no_page_cannot_be_taken_for_one(answers: dict[str, httpx.Response]) -> None:
    for path, answer in answers.items():
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert "'unsafe" not in answer.headers["content-security-policy"], path
        assert "text/html" not in answer.headers["content-type"] or "<main" in answer.text, path


def test_addresses_of_other_schemes_are_no_links(answers: dict[str, httpx.Response]) -> None:
    pages = [answer.text for answer in answers.values() if is_page(answer)]
    assert any("javascript:" in page for page in pages)
    assert not any(re.search(r"""href=["']?\s*javascript:""", page, re.IGNORECASE) for page in pages)


def test_nothing_runs(host: httpx.Client, answers: dict[str, httpx.Response], browser: Browser) -> None:
    page, complaints = browser.new_page(), list[str]()
    opened = dialogs(page)

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(f"{page.url}: {said.text}")

    page.on("console", hear)
    for path, answer in answers.items():
        if is_page(answer) and "sort=" not in path:  # in another order a page says the same
            look(page, host, path)
    page.close()
    assert (opened, complaints) == ([], [])


def dialogs(page: Page) -> list[str]:
    """The addresses at which a dialog opens, from now on."""
    opened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        opened.append(page.url)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return opened


def look(page: Page, host: httpx.Client, path: str) -> None:
    """Opens the page, and tabs through what may have handlers."""
    page.goto(str(host.base_url).rstrip("/") + path)
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.url.startswith(str(host.base_url))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_in_addresses_run_nowhere(visit_any: Page, host: httpx.Client, payload: str) -> None:
    opened = dialogs(visit_any)
    said = quote(payload, safe="")
    words = ("search?q=", "documents?q=", "clusters?region=", "graph?view=", "sparql?query=", "cluster/", "")
    for before in words:
        look(visit_any, host, f"/{before}{said}")
    assert opened == []


@pytest.fixture
def visit_any(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()
