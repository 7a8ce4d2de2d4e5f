"""The lists of /api/v1 in their other forms: tables, linked data, some fields only."""

import csv
import io
import json
from typing import Any

import httpx
import pytest
from rdflib import RDF, Graph, Literal, URIRef

from api.web.v1.formats import cell
from ontology.terms import CKG, DCTERMS, RDFS, XSD

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it

LISTS = ["documents", "authors", "institutions", "regions", "clusters", "concepts", "search?q=lakeland"]
RETRACTED = "The Lakes Furniture Cluster Reconsidered"


def address(name: str, **parameters: str) -> str:
    return str(httpx.URL(f"/api/v1/{name}").copy_merge_params(parameters))


def table(response: httpx.Response) -> list[dict[str, str]]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/csv; header=present; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.text, newline="")))


def graph(client: httpx.Client, response: httpx.Response) -> Graph:
    """What the answer says, read with the context that it names, as the server gives it."""
    assert response.headers["content-type"] == "application/ld+json"
    body = response.json()
    context = client.get(body["@context"])
    assert context.headers["content-type"] == "application/ld+json"
    assert context.headers["access-control-allow-origin"] == "*"
    return Graph().parse(data=json.dumps({**body, **context.json()}), format="json-ld", base=str(response.url))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("asked", "media_type"), [("json", "application/json"), ("csv", "text/csv"), ("jsonld", "application/ld+json")]
)
def test_the_form_is_chosen_by_parameter_or_header(
    client: httpx.Client, name: str, asked: str, media_type: str
) -> None:
    by_parameter = client.get(address(name, format=asked), headers={"Accept": "text/html"})
    by_header = client.get(address(name), headers={"Accept": f"{media_type}, */*;q=0.1"})
    assert by_parameter.status_code == by_header.status_code == 200
    assert by_parameter.headers["content-type"] == by_header.headers["content-type"]
    assert by_header.headers["content-type"].startswith(media_type)
    assert by_header.headers["vary"].startswith("Accept")
    assert by_header.headers["access-control-allow-origin"] == "*"


def test_what_is_not_on_offer_is_refused(client: httpx.Client) -> None:
    assert client.get("/api/v1/documents", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/api/v1/documents?format=xlsx").status_code == 400


@pytest.mark.parametrize("name", LISTS)
def test_every_form_holds_the_same_things(client: httpx.Client, name: str) -> None:
    items = client.get(address(name)).json()["items"]
    assert items
    assert [row["iri"] for row in table(client.get(address(name, format="csv")))] == [item["iri"] for item in items]
    linked = graph(client, client.get(address(name, format="jsonld")))
    assert {str(thing) for thing in linked.subjects()} == {item["iri"] for item in items}
    for item in items:
        assert (URIRef(item["iri"]), URIRef(RDFS.label), Literal(item["label"])) in linked


def test_a_table_goes_on_where_its_link_leads(client: httpx.Client) -> None:
    seen = []
    response = client.get(address("documents", format="csv", fields="label", limit="1"))
    while True:
        seen += [row["label"] for row in table(response)]
        if "next" not in response.links:
            break
        response = client.get(response.links["next"]["url"])
    assert seen == [item["label"] for item in client.get("/api/v1/documents").json()["items"]]


def test_linked_data_say_what_the_graph_says(client: httpx.Client) -> None:
    linked = graph(client, client.get(address("documents", format="jsonld", status="retracted")))
    (document,) = linked.subjects(RDF.type, URIRef(CKG.Document))
    assert (document, URIRef(CKG.status), URIRef(CKG.Retracted)) in linked
    assert (document, URIRef(DCTERMS.issued), Literal("2021", datatype=URIRef(XSD.gYear))) in linked
    data = Graph().parse(data=client.get(f"{httpx.URL(str(document)).path.removeprefix('/clusterkg')}.ttl").text)
    for _, predicate, value in linked:
        if predicate != URIRef("http://xmlns.com/foaf/0.1/page"):
            assert (document, predicate, value) in data


def test_only_some_fields(client: httpx.Client) -> None:
    items: list[dict[str, Any]] = client.get(address("documents", fields="label,year")).json()["items"]
    assert {"label": "Chairs again", "year": 2022} in items
    assert {"label": RETRACTED, "year": 2021, "status": "retracted"} in items
    assert client.get(address("clusters", fields="label")).json()["items"] == [{"label": "Lakeland furniture cluster"}]
    rows = table(client.get(address("documents", fields="year,label", format="csv")))
    assert list(rows[0]) == ["year", "label", "status"]
    refused = client.get(address("documents", fields="label,ghost"))
    assert refused.status_code == 400
    assert "ghost" in refused.json()["detail"]
    assert "label" in refused.json()["detail"]


def test_the_next_page_has_the_same_form(client: httpx.Client) -> None:
    page = client.get(address("documents", fields="label", format="jsonld", limit="2")).json()
    after = client.get(page["next"]).json()
    assert set(after) == set(page)
    assert len(after["items"]) == 2


@pytest.mark.parametrize("name", ["documents", "search?q=reconsidered"])
def test_a_retracted_document_says_so_in_every_form(client: httpx.Client, name: str) -> None:
    for fields in ("", "label"):
        items = client.get(address(name, fields=fields)).json()["items"]
        assert [item["status"] for item in items if item["label"] == RETRACTED] == ["retracted"]
        rows = table(client.get(address(name, fields=fields, format="csv")))
        assert [row["status"] for row in rows if row["label"] == RETRACTED] == ["retracted"]
        linked = graph(client, client.get(address(name, fields=fields, format="jsonld")))
        assert URIRef(CKG.Retracted) in set(linked.objects(predicate=URIRef(CKG.status)))


def test_the_search_pages(client: httpx.Client) -> None:
    whole = client.get(address("search", q="lakeland")).json()
    assert whole["next"] is None
    first = client.get(address("search", q="lakeland", limit="1")).json()
    second = client.get(first["next"]).json()
    assert first["total"] == second["total"] == whole["total"] > 1
    assert [*first["items"], *second["items"]] == whole["items"][:2]


def test_formulas_become_words() -> None:
    assert cell("=1+1") == "'=1+1"
    assert cell(("-1", "b")) == "'-1; b"


def test_numbers_stay_numbers() -> None:
    assert cell(-3) == "-3"
    assert cell(0) == "0"
