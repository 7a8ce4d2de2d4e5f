"""The pages of analysis: every number is what the query behind it gives, and leads to its documents."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from api.publishing import leave_files
from api.web.graph.incidence import incidence_of, read_incidence, write_incidence
from api.web.settings import Settings
from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.iris import authorship_iri, document_iri, thing
from ontology.statement import DocumentGraph, Fact, Iri, Statement, Text
from ontology.terms import CKG, DCTERMS, FABIO, FOAF, ORG, RDF, RDFS, SKOS

HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/sparql-results+json"}
PAYLOAD = '=cmd"><script>alert(1)</script>'
TOWN, LAND, WOOD, GLASS = thing("region", "town"), thing("region", "land"), thing("cluster", "w"), thing("cluster", "g")
CRAFT, TRADE, POLICY = (thing("concept", name) for name in ("craft", "trade", "policy"))
CLASSES = {"region": CKG.Region, "cluster": CKG.Cluster, "concept": SKOS.Concept}
NAMES = {TOWN: "Lake Town", LAND: "Lakeland", WOOD: "Wood cluster", GLASS: PAYLOAD, CRAFT: "craft", TRADE: "trade"}


def made(
    name: str, year: str | None, *said: tuple[Iri, Iri, Iri], authors: tuple[str, ...] = (), retracted: bool = False
) -> DocumentGraph:
    """A document that says this."""
    document = document_iri(name)
    facts = [Fact(document, RDF.type, CKG.Document), Fact(document, RDF.type, FABIO.JournalArticle)]
    facts += [Fact(document, RDFS.label, Text(f"Paper {name}")), Fact(TOWN, CKG.partOf, LAND)]
    facts += [Fact(TOWN, CKG.level, Text("city")), Fact(LAND, CKG.level, Text("country"))]
    facts += [Fact(document, DCTERMS.issued, Text(year))] if year else []
    facts += [Fact(document, CKG.status, CKG.Retracted)] if retracted else []
    for iri in (TOWN, LAND, WOOD, GLASS, CRAFT, TRADE, POLICY):
        kind = iri.split("/")[-2]
        label = SKOS.prefLabel if kind == "concept" else RDFS.label
        facts += [Fact(iri, RDF.type, CLASSES[kind]), Fact(iri, label, Text(NAMES.get(iri, "policy")))]
    statements = [Statement(document if s == CKG.Document else s, p, o, 0.9, ((0, 5),)) for s, p, o in said]
    for position, author in enumerate(authors, 1):
        credit, person, house = authorship_iri(document, position), thing("person", author), thing("organisation", "h")
        facts += [Fact(credit, RDF.type, CKG.Authorship), Fact(credit, CKG.author, person)]
        facts += [Fact(document, CKG.authorship, credit), Fact(credit, CKG.affiliation, house)]
        facts += [Fact(person, RDF.type, FOAF.Person), Fact(person, RDFS.label, Text(author.title()))]
        facts += [Fact(house, RDF.type, ORG.Organization), Fact(house, RDFS.label, Text("House of Crafts"))]
        facts += [Fact(credit, CKG.position, Text(str(position)))]
        statements.append(Statement(document, DCTERMS.creator, person, 0.9, ((0, 5),)))
    return DocumentGraph(document=document, text=f"Words of {name}", facts=tuple(facts), statements=tuple(statements))


IT = CKG.Document  # stands for the document that speaks


def documents() -> Iterator[DocumentGraph]:
    placed, sector = (WOOD, CKG.locatedIn, TOWN), (WOOD, CKG.sector, TRADE)
    craft, trade = (IT, DCTERMS.subject, CRAFT), (IT, DCTERMS.subject, TRADE)
    studies = (IT, CKG.studies, WOOD)
    yield made("a", "2001", studies, placed, craft, sector, authors=("ada", "bo"))
    yield made("b", "2003-05-01", (IT, CKG.studies, TOWN), craft, trade, authors=("ada",), retracted=True)
    yield made("c", None, (IT, CKG.studies, LAND), trade, authors=("cy", "ada"))
    yield made("d", "2003", (IT, DCTERMS.subject, POLICY), sector, (GLASS, CKG.sector, CRAFT))
    yield made("e", "2004", (IT, CKG.studies, GLASS), (GLASS, CKG.sector, CRAFT), craft)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store: Path = tmp_path_factory.mktemp("analysed")
    with Draft.begin(store) as draft:
        for one in documents():
            draft.put(one, "1")
        draft.publish(before_switch=leave_files)
    return store


@pytest.fixture(scope="module")
def client(folder: Path, serve: Any) -> Iterator[httpx.Client]:
    with serve(folder, Settings(query_workers=1)) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


def page(client: httpx.Client, path: str) -> str:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200, path
    assert " style=" not in answer.text
    assert "<script>alert" not in answer.text
    return answer.text


def table(client: httpx.Client, path: str) -> list[list[str]]:
    """The CSV that a page offers."""
    (href,) = re.findall(r'href="([^"]+)" download', page(client, path))
    answer = client.get(unescape(href))
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.text)))


def behind(client: httpx.Client, path: str) -> Iterator[list[dict[str, str]]]:
    """The rows of each query behind a page."""
    for href in re.findall(r'href="(/sparql\?query=[^"]+)"', page(client, path)):
        query = parse_qs(urlsplit(unescape(href)).query)["query"][0]
        answer = client.get("/sparql", params={"query": query}, headers=JSON)
        assert answer.status_code == 200, answer.text
        rows = answer.json()["results"]["bindings"]
        yield [{name: term["value"] for name, term in row.items()} for row in rows]


YEARS = ("", "?year_from=2002", "?year_to=2003", "?year_from=2003&year_to=2003")


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("name", ["regions-concepts", "clusters-sectors"])
def test_a_matrix_is_what_its_query_gives(client: httpx.Client, name: str, years: str) -> None:
    header, *lines = table(client, f"/analysis/{name}{years}")
    shown = {
        (line[0], column): int(number)
        for line in lines
        for column, number in zip(header[1:], line[1:], strict=True)
        if number != "0"
    }
    (rows,) = behind(client, f"/analysis/{name}{years}")
    asked = {(row["rowName"], row["columnName"]): int(row["documents"]) for row in rows}
    assert {(row.removeprefix("'"), column): number for (row, column), number in shown.items()} == asked
    assert shown


def test_a_region_has_what_its_parts_and_clusters_have(client: httpx.Client) -> None:
    header, *lines = table(client, "/analysis/regions-concepts")
    numbers = {line[0]: dict(zip(header[1:], line[1:], strict=True)) for line in lines}
    assert numbers["Lakeland"] == {"craft": "2", "trade": "2"} | ({"policy": "0"} if "policy" in header else {})
    assert {name: numbers["Lake Town"][name] for name in ("craft", "trade")} == {"craft": "2", "trade": "1"}


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("name", ["regions-concepts", "clusters-sectors"])
def test_each_cell_leads_to_as_many_documents_with_their_words(client: httpx.Client, name: str, years: str) -> None:
    cells = re.findall(r'<td class="cell shade-\d"><a href="([^"]+)">(\d+)', page(client, f"/analysis/{name}{years}"))
    assert cells
    for href, number in cells:
        path = unescape(href)
        text = page(client, path)
        assert f"{number} document" in text
        assert 'class="quote" href="/document/' in text
        assert len(table(client, path)) == int(number) + 1
        (rows,) = behind(client, path)
        assert len({row["document"] for row in rows}) == int(number)


def test_a_gap_is_a_cell_that_says_so(client: httpx.Client) -> None:
    text = page(client, "/analysis/clusters-sectors")
    assert '<td class="cell gap">0</td>' in text
    assert "2 gaps in 4 cells" in text
    assert "None: this is a gap." in page(client, "/analysis/clusters-sectors/documents?row=w&column=policy")


def test_a_retracted_document_is_marked(client: httpx.Client) -> None:
    path = "/analysis/regions-concepts/documents?row=town&column=craft"
    assert 'class="status retracted"' in page(client, path)
    assert "retracted" in {line[-1] for line in table(client, path)}
    both = f"/compare?item={document_iri('a')}&item={document_iri('b')}"
    assert 'class="status retracted"' in page(client, both)
    assert ["Status", "", "retracted"] in table(client, both)


def test_trends_are_what_their_query_gives(client: httpx.Client) -> None:
    for path in ("/analysis/trends?concept=craft&concept=trade", "/analysis/trends?concept=craft&year_from=2003"):
        header, *lines = table(client, path)
        (rows,) = behind(client, path)
        asked = {(row["concept"].rpartition("/")[2], row["year"]): row["documents"] for row in rows}
        shown = {
            (word, line[0]): number
            for line in lines
            for word, number in zip(header[1:], line[1:], strict=True)
            if number != "0"
        }
        assert shown == asked
        assert "<polyline" in page(client, path)


def test_central_people_are_what_their_query_gives(client: httpx.Client) -> None:
    for region in ("town", "land"):
        path = f"/analysis/central?region={region}"
        shown = {(line[0], line[1]): (line[2], line[3]) for line in table(client, path)[1:]}
        authors, institutions = behind(client, path)
        asked = {("authors", row["name"]): (row["documents"], row["ties"]) for row in authors}
        asked |= {("institutions", row["name"]): (row["documents"], row["ties"]) for row in institutions}
        assert shown == asked
        assert shown["authors", "Ada"] == ({"town": "2", "land": "3"}[region], {"town": "1", "land": "2"}[region])


def test_a_comparison_shows_what_is_shared_first_and_where_it_stands(client: httpx.Client) -> None:
    text = page(client, "/compare?item=cluster/w&item=cluster/g")
    assert "Lake Town" in text
    shared = re.findall(r'<li class="shared"><a href="([^"]+)">', text)
    assert shared == ["/concept/craft"] * len(shared)
    assert shared
    for href in re.findall(r'<a class="small" href="(/document/[^"]+)"', text):
        assert client.get(unescape(href).partition("#")[0], headers=HTML).status_code == 200
    for rows in behind(client, "/compare?item=cluster/w&item=cluster/g"):
        assert rows
    assert "put beside Wood cluster" in page(client, "/compare?item=cluster/w&item=")
    assert "Choose two to six" in page(client, "/compare")


def test_what_to_compare_is_chosen_by_name(client: httpx.Client) -> None:
    named = page(client, "/compare?item=Wood+cluster&item=wood&item=Paper+a&item=")
    assert "2 things side by side" in named
    assert 'value="Wood cluster"' in named
    assert 'value="Paper a"' in named
    names = client.get("/search/suggestions", params={"q": "cluster", "kind": ["clusters", "documents"]}).json()
    assert "Wood cluster" in names
    assert client.get("/search/suggestions", params={"q": "wood", "kind": "documents"}).json() == []
    for path in ("/cluster/w", "/document/" + document_iri("a").rpartition("/")[2]):
        (link,) = re.findall(r'href="(/compare[?]item=[^"]+)"', page(client, path))
        assert "put beside" in page(client, unescape(link))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/analysis/nothing", 404),
        ("/analysis/regions-concepts/documents?row=x&column=craft", 404),
        ("/analysis/regions-concepts/documents", 400),
        ("/analysis/trends?concept=x", 404),
        ("/analysis/central?region=x", 404),
        ("/analysis/regions-concepts?rows=100000", 400),
        ("/compare?item=cluster/x&item=cluster/w", 404),
        ("/compare?item=zyxwvut&item=cluster/w", 404),
        ("/compare?item=concept/craft&item=cluster/w", 400),
        ("/compare?" + "&".join(["item=cluster/w"] * 7), 400),
    ],
)
def test_what_cannot_be_is_said(client: httpx.Client, path: str, status: int) -> None:
    assert client.get(path, headers=HTML).status_code == status


def test_cells_that_a_spreadsheet_would_run_are_text(client: httpx.Client) -> None:
    assert f"'{PAYLOAD}" in {line[0] for line in table(client, "/analysis/clusters-sectors")}


def test_the_file_says_what_the_graph_says(folder: Path, tmp_path: Path) -> None:
    dataset = Dataset.open(folder)
    written = (dataset.directory / "incidence.json").read_bytes()
    assert incidence_of(dataset) == read_incidence(dataset)
    dataset.directory = tmp_path
    write_incidence(dataset)
    assert (tmp_path / "incidence.json").read_bytes() == written
    for broken in ("", "[]", "{}", '{"version": 99}', '{"version": 1, "documents": [], "of": 1}'):
        (tmp_path / "incidence.json").write_text(broken)
        incidence_of.cache_clear()
        assert incidence_of(dataset) == read_incidence(dataset)


def test_pages_of_an_empty_graph(tmp_path: Path, serve: Any) -> None:
    with Draft.begin(tmp_path) as draft:
        draft.put(made("d", None), "1")
        draft.publish(before_switch=leave_files)
    with serve(tmp_path, Settings(query_workers=1)) as address, httpx.Client(base_url=address, timeout=60) as client:
        for path in ("", "/regions-concepts", "/clusters-sectors", "/trends", "/central"):
            page(client, f"/analysis{path}")
