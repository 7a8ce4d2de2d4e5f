"""/api/v1 over a real server."""

from typing import Any

import httpx
import pytest

LISTS = ["documents", "authors", "institutions", "regions", "clusters", "concepts"]
RETRACTED = "The Lakes Furniture Cluster Reconsidered"


def get(client: httpx.Client, path: str, **parameters: str | int) -> Any:
    response = client.get(f"/api/v1/{path}", params=parameters)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return response.json()


def labels(found: Any) -> list[str]:
    return [item["label"] for item in found["items"]]


@pytest.mark.parametrize("name", LISTS)
def test_each_list_pages_through_everything_once(client: httpx.Client, name: str) -> None:
    total = get(client, name)["total"]
    seen: list[tuple[int, str]] = []
    path: str | None = f"/api/v1/{name}?sort=documents&limit={max(1, total // 3)}"
    while path is not None:
        page = client.get(path).json()
        assert page["total"] == total
        seen += [(-item["documents"], item["iri"]) for item in page["items"]]
        path = page["next"]
    assert len(set(seen)) == len(seen) == total
    assert [documents for documents, _ in seen] == sorted(documents for documents, _ in seen)


def test_documents_are_filtered_and_sorted(client: httpx.Client) -> None:
    years = [item["year"] for item in get(client, "documents")["items"]]
    assert years == [2022, 2021, 2020, 2019]
    assert [item["year"] for item in get(client, "documents", sort="oldest")["items"]] == years[::-1]
    assert labels(get(client, "documents", type="news")) == ["Chairs again"]
    assert labels(get(client, "documents", year=2021)) == [RETRACTED]
    assert get(client, "documents", year_from=2020, year_to=2021)["total"] == 2
    assert get(client, "documents", author="novak-j")["total"] == 2
    assert get(client, "documents", cluster="lakeland-furniture", status="none")["total"] == 1
    assert get(client, "documents", concept="tacit-knowledge-x")["total"] == 1
    assert get(client, "documents", institution="university-of-the-lakes")["total"] == 1


def test_a_country_stands_for_all_its_parts(client: httpx.Client) -> None:
    assert get(client, "documents", region="AT")["total"] == 1
    assert labels(get(client, "clusters", region="AT")) == ["Lakeland furniture cluster"]
    assert labels(get(client, "regions", country="AT")) == ["Upper Lakeland"]
    assert labels(get(client, "regions", level="country")) == ["Austria"]


def test_things_are_found_by_what_they_are_tied_to(client: httpx.Client) -> None:
    assert get(client, "documents", country="AT")["total"] == 1
    assert get(client, "documents", venue="invented-regional-studies")["total"] == 1
    assert get(client, "documents", sector="furniture-making")["total"] == 0
    assert labels(get(client, "authors", concept="tacit-knowledge-x"))[0] == "J. Novak"
    assert "Maria Österling" in labels(get(client, "authors", cluster="lakeland-furniture"))
    assert get(client, "authors", region="AT")["total"] == 0
    assert labels(get(client, "regions", region="AT")) == ["Upper Lakeland"]
    assert labels(get(client, "clusters", country="AT")) == ["Lakeland furniture cluster"]
    assert get(client, "clusters", member="university-of-the-lakes")["total"] == 0
    assert get(client, "institutions", cluster="lakeland-furniture")["total"] == 0
    assert get(client, "institutions", country="AT")["total"] == 0
    assert get(client, "documents", concept="a://>}")["total"] == 0


def test_withdrawn_documents_say_so_wherever_they_are_listed(client: httpx.Client) -> None:
    assert labels(get(client, "documents", status="retracted")) == [RETRACTED]
    found = get(client, "search", q="reconsidered")["items"]
    assert found[0]["status"] == "retracted"  # before what only has the word in its text
    cluster = get(client, "clusters/lakeland-furniture")
    assert {item["label"]: item["status"] for item in cluster["documents"]}[RETRACTED] == "retracted"
    assert any(fact["document"]["status"] == "retracted" for fact in cluster["statements"])
    ties = client.get("/api/v1/graph", params={"view": "citations"}).json()
    assert {node["label"]: node["status"] for node in ties["nodes"]} == {RETRACTED: "retracted", "Chairs again": None}


def test_a_document_answers_its_card_and_its_statements_with_their_words(client: httpx.Client) -> None:
    key = get(client, "documents", q="wisdom")["items"][0]["key"]
    card = get(client, f"documents/{key}")
    assert card["document"]["year"] == 2019
    located = [one for one in card["statements"] if one["says"] == "is located in"]
    assert located[0]["quotes"][0]["text"] == "The Lakeland furniture cluster is located in Upper Lakeland, Austria."
    assert located[0]["confidence"] == 0.95


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("osterling", "Maria Österling"),
        ("MARIA ÖSTERLING", "Maria Österling"),
        ("osterlign", "Maria Österling"),
        ("furnitrue cluster", "Lakeland furniture cluster"),
        ("upper lake", "Upper Lakeland"),
        ("tacit", "tacit knowledge"),
    ],
)
def test_search_forgives(client: httpx.Client, words: str, label: str) -> None:
    assert label in labels(get(client, "search", q=words))[:2]


def test_search_of_one_kind(client: httpx.Client) -> None:
    found = get(client, "search", q="lakeland", kind="clusters")
    assert {item["kind"] for item in found["items"]} == {"cluster"}


def test_hostile_text_travels_as_data(client: httpx.Client) -> None:
    response = client.get("/api/v1/search", params={"q": "mallory"})
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.json()["items"][0]["label"] == '"><img src=x onerror=alert(1)> Mallory'
    page = response.json()["items"][0]["page"]
    assert client.get(page).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/documents?yeer=2020", 400),
        ("/api/v1/documents?year=MMXX", 400),
        ("/api/v1/documents?limit=0", 400),
        ("/api/v1/documents?cursor=nonsense", 400),
        ("/api/v1/documents?cursor=W10", 400),
        ("/api/v1/documents?sort=label&cursor=WyJuZXdlc3QiLCAiMSIsIC0yMDIxXQ", 400),
        ("/api/v1/documents?cursor=WyJuZXdlc3QiLCAiYSJd", 400),
        ("/api/v1/documents/no-such", 404),
        ("/api/v1/regions/no-such", 404),
        ("/api/v1/clusters/", 404),
        ("/api/v1/concepts/a://%3E%7D", 404),
        ("/api/v1/search?q=a&kind=ghosts", 400),
        ("/api/v1/search", 400),
        ("/api/v1/graph?view=../secret", 404),
        ("/api/v1/graph?centre=%3E%7D", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_errors_are_problems_that_say_what_to_do(client: httpx.Client, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["mend"]
    assert client.get(response.json()["type"], headers={"Accept": "text/html"}).status_code == 200


def test_a_limit_above_the_most_is_cut(client: httpx.Client) -> None:
    assert get(client, "documents", limit=100_000)["total"] == 4


def test_networks_say_what_they_left_out_and_have_surroundings(client: httpx.Client) -> None:
    whole = get(client, "graph")
    assert whole["left_out"] == {"nodes": 0, "edges": 0}
    cluster = next(node for node in whole["nodes"] if node["kind"] == "cluster")
    near = get(client, "graph", centre=cluster["id"])
    assert {node["label"] for node in near["nodes"]} == {
        "Lakeland furniture cluster",
        "Upper Lakeland",
        "tacit knowledge",
    }
    assert {edge["id"] for edge in near["edges"]} <= {edge["id"] for edge in whole["edges"]}


def test_the_description_of_the_interface_names_every_list(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {f"/api/v1/{name}" for name in LISTS} < set(paths)
    assert client.get("/docs").status_code == 404
